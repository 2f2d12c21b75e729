import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { UnavailableError } from '../../platform/errors';

/** How long running requests may take to finish before their connections are closed. */
const GRACE_MS = 1200;

export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface Listening {
  /** The address, with the port that is actually in use. */
  readonly url: string;
  /**
   * Accepts no new connections, lets running requests finish, then resolves; always within two
   * seconds.
   */
  stop(): Promise<void>;
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

async function drain(server: Server, inFlight: ReadonlySet<ServerResponse>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  // A kept-alive connection would stay open after its answer, and keep the server open with it.
  for (const response of inFlight) if (!response.headersSent) response.setHeader('connection', 'close');
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(cut);
}

/**
 * Starts to listen.
 *
 * @throws UnavailableError naming the port or the host, and the variable that sets it
 */
export async function listen(listener: RequestListener, address: Address): Promise<Listening> {
  const inFlight = new Set<ServerResponse>();
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    inFlight.add(response);
    response.once('close', () => {
      inFlight.delete(response);
      if (!server.listening) setImmediate(() => server.closeIdleConnections());
    });
    listener(request, response);
  });
  try {
    server.listen(address.port, address.host);
    await once(server, 'listening');
  } catch (error) {
    throw explain(error, address);
  }
  let stopping: Promise<void> | undefined;
  return { url: urlOf(server, address.host), stop: () => (stopping ??= drain(server, inFlight)) };
}
