import type { IncomingMessage } from 'node:http';
import { HttpError } from './exchange';

/** How much of a body is waited for, and how long. */
export interface BodyBounds {
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

/** A body that is no JSON. */
export class NoJsonError extends HttpError {
  constructor() {
    super(400, 'BAD_REQUEST', 'The body is not valid JSON.');
  }
}

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
  new HttpError(
    413,
    'PAYLOAD_TOO_LARGE',
    `The body is larger than ${maxBytes} bytes. Split it into several requests.`,
  );

/** The rest of the body may never come, so the connection is of no further use. */
const tooSlow = (milliseconds: number): HttpError =>
  new HttpError(408, 'REQUEST_TIMEOUT', `The body did not arrive within ${milliseconds / 1000} s.`, {
    connection: 'close',
  });

async function readBytes(request: IncomingMessage, { maxBytes, timeoutMs }: BodyBounds): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving `for await` early would destroy the connection, and the client would never get the
  // answer.
  let timer: NodeJS.Timeout | undefined;
  const whole = new Promise<Buffer>((resolve, reject) => {
    timer = setTimeout(() => reject(tooSlow(timeoutMs)), timeoutMs);
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
  return whole.finally(() => clearTimeout(timer));
}

/**
 * Reads a JSON body of at most `maxBytes`, which is to arrive within `timeoutMs` milliseconds.
 *
 * @throws HttpError 413 when it is longer, 408 when it is late, 415 when it is something else, 400
 * when it is not JSON
 */
export async function readJsonBody(request: IncomingMessage, bounds: BodyBounds): Promise<unknown> {
  assertIsJson(request);
  const bytes = await readBytes(request, bounds);
  try {
    const parsed: unknown = JSON.parse(bytes.toString('utf8'));
    return parsed;
  } catch {
    throw new NoJsonError();
  }
}
