import {
  HeaderMap,
  type ApolloServer,
  type HTTPGraphQLRequest,
  type HTTPGraphQLResponse,
} from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { reachOf } from '../../access';
import { outageStatus, RETRY_AFTER_SECONDS } from '../../platform/graphql/outage-status.plugin';
import type { RequestContext } from '../../platform/graphql/request-context';
import {
  StreamBreak,
  type OperationRequest,
  type Subscriber,
  type WithinContext,
} from '../../platform/graphql/subscribe';
import { sendEvents } from './event-stream';
import type { Exchange, Handler } from './exchange';
import { goneSignal } from './gone';
import type { OperationNotes } from './operation-notes';
import { lastEventOf, operationOf } from './operation-request';
import { readJsonBody } from './read-json-body';
import { sendJson } from './respond';
import type { RunningOperations } from './running-operations';
import { endWith } from './written';
import { admit, type Doors, type Visit } from './visit';

const MAX_BODY_BYTES = 1_000_000;

/** What an operation costs that is refused once it is read: up to as much as the dearest one. */
const readingCost = (bytes: number): number => 10 + Math.ceil(bytes / 20);

function toHeaderMap(headers: IncomingHttpHeaders): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}

async function write(response: ServerResponse, answer: HTTPGraphQLResponse): Promise<void> {
  response.statusCode = answer.status ?? 200;
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  if (response.statusCode === 304) return void response.end();
  if (answer.body.kind === 'complete') {
    return endWith(response, answer.body.string);
  }
  for await (const chunk of answer.body.asyncIterator) response.write(chunk);
  response.end();
}

/** What answers operations. */
export interface OperationParts extends Doors {
  readonly apollo: ApolloServer<RequestContext>;
  /** Runs subscriptions, which Apollo Server does not. */
  readonly subscriber: Subscriber;
  readonly notes: OperationNotes;
  readonly running: RunningOperations;
  /** How long the body of a request may take to arrive, in milliseconds. */
  readonly bodyMs: number;
}

/** A request with what it asks and what answers it. */
export interface Asked extends OperationParts {
  readonly exchange: Exchange;
  readonly visit: Visit;
}

/** Answers one operation, or follows a subscription. */
export function operationHandler(parts: OperationParts): Handler {
  return async (exchange) => {
    const { request, search } = exchange;
    const visit = await admit(exchange, parts);
    const asked = { ...parts, exchange, visit };
    let bytes = search.length;
    const pay = (): Promise<void> => visit.turn.payForReading(readingCost(bytes));
    try {
      request.on('data', (chunk: Buffer) => (bytes += chunk.length));
      const bounds = { maxBytes: MAX_BODY_BYTES, timeoutMs: parts.bodyMs };
      const body = request.method === 'POST' ? await readJsonBody(request, bounds) : undefined;
      const readsEvents = (request.headers.accept ?? '').includes('text/event-stream');
      const operation = readsEvents ? operationOf(body, search) : null;
      if (operation !== null && parts.subscriber.isSubscription(operation))
        await follow(asked, operation, pay);
      else await answer(asked, body, pay);
    } finally {
      await pay().finally(() => visit.turn.end());
    }
  };
}

/** Takes what reading took from the budget, before the client hears and asks again. */
type Pay = () => Promise<void>;

async function answer(asked: Asked, body: unknown, pay: Pay): Promise<void> {
  const { request, response, search } = asked.exchange;
  const headers = toHeaderMap(request.headers);
  const answered = await execute(asked, { method: request.method ?? '', search, body, headers });
  await pay();
  await write(response, answered);
}

/** Executes an operation within the turn of a visit, until its time is up or its client gone. */
export async function execute(
  { exchange, visit, apollo, notes, running }: Asked,
  httpGraphQLRequest: HTTPGraphQLRequest,
): Promise<HTTPGraphQLResponse> {
  const work = async (signal: AbortSignal): Promise<HTTPGraphQLResponse> => {
    await visit.turn.beginReading(signal);
    return apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest,
      context: () => Promise.resolve({ ...visit.context, signal }),
    });
  };
  const answered = await running.run(exchange.response, (signal) => visit.turn.during(work(signal)));
  exchange.operation = notes.of(httpGraphQLRequest);
  return answered;
}

async function follow(asked: Asked, operation: OperationRequest, pay: Pay): Promise<void> {
  const { exchange, visit, subscriber, admission, running } = asked;
  const { response } = exchange;
  exchange.operation = { type: 'subscription', name: operation.operationName ?? null };
  const release = admission.openSubscription(visit.client);
  try {
    const changed = new AbortController();
    const subscribed = await subscriber.subscribe(operation, withinTurns(asked, changed));
    if (subscribed.kind === 'refused') {
      await pay();
      return refuse(response, subscribed.errors);
    }
    const broken = AbortSignal.any([running.stopping, changed.signal]);
    await sendEvents(response, subscribed.events, broken);
  } finally {
    release();
  }
}

/**
 * The opening of a subscription has the turn of its request; each event has one of its own, which
 * costs as much, and waits for it before its time begins. Who follows is looked up again for each:
 * `changed` is aborted, and the event not told, once they see more or less than when they began.
 */
function withinTurns(
  { exchange, visit, admission, running, createContext }: Asked,
  changed: AbortController,
): WithinContext {
  const { request, response, requestId, log } = exchange;
  const facts = { authorization: request.headers.authorization, requestId, log };
  const gone = goneSignal(response);
  const opening = { ...visit.context, ...lastEventOf(request.headers) };
  const reach = reachOf(visit.context.viewer).name;
  const current = async (signal: AbortSignal) => {
    const context = await createContext({ ...facts, signal });
    if (reachOf(context.viewer).name === reach) return context;
    changed.abort();
    throw new StreamBreak();
  };
  let isOpening = true;
  return async (work) => {
    const turn = isOpening ? visit.turn : admission.openEvent(visit.client);
    const contextOf = isOpening
      ? (signal: AbortSignal) => turn.beginReading(signal).then(() => ({ ...opening, signal }))
      : current;
    try {
      if (!isOpening) await turn.begin(visit.turn.cost ?? 1, gone);
      isOpening = false;
      return await running.run(response, (signal) => turn.during(contextOf(signal).then(work)));
    } finally {
      turn.end();
    }
  };
}

function refuse(response: ServerResponse, errors: readonly GraphQLFormattedError[]): Promise<void> {
  const status = outageStatus(errors) ?? 400;
  if (status === 503) response.setHeader('retry-after', RETRY_AFTER_SECONDS);
  return sendJson(response, status, { errors });
}
