import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** Requests of one connection that may wait for the answers before theirs. */
const MOST_WAITING = 32;

interface Waiting {
  readonly response: ServerResponse;
  readonly answer: () => void;
}

/**
 * One connection, whose requests are answered one after the other. Those that are sent ahead of
 * their turn (pipelined) wait unread: node answers them at once, and keeps what it cannot write
 * yet, whose response never closes where the connection ends before its turn.
 */
export class Connection {
  private readonly waiting: Waiting[] = [];
  private answered: ServerResponse | null = null;
  private hasAsked = false;

  constructor(private readonly socket: Duplex) {
    socket.once('close', () => this.waiting.splice(0));
  }

  /** Whether a request has no whole answer yet. */
  get isBusy(): boolean {
    return this.answered !== null;
  }

  /** Answers a request in its turn; a client that sends too many ahead is cut off. */
  take(response: ServerResponse, answer: () => void): void {
    this.hasAsked = true;
    if (this.waiting.length === MOST_WAITING) this.cut();
    if (this.socket.destroyed) return;
    this.waiting.push({ response, answer });
    if (!this.isBusy) this.answerNext();
  }

  /** Notes that it goes on by another protocol. */
  leaveHttp(): void {
    this.hasAsked = true;
  }

  /** Closes it where nothing was ever asked by it: node takes it for busy, and waits. */
  cutIfUnused(): void {
    if (!this.hasAsked) this.cut();
  }

  cut(): void {
    this.socket.destroy();
  }

  private answerNext(): void {
    this.answered = null;
    const [next] = this.waiting;
    // Node gives a response the socket in its turn; never, where an answer before it was the last.
    if (next === undefined || next.response.socket === null || this.socket.destroyed) return;
    this.waiting.shift();
    this.answered = next.response;
    next.response.once('close', () => this.answerNext());
    next.answer();
  }
}
