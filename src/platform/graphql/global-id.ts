import { InvalidInputError } from '../errors';

const FORM = /^([A-Za-z]+):([1-9]\d{0,9})$/;
const LARGEST_KEY = 2_147_483_647;

/** What an opaque id means. */
export interface GlobalId {
  readonly type: string;
  readonly key: number;
}

/** The opaque id of one object: the type and key in base64url. Clients must not read it. */
export const encodeGlobalId = (type: string, key: number): string =>
  Buffer.from(`${type}:${key}`, 'latin1').toString('base64url');

/** What `id` means; null when it is not an id of this service. */
export function readGlobalId(id: string): GlobalId | null {
  const text = Buffer.from(id, 'base64url').toString('latin1');
  const [, type, digits] = FORM.exec(text) ?? [];
  const key = Number(digits);
  // Decoding accepts other spellings of the same bytes; an id has only one.
  if (type === undefined || key > LARGEST_KEY || encodeGlobalId(type, key) !== id) return null;
  return { type, key };
}

/**
 * Reads an id that must belong to one of `types`.
 * @throws InvalidInputError naming `field` when it is malformed or belongs to another type
 */
export function decodeGlobalId(id: string, types: readonly string[], field: string): GlobalId {
  const decoded = readGlobalId(id);
  if (decoded === null || !types.includes(decoded.type)) {
    throw new InvalidInputError(field, `the id of a ${types.join(' or ')} that this service gave`);
  }
  return decoded;
}

/** For filters by key: reads ids of one type. */
export const keyParser =
  (type: string) =>
  (id: string, path: string): number =>
    decodeGlobalId(id, [type], path).key;
