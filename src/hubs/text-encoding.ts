/** How the bytes of a text stand for characters. */
type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Bytes as text. */
export interface Decoded {
  /** Where bytes stand for no character, U+FFFD. */
  text: string;
  /** Why the text is not what was written; null when it is. */
  fault: string | null;
}

/** A text, or what was decoded as one. */
export type Written = string | Decoded;

export const asDecoded = (written: Written): Decoded =>
  typeof written === 'string' ? { text: written, fault: null } : written;

const HEAD_BYTES = 4;

/**
 * The encoding that a byte-order mark names. Without one it is UTF-8, unless every other one of the
 * first four bytes is zero, as where a text in UTF-16 begins with two ASCII characters (RFC 4627,
 * section 3).
 */
function encodingOf(head: Uint8Array): Encoding {
  const [first, second, third, fourth] = head;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (head.length < HEAD_BYTES) return 'utf-8';
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  return first === 0 && second !== 0 && third === 0 && fourth !== 0 ? 'utf-16be' : 'utf-8';
}

const notIn = (encoding: Encoding): string => `is not ${encoding.toUpperCase()} text`;

function decodedAs(encoding: Encoding, bytes: Uint8Array, isWhole: boolean): Decoded {
  const options = { stream: !isWhole };
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes, options), fault: null };
  } catch {
    return { text: new TextDecoder(encoding).decode(bytes, options), fault: notIn(encoding) };
  }
}

/**
 * A text in UTF-8, or in UTF-16 where its beginning says so, without its byte-order mark.
 *
 * @param isWhole false where the bytes may end within a character, which is then left out
 */
export const decoded = (bytes: Uint8Array, isWhole = true): Decoded =>
  decodedAs(encodingOf(bytes), bytes, isWhole);

/** A part of a text whose encoding `asUtf8` has settled. */
export const decodedPart = (bytes: Uint8Array): Decoded => decodedAs('utf-8', bytes, true);

/** A stream of text as UTF-8: what is in UTF-16 is written anew, all else stays as it is. */
export async function* asUtf8(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array = new Uint8Array();
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let isSettled = false;
  for await (const chunk of bytes) {
    let part = chunk;
    if (!isSettled) {
      part = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
      head = part;
      if (head.length < HEAD_BYTES) continue;
      const encoding = encodingOf(head);
      decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding);
      isSettled = true;
    }
    yield decoder === null ? part : Buffer.from(decoder.decode(part, { stream: true }));
  }
  if (!isSettled && head.length > 0) yield Buffer.from(decoded(head).text);
  else if (decoder !== null) yield Buffer.from(decoder.decode());
}
