import type { IncomingMessage } from 'node:http';
import { HttpError } from './exchange';

const JSON_TYPE = /^application\/json *(;|$)/i;

function assertIsJson(request: IncomingMessage): void {
  if (!JSON_TYPE.test(request.headers['content-type'] ?? '')) {
    throw new HttpError(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the operation as application/json.');
  }
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') {
    throw new HttpError(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the body without a content encoding.');
  }
}

const tooLarge = (maxBytes: number): HttpError =>
  new HttpError(413, 'PAYLOAD_TOO_LARGE', `The body is larger than ${maxBytes} bytes.`);

async function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving `for await` early would destroy the connection, and the client would never get the
  // answer.
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) reject(tooLarge(maxBytes));
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () =>
      reject(new HttpError(400, 'BAD_REQUEST', 'The connection closed before the body ended.')),
    );
  });
}

/**
 * Reads a JSON body of at most `maxBytes`.
 *
 * @throws HttpError 413 when it is longer, 415 when it is something else, 400 when it is not JSON
 */
export async function readJsonBody(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  assertIsJson(request);
  const bytes = await readBytes(request, maxBytes);
  try {
    const parsed: unknown = JSON.parse(bytes.toString('utf8'));
    return parsed;
  } catch {
    throw new HttpError(400, 'BAD_REQUEST', 'The body is not valid JSON.');
  }
}
