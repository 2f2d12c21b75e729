import type { ServerResponse } from 'node:http';
import { encoded } from './compression';
import { isKnownTo } from '../entity-tag';
import type { Exchange, HttpError } from './exchange';
import { endInTime } from './written';

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a whole response; answers to HEAD lose their body in `node:http` itself. */
export async function send(
  response: ServerResponse,
  { status, contentType, body, headers }: Answer,
): Promise<void> {
  const sent = await encoded(response, body);
  response.writeHead(status, {
    ...headers,
    'content-type': contentType,
    'content-length': Buffer.byteLength(sent),
  });
  endInTime(response, sent);
}

/** An answer with the tag by which a client can ask for it again. */
export interface TaggedAnswer extends Omit<Answer, 'status' | 'headers'> {
  readonly headers: Readonly<Record<string, string>> & { readonly etag: string };
}

/** Sends a whole response, or nothing of it where the client has it already. */
export async function sendTagged(
  { request, response }: Pick<Exchange, 'request' | 'response'>,
  answer: TaggedAnswer,
): Promise<void> {
  const { headers } = answer;
  if (isKnownTo(request.headers['if-none-match'], headers.etag))
    return void response.writeHead(304, headers).end();
  await send(response, { status: 200, ...answer });
}

export function sendJson(response: ServerResponse, status: number, value: unknown): Promise<void> {
  return send(response, {
    status,
    contentType: 'application/json; charset=utf-8',
    body: `${JSON.stringify(value)}\n`,
    headers: { 'cache-control': 'no-store' },
  });
}

export function sendError(response: ServerResponse, error: HttpError): Promise<void> {
  for (const [name, value] of Object.entries(error.headers)) response.setHeader(name, value);
  return sendJson(response, error.status, {
    errors: [{ message: error.message, extensions: { code: error.code } }],
  });
}
