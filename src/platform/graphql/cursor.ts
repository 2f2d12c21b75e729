import type { Position } from '../database';
import { InvalidInputError } from '../errors';

const MAX_CURSOR_LENGTH = 2000;

/** JSON has no infinities; they are written as text. */
const portable = (key: string | number): string | number =>
  typeof key === 'number' && !Number.isFinite(key) ? String(key) : key;

/** The opaque cursor of a place in an ordered list. */
export const encodeCursor = ({ order, key, id }: Position): string =>
  Buffer.from(JSON.stringify([order, portable(key), id])).toString('base64url');

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

function parse(cursor: string): unknown {
  if (cursor.length > MAX_CURSOR_LENGTH) return null;
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

/**
 * Reads a cursor.
 * @throws InvalidInputError naming `field` when it is not a cursor of this service
 */
export function decodeCursor(cursor: string, field: string): Position {
  const parts = parse(cursor);
  if (isList(parts) && parts.length === 3) {
    const [order, key, id] = parts;
    const isKey = typeof key === 'string' || typeof key === 'number';
    if (
      typeof order === 'string' &&
      isKey &&
      typeof id === 'number' &&
      id > 0 &&
      id <= 2_147_483_647 &&
      Number.isInteger(id)
    ) {
      return { order, key, id };
    }
  }
  throw new InvalidInputError(field, 'a cursor that this list gave');
}
