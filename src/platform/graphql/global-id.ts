import { InvalidInputError } from '../errors';

const FORM = /^([A-Za-z]+):([1-9]\d{0,9})$/;
const LARGEST_KEY = 2_147_483_647;

/** What an opaque id means. */
export interface GlobalId {
  readonly type: string;
  readonly key: number;
}

const base64url = (text: string): string => Buffer.from(text, 'latin1').toString('base64url');

/** Bytes that base64 writes as four characters, whatever follows. */
const GROUP = 3;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const HALF_GROUP = 12;
/** What each half of a group is written as. */
const HALVES = Array.from(
  { length: 1 << HALF_GROUP },
  (_, bits) => `${ALPHABET[bits >> 6]}${ALPHABET[bits & 63]}`,
);

/** How the ids of a type begin, as they are written, and what is left to write before the key. */
interface Beginning {
  readonly written: string;
  readonly rest: string;
}

function beginningOf(type: string): Beginning {
  const text = `${type}:`;
  const whole = text.length - (text.length % GROUP);
  return { written: base64url(text.slice(0, whole)), rest: text.slice(whole) };
}

function write({ written, rest }: Beginning, key: number): string {
  const text = `${rest}${key}`;
  let id = written;
  let at = 0;
  for (; at + GROUP <= text.length; at += GROUP) {
    const group = (text.charCodeAt(at) << 16) | (text.charCodeAt(at + 1) << 8) | text.charCodeAt(at + 2);
    id += `${HALVES[group >> HALF_GROUP]}${HALVES[group & ((1 << HALF_GROUP) - 1)]}`;
  }
  const [first, second] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
  if (Number.isNaN(first)) return id;
  if (Number.isNaN(second)) return `${id}${HALVES[first << 4]}`;
  return `${id}${HALVES[(first << 4) | (second >> 4)]}${ALPHABET[(second & 15) << 2]}`;
}

/** So many ids of a type are kept, a power of two; each takes some 50 bytes. */
const KEPT = 2048;

/** The ids of one type: what was written last for a key, where no other key has its place. */
class IdsOfType {
  private readonly beginning: Beginning;
  private readonly keys = new Uint32Array(KEPT);
  private readonly ids = new Array<string>(KEPT).fill('');

  constructor(type: string) {
    this.beginning = beginningOf(type);
  }

  of(key: number): string {
    if (key > LARGEST_KEY) return write(this.beginning, key);
    const place = key & (KEPT - 1);
    const known = this.ids[place];
    if (this.keys[place] === key && known !== undefined && known !== '') return known;
    const id = write(this.beginning, key);
    this.keys[place] = key;
    this.ids[place] = id;
    return id;
  }
}

const types = new Map<string, IdsOfType>();

/**
 * The opaque id of one object: the type and key in base64url. Clients must not read it. A page
 * holds hundreds, many of them again and again, so they are written without a buffer for each and
 * some are kept.
 */
export function encodeGlobalId(type: string, key: number): string {
  const known = types.get(type);
  if (known !== undefined) return known.of(key);
  const made = new IdsOfType(type);
  types.set(type, made);
  return made.of(key);
}

/** What `id` means; null when it is not an id of this service. */
export function readGlobalId(id: string): GlobalId | null {
  const text = Buffer.from(id, 'base64url').toString('latin1');
  const [, type, digits] = FORM.exec(text) ?? [];
  const key = Number(digits);
  // Decoding accepts other spellings of the same bytes; an id has only one. Clients send any type,
  // so nothing is kept for it.
  if (type === undefined || key > LARGEST_KEY || write(beginningOf(type), key) !== id) return null;
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
