import { once } from 'node:events';
import { Server, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { UnavailableError } from '../../platform/errors';
import { Connection } from './connection';

/** What proxies keep open between requests: longer than most, so that they are who closes. */
const KEEP_ALIVE_MS = 65_000;
const HEADERS_MS = 10_000;
/** Node's own check of slow requests, behind the one that answers them with a reason. */
const SLACK_MS = 5_000;
const CHECK_EVERY_MS = 2_000;

/** Clients may be about to send on a connection that is idle when the server begins to stop. */
const IDLE_MS = 500;
/** How long requests that were given up may take to say so. */
const LAST_WORDS_MS = 1_000;

export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface Listening {
  /** The address, with the port that is actually in use. */
  readonly url: string;
  /** Accepts no new connections, lets running requests finish, then resolves; within `stopMs`. */
  stop(): Promise<void>;
}

/** What answers whoever connects. */
export interface Listeners {
  readonly request: RequestListener;
  /** Takes over a connection that goes on as a WebSocket; none: that is answered as any request. */
  readonly upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

/** How long anything may take, in milliseconds, and who is told about the end. */
export interface Lasting {
  /** The body of a request. */
  readonly bodyMs: number;
  /** The requests that run when the server begins to stop; those that take longer are cut. */
  readonly stopMs: number;
  /** To end what has no end of its own. */
  readonly onStop?: () => void;
  /** To end everything, since `stopMs` are over. */
  readonly onGiveUp?: () => void;
}

function explain(error: unknown, { host, port }: Address): UnavailableError {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return new UnavailableError(`Port ${port} on ${host} is taken by another process.`, {
        hint: 'Stop that process, or name another port in PORT (0 takes any free one).',
        cause: error,
      });
    case 'EACCES':
      return new UnavailableError(`Port ${port} on ${host} may not be used by this user.`, {
        hint: 'Name a port above 1023 in PORT.',
        cause: error,
      });
    default:
      return new UnavailableError(`Cannot listen on ${host}, port ${port}.`, {
        hint: 'Name an address of this machine in HOST, such as 127.0.0.1 or 0.0.0.0.',
        cause: error,
      });
  }
}

function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/**
 * Node's server breaks off idle connections the moment that it closes, and with them the requests
 * that are on their way over these.
 */
class PatientServer extends Server {
  endsIdle = false;

  override closeIdleConnections(): void {
    if (this.endsIdle) super.closeIdleConnections();
  }
}

const OFFERS = new Set(['upgrade', 'http2-settings', 'connection']);

/** The head of a request, as it would be if it offered no other protocol. */
function withoutOffer({ method, url, httpVersion, rawHeaders }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    if (!OFFERS.has(name.toLowerCase())) lines.push(`${name}: ${value}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** One server from its first connection to its last. */
class Listener implements Listening {
  private readonly server: PatientServer;
  /** All that were accepted and are not closed, whatever they go on as. */
  private readonly connections = new Map<Duplex, Connection>();
  /** What is being answered. */
  private readonly inFlight = new Set<ServerResponse>();
  private stopping: Promise<void> | undefined;

  constructor(
    private readonly listeners: Listeners,
    private readonly address: Address,
    private readonly lasting: Lasting,
  ) {
    this.server = new PatientServer(
      {
        headersTimeout: HEADERS_MS,
        requestTimeout: HEADERS_MS + lasting.bodyMs + SLACK_MS,
        keepAliveTimeout: KEEP_ALIVE_MS,
        connectionsCheckingInterval: CHECK_EVERY_MS,
        // What node would refuse by itself is answered as all else, in its turn.
        requireHostHeader: false,
      },
      (request, response) => this.handle(request, response),
    );
    this.server.on('checkExpectation', (request, response) => this.handle(request, response));
    this.server.on('connection', (socket) => this.connect(socket));
    const { upgrade } = listeners;
    if (upgrade !== undefined)
      this.server.on('upgrade', (request, socket, head) => {
        const connection = this.connect(socket);
        // Nobody may go on by another protocol before they are answered, and the socket is taken.
        if (connection.isBusy) return void connection.cut();
        connection.leaveHttp();
        if (request.headers.upgrade?.toLowerCase() === 'websocket') upgrade(request, socket, head);
        else this.readOn(request, socket, head);
      });
  }

  get url(): string {
    return urlOf(this.server, this.address.host);
  }

  async start(): Promise<this> {
    const { port, host } = this.address;
    try {
      this.server.listen(port, host);
      await once(this.server, 'listening');
    } catch (error) {
      throw explain(error, this.address);
    }
    return this;
  }

  stop(): Promise<void> {
    this.stopping ??= this.drain();
    return this.stopping;
  }

  /** The connection of a socket, which is known from here on until it closes. */
  private connect(socket: Duplex): Connection {
    const known = this.connections.get(socket);
    if (known !== undefined) return known;
    const connection = new Connection(socket);
    this.connections.set(socket, connection);
    socket.once('close', () => this.connections.delete(socket));
    return connection;
  }

  private handle(request: IncomingMessage, response: ServerResponse): void {
    this.connect(request.socket).take(response, () => {
      this.inFlight.add(response);
      if (this.stopping !== undefined) response.setHeader('connection', 'close');
      response.once('close', () => {
        this.inFlight.delete(response);
        if (this.stopping !== undefined) setImmediate(() => this.server.closeIdleConnections());
      });
      this.listeners.request(request, response);
    });
  }

  /** With any request, clients may offer to go on by HTTP/2: it is read as if they had not. */
  private readOn(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Node listens anew to what it takes for another connection.
    socket.removeAllListeners('pause').removeAllListeners('resume');
    socket.unshift(Buffer.concat([Buffer.from(withoutOffer(request), 'latin1'), head]));
    this.server.emit('connection', socket);
  }

  private async drain(): Promise<void> {
    const { stopMs, onStop, onGiveUp } = this.lasting;
    // What the system has accepted already is taken over before the door is closed.
    await turn();
    const closed = once(this.server, 'close');
    this.server.close();
    for (const response of this.inFlight) {
      // A kept-alive connection would stay open after its answer, and keep the server open with it.
      if (!response.headersSent) response.setHeader('connection', 'close');
    }
    onStop?.();
    const timers = [
      setTimeout(() => {
        this.server.endsIdle = true;
        this.server.closeIdleConnections();
        for (const connection of this.connections.values()) connection.cutIfUnused();
      }, IDLE_MS),
      setTimeout(() => onGiveUp?.(), stopMs),
      setTimeout(() => this.cutAll(), stopMs + LAST_WORDS_MS),
    ];
    await closed;
    for (const timer of timers) clearTimeout(timer);
  }

  /** WebSockets, too, of which node's server knows nothing any more. */
  private cutAll(): void {
    for (const connection of this.connections.values()) connection.cut();
  }
}

/**
 * Starts to listen.
 *
 * @throws UnavailableError naming the port or the host, and the variable that sets it
 */
export const listen = (listeners: Listeners, address: Address, lasting: Lasting): Promise<Listening> =>
  new Listener(listeners, address, lasting).start();
