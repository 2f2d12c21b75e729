import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Client } from '../../access';
import { CarriedOperation } from './carried-operation';
import { OpenResponse, SERVER_SENT_EVENTS } from './event-stream';
import { HttpError } from './exchange';
import { beingStopped } from './running-operations';

/** How long a reserved connection may take to come. */
const RESERVED_MS = 10_000;
const TOKEN_BYTES = 18;

/** An operation of an event stream, under its id. Once it is left, no more is said of it. */
export class StreamedOperation extends CarriedOperation {
  /** @param write is given an event, and resolves when the client may be sent more */
  constructor(
    private readonly id: string,
    private readonly write: (event: string, of: StreamedOperation) => Promise<void>,
  ) {
    super();
  }

  /**
   * Sends an answer; resolves when the client may be sent more.
   *
   * @param answer as JSON
   */
  async next(answer: string): Promise<void> {
    await this.write(`event: next\ndata: {"id":${JSON.stringify(this.id)},"payload":${answer}}\n\n`, this);
  }

  /** Says that there will be no more. */
  async complete(): Promise<void> {
    await this.write(`event: complete\ndata: ${JSON.stringify({ id: this.id })}\n\n`, this);
  }
}

/** One response that carries the events of several operations, each under its id. */
export class EventConnection {
  private readonly operations = new Map<string, StreamedOperation>();
  private readonly opened: Promise<void>;
  private open: OpenResponse | null = null;
  private tellOpened: () => void = () => undefined;
  private hasEnded = false;

  constructor(
    readonly client: Client,
    private readonly onEnd: () => void,
  ) {
    this.opened = new Promise((resolve) => (this.tellOpened = resolve));
    setTimeout(() => this.open ?? this.end(), RESERVED_MS).unref();
  }

  /**
   * Sends what it carries by this response, until one of both ends.
   *
   * @throws HttpError where it is sent already
   */
  sendBy(response: ServerResponse): void {
    if (this.open !== null)
      throw new HttpError(409, 'CONFLICT', 'The events of this token are being sent already.');
    this.open = new OpenResponse(response, SERVER_SENT_EVENTS);
    response.once('close', () => this.end());
    this.tellOpened();
  }

  /**
   * @param id of the client's own choosing
   * @throws HttpError where the connection carries an operation of this id
   */
  carry(id: string): StreamedOperation {
    if (this.operations.has(id))
      throw new HttpError(409, 'CONFLICT', 'An operation with this "operationId" is open already.');
    const operation = new StreamedOperation(id, this.write);
    this.operations.set(id, operation);
    operation.once('close', () => this.operations.delete(id));
    if (this.hasEnded) operation.leave();
    return operation;
  }

  /** Ends an operation, if there is one of this id. */
  leave(id: string): void {
    this.operations.get(id)?.leave();
  }

  /** Ends the response without a word to its operations, so that clients connect again. */
  end(): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.tellOpened();
    for (const operation of [...this.operations.values()]) operation.leave();
    this.open?.end('');
    this.onEnd();
  }

  private readonly write = async (event: string, of: StreamedOperation): Promise<void> => {
    await this.opened;
    if (!this.hasEnded && !of.destroyed) await this.open?.write(event);
  };
}

/** The connections that carry several operations, by the tokens that they were reserved under. */
export class EventConnections {
  private readonly byToken = new Map<string, EventConnection>();

  /** @param stopping when it is aborted, all of them end */
  constructor(private readonly stopping: AbortSignal) {
    stopping.addEventListener('abort', () => {
      for (const connection of [...this.byToken.values()]) connection.end();
    });
  }

  /**
   * Reserves one for a client.
   *
   * @param release gives its place back
   * @returns what who comes for it must know, and nobody can guess
   * @throws UnavailableError where the server stops
   */
  reserve(client: Client, release: () => void): string {
    if (this.stopping.aborted) {
      release();
      throw beingStopped();
    }
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const onEnd = (): void => {
      this.byToken.delete(token);
      release();
    };
    this.byToken.set(token, new EventConnection(client, onEnd));
    return token;
  }

  /** @throws HttpError where there is none */
  get(token: string): EventConnection {
    const connection = this.byToken.get(token);
    if (connection !== undefined) return connection;
    throw new HttpError(404, 'NOT_FOUND', 'No event stream is reserved under this token. PUT reserves one.');
  }
}
