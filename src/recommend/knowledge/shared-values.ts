import { LRUCache } from 'lru-cache';

/** More different ones than there are; of one that was forgotten there are two. */
const MOST = 50_000;

const texts = new LRUCache<string, string>({ max: MOST });
const words = new LRUCache<string, string[]>({ max: MOST });
const ids = new LRUCache<string, number[]>({ max: MOST });
/** Lists that are what others share. */
const shared = new WeakSet<object>();

/**
 * The same text for all that say the same: what is read has a text of its own in each row, and of
 * most columns there are few different ones.
 */
export const sharedText = (text: string | null): string | null =>
  text === null ? null : sharedIn(texts, text, text);

/** The same list for all of the same words in the same order; nobody changes it. */
export const sharedWords = (list: string[]): string[] =>
  shared.has(list) ? list : sharedList(words, JSON.stringify(list), list);

/** The same of ids. */
export const sharedIds = (list: number[]): number[] =>
  shared.has(list) ? list : sharedList(ids, list.join(' '), list);

function sharedList<List extends object>(known: LRUCache<string, List>, key: string, list: List): List {
  const found = sharedIn(known, key, list);
  shared.add(found);
  return found;
}

function sharedIn<Value extends object | string>(
  known: LRUCache<string, Value>,
  key: string,
  value: Value,
): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  known.set(key, value);
  return value;
}
