import { isIPv6 } from 'node:net';
import type { IncomingMessage } from 'node:http';
import type { Ask } from '../../mcp';
import type { CorsOrigins } from '../../platform/settings/origins';
import { identifyIn } from '../../platform/operator/messages';
import { asHttpError } from './app-failure';
import { askWithin, duringVisit } from './ask';
import { allowCrossOrigin } from './cors';
import { HttpError, methodNotAllowed, type Exchange, type Handler } from './exchange';
import { goneSignal } from './gone';
import { loadMcp } from './load-later';
import { readingCost, type OperationParts } from './executing';
import { duringReading, type AskedByHttp } from './operation-exchange';
import { isHost } from './origin';
import { NoJsonError } from './read-json-body';
import { sendJson } from './respond';
import { preparing } from './router';
import { endWith } from './written';

const METHODS = ['POST', 'OPTIONS'];
/** Of JSON-RPC: what the protocol itself does not define. */
const SERVER_ERROR = -32_000;
const INVALID_REQUEST = -32_600;
const PARSE_ERROR = -32_700;

/**
 * What a message costs beside what it asks, in units: 1 to 2 ms of a processor, whether or not it
 * asks anything, as the list of tools does not.
 */
const MESSAGE_COST = 100;
const messageCost = (bytes: number): number => readingCost(bytes) + MESSAGE_COST;

export interface McpOptions {
  readonly isReady: () => boolean;
  /** Where people reach this server; null: nothing but its addresses is known. */
  readonly publicUrl: string | null;
  /** Whose pages may ask. */
  readonly corsOrigins: CorsOrigins;
}

/** The settings that let in what a header names. */
const REMEDIES = { host: 'ROOTSTOCK_PUBLIC_URL', origin: 'ROOTSTOCK_CORS_ORIGINS' };

const hostOf = (address: string): string => new URL(address).hostname;

/** The address of this machine that a request came to: no name that leads elsewhere tomorrow. */
function ownAddressOf({ socket: { localAddress = '' } }: IncomingMessage): string {
  const address = localAddress.replace(/^::ffff:/, '');
  return isIPv6(address) ? `[${address}]` : address;
}

/**
 * Refuses what a page may have sent that had its own name lead to this server.
 *
 * @throws HttpError saying which setting would let it in
 */
function assertNoRebinding({ request }: Exchange, { publicUrl, corsOrigins }: McpOptions): void {
  if (!isHost(request.headers.host ?? ''))
    throw new HttpError(400, 'BAD_REQUEST', '"Host" must be a host, with a port or without.');
  const hosts = [ownAddressOf(request), ...(publicUrl === null ? [] : [hostOf(publicUrl)])];
  const origins = corsOrigins === 'none' ? [] : corsOrigins === 'any' ? null : corsOrigins.map(hostOf);
  const rebinding = loadMcp().rebindingIn(request, { hosts, origins });
  if (rebinding === null) return;
  const { header, message } = rebinding;
  throw new HttpError(403, 'FORBIDDEN', `${message}. The operator names it in ${REMEDIES[header]}.`);
}

function codeOf(failure: HttpError): number {
  if (failure instanceof NoJsonError) return PARSE_ERROR;
  return failure.status === 400 ? INVALID_REQUEST : SERVER_ERROR;
}

/** What failed as a whole, in the form of the protocol. */
const tellIn =
  ({ response }: Exchange) =>
  (failure: HttpError): Promise<void> => {
    const { status, code, message, headers } = failure;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const error = { code: codeOf(failure), message, data: { code } };
    return sendJson(response, status, { jsonrpc: '2.0', id: null, error });
  };

/**
 * Asks in the name of whoever sent the request. The first question has the turn of the request,
 * which then reads no more; each further one has a turn of its own, so that one request is no way
 * past the limits.
 */
function askIn({ exchange, ...parts }: AskedByHttp): Ask {
  let isFirst = true;
  return async (question) => {
    try {
      if (!isFirst)
        return await duringVisit(exchange, parts, (visit) =>
          askWithin({ ...parts, exchange, visit }, question),
        );
      isFirst = false;
      parts.visit.turn.endReading();
      return await askWithin({ ...parts, exchange }, question);
    } catch (error) {
      const refusal = asHttpError(error);
      if (refusal === null) throw error;
      const message = loadMcp().laterText(refusal.message, refusal.headers['retry-after']);
      const fault = { message, code: refusal.code, field: null, errorId: null };
      return { data: null, faults: [fault] };
    }
  };
}

interface Written {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Sends an answer whole: nothing is told before it. */
async function write({ response }: Exchange, { status, headers, text }: Written): Promise<void> {
  response.statusCode = status;
  for (const [name, value] of headers) response.setHeader(name, value);
  response.setHeader('cache-control', 'no-store');
  await endWith(response, text);
}

/**
 * Answers one message of a client of the Model Context Protocol, each by itself: in the place of
 * those that read, until it asks something or is answered.
 */
async function converse(asked: AskedByHttp): Promise<void> {
  const { exchange, body, pay, visit, running } = asked;
  if (Array.isArray(body))
    throw new HttpError(400, 'BAD_REQUEST', 'Send one message at a time: batches left the protocol.');
  const { request, response, log } = exchange;
  // Whatever else it asks costs besides.
  await pay();
  await running.run(response, (signal) => visit.turn.beginReading(signal));
  const refusals: Error[] = [];
  const answer = await loadMcp().answerOverHttp(
    { request, body, gone: goneSignal(response), onRefusal: (error) => refusals.push(error) },
    { ask: askIn(asked), identify: identifyIn(log) },
  );
  const { status, headers } = answer;
  const text = await answer.text();
  // Whoever reads it slowly keeps nobody from being read.
  visit.turn.endReading();
  for (const error of refusals) {
    if (status >= 500) log.error({ err: error }, 'a message of an agent could not be answered');
    else log.debug({ err: error }, 'a message of an agent was refused');
  }
  await write(exchange, { status, headers, text });
}

/** `POST /mcp`: tools and resources for agents, each by operations of the API. */
export function mcpHandler(parts: OperationParts, options: McpOptions): Handler {
  const { isReady, corsOrigins } = options;
  return async (exchange) => {
    const { request, response } = exchange;
    exchange.tell = tellIn(exchange);
    response.setHeader('vary', 'Accept, Accept-Encoding, Authorization, Origin');
    assertNoRebinding(exchange, options);
    allowCrossOrigin(request, response, corsOrigins);
    const { method = '' } = request;
    if (!METHODS.includes(method)) throw methodNotAllowed(METHODS);
    if (method === 'OPTIONS') return void response.writeHead(204, { allow: METHODS.join(', ') }).end();
    if (!isReady()) throw preparing();
    await duringReading(exchange, parts, converse, messageCost);
  };
}
