import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { Webhook as Verifier } from 'standardwebhooks';
import { systemClock, type Clock } from '../../src/platform/clock';

/** Time that a test moves; what looks again after a while does so at once. */
export interface MovableClock extends Clock {
  advance(milliseconds: number): void;
}

export function movableClock(): MovableClock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    sleep: (_, signal) => systemClock.sleep(5, signal),
    advance: (milliseconds) => void (ahead += milliseconds),
  };
}

/** A change as messages tell it. */
export interface ToldChange {
  readonly sequence: number;
  readonly operation: string;
  readonly entityType: string;
  readonly entityId: string;
  readonly slug: string | null;
  readonly occurredAt: string;
}

export interface ReceivedMessage {
  readonly type: string;
  readonly timestamp: string;
  readonly data: { readonly webhook: string; readonly upTo?: number; readonly changes?: ToldChange[] };
}

export interface Received {
  readonly id: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly message: ReceivedMessage;
}

/** What a receiver answers. */
export interface ReceiverReply {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** A receiver on the loopback interface that keeps what it was sent, in order. */
export interface Receiver {
  readonly url: string;
  readonly port: number;
  readonly received: Received[];
  /** What it answers from now on; null leaves it silent. */
  reply: ReceiverReply | null;
  /** The next message that nobody took yet. */
  next(): Promise<Received>;
  stop(): Promise<void>;
}

export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const waiting: ((one: Received) => void)[] = [];
  let taken = 0;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      const message = JSON.parse(body) as ReceivedMessage;
      const one = { id: String(request.headers['webhook-id']), headers: request.headers, body, message };
      received.push(one);
      const { reply } = receiver;
      if (reply !== null) response.writeHead(reply.status, reply.headers ?? {}).end(reply.body ?? '');
      const first = waiting.shift();
      if (first === undefined) return;
      taken += 1;
      first(one);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    received,
    reply: { status: 204 },
    next: () => {
      const one = received[taken];
      if (one === undefined || waiting.length > 0) return new Promise((resolve) => waiting.push(resolve));
      taken += 1;
      return Promise.resolve(one);
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return receiver;
}

/**
 * Whether the published library takes a message as signed with a secret, now or at a moment of a
 * clock that was moved.
 */
export function isSignedWith(
  secret: string,
  { body, headers }: Pick<Received, 'body' | 'headers'>,
  clock: Pick<Clock, 'now'> = systemClock,
): boolean {
  const now = jest.spyOn(Date, 'now').mockReturnValue(clock.now());
  try {
    new Verifier(secret).verify(body, headers as Record<string, string>);
    return true;
  } catch {
    return false;
  } finally {
    now.mockRestore();
  }
}
