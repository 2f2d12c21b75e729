import { SAME_WEIGHTS_RELATIONS } from '../../catalog';
import { append, groupBy } from '../../platform/group-by';
import { Z_95 } from '../../platform/normal-distribution';
import { visitInSteps } from '../../platform/slices';
import { mean, populationSpread } from '../../scoring';
import { type Knowledge, type KnownBase } from '../knowledge/knowledge';

type MeasuredResult = KnownBase['results'][number];

/** Numbers of parameters as hubs give them differ by what they count, by up to this share. */
const LIKE_SIZE = 0.01;

/** What siblings are told by. */
export interface SiblingRule {
  knowledge: Knowledge;
  /**
   * Variance of a standardised value around the performance of its base: what two runs of the same
   * weights differ by.
   */
  noise: number;
}

/** A base with the others that are the same checkpoint in another form. */
export interface Folded<Entry> {
  best: Entry;
  /** Best first. */
  siblings: Entry[];
}

/**
 * Folds bases that are one checkpoint in several forms under the best of them. Two bases are
 * siblings
 *
 * - when both go back to one model through conversion or quantisation alone, or
 * - when architecture, number of parameters, pretraining data, kinds of input and name (but for
 *   publisher, format and precision) are all recorded and equal,
 *
 * unless they were measured side by side and differ by more than noise. Yields wherever it could
 * pause.
 * @param entries best first; the order is kept
 * @param most groups to return; the rest is not grouped
 */
export function* foldSiblings<Entry extends { base: KnownBase }>(
  entries: readonly Entry[],
  rule: SiblingRule,
  most = Infinity,
): Generator<void, Folded<Entry>[]> {
  const folded: Folded<Entry>[] = [];
  const byKey = new Map<string, Folded<Entry>[]>();
  yield* visitInSteps(entries, (entry) => {
    const { checkpoint, facts } = keysOf(entry.base, rule.knowledge);
    const group =
      byKey.get(checkpoint)?.find(({ best }) => !differ(best.base, entry.base, rule)) ??
      byKey
        .get(facts ?? '')
        ?.find(({ best }) => isLikeSize(best.base, entry.base) && !differ(best.base, entry.base, rule));
    if (group !== undefined) {
      group.siblings.push(entry);
      return;
    }
    if (folded.length >= most) return;
    const own: Folded<Entry> = { best: entry, siblings: [] };
    folded.push(own);
    for (const key of facts === null ? [checkpoint] : [checkpoint, facts]) append(byKey, key, own);
  });
  return folded;
}

interface Keys {
  /** Of the model that the weights go back to. */
  checkpoint: string;
  /** Null where too little is recorded to tell checkpoints apart. */
  facts: string | null;
}

/** Bases that share a key may be siblings. */
function keysOf(base: KnownBase, knowledge: Knowledge): Keys {
  const known = keysByBase.get(base);
  if (known !== undefined) return known;
  const keys = { checkpoint: `checkpoint ${checkpointOf(base.id, knowledge)}`, facts: factsKey(base) };
  keysByBase.set(base, keys);
  return keys;
}

/** A base belongs to one reading of the catalogue, so that its keys stay true. */
const keysByBase = new WeakMap<KnownBase, Keys>();

/** The model whose weights these are, in whatever form. */
function checkpointOf(id: number, { parents }: Knowledge): number {
  const seen = new Set<number>();
  let current = id;
  while (!seen.has(current)) {
    seen.add(current);
    const from = parents.get(current)?.find(({ relation }) => SAME_WEIGHTS_RELATIONS.has(relation));
    if (from === undefined) return current;
    current = from.baseId;
  }
  // A circle has no first model: its least id stands for it, whoever asks.
  return Math.min(...seen);
}

function factsKey(base: KnownBase): string | null {
  const { architectureName, parameterCount, pretrainingDatasetIds, inputModalities } = base;
  if (architectureName === null || parameterCount === null || pretrainingDatasetIds.length === 0) return null;
  const stem = nameStem(base.name);
  if (stem === '') return null;
  const data = [...new Set(pretrainingDatasetIds)].sort((a, b) => a - b);
  return JSON.stringify([architectureName.toLowerCase(), data, [...inputModalities].sort(), stem]);
}

const isLikeSize = (one: KnownBase, other: KnownBase): boolean => {
  const sizes = [one.parameterCount ?? 0, other.parameterCount ?? 0];
  return Math.max(...sizes) <= Math.min(...sizes) * (1 + LIKE_SIZE);
};

const FORM =
  /^(?:hf|pt|tf|tf2|pytorch|torch|tensorflow|flax|jax|keras|onnx|openvino|coreml|mlx|tflite|ggml|gguf|gptq|awq|exl2|bnb|safetensors|quantized|quantised|quant|converted|int[48]|[48]bit|q[2-8]|fp(?:16|32|8)|bf16|f16|f32)$/;

/**
 * The words of a name that tell checkpoints apart, without those of formats and precisions. Numbers
 * stay: of two versions, or of two lengths of training, the weights differ.
 */
function nameStem(name: string): string {
  const own = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  return own
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !FORM.test(word))
    .join(' ');
}

/**
 * Whether two bases differ by more than noise where they were measured side by side: the sum of
 * squares of their differences, in standard deviations of all values beside them, against the 95%
 * quantile of its distribution were they the same (chi-squared with a degree of freedom for each
 * comparison; the quantile by Wilson & Hilferty 1931).
 */
function differ(one: KnownBase, other: KnownBase, { knowledge, noise }: SiblingRule): boolean {
  if (one.results.length === 0 || other.results.length === 0) return false;
  const theirs = groupBy(other.results, ({ group }) => group);
  let squares = 0;
  let comparisons = 0;
  for (const [group, own] of groupBy(one.results, (result) => result.group)) {
    const beside = theirs.get(group);
    if (beside === undefined) continue;
    comparisons += 1;
    const difference = meanOf(own) - meanOf(beside);
    if (difference !== 0) squares += (difference / spreadOf(group, knowledge)) ** 2;
  }
  return comparisons > 0 && squares / (2 * noise) > chiSquared95(comparisons);
}

function chiSquared95(degrees: number): number {
  const width = 2 / (9 * degrees);
  return degrees * (1 - width + Z_95 * Math.sqrt(width)) ** 3;
}

const meanOf = (results: readonly MeasuredResult[]): number => mean(results.map(({ value }) => value));

const spreads = new WeakMap<Knowledge, Map<string, number>>();

/** Standard deviation of the values that were measured side by side. */
function spreadOf(group: string, knowledge: Knowledge): number {
  const known = spreads.get(knowledge) ?? groupSpreads(knowledge);
  spreads.set(knowledge, known);
  return known.get(group) ?? 1;
}

function groupSpreads(knowledge: Knowledge): Map<string, number> {
  const counted = [...knowledge.results.values()].filter(({ excluded }) => excluded === null);
  return new Map(
    [...groupBy(counted, ({ group }) => group)].map(([group, results]) => [
      group,
      populationSpread(results.map(({ value }) => value)),
    ]),
  );
}
