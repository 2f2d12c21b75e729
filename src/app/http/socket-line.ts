import type { WebSocket } from 'ws';
import { patienceMs } from './written';

/** How often a client that is silent is asked whether it is still there. */
const PING_MS = 12_000;
/** What a client may send between two pings, its own pings included. */
const MOST_MESSAGES = 1_200;
/** What a client may send between two pings that no operation pays for: as much as one may be. */
const MOST_UNPAID_BYTES = 1_000_000;
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
  private isClosing = false;
  private received = 0;
  /** Of the message that is being handed on, what nobody has claimed. */
  private unclaimed = 0;
  private unpaid = 0;

  constructor(private readonly socket: WebSocket) {
    const ping = setInterval(() => this.ping(), PING_MS);
    socket.once('close', () => clearInterval(ping));
    const heardFrame = (data: Buffer): void => {
      if (this.heard()) this.leaveUnpaid(data.length);
    };
    socket.on('pong', heardFrame).on('ping', heardFrame);
    // It closes by itself; what the client did wrong is in the code that it is told.
    socket.on('error', () => undefined);
  }

  get protocol(): string {
    return this.socket.protocol;
  }

  /** @param take is given each message, unless there are too many of them, or it is closing */
  onMessage(take: (text: string) => void): void {
    this.socket.on('message', (data) => {
      if (!this.heard()) return;
      if (this.socket.bufferedAmount > MOST_UNREAD_BYTES) this.socket.pause();
      const text = textOf(data);
      this.unclaimed = text.length;
      take(text);
      this.leaveUnpaid(this.claim());
    });
  }

  /** How long the message is that is being handed on; whoever claims that sees that it is paid. */
  claim(): number {
    const length = this.unclaimed;
    this.unclaimed = 0;
    return length;
  }

  /** Counts what nobody pays for; a client that sends too much of that is sent away. */
  leaveUnpaid(length: number): void {
    this.unpaid += length;
    if (this.unpaid > MOST_UNPAID_BYTES) this.close(CLOSING.tooMany, 'Too much was sent');
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

  /** Sends and hands on nothing more; a client that does not close as well is cut off. */
  close(code: number, reason: string): void {
    if (this.isClosing) return;
    this.isClosing = true;
    const cut = setTimeout(() => this.socket.terminate(), CLOSING_MS);
    this.socket.once('close', () => clearTimeout(cut));
    this.socket.close(code, Buffer.byteLength(reason) > LONGEST_REASON ? '' : reason);
  }

  /** Whether what the client has sent is to be looked at. */
  private heard(): boolean {
    this.isAlive = true;
    this.received += 1;
    if (this.received > MOST_MESSAGES)
      this.close(CLOSING.tooMany, `More than ${MOST_MESSAGES} messages in ${PING_MS / 1000} s`);
    return !this.isClosing;
  }

  private ping(): void {
    this.received = 0;
    this.unpaid = 0;
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
