import { HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import type { SubscribePayload } from 'graphql-ws';
import { z } from 'zod';
import type { OperationRequest } from '../../platform/graphql/subscribe';
import { sendEach } from './event-stream';
import { execute, type Asked, type Paid } from './executing';
import { follow } from './following';
import { failureOf, refusalOf } from './told-failure';

/** By these an operation that is refused has a status of its own. */
const HEADERS: [string, string][] = [
  ['content-type', 'application/json'],
  ['accept', 'application/graphql-response+json'],
];

const refused = z.object({
  errors: z.array(z.looseObject({ message: z.string(), extensions: z.record(z.string(), z.unknown()) })),
});

/** @throws ToldFailure where nothing of it was executed */
function executed({ status = 200, headers, body }: HTTPGraphQLResponse): string {
  if (body.kind !== 'complete') throw new TypeError('One answer was asked for.');
  if (status === 200) return body.string.trimEnd();
  throw failureOf(refused.parse(JSON.parse(body.string)).errors, headers.get('retry-after'));
}

/** Sends one answer, as JSON; resolves when the client may be sent more. */
type SendAnswer = (answer: string) => Promise<void>;

/**
 * Answers one operation of a connection: once, or with each event of a subscription.
 *
 * @returns whether there is no more of it, or it was broken off
 * @throws ToldFailure where there is nothing but that to tell
 */
export async function answerBySocket(
  asked: Asked & Paid,
  { query, operationName = null, variables, extensions }: SubscribePayload,
  send: SendAnswer,
): Promise<'complete' | 'broken'> {
  const operation = { query, operationName, variables: variables ?? {} };
  if (asked.subscriber.isSubscription(operation)) return followBySocket(asked, operation, send);
  const body = { ...operation, ...(extensions && { extensions }) };
  const request = { method: 'POST', search: '', body, headers: new HeaderMap(HEADERS) };
  const answered = await execute(asked, request);
  await asked.pay();
  await send(executed(answered));
  return 'complete';
}

async function followBySocket(
  asked: Asked & Paid,
  operation: OperationRequest,
  send: SendAnswer,
): Promise<'complete' | 'broken'> {
  const followed = await follow(asked, operation);
  await asked.pay();
  if (followed.kind === 'refused') throw failureOf(followed.errors, refusalOf(followed.errors).retryAfter);
  return sendEach(followed, asked.exchange.response, send);
}
