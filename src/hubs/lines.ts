import { tooLong, type Fault } from './fault';
import { asUtf8, decodedPart } from './text-encoding';

/** A piece of a stream: its text, or why it has none. `place` counts from 1. */
export type Piece =
  { kind: 'text'; place: number; text: string } | { kind: 'unreadable'; place: number; reason: Fault };

const NEWLINE = 0x0a;
const ARRAY = 0x5b;
/** White space, and the bytes of a byte-order mark. */
const BLANK = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]);

/** Collects the bytes of one piece, up to a bound; beyond it only the fact is kept. */
class Collector {
  private parts: Uint8Array[] = [];
  private size = 0;

  constructor(
    private readonly maxBytes: number,
    private place = 0,
  ) {}

  add(part: Uint8Array): void {
    this.size += part.length;
    if (this.size <= this.maxBytes) this.parts.push(part);
    else this.parts = [];
  }

  /** The piece that ends here; null when it is blank. */
  take(): Piece | null {
    this.place += 1;
    const place = this.place;
    const { parts, size } = this;
    this.parts = [];
    this.size = 0;
    if (size > this.maxBytes) {
      return {
        kind: 'unreadable',
        place,
        reason: tooLong(size, this.maxBytes),
      };
    }
    const { text, fault } = decodedPart(Buffer.concat(parts));
    if (fault !== null) return { kind: 'unreadable', place, reason: fault };
    const trimmed = text.trim();
    return trimmed === '' ? null : { kind: 'text', place, text: trimmed };
  }
}

/**
 * Lines of a stream of UTF-8, blank ones left out. Holds one line at a time, at most `maxBytes` of
 * it.
 */
async function* lines(bytes: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Piece> {
  const line = new Collector(maxBytes);
  for await (const chunk of bytes) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      line.add(chunk.subarray(from, at));
      const piece = line.take();
      if (piece !== null) yield piece;
      from = at + 1;
    }
    line.add(chunk.subarray(from));
  }
  const last = line.take();
  if (last !== null) yield last;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/**
 * Follows JSON text byte by byte: how deep in brackets it is, and where elements of the outermost
 * array meet.
 */
class ArrayScanner {
  depth = 0;
  private inString = false;
  private escaped = false;

  /** What `byte` means for the outermost array. */
  step(byte: number): 'begins' | 'separates' | 'inside' {
    if (this.inString) {
      if (this.escaped) this.escaped = false;
      else if (byte === BACKSLASH) this.escaped = true;
      else if (byte === QUOTE) this.inString = false;
      return 'inside';
    }
    if (byte === QUOTE) this.inString = true;
    if (OPENING.has(byte)) {
      this.depth += 1;
      return this.depth === 1 ? 'begins' : 'inside';
    }
    if (CLOSING.has(byte)) {
      this.depth -= 1;
      return this.depth === 0 ? 'separates' : 'inside';
    }
    return byte === COMMA && this.depth === 1 ? 'separates' : 'inside';
  }
}

/**
 * Elements of a JSON array, as text, without holding the array: split at the commas of its
 * outermost level.
 */
async function* arrayElements(bytes: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Piece> {
  const element = new Collector(maxBytes);
  const scanner = new ArrayScanner();
  for await (const chunk of bytes) {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const meaning = scanner.step(chunk[at] ?? 0);
      if (meaning === 'begins') from = at + 1;
      if (meaning !== 'separates') continue;
      element.add(chunk.subarray(from, at));
      const piece = element.take();
      if (piece !== null) yield piece;
      from = at + 1;
    }
    element.add(chunk.subarray(from));
  }
  const rest = element.take();
  if (scanner.depth !== 0)
    yield { kind: 'unreadable', place: rest?.place ?? 1, reason: 'is cut off: the array does not end' };
}

/**
 * JSON values of a stream, as text: the elements where it is one array, else a line each. It may be
 * in UTF-16, as tools on Windows write it.
 */
export async function* jsonPieces(bytes: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Piece> {
  const chunks = asUtf8(bytes)[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let opening: number | undefined;
  for (let chunk = await chunks.next(); chunk.done !== true; chunk = await chunks.next()) {
    head.push(chunk.value);
    opening = chunk.value.find((byte) => !BLANK.has(byte));
    if (opening !== undefined) break;
  }
  const whole = (async function* () {
    yield* head;
    for (let chunk = await chunks.next(); chunk.done !== true; chunk = await chunks.next()) yield chunk.value;
  })();
  yield* opening === ARRAY ? arrayElements(whole, maxBytes) : lines(whole, maxBytes);
}
