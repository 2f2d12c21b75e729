import { LRUCache } from 'lru-cache';
import type { BaseRow } from './rows';

/** What tells how a base comes to tasks: few of these are had by all bases together. */
export type Traits = Readonly<
  Pick<BaseRow, 'kind' | 'architectureFamily' | 'inputModalities' | 'outputModalities' | 'tasks'>
>;

/** More kinds of bases than there are; of one that was forgotten there are two objects. */
const MOST = 20_000;

const known = new LRUCache<string, Traits>({ max: MOST });

/**
 * The traits of a base: one object for all bases that have the same ones, so that what follows from
 * them is worked out once for a question and not for each base.
 */
export function traitsOf(base: Traits): Traits {
  const { kind, architectureFamily, inputModalities, outputModalities, tasks } = base;
  const key = JSON.stringify([kind, architectureFamily, inputModalities, outputModalities, tasks]);
  const found = known.get(key);
  if (found !== undefined) return found;
  const traits: Traits = { kind, architectureFamily, inputModalities, outputModalities, tasks };
  known.set(key, traits);
  return traits;
}
