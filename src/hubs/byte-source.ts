import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InvalidInputError, UnavailableError } from '../platform/errors';
import { openPlainFile } from './plain-file';
import { decoded, type Decoded } from './text-encoding';

/** What `source` of an import is: a file, a folder, or an address. */
export type SourceKind = 'file' | 'folder' | 'url';

const GZIP_MAGIC = [0x1f, 0x8b] as const;
const CUT_OFF = new Set(['Z_BUF_ERROR', 'Z_DATA_ERROR']);

/** Records and tables pack to a tenth or so, and no text that says anything to a two-hundredth. */
const MAX_RATIO = 200;
const ALWAYS_UNPACKED = 64 * 1024 * 1024;

const swollen = (name: string): InvalidInputError =>
  new InvalidInputError(
    'source',
    `data that unpacks to at most ${MAX_RATIO} times its size; ${name} would become more`,
  );

const isGzip = (bytes: Uint8Array): boolean => GZIP_MAGIC.every((byte, place) => bytes[place] === byte);
const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/**
 * Tells a file from a folder and an address.
 *
 * @throws InvalidInputError when there is nothing at the path, or it is neither a file nor a folder
 */
export async function sourceKind(source: string): Promise<SourceKind> {
  if (/^https?:\/\//i.test(source)) return 'url';
  const found = await stat(source).catch((cause: unknown) => {
    throw new InvalidInputError(
      'source',
      `a file, a folder or an http(s) address; there is nothing at ${source}`,
      {
        cause,
      },
    );
  });
  if (found.isDirectory()) return 'folder';
  if (found.isFile()) return 'file';
  throw new InvalidInputError('source', `a file, a folder or an http(s) address; ${source} is none of them`);
}

/** Size of a file in bytes. */
export async function fileSize(path: string): Promise<number> {
  return (await stat(path)).size;
}

/** Opens a file as a stream of bytes, unpacked if it begins as gzip does, whatever it is called. */
export async function openFile(path: string): Promise<AsyncIterable<Uint8Array>> {
  const handle = await openPlainFile(path);
  const head = new Uint8Array(GZIP_MAGIC.length);
  await handle.read(head, 0, head.length, 0).finally(() => handle.close());
  const bytes = createReadStream(path);
  return isGzip(head) ? unpacked(bytes, path) : bytes;
}

/**
 * Unpacks what begins as gzip does: a saved `.gz` arrives packed over HTTP too, and only its first
 * bytes tell.
 */
export async function* unpackedBytes(
  body: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done === true) return;
  const all = (async function* () {
    yield first.value;
    for (let chunk = await chunks.next(); chunk.done !== true; chunk = await chunks.next()) yield chunk.value;
  })();
  yield* isGzip(first.value) ? unpacked(Readable.from(all), name) : all;
}

async function* unpacked(packed: Readable, name: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  packed.on('error', (error) => gunzip.destroy(error));
  try {
    let size = 0;
    const chunks: AsyncIterable<Uint8Array> = packed.pipe(gunzip);
    for await (const bytes of chunks) {
      size += bytes.length;
      if (size > ALWAYS_UNPACKED && size > gunzip.bytesWritten * MAX_RATIO) throw swollen(name);
      yield bytes;
    }
  } catch (cause) {
    if (!CUT_OFF.has(String(codeOf(cause)))) throw cause;
    throw new UnavailableError(`The gzip data of ${name} is cut off or damaged.`, { cause });
  } finally {
    packed.destroy();
  }
}

/** The beginning of a text. */
export interface Head extends Decoded {
  /** Whether it is all of the text. */
  isWhole: boolean;
}

/** The first `maxBytes` of a stream as text. */
export async function textUpTo(bytes: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Head> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of bytes) {
    parts.push(part);
    if ((size += part.length) > maxBytes) break;
  }
  const isWhole = size <= maxBytes;
  return { ...decoded(Buffer.concat(parts).subarray(0, maxBytes), isWhole), isWhole };
}
