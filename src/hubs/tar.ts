import { type Fault, tooLong } from './fault';
import { storable } from './plain-json';
import { decoded, type Decoded } from './text-encoding';

/** A file of an archive: its text, or why it is not read. */
export type TarFile =
  { kind: 'text'; name: string; text: string } | { kind: 'unreadable'; name: string; reason: Fault };

const BLOCK = 512;
const MAX_NAME_BYTES = 64 * 1024;
const MAX_FILES = 1_000_000;
/** Where a header's fields lie: POSIX.1-2017, pax, "ustar Interchange Format". */
const FIELD = { name: [0, 100], size: [124, 136], checksum: [148, 156], prefix: [345, 500] } as const;
const TYPE = 156;
const SPACE = 0x20;
const LONG_NAME = 'L';
const PAX = 'x';
const GLOBAL = 'g';
const PLAIN_FILE = new Set(['0', '\0', '7']);

/**
 * The plain files of a tar archive (ustar, pax or GNU), one at a time and without touching the
 * disk; links, folders and devices are passed over. Of a file at most `maxBytes` are held. An
 * archive that is damaged or cut off ends with an unreadable file that says so.
 *
 * Not by `tar-stream` (3.2.2): it holds long names up to 4 MiB, which cannot be set; takes no
 * archive at all, and one that breaks off between two files, for a whole one; and reads on behind
 * the end of an archive, where it fails at what else stands there.
 */
export async function* tarFiles(
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
  isWanted: (name: string) => boolean,
): AsyncGenerator<TarFile> {
  try {
    yield* filesOf(new Blocks(bytes), maxBytes, isWanted);
  } catch (error) {
    if (!(error instanceof DamagedArchiveError)) throw error;
    yield { kind: 'unreadable', name: 'archive', reason: error.message };
  }
}

class DamagedArchiveError extends Error {}

async function* filesOf(
  blocks: Blocks,
  maxBytes: number,
  isWanted: (name: string) => boolean,
): AsyncGenerator<TarFile> {
  let longName: string | null = null;
  for (let files = 0; files < MAX_FILES; files += 1) {
    const header = await blocks.take(BLOCK);
    if (header.every((byte) => byte === 0)) return;
    const { size, type } = sizeAndType(header);
    if (type === LONG_NAME || type === PAX) {
      if (size > MAX_NAME_BYTES) throw new DamagedArchiveError('holds a name that is too long');
      longName = nameIn(await blocks.take(size), type) ?? longName;
    } else {
      const name: string = longName ?? shortName(header);
      if (type !== GLOBAL) longName = null;
      const isRead = PLAIN_FILE.has(type) && isWanted(name);
      if (!isRead || size > maxBytes) await blocks.skip(size);
      else yield textFile(name, decoded(await blocks.take(size)));
      if (isRead && size > maxBytes) yield { kind: 'unreadable', name, reason: tooLong(size, maxBytes) };
    }
    await blocks.skip((BLOCK - (size % BLOCK)) % BLOCK);
  }
  throw new DamagedArchiveError(`holds more than ${MAX_FILES} files`);
}

function sizeAndType(header: Uint8Array): { size: number; type: string } {
  const size = octal(header, 'size');
  if (size === null || !hasItsChecksum(header))
    throw new DamagedArchiveError('is no tar archive, or is damaged');
  return { size, type: String.fromCharCode(header[TYPE] ?? 0) };
}

/** A file of which the bytes were decoded. */
export function textFile(name: string, { text, fault }: Decoded): TarFile {
  return fault === null
    ? { kind: 'text', name, text: storable(text) }
    : { kind: 'unreadable', name, reason: fault };
}

/** A field's text, up to its first NUL. */
function fieldText(header: Uint8Array, field: keyof typeof FIELD): string {
  return untilNul(header.subarray(...FIELD[field]));
}

function untilNul(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return storable(Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)).toString('utf8'));
}

function octal(header: Uint8Array, field: keyof typeof FIELD): number | null {
  const text = fieldText(header, field).trim();
  return /^[0-7]{1,12}$/.test(text) ? Number.parseInt(text, 8) : null;
}

/** The sum of the header's bytes, with its own field read as spaces. */
function hasItsChecksum(header: Uint8Array): boolean {
  const [from, to] = FIELD.checksum;
  const sum = header.reduce((all, byte, at) => all + (at >= from && at < to ? SPACE : byte), 0);
  return octal(header, 'checksum') === sum;
}

function shortName(header: Uint8Array): string {
  const prefix = fieldText(header, 'prefix');
  const name = fieldText(header, 'name');
  // GNU archives keep times where ustar keeps the prefix.
  const isUstar = Buffer.from(header.subarray(257, 263)).toString('latin1') === 'ustar\0';
  return isUstar && prefix !== '' ? `${prefix}/${name}` : name;
}

/** The name that a GNU long-name or a pax header gives the file behind it. */
function nameIn(content: Uint8Array, type: string): string | null {
  if (type === LONG_NAME) return untilNul(content);
  const path = /(?:^|\n)\d+ path=([^\n]+)\n/.exec(Buffer.from(content).toString('utf8'))?.[1];
  return path === undefined ? null : storable(path);
}

/** Takes a stream of bytes in pieces of the sizes asked for. */
class Blocks {
  private readonly chunks: AsyncIterator<Uint8Array>;
  private rest: Uint8Array = new Uint8Array();

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.chunks = bytes[Symbol.asyncIterator]();
  }

  /** The next `size` bytes. */
  async take(size: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    await this.pass(size, (part) => parts.push(part));
    return Buffer.concat(parts);
  }

  /** Leaves `size` bytes out. */
  async skip(size: number): Promise<void> {
    await this.pass(size, () => undefined);
  }

  private async pass(size: number, see: (part: Uint8Array) => void): Promise<void> {
    for (let left = size; left > 0;) {
      if (this.rest.length === 0) {
        const next = await this.chunks.next();
        if (next.done === true) throw new DamagedArchiveError('is cut off: the archive does not end');
        this.rest = next.value;
        continue;
      }
      const part = this.rest.subarray(0, left);
      see(part);
      this.rest = this.rest.subarray(part.length);
      left -= part.length;
    }
  }
}
