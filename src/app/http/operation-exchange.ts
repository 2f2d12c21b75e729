import { HeaderMap, type HTTPGraphQLRequest, type HTTPGraphQLResponse } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { Exchange } from './exchange';
import { readingCost, type Asked, type OperationParts, type Paid } from './executing';
import { readJsonBody } from './read-json-body';
import { sendJson } from './respond';
import { refusalOf } from './told-failure';
import { admit } from './visit';
import { endWith } from './written';

/** Of an operation, however it comes. */
export const MAX_OPERATION_BYTES = 1_000_000;

/** An operation that came by an HTTP request of its own. */
export interface AskedByHttp extends Asked, Paid {
  readonly exchange: Exchange;
  /** Of a POST; undefined of any other method. */
  readonly body: unknown;
}

/**
 * Gives a request a turn, reads its body within it, and takes that from the budget.
 *
 * @param priceOf so many bytes that are read, in units
 */
export async function duringReading(
  exchange: Exchange,
  parts: OperationParts,
  answer: (asked: AskedByHttp) => Promise<void>,
  priceOf: (bytes: number) => number = readingCost,
): Promise<void> {
  const { request, search } = exchange;
  const visit = await admit(exchange, parts);
  let bytes = search.length;
  const pay = (): Promise<void> => visit.turn.payForReading(priceOf(bytes));
  try {
    request.on('data', (chunk: Buffer) => (bytes += chunk.length));
    const bounds = { maxBytes: MAX_OPERATION_BYTES, timeoutMs: parts.bodyMs };
    const body = request.method === 'POST' ? await readJsonBody(request, bounds) : undefined;
    const { apollo, subscriber, notes, running, admission, createContext, bodyMs } = parts;
    // Named one by one, for the reason that contextWith gives.
    const answering = { apollo, subscriber, notes, running, admission, createContext, bodyMs };
    await answer(Object.assign(answering, { exchange, visit, body, pay }));
  } finally {
    await pay().finally(() => visit.turn.end());
  }
}

function toHeaderMap(headers: IncomingHttpHeaders): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}

/** A request as Apollo Server reads it. */
export const requestOf = ({ exchange, body }: AskedByHttp): HTTPGraphQLRequest => ({
  method: exchange.request.method ?? '',
  search: exchange.search,
  body,
  headers: toHeaderMap(exchange.request.headers),
});

/** Writes what Apollo Server answered. */
export async function writeAnswer(response: ServerResponse, answer: HTTPGraphQLResponse): Promise<void> {
  response.statusCode = answer.status ?? 200;
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  if (response.statusCode === 304) return void response.end();
  if (answer.body.kind === 'complete') {
    return endWith(response, answer.body.string);
  }
  for await (const chunk of answer.body.asyncIterator) response.write(chunk);
  response.end();
}

/** Tells why a subscription did not begin. */
export function refuse(response: ServerResponse, errors: readonly GraphQLFormattedError[]): Promise<void> {
  const { status, retryAfter } = refusalOf(errors);
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  return sendJson(response, status, { errors });
}
