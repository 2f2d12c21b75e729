import { createHash } from 'node:crypto';
import { z } from 'zod';
import { compareText } from '../compare-text';
import { parseSearch, type ListFilter, type Position } from '../database';
import { InvalidInputError } from '../errors';

const MAX_CURSOR_LENGTH = 2000;

/** Characters of a list's digest in its cursors: 66 bits. */
const DIGEST_LENGTH = 11;

/** The same text for the same filter, in whatever order its fields were written. */
const inOrder = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => compareText(left, right)))
    : value;

/**
 * A short digest of which rows a list holds: the list's name, what is searched for and the filter.
 * Cursors carry it, so that one of another list is refused.
 * @throws InvalidInputError naming `search`
 */
export function listDigest(name: string, { search, where }: ListFilter): string {
  const filter = JSON.stringify(where ?? {}, inOrder);
  const text = JSON.stringify([name, parseSearch(search), filter]);
  return createHash('sha256').update(text).digest('base64url').slice(0, DIGEST_LENGTH);
}

/** JSON has no infinities; they are written as text. */
const portable = (key: string | number): string | number =>
  typeof key === 'number' && !Number.isFinite(key) ? String(key) : key;

/** The opaque cursor of a place in the ordered list with this digest. */
export const encodeCursor = (list: string, { order, key, id }: Position): string =>
  Buffer.from(JSON.stringify([list, order, portable(key), id])).toString('base64url');

const cursorSchema = z.tuple([
  z.string(),
  z.string(),
  z.union([z.string(), z.number()]),
  z.int().min(1).max(2_147_483_647),
]);

function parse(cursor: string): unknown {
  if (cursor.length > MAX_CURSOR_LENGTH) return null;
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

/**
 * Reads a cursor of the list with this digest.
 * @throws InvalidInputError naming `field` when it is not a cursor of this service, of an earlier
 * version, or of another list
 */
export function decodeCursor(cursor: string, { field, list }: { field: string; list: string }): Position {
  const { success, data } = cursorSchema.safeParse(parse(cursor));
  if (!success) throw new InvalidInputError(field, 'a cursor that this list gave');
  const [from, order, key, id] = data;
  if (from !== list) {
    throw new InvalidInputError(
      field,
      'a cursor of this list with the same search and filter; this one was taken from another list',
    );
  }
  return { order, key, id };
}
