import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { OperationRequest } from '../../platform/graphql/subscribe';
import { HttpError } from './exchange';

/**
 * The operation of a request, if it can be read here; Apollo Server reports what is wrong with any
 * other.
 */
export function operationOf(body: unknown, search: string): OperationRequest | null {
  if (body === undefined) {
    const parameters = new URLSearchParams(search);
    const variables = readJson(parameters.get('variables') ?? '{}');
    return parsedOperation({
      query: parameters.get('query'),
      variables,
      operationName: parameters.get('operationName'),
    });
  }
  return parsedOperation(body);
}

const operationSchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

function parsedOperation(body: unknown): OperationRequest | null {
  const { data } = operationSchema.safeParse(body);
  if (data === undefined) return null;
  const { query, variables, operationName } = data;
  return { query, variables: variables ?? {}, operationName: operationName ?? null };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Where a reconnecting browser continues after its stream broke off. */
export function lastEventOf(headers: IncomingHttpHeaders): { lastEventId?: number } {
  const text = headers['last-event-id'];
  if (text === undefined || text === '') return {};
  const lastEventId = typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
  if (lastEventId !== undefined) return { lastEventId };
  throw new HttpError(400, 'BAD_USER_INPUT', '"Last-Event-ID" must be the id of an event of this stream.');
}
