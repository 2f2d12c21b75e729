import type { ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, createGzip, gzip, type Gzip } from 'node:zlib';
import Negotiator from 'negotiator';

/** Less fits into a packet as it is. */
const LEAST_BYTES = 1_400;
/** Twice as fast as zlib's usual level, and about a tenth larger. */
const OPTIONS = { level: 1 };

const compress = promisify<string | Buffer, typeof OPTIONS, Buffer>(gzip);

/** What was made of files, which are sent again and again; dropped together with them. */
const compressed = new WeakMap<Buffer, Promise<Buffer>>();

function compressedOnce(body: Buffer): Promise<Buffer> {
  const known = compressed.get(body) ?? compress(body, OPTIONS);
  compressed.set(body, known);
  return known;
}

/** Whether who asked takes gzip, and would rather have it than the body as it is. */
const takesGzip = ({ req }: ServerResponse): boolean =>
  new Negotiator(req).encoding(['gzip', 'identity']) === 'gzip';

/**
 * A whole body as it is sent: compressed, and the response's header says so, where the client takes
 * that and it is worth it. That is done by threads of zlib, beside the one that answers.
 */
export async function encoded(response: ServerResponse, body: string | Buffer): Promise<string | Buffer> {
  if (Buffer.byteLength(body) < LEAST_BYTES || !takesGzip(response)) return body;
  response.setHeader('content-encoding', 'gzip');
  return typeof body === 'string' ? compress(body, OPTIONS) : compressedOnce(body);
}

/**
 * What a body passes that is sent as it is made; null where it is sent as it is. The response's
 * header says which. All that was written comes out at once: the next may be long in coming.
 */
export function streamEncoder(response: ServerResponse): Gzip | null {
  if (!takesGzip(response)) return null;
  response.setHeader('content-encoding', 'gzip');
  return createGzip({ ...OPTIONS, flush: constants.Z_SYNC_FLUSH });
}
