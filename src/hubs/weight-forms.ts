import { z } from 'zod';
import data from './data/weight-forms.json';

const words = z.array(z.string());
const dtype = z.enum(['I8', 'U8', 'I16', 'U16', 'I32', 'U32']);

const formSchema = z.strictObject({
  id: z.string(),
  /** Whole words that name it, in tags, libraries and names. */
  words,
  /** It is a format of files, which may lie beside the plain weights that it was exported from. */
  files: z.boolean().default(false),
  /** Whether weights in it usually have fewer bits than those that they were made from. */
  fewerBits: z.boolean(),
  /**
   * What the Hub's count of a type is: weights, or containers that each hold several; unknown where
   * the packing is not.
   */
  counts: z.enum(['weights', 'containers', 'unknown']),
  /** Types of safetensors that weights are packed into. */
  containers: z.array(dtype).default([]),
  /** Bits of each weight, by definition. */
  bits: z.number().nullable().default(null),
  /** Bits of each weight where nothing else is said. */
  usualBits: z.number().nullable().default(null),
});
export type WeightForm = z.infer<typeof formSchema>;

/**
 * How weights are kept, and the words that say so. Numbers of bits are of one weight or, for
 * `containerBits`, of one value of a type.
 */
const {
  forms: FORMS,
  bitPatterns,
  ...WORDS
} = z
  .strictObject({
    sources: words,
    forms: z.array(formSchema),
    bitPatterns: words,
    fullPrecision: words,
    plainWeights: words,
    adapterLibraries: words,
    adapterFiles: words,
    adapterWords: words,
    mergedWords: words,
    mergeTags: words,
    containerBits: z.record(dtype, z.number()),
    scaleTypes: words,
  })
  .parse(data);

const BITS = bitPatterns.map((pattern) => new RegExp(pattern));
const ADAPTER_FILES = new Set(WORDS.adapterFiles);
const CONTAINER_BITS: ReadonlyMap<string, number> = new Map(Object.entries(WORDS.containerBits));

/** Types that hold only scales of blocks of weights, never weights. */
export const SCALE_TYPES: ReadonlySet<string> = new Set(WORDS.scaleTypes);

/** Bits of a type that weights may be packed into; null for any other type. */
export const bitsOfContainer = (type: string): number | null => CONTAINER_BITS.get(type) ?? null;

/** What adapters are called among the forms of weights. */
export const ADAPTER_FORM = 'adapter';

/** Whether a file is one that only adapters have. */
export const isAdapterFile = (path: string): boolean => ADAPTER_FILES.has(path.split('/').at(-1) ?? '');

const normal = (word: string): string =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(/[\s_]+/g, '-');

/** Whole words as they are compared: lower case, with single hyphens for spaces and underscores. */
export const plainWords = (texts: readonly string[]): Set<string> => new Set(texts.map(normal));

/** Whole words of a name, and each two or three that follow each other, with hyphens between. */
export function wordsOfName(name: string): Set<string> {
  const parts = normal(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');
  const found = new Set(parts);
  for (const length of [2, 3])
    parts.forEach((_, from) => found.add(parts.slice(from, from + length).join('-')));
  return found;
}

const among = (list: readonly string[], said: ReadonlySet<string>): boolean =>
  list.some((word) => said.has(word));

/** The forms that some of the words name. */
export const formsIn = (said: ReadonlySet<string>): WeightForm[] =>
  FORMS.filter((form) => among(form.words, said));

/** The different numbers of bits that words such as `4-bit`, `w4a16` and `q4-k-m` name. */
export function bitsIn(said: ReadonlySet<string>): number[] {
  const found = [...said].flatMap((word) =>
    BITS.flatMap((pattern) => {
      const bits = pattern.exec(word)?.[1];
      return bits === undefined ? [] : [Number(bits)];
    }),
  );
  return [...new Set(found)];
}

export const isFullPrecision = (said: ReadonlySet<string>): boolean => among(WORDS.fullPrecision, said);
export const hasPlainWeights = (said: ReadonlySet<string>): boolean => among(WORDS.plainWeights, said);
export const saysMerge = (said: ReadonlySet<string>): boolean => among(WORDS.mergeTags, said);

/**
 * Whether words mean an adapter, which holds few weights of its own. A name that tells of another
 * form stands above a tag: copies of cards keep the tags of the model that was quantized.
 */
export function isAdapter({
  name,
  tags,
  libraries,
}: Record<'name' | 'tags' | 'libraries', ReadonlySet<string>>) {
  if (among(WORDS.adapterLibraries, libraries)) return true;
  if (among(WORDS.mergedWords, name) || among(WORDS.mergedWords, tags)) return false;
  if (among(WORDS.adapterWords, name)) return true;
  return among(WORDS.adapterWords, tags) && formsIn(name).length === 0 && bitsIn(name).length === 0;
}

const SCALE: Readonly<Record<string, number>> = { b: 1e9, m: 1e6 };

/** The numbers of parameters that a name states, such as `7B`, `0.6b`, `350M` and `8x7B`. */
export function sizesIn(name: string): number[] {
  const found = name.matchAll(
    /(?<![\p{L}\p{N}.])(?:(\d{1,3})x)?(\d{1,4}(?:\.\d{1,3})?)([bm])(?![\p{L}\p{N}])/giu,
  );
  return [...found].map(
    ([, times = '1', size = '', unit = '']) =>
      Number(times) * Number(size) * (SCALE[unit.toLowerCase()] ?? 1),
  );
}
