import type { IncomingMessage } from 'node:http';
import { Transform, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { UnavailableError } from '../errors';

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Passes on what arrives until it is more than `maxBytes`. */
function bounded(url: string, maxBytes: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Uint8Array, encoding, done) {
      size += chunk.length;
      if (size <= maxBytes) done(null, chunk);
      else done(new UnavailableError(`${url} answers more than the ${maxBytes} bytes that are read.`));
    },
  });
}

/**
 * The body of a reply, decoded, and bounded after decoding: a few packed bytes can stand for very
 * many. It fails when the connection ends before the body does.
 */
export function boundedBody(message: IncomingMessage, url: string, maxBytes: number): Readable {
  const decoder = decoders[(message.headers['content-encoding'] ?? '').trim().toLowerCase()]?.();
  const limit = bounded(url, maxBytes);
  const parts: Readable[] = [message, limit];
  if (decoder === undefined) message.pipe(limit);
  else {
    parts.push(decoder);
    message.pipe(decoder).pipe(limit);
    decoder.on('error', (error) => limit.destroy(broken(url, error)));
  }
  message.on('error', (error) => limit.destroy(broken(url, error)));
  // Nobody may be reading any more when it fails.
  limit.on('error', () => undefined);
  limit.on('close', () => {
    for (const part of parts) part.destroy();
  });
  return limit;
}

const broken = (url: string, cause: unknown): UnavailableError =>
  cause instanceof UnavailableError
    ? cause
    : new UnavailableError(`The reply of ${url} broke off before its end.`, { cause });
