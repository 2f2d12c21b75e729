import {
  HeaderMap,
  type ApolloServer,
  type ApolloServerPlugin,
  type HTTPGraphQLRequest,
  type HTTPGraphQLResponse,
} from '@apollo/server';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { CorsOrigins } from '../../platform/config';
import type { OperationRequest, Subscriber } from '../../platform/graphql/subscribe';
import type { RequestContext } from '../../platform/graphql/request-context';
import type { Metrics } from '../../platform/metrics';
import type { CreateContext } from '../create-context';
import { allowCrossOrigin } from './cors';
import { HttpError, methodNotAllowed, type Exchange, type Handler } from './exchange';
import { sendEvents } from './event-stream';
import { readJsonBody } from './read-json-body';
import { sendJson } from './respond';

const MAX_BODY_BYTES = 1_000_000;
const METHODS = ['GET', 'POST', 'OPTIONS'];

type Operation = NonNullable<Exchange['operation']>;

/** Passes what Apollo Server learns about an operation back to its HTTP exchange. */
export class OperationNotes {
  private readonly notes = new WeakMap<HTTPGraphQLRequest, Operation>();

  constructor(private readonly metrics: Metrics) {}

  readonly plugin: ApolloServerPlugin<RequestContext> = {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: ({ request, operation, operationName, response: { body } }) => {
          const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
          for (const { extensions } of errors) this.metrics.countError(String(extensions?.code));
          if (request.http && operation) {
            this.notes.set(request.http, { type: operation.operation, name: operationName ?? null });
          }
          return Promise.resolve();
        },
      }),
  };

  of(request: HTTPGraphQLRequest): Operation | undefined {
    return this.notes.get(request);
  }
}

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
  if (answer.body.kind === 'complete') {
    response.setHeader('content-length', Buffer.byteLength(answer.body.string));
    response.end(answer.body.string);
    return;
  }
  for await (const chunk of answer.body.asyncIterator) response.write(chunk);
  response.end();
}

/** What answers operations. */
export interface OperationParts {
  readonly apollo: ApolloServer<RequestContext>;
  /** Runs subscriptions, which Apollo Server does not. */
  readonly subscriber: Subscriber;
  readonly createContext: CreateContext;
  readonly notes: OperationNotes;
}

/** Who is let through to the operations, and what others get. */
export interface GraphqlHandlerOptions {
  readonly operations: Handler;
  /** Answers a person's browser. */
  readonly explorer: Handler;
  readonly corsOrigins: CorsOrigins;
  readonly isReady: () => boolean;
}

/**
 * The operation of a request, if it can be read here; Apollo Server reports what is wrong with any
 * other.
 */
function operationOf(body: unknown, search: string): OperationRequest | null {
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

const notReady = (): HttpError =>
  new HttpError(
    503,
    'UNAVAILABLE',
    'The catalogue is still being prepared; /readyz tells when it is there.',
    {
      'retry-after': '2',
    },
  );

/** Where a reconnecting browser continues after its stream broke off. */
function lastEventOf(headers: IncomingHttpHeaders): { lastEventId?: number } {
  const text = headers['last-event-id'];
  if (text === undefined || text === '') return {};
  const lastEventId = typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
  if (lastEventId !== undefined) return { lastEventId };
  throw new HttpError(400, 'BAD_USER_INPUT', '"Last-Event-ID" must be the id of an event of this stream.');
}

const isBrowser = ({ request }: Exchange): boolean =>
  request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');

/** `POST|GET /graphql`: operations for programs, the explorer for a browser. */
export function graphqlHandler(options: GraphqlHandlerOptions): Handler {
  const { operations, explorer, corsOrigins, isReady } = options;
  return async (exchange) => {
    const { request, response } = exchange;
    const method = request.method ?? '';
    response.setHeader('vary', 'Accept');
    allowCrossOrigin(request, response, corsOrigins);
    if (!METHODS.includes(method)) throw methodNotAllowed(METHODS);
    if (method === 'OPTIONS') return void response.writeHead(204, { allow: METHODS.join(', ') }).end();
    if (isBrowser(exchange)) return explorer(exchange);
    if (!isReady()) throw notReady();
    return operations(exchange);
  };
}

/** Answers one operation, or follows a subscription. */
export function operationHandler({ apollo, subscriber, createContext, notes }: OperationParts): Handler {
  return async (exchange) => {
    const { request, response, requestId, log, search } = exchange;
    const method = request.method ?? '';
    const { authorization } = request.headers;
    const body = method === 'POST' ? await readJsonBody(request, MAX_BODY_BYTES) : undefined;
    if ((request.headers.accept ?? '').includes('text/event-stream')) {
      const operation = operationOf(body, search);
      if (operation !== null && subscriber.isSubscription(operation)) {
        exchange.operation = { type: 'subscription', name: operation.operationName ?? null };
        const facts = { authorization, requestId, log, ...lastEventOf(request.headers) };
        const subscribed = await subscriber.subscribe(operation, () => createContext(facts));
        if (subscribed.kind === 'refused') return sendJson(response, 400, { errors: subscribed.errors });
        return sendEvents(response, subscribed.events);
      }
    }
    const httpGraphQLRequest = { method, search, body, headers: toHeaderMap(request.headers) };
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest,
      context: () => Promise.resolve(createContext({ authorization, requestId, log })),
    });
    exchange.operation = notes.of(httpGraphQLRequest);
    await write(response, answer);
  };
}
