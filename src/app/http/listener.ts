import { randomUUID } from 'node:crypto';
import { ServerResponse, type IncomingMessage, type RequestListener } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { AppError, CancelledError } from '../../platform/errors';
import type { Log } from '../../platform/log';
import type { Metrics } from '../../platform/metrics';
import type { Network } from '../../platform/network';
import { asHttpError } from './app-failure';
import { CHALLENGE_HEADER, challengeOf } from './challenge';
import { HttpError, type Exchange } from './exchange';
import { schemeOf } from './reached-by';
import { sendError } from './respond';
import { findRoute, nothingThere, type Route } from './router';
import { patienceMs } from './written';

const REQUEST_ID = /^[\w.:-]{1,128}$/;

/** Takes a sensible id from the caller, so that one request can be followed across services. */
function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
}

/**
 * Node keeps the first of several; which of them another program went by is not known, so that all
 * of them are kept, as what they are: no token.
 */
function joinAuthorizations({ headers, headersDistinct: { authorization = [] } }: IncomingMessage): void {
  if (authorization.length > 1) headers.authorization = authorization.join(', ');
}

function open(
  request: IncomingMessage,
  response: ServerResponse,
  { log, trustedProxies = [] }: Pick<ListenerOptions, 'log' | 'trustedProxies'>,
): Exchange {
  const requestId = requestIdOf(request);
  joinAuthorizations(request);
  const url = request.url ?? '/';
  const queryAt = url.indexOf('?');
  const path = queryAt === -1 ? url : url.slice(0, queryAt);
  const search = queryAt === -1 ? '' : url.slice(queryAt);
  response.setHeader('x-request-id', requestId);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('vary', 'Accept-Encoding');
  const scheme = schemeOf(request, trustedProxies);
  return { request, response, scheme, path, search, requestId, log: log.child({ requestId }) };
}

/** Refused for what it, or others, ask for: the metrics count that, and a log would be flooded. */
const isRefusal = (error: unknown): boolean =>
  error instanceof AppError && error.retryAfterSeconds !== undefined;

/** Tells of a failure; as JSON where no other way was chosen, or where that fails as well. */
async function tell({ response, log, ...exchange }: Exchange, failure: HttpError): Promise<void> {
  try {
    if (exchange.tell !== undefined) return await exchange.tell(failure);
  } catch (error) {
    log.error({ err: error }, 'a failure could not be told');
    if (response.headersSent) return void response.destroy();
  }
  return sendError(response, failure);
}

async function answerFailure(exchange: Exchange, error: unknown): Promise<void> {
  const { response, log } = exchange;
  if (error instanceof CancelledError) {
    response.destroy();
    return;
  }
  if (response.headersSent || response.destroyed) {
    log.error({ err: error }, 'a response broke off');
    response.destroy();
    return;
  }
  const named = asHttpError(error);
  if (named !== null) {
    if (named.status === 401 && !response.hasHeader(CHALLENGE_HEADER))
      response.setHeader(CHALLENGE_HEADER, challengeOf());
    // What is wrong with a request is its client's to know.
    if (named.status < 500) log.debug({ reason: named.message }, 'a request was refused');
    else if (named !== error && !isRefusal(error)) log.warn({ err: error }, 'a request failed as a whole');
    return tell(exchange, named);
  }
  log.error({ err: error }, 'a request failed unexpectedly');
  return tell(exchange, new HttpError(500, 'INTERNAL_SERVER_ERROR', 'Internal server error'));
}

export interface ListenerOptions {
  readonly routes: ReadonlyMap<string, Route>;
  /** What answers where no route leads. */
  readonly otherwise?: Route;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Proxies that say by which scheme a client reaches this server; none where left out. */
  readonly trustedProxies?: readonly Network[];
}

/** Writes one line and one observation about a request when it is over. */
function concludeWhenOver(
  exchange: Exchange,
  route: Route,
  { metrics }: Pick<ListenerOptions, 'metrics'>,
): void {
  const started = performance.now();
  const { request, response, path } = exchange;
  response.once('close', () => {
    const { operation } = exchange;
    const status = response.statusCode;
    const milliseconds = performance.now() - started;
    const line = {
      method: request.method,
      path,
      status,
      milliseconds: Math.round(milliseconds * 10) / 10,
      ...(operation && { operation: operation.type, operationName: operation.name?.slice(0, 100) }),
      ...(!response.writableFinished && { aborted: true }),
    };
    exchange.log[route.isQuiet === true ? 'debug' : 'info'](line, 'request');
    metrics.observeRequest({
      route: route.name,
      operation: operation?.type ?? 'none',
      status,
      seconds: milliseconds / 1000,
    });
  });
}

/** Answers every request by its route. */
export function requestListener(options: ListenerOptions): RequestListener {
  const { routes, otherwise = nothingThere } = options;
  return (request, response) => {
    const exchange = open(request, response, options);
    const route = findRoute(routes, exchange.path) ?? otherwise;
    concludeWhenOver(exchange, route, options);
    void handle(route, exchange);
  };
}

/** A request to go on by the protocol of WebSockets. */
export interface Upgrading {
  readonly exchange: Exchange;
  readonly socket: Duplex;
  /** What the client has sent behind its request. */
  readonly head: Buffer;
}

export type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * Hands requests for WebSockets over; what fails is answered as HTTP, and ends the connection.
 *
 * @param upgrade takes over the socket, or throws
 */
export const upgradeListener =
  (
    { name, upgrade }: { readonly name: string; readonly upgrade: (upgrading: Upgrading) => void },
    { log, metrics }: Pick<ListenerOptions, 'log' | 'metrics'>,
  ): UpgradeListener =>
  (request, socket, head) => {
    const response = new ServerResponse(request);
    const exchange = open(request, response, { log });
    try {
      upgrade({ exchange, socket, head });
    } catch (error) {
      socket.on('error', () => socket.destroy());
      if (!(socket instanceof Socket)) return void socket.destroy();
      concludeWhenOver(exchange, { name, handle: () => undefined }, { metrics });
      sendLast(response, socket);
      void answerFailure(exchange, error);
    }
  };

/**
 * Has the last response of a connection that node does not look after any more: whether or not its
 * client closes, too, nothing is kept.
 */
function sendLast(response: ServerResponse, socket: Socket): void {
  response.shouldKeepAlive = false;
  response.assignSocket(socket);
  const cut = setTimeout(() => socket.destroy(), patienceMs(0));
  socket.once('close', () => clearTimeout(cut));
  response.once('finish', () => socket.destroySoon());
}

/**
 * @throws HttpError for what every server of HTTP refuses: RFC 9110, section 10.1.1, and RFC 9112,
 * section 3.2
 */
function assertAnswerable({ headers, httpVersion }: IncomingMessage): void {
  const { host, expect } = headers;
  if (httpVersion !== '1.1') return;
  if (host === undefined)
    throw new HttpError(400, 'BAD_REQUEST', 'A request names its host.', { connection: 'close' });
  if (expect !== undefined && expect.toLowerCase() !== '100-continue')
    throw new HttpError(417, 'EXPECTATION_FAILED', 'Nothing may be expected but "100-continue".');
}

async function handle(route: Route, exchange: Exchange): Promise<void> {
  try {
    assertAnswerable(exchange.request);
    await route.handle(exchange);
  } catch (error) {
    await answerFailure(exchange, error);
  }
}
