import { GraphQLSchema, parse, type ExecutionArgs } from 'graphql';
import type { ConnectionInitMessage, Server } from 'graphql-ws';
import type { IncomingHttpHeaders } from 'node:http';
import type { WebSocketServer } from 'ws';
import type { CorsOrigins } from '../../platform/settings/origins';
import type { Metrics } from '../../platform/metrics';
import { HttpError } from './exchange';
import type { OperationParts } from './executing';
import type { Upgrading } from './listener';
import { loadSocketProtocol, loadSockets } from './load-later';
import { MAX_OPERATION_BYTES } from './operation-exchange';
import { nothingAt, preparing } from './router';
import { beingStopped } from './running-operations';
import { CLOSING, SocketLine } from './socket-line';
import { SocketSession, type SocketOrigin } from './socket-session';
import { ToldFailure, toldOf } from './told-failure';
import { watchUnfinished } from './unfinished-message';
import { addressOf } from './visit';

const PATH = '/graphql';
/** How long a client may take for its first message. */
const INIT_MS = 5_000;
/** Frames that one message may come in: each takes memory of its own, also where it is empty. */
const MAX_FRAMES = 256;
/** Pieces that a frame may arrive in from the network: of the longest, of 244 bytes each. */
const MAX_CHUNKS = 4_096;

export interface SocketOptions {
  readonly corsOrigins: CorsOrigins;
  readonly isReady: () => boolean;
  /** Where people reach this server; null: as they ask for it. */
  readonly publicUrl: string | null;
  readonly metrics: Metrics;
}

/** The library runs nothing: what it is given instead of a result answers the operation. */
const NOTHING: ExecutionArgs = { schema: new GraphQLSchema({}), document: parse('{ __typename }') };

type Protocol = Server<SocketSession>;

function protocolOf(): Protocol {
  const { makeServer } = loadSocketProtocol();
  return makeServer<ConnectionInitMessage['payload'], SocketSession>({
    connectionInitWaitTimeout: INIT_MS,
    onConnect: ({ extra, connectionParams }) => extra.begin(connectionParams),
    onSubscribe: ({ extra }, _id, payload) => {
      extra.claim(payload);
      return NOTHING;
    },
    execute: () => ({}),
    onOperation: ({ extra }, id, payload) => extra.operation(id, payload),
    onError: (_context, _id, _payload, [error]) => {
      const failure = error?.originalError;
      return (failure instanceof ToldFailure ? failure : toldOf(failure, () => undefined)).errors;
    },
  });
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : '';
}

/**
 * Whether a page that opens a socket is of this server. Browsers let any page open one, and leave
 * it to the server to look at where that page is from.
 *
 * @throws HttpError where it is from elsewhere, and may not read
 */
function isOwnOrigin(
  { origin, host }: IncomingHttpHeaders,
  { corsOrigins, publicUrl }: Pick<SocketOptions, 'corsOrigins' | 'publicUrl'>,
): boolean {
  if (origin === undefined || hostOf(origin) === host || origin === publicUrl) return true;
  if (corsOrigins !== 'none' && (corsOrigins === 'any' || corsOrigins.includes(origin))) return false;
  throw new HttpError(403, 'FORBIDDEN', 'Pages of this origin may not read here.');
}

/**
 * Operations over WebSockets, by the protocol `graphql-transport-ws`.
 *
 * @see https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
 */
export class Sockets {
  /** For the metrics: what all that comes over sockets is counted under. */
  readonly name = 'graphql-ws';
  private readonly sessions = new Set<SocketSession>();
  private loaded: { readonly protocol: Protocol; readonly server: WebSocketServer } | null = null;

  constructor(
    private readonly parts: OperationParts,
    private readonly options: SocketOptions,
  ) {
    parts.running.stopping.addEventListener('abort', () => {
      for (const session of [...this.sessions]) session.stop();
    });
  }

  /** @throws AppError or HttpError where the connection does not go on as a WebSocket */
  readonly upgrade = ({ exchange, socket, head }: Upgrading): void => {
    const { parts, options } = this;
    const { request } = exchange;
    if (exchange.path !== PATH) throw nothingAt(exchange.path);
    const isOwn = isOwnOrigin(request.headers, options);
    if (!options.isReady()) throw preparing();
    if (parts.running.stopping.aborted) throw beingStopped();
    const { protocol, server } = this.load();
    const client = { key: `address:${addressOf(exchange, parts)}`, isLimited: true };
    const release = onlyOnce(parts.admission.openConnection(client));
    // Where the handshake fails, nothing else gives the place back.
    const refused = (): void => release();
    socket.once('close', refused);
    server.handleUpgrade(request, socket, head, (opened) => {
      socket.off('close', refused);
      const line = new SocketLine(opened);
      watchUnfinished(socket, {
        longestMs: parts.bodyMs,
        held: parts.admission.holdMessages(client),
        isPaused: () => opened.isPaused,
        onLate: () => line.close(CLOSING.tooMany, 'A message did not end in time'),
        onTooMuch: () => line.close(CLOSING.later, 'Too much is being sent at once'),
      });
      this.begin(protocol, line, { exchange, isOwn, release });
    });
  };

  private begin(
    protocol: Protocol,
    line: SocketLine,
    origin: Pick<SocketOrigin, 'exchange' | 'isOwn' | 'release'>,
  ): void {
    const { exchange } = origin;
    const started = performance.now();
    const session = new SocketSession(this.parts, line, { ...origin, onOperation: this.conclude });
    this.sessions.add(session);
    const closed = protocol.opened(
      {
        protocol: line.protocol,
        send: (text) => line.send(text),
        close: (code = CLOSING.stopping, reason = '') => line.close(code, reason),
        onMessage: (take) =>
          line.onMessage((text) => {
            take(text).catch(() => line.close(CLOSING.garbage, 'Invalid message received'));
          }),
      },
      session,
    );
    line.onClose((code, reason) => {
      this.sessions.delete(session);
      void closed(code, reason);
      const milliseconds = Math.round(performance.now() - started);
      exchange.log.info({ path: exchange.path, milliseconds, code }, 'socket');
    });
  }

  private readonly conclude: SocketOrigin['onOperation'] = ({ operation, log }, milliseconds, failure) => {
    const { type = 'none', name = null } = operation ?? {};
    const told = { operation: type, operationName: name?.slice(0, 100) };
    log.info({ ...told, milliseconds: Math.round(milliseconds * 10) / 10 }, 'operation of a socket');
    const status = failure === null ? 200 : 400;
    this.options.metrics.observeRequest({
      ...{ route: this.name, operation: type, status },
      seconds: milliseconds / 1000,
    });
  };

  private load(): NonNullable<typeof this.loaded> {
    if (this.loaded !== null) return this.loaded;
    const { handleProtocols } = loadSocketProtocol();
    const server = new (loadSockets().WebSocketServer)({
      ...{ noServer: true, clientTracking: false, maxPayload: MAX_OPERATION_BYTES, handleProtocols },
      ...{ maxFragments: MAX_FRAMES, maxBufferedChunks: MAX_CHUNKS },
      // One message after the other: what the last one began or ended has begun or ended.
      allowSynchronousEvents: false,
    });
    server.on('wsClientError', ({ message }: Error) => {
      throw new HttpError(400, 'BAD_REQUEST', `${message}.`, { 'sec-websocket-version': '13' });
    });
    this.loaded = { protocol: protocolOf(), server };
    return this.loaded;
  }
}

function onlyOnce(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) act();
    isDone = true;
  };
}
