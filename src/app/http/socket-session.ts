import type { SubscribePayload } from 'graphql-ws';
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { clientOf } from '../../access';
import { CancelledError } from '../../platform/errors';
import { CarriedOperation } from './carried-operation';
import type { Call, Exchange } from './exchange';
import { readingCost, type Asked, type OperationParts, type Paid } from './executing';
import { answerBySocket } from './socket-answer';
import { CLOSING, type SocketLine } from './socket-line';
import { toldOf, type ToldFailure } from './told-failure';
import { admit, recognise } from './visit';

const record = z.record(z.string(), z.unknown());

/** The token that a connection was opened with: a page cannot set the headers of a WebSocket. */
function authorizationIn(said: unknown): string | undefined {
  const { data = {} } = record.safeParse(said);
  const { data: headers = {} } = record.safeParse(data['headers']);
  const entries = [...Object.entries(data), ...Object.entries(headers)];
  const value = entries.find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  return typeof value === 'string' ? value : undefined;
}

/** Where a connection came from, and the place that it has. */
export interface SocketOrigin {
  readonly exchange: Exchange;
  /** Whether its page, if it is of one, is of this server. */
  readonly isOwn: boolean;
  /** Gives its place back. */
  readonly release: () => void;
  /** Is told of each operation that has ended, and of its failure. */
  readonly onOperation: (call: Call, milliseconds: number, failure: ToldFailure | null) => void;
}

/**
 * One WebSocket from its first message to its last: each of its operations is answered as one that
 * comes by HTTP, in the name of whoever opened the connection.
 */
export class SocketSession {
  private readonly open = new Set<CarriedOperation>();
  /** How long the message of each operation was. */
  private readonly lengths = new WeakMap<SubscribePayload, number>();
  private readonly closed: Promise<void>;
  private headers: IncomingHttpHeaders;
  private release: () => void;
  private count = 0;
  private isStopping = false;
  private hasEnded = false;

  constructor(
    private readonly parts: OperationParts,
    private readonly line: SocketLine,
    private readonly origin: SocketOrigin,
  ) {
    this.headers = origin.exchange.request.headers;
    this.release = origin.release;
    this.closed = new Promise((resolve) => {
      line.onClose(() => {
        this.end();
        resolve();
      });
    });
  }

  /**
   * Finds out who opened the connection, by what it began with.
   *
   * @returns false where it was closed instead
   */
  async begin(said: unknown): Promise<boolean> {
    const authorization = authorizationIn(said);
    if (authorization === undefined) return true;
    if (!this.origin.isOwn) {
      this.line.close(CLOSING.forbidden, 'A page of another origin may not send a token.');
      return false;
    }
    this.headers = { ...this.headers, authorization };
    try {
      const { address, context } = await recognise(this.callOf(new CarriedOperation()), this.parts);
      this.giveBack();
      this.release = this.parts.admission.openConnection(clientOf(context.viewer, address));
      if (this.hasEnded) this.giveBack();
      return true;
    } catch (error) {
      const [first] = this.told(error).errors;
      this.line.close(CLOSING.later, first?.message ?? '');
      return false;
    }
  }

  /** Notes how long the message is that is being read, for the operation in it to pay. */
  claim(payload: SubscribePayload): void {
    this.lengths.set(payload, this.line.claim());
  }

  /**
   * An operation: begun when its first message is wanted, taken back when it is left. Then it is
   * over at once for whoever left it, whose next operation may have its id, however long it takes
   * to end.
   */
  operation(id: string, payload: SubscribePayload): AsyncIterableIterator<never> {
    const carried = new CarriedOperation();
    const over = { value: undefined, done: true } as const;
    let tellLeft = (): void => undefined;
    const left = new Promise<void>((resolve) => (tellLeft = resolve));
    return {
      next: async () => {
        await Promise.race([this.answer(carried, id, payload), left]);
        return over;
      },
      return: () => {
        carried.leave();
        tellLeft();
        return Promise.resolve(over);
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  /** Closes the connection when what has an end of its own has ended. */
  stop(): void {
    this.isStopping = true;
    this.closeIfIdle();
  }

  /** @throws ToldFailure */
  private async answer(carried: CarriedOperation, id: string, payload: SubscribePayload): Promise<void> {
    // Nothing is begun that the end of the connection would break off: its client asks elsewhere.
    if (this.isStopping) return this.closed;
    const started = performance.now();
    const call = this.callOf(carried);
    let failure: ToldFailure | null = null;
    this.open.add(carried);
    try {
      const end = await this.during(call, payload, (asked) =>
        answerBySocket(asked, payload, async (answer) => {
          if (!carried.destroyed)
            await this.line.send(`{"id":${JSON.stringify(id)},"type":"next","payload":${answer}}`);
        }),
      );
      if (end === 'broken') await this.breakOff(carried);
    } catch (error) {
      if (error instanceof CancelledError) return;
      failure = this.told(error);
      throw failure;
    } finally {
      this.leave(carried);
      this.origin.onOperation(call, performance.now() - started, failure);
    }
  }

  private async during<Result>(
    call: Call,
    payload: SubscribePayload,
    work: (asked: Asked & Paid) => Promise<Result>,
  ): Promise<Result> {
    const length = this.lengths.get(payload) ?? 0;
    const visit = await admit(call, this.parts).catch((error: unknown) => {
      this.line.leaveUnpaid(length);
      throw error;
    });
    const pay = (): Promise<void> => visit.turn.payForReading(readingCost(length));
    try {
      return await work({ ...this.parts, exchange: call, visit, pay });
    } finally {
      await pay().finally(() => visit.turn.end());
    }
  }

  /** Nobody is told that an operation is complete that is not: the connection ends without that. */
  private async breakOff(carried: CarriedOperation): Promise<void> {
    this.leave(carried);
    if (!this.isStopping) this.line.close(CLOSING.forbidden, 'Who is asking may see more or less now.');
    await this.closed;
  }

  private leave(carried: CarriedOperation): void {
    carried.leave();
    this.open.delete(carried);
    // Its client is told first that it is complete.
    setImmediate(() => this.closeIfIdle());
  }

  private closeIfIdle(): void {
    if (this.isStopping && this.open.size === 0)
      this.line.close(CLOSING.stopping, 'The server is being stopped.');
  }

  private end(): void {
    this.hasEnded = true;
    for (const carried of this.open) carried.leave();
    this.giveBack();
  }

  private giveBack(): void {
    this.release();
    this.release = () => undefined;
  }

  private callOf(response: CarriedOperation): Call {
    const { request, log, ...exchange } = this.origin.exchange;
    this.count += 1;
    const requestId = `${exchange.requestId}:${this.count}`;
    const own = { headers: this.headers, socket: request.socket };
    return { request: own, response, requestId, log: log.child({ requestId }) };
  }

  private told(error: unknown): ToldFailure {
    const { log } = this.origin.exchange;
    return toldOf(error, (err) => log.error({ err }, 'an operation of a socket failed unexpectedly'));
  }
}
