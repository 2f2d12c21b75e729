import type { ServerResponse } from 'node:http';
import { encoded } from './compression';
import type { HttpError } from './exchange';

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
  response.end(sent);
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
