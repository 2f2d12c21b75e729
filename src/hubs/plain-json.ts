import { storable } from '../platform/written-text';

/** JSON as it may come from anyone: nothing is known of its shape. */
export type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain };
export type PlainObject = { [key: string]: Plain };

const MAX_DEPTH = 64;

export class TooDeepError extends Error {}

export { storable };

/**
 * A copy that is plain JSON and storable: no instances, no cycles, no numbers that JSON lacks, no
 * key that could reach a prototype.
 *
 * @throws TooDeepError beyond 64 levels, which is also how a cycle ends
 */
export function plainCopy(value: unknown, depth = 0): Plain {
  if (depth > MAX_DEPTH) throw new TooDeepError(`nested deeper than ${MAX_DEPTH} levels`);
  if (typeof value === 'string') return storable(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.map((item) => plainCopy(item, depth + 1));
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value).filter(([key]) => key !== '__proto__');
  return Object.fromEntries(entries.map(([key, item]) => [storable(key), plainCopy(item, depth + 1)]));
}

export const isPlainObject = (value: Plain | undefined): value is PlainObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object's own value under the first of `keys` that it has; null when it has none. */
export function own(object: PlainObject, ...keys: string[]): Plain {
  for (const key of keys) {
    const value = Object.hasOwn(object, key) ? object[key] : undefined;
    if (value !== undefined && value !== null) return value;
  }
  return null;
}

/** A string or number as trimmed text; null when there is nothing to read. */
export function textOf(value: Plain): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return null;
  const trimmed = value.trim();
  return trimmed === '' ? null : trimmed;
}

/** The object itself; one without keys for anything else. */
export const objectOf = (value: Plain): PlainObject => (isPlainObject(value) ? value : {});

/** Items of a list; none of anything else. */
export const itemsIn = (value: Plain): Plain[] => (Array.isArray(value) ? value : []);

/** Items of a list, none of null, and anything else as the one item that it is. */
export const asList = (value: Plain): Plain[] =>
  Array.isArray(value) ? value : value === null ? [] : [value];

/** Texts of a list, or of the one item that stands in its place. */
export const textsIn = (value: Plain): string[] => asList(value).flatMap((item) => textOf(item) ?? []);

/** Each item once, where it comes first. */
export const unique = <T>(items: Iterable<T>): T[] => [...new Set(items)];
