import type { WebSocket } from 'ws';
import { patienceMs } from './written';

/** How often a client that is silent is asked whether it is still there. */
const PING_MS = 12_000;
/** What a client may send between two pings, its own pings included. */
const MOST_MESSAGES = 1_200;
/** While so much waits for its reader, nothing more is read of it. */
const MOST_UNREAD_BYTES = 1_000_000;
/** A frame that closes holds no more than that: RFC 6455, section 5.5. */
const LONGEST_REASON = 123;
/** How long a client may take to say that it closes, too. */
const CLOSING_MS = 500;

/** Why a connection is closed: RFC 6455, section 7.4.1, and graphql-transport-ws. */
export const CLOSING = {
  stopping: 1001,
  tooMany: 1008,
  later: 1013,
  garbage: 4400,
  forbidden: 4403,
} as const;

/**
 * A WebSocket that is written to no faster than its client reads. One that takes too long to read,
 * by the rule of all answers, or does not answer pings, is cut off.
 */
export class SocketLine {
  private isAlive = true;
  private received = 0;
  private unpaidBytes = 0;

  constructor(private readonly socket: WebSocket) {
    const ping = setInterval(() => this.ping(), PING_MS);
    socket.once('close', () => clearInterval(ping));
    socket.on('pong', () => this.heard()).on('ping', () => this.heard());
    // It closes by itself; what the client did wrong is in the code that it is told.
    socket.on('error', () => undefined);
  }

  get protocol(): string {
    return this.socket.protocol;
  }

  /** @param take is given each message, unless there are too many of them */
  onMessage(take: (text: string) => void): void {
    this.socket.on('message', (data) => {
      if (!this.heard()) return;
      if (this.socket.bufferedAmount > MOST_UNREAD_BYTES) this.socket.pause();
      const text = textOf(data);
      this.unpaidBytes += text.length;
      take(text);
    });
  }

  /** How much was received since this was last asked. */
  takeReceived(): number {
    const bytes = this.unpaidBytes;
    this.unpaidBytes = 0;
    return bytes;
  }

  onClose(tell: (code: number, reason: string) => void): void {
    this.socket.once('close', (code, reason) => tell(code, reason.toString()));
  }

  /** Resolves when this was passed on to the client's end of the line, or the line is closed. */
  send(text: string): Promise<void> {
    const { socket } = this;
    if (socket.readyState !== socket.OPEN) return Promise.resolve();
    return new Promise((resolve) => {
      const longest = patienceMs(socket.bufferedAmount + Buffer.byteLength(text));
      const cut = setTimeout(() => socket.terminate(), longest);
      socket.send(text, () => {
        clearTimeout(cut);
        if (socket.isPaused && socket.bufferedAmount <= MOST_UNREAD_BYTES) socket.resume();
        resolve();
      });
    });
  }

  /** Sends nothing more; a client that does not close as well is cut off. */
  close(code: number, reason: string): void {
    const cut = setTimeout(() => this.socket.terminate(), CLOSING_MS);
    this.socket.once('close', () => clearTimeout(cut));
    this.socket.close(code, Buffer.byteLength(reason) > LONGEST_REASON ? '' : reason);
  }

  /** Whether the client may send so much. */
  private heard(): boolean {
    this.isAlive = true;
    this.received += 1;
    if (this.received === MOST_MESSAGES + 1) this.close(CLOSING.tooMany, 'Too many messages');
    return this.received <= MOST_MESSAGES;
  }

  private ping(): void {
    this.received = 0;
    // What it still has to read stands before the ping, and has its own time.
    if (this.socket.bufferedAmount > 0) return;
    if (!this.isAlive) return this.socket.terminate();
    this.isAlive = false;
    this.socket.ping();
  }
}

function textOf(data: Buffer | ArrayBuffer | Buffer[]): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString();
}
