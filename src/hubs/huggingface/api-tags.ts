/** What the Hub packs into the `tags` of an API record, taken apart. */
export interface ApiTags {
  license: string | null;
  languages: string[];
  datasets: string[];
  bases: string[];
  /** Base -> relation, as the Hub states or infers it. */
  relations: Map<string, string>;
  /** What authors wrote, and the file formats and libraries that the Hub saw. */
  rest: string[];
}

const RELATION = /^(finetune|adapter|quantized|merge|merged):(.+)$/;
/**
 * Tags that the Hub computes, which say nothing about the model itself; some stand behind the
 * languages.
 */
const COMPUTED = new Set([
  'autotrain_compatible',
  'endpoints_compatible',
  'eval-results',
  'has_space',
  'model-index',
  'text-embeddings-inference',
  'text-generation-inference',
]);
const ENDS_LANGUAGES = /^(?:arxiv|base_model|dataset|deploy|diffusers|doi|license|region):/i;
const CODE = /^(?:[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?|multilingual)$/;
const TWO_LETTERS = /^[a-z]{2}$/;
/**
 * Codes that authors also write for something else: machine learning, computer vision,
 * reinforcement learning, ...
 */
const AMBIGUOUS = new Set([
  'ar',
  'as',
  'cv',
  'go',
  'id',
  'is',
  'ml',
  'nn',
  'no',
  'or',
  'os',
  'pt',
  'rl',
  'tf',
  'to',
]);
const NO_LANGUAGE = new Set([
  'act',
  'any',
  'asr',
  'dpo',
  'jax',
  'llm',
  'mlx',
  'moe',
  'mtp',
  'nlp',
  'ocr',
  'rag',
  'sft',
  'sgd',
  'tf',
  'trl',
  'tts',
  'vit',
  'vlm',
]);

/**
 * Languages stand in one block behind the author's tags and before the first `dataset:`, `arxiv:`,
 * `base_model:` or `license:`. Only that block is read: `ml` and `cv` elsewhere are fields of
 * study.
 */
function languageBlock(tags: readonly string[]): { from: number; to: number } {
  let to = Math.max(
    0,
    tags.findIndex((tag) => ENDS_LANGUAGES.test(tag)),
  );
  while (to > 0 && COMPUTED.has(tags[to - 1] ?? '')) to -= 1;
  let from = to;
  while (from > 0 && CODE.test(tags[from - 1] ?? '') && !NO_LANGUAGE.has(tags[from - 1] ?? '')) from -= 1;
  while (from < to && !TWO_LETTERS.test(tags[from] ?? '') && tags[from] !== 'multilingual') from += 1;
  const certain = tags.slice(from, to).some((tag) => !AMBIGUOUS.has(tag));
  return certain ? { from, to } : { from: to, to };
}

/** Takes the tags of an API record apart. */
export function readApiTags(tags: readonly string[]): ApiTags {
  const { from, to } = languageBlock(tags);
  const found: ApiTags = {
    license: null,
    languages: tags.slice(from, to),
    datasets: [],
    bases: [],
    relations: new Map(),
    rest: [],
  };
  tags.forEach((tag, place) => {
    if (place >= from && place < to) return;
    const colon = tag.indexOf(':');
    const value = tag.slice(colon + 1);
    const prefix = colon < 0 ? '' : tag.slice(0, colon).toLowerCase();
    if (prefix === 'license') found.license ??= value;
    else if (prefix === 'dataset') found.datasets.push(value);
    else if (prefix === 'base_model') addBase(found, value);
    else if (prefix !== 'region' && prefix !== 'deploy' && !COMPUTED.has(tag)) found.rest.push(tag);
  });
  return found;
}

function addBase(found: ApiTags, value: string): void {
  const [, relation, base] = RELATION.exec(value) ?? [];
  found.bases.push(base ?? value);
  if (relation !== undefined && base !== undefined && !found.relations.has(base))
    found.relations.set(base, relation);
}
