import sets from './data/pretraining-sets.json';
import type { Reference } from './records';

const SETS = new Map<string, Reference>(Object.entries(sets));

/**
 * Public data that models are pretrained on, where the catalogue has it: every hub's own word for
 * it leads here.
 *
 * @throws TypeError for a name that `data/pretraining-sets.json` lacks
 */
export function pretrainingSet(name: string): Reference {
  const set = SETS.get(name);
  if (set === undefined) throw new TypeError(`There is no pretraining set ${name}.`);
  return set;
}

/**
 * A hub's words for pretraining data, the more particular first: what `pattern` is found in was
 * trained on `set`.
 */
export class PretrainingWords {
  private readonly words: readonly { pattern: RegExp; set: Reference }[];

  constructor(rows: readonly { pattern: string; set: string }[]) {
    this.words = rows.map(({ pattern, set }) => ({ pattern: new RegExp(pattern), set: pretrainingSet(set) }));
  }

  /** Every set that a text tells of. */
  allIn(text: string): Reference[] {
    return this.words.filter(({ pattern }) => pattern.test(text)).map(({ set }) => set);
  }

  /** The first of them; null where there is none. */
  firstIn(text: string): Reference | null {
    return this.words.find(({ pattern }) => pattern.test(text))?.set ?? null;
  }
}
