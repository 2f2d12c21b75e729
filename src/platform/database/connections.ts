import type { Pool, PoolClient } from 'pg';
import { asError, operationSignal, unlessAborted, whenAborted, type CancelSignal } from '../cancellation';
import { AppError } from '../errors';
import type { ConnectionApart } from './connection-apart';
import { isRefusal, lockedOut, poolFailure, statementFailure } from './failure';
import { LockedTables } from './locked-tables';
import { noticingLoss } from './lost-connection';
import { timeoutStatement, type TimeoutsByUse, type Use } from './session-timeouts';
import { Turnstile } from './turnstile';

/** A connection as the driver has it. */
export type Connection = Pick<PoolClient, 'query' | 'end' | 'on' | 'off'>;

type Apart = Pick<ConnectionApart, 'query' | 'cancel' | 'cancelWaiting' | 'lockedTables' | 'close'>;

/** How connections to a server are kept free; the embedded database has but one, and no server. */
export interface ServerConnections {
  readonly apart: Apart;
  /** Null where nothing has a deadline, as at the command line. */
  readonly timeouts: TimeoutsByUse | null;
}

/** When a statement does not even end by being cancelled, its connection is cut. */
const CUT_AFTER_MS = 2_000;

interface AtWork {
  isLockedOut: boolean;
}

/**
 * Lends the connections of the pool. What an operation does with one ends with the operation: its
 * waiting is given up and its statement cancelled on the server. The embedded database cannot
 * cancel a statement: there, nothing is begun any more.
 */
export class Connections {
  private readonly uses = new WeakMap<object, Use>();
  /** What operations do now, by server process. */
  private readonly atWork = new Map<number, AtWork>();
  private readonly locked: LockedTables | null;
  private readonly writers: Turnstile | null;
  private inUse = 0;

  constructor(
    private readonly pool: Pool,
    private readonly server: ServerConnections | null,
  ) {
    pool.on('acquire', () => void (this.inUse += 1));
    pool.on('release', () => void (this.inUse -= 1));
    this.writers = server === null ? null : new Turnstile(Math.max(1, Math.floor(pool.options.max / 2)));
    this.locked =
      server === null
        ? null
        : new LockedTables({
            isCrowded: () => this.isCrowded,
            look: () => server.apart.lockedTables(),
            noteWork: () => this.noteWork(server.apart),
          });
  }

  /** Lends a connection for one statement. */
  async lend<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
    const connection = await this.borrow();
    let isBroken = false;
    try {
      return await this.use(connection, 'reading', () => work(connection));
    } catch (error) {
      isBroken = this.server !== null && !(error instanceof AppError) && !isRefusal(error);
      throw error;
    } finally {
      // Pool.query would throw the connection away after each refused statement. That of the
      // embedded database is in this process: it is never lost, and no other would replace it.
      connection.release(isBroken);
    }
  }

  /**
   * Lets a writer in: operations that write wait for one another (ADR 8), and must not wait with
   * all the connections.
   */
  asWriter<Result>(work: () => Promise<Result>): Promise<Result> {
    const signal = operationSignal();
    return signal === undefined || this.writers === null ? work() : this.writers.pass(work, signal);
  }

  /** Waits for a connection as long as the operation lasts; one too late goes to `giveBack`. */
  async take<Taken extends Connection>(
    connect: () => Promise<Taken>,
    signal: CancelSignal | undefined,
    giveBack: (late: Taken) => void,
  ): Promise<Taken> {
    signal?.throwIfAborted();
    const connecting = connect();
    if (this.isCrowded) this.locked?.notice();
    try {
      return await unlessAborted(connecting, signal);
    } catch (error) {
      connecting.then(giveBack, () => undefined);
      throw signal?.aborted === true ? error : this.failureOf(error);
    }
  }

  /** As `take` does, without the promises of the pool: every statement borrows one. */
  private borrow(): Promise<PoolClient> {
    const signal = operationSignal();
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const forget = signal === undefined ? null : whenAborted(signal, () => reject(asError(signal.reason)));
      this.pool.connect((error, client) => {
        forget?.();
        if (signal?.aborted === true) client?.release();
        else if (error === undefined && client !== undefined) resolve(client);
        else reject(asError(this.failureOf(error)));
      });
      if (this.isCrowded) this.locked?.notice();
    });
  }

  /** A connection for work that is no operation, to be released by its borrower. */
  connect(): Promise<PoolClient> {
    return this.pool.connect().catch((error: unknown) => {
      throw this.failureOf(error);
    });
  }

  /** Runs `work` on a connection, within the time of its use and of the operation. */
  use<Result>(connection: Connection, use: Use, work: () => Promise<Result>): Promise<Result> {
    const signal = operationSignal();
    const begin = (): Promise<Result> => {
      if (signal === undefined || this.server === null) return work();
      return this.interruptibly(connection, { signal, apart: this.server.apart }, work);
    };
    return noticingLoss(connection, () => {
      const timeouts = this.timeoutsFor(connection, signal === undefined ? 'long' : use);
      return timeouts === null ? begin() : timeouts.then(begin);
    });
  }

  /** @throws UnavailableError where a statement of an operation wants a table that is locked */
  assertNotLocked(text: string): void {
    if (operationSignal() !== undefined && this.locked?.isLocked(text) === true) throw lockedOut();
  }

  async close(): Promise<void> {
    this.locked?.stop();
    await this.server?.apart.close();
  }

  private failureOf(error: unknown): unknown {
    const { inUse, server } = this;
    return poolFailure(error, { most: this.pool.options.max, inUse, isServer: server !== null });
  }

  /**
   * A third of the connections: operations are let in by fewer places than there are connections,
   * and no client gets more than half of those, so all of them may wait before the pool is full.
   */
  private get isCrowded(): boolean {
    const { waitingCount, totalCount, idleCount, options } = this.pool;
    return waitingCount > 0 || 3 * (totalCount - idleCount) >= options.max;
  }

  /** Timeouts last as long as the session, so they are set only when they have to be others. */
  private timeoutsFor(connection: Connection, use: Use): Promise<void> | null {
    const timeouts = this.server?.timeouts;
    if (timeouts === null || timeouts === undefined) return null;
    if ((this.uses.get(connection) ?? 'long') === use) return null;
    return connection.query(timeoutStatement(timeouts[use])).then(
      () => void this.uses.set(connection, use),
      (error: unknown) => {
        throw statementFailure(error);
      },
    );
  }

  private interruptibly<Result>(
    connection: Connection,
    { signal, apart }: { signal: CancelSignal; apart: Apart },
    work: () => Promise<Result>,
  ): Promise<Result> {
    const processId = processIdOf(connection);
    const atWork: AtWork = { isLockedOut: false };
    let cut: NodeJS.Timeout | undefined;
    const interrupt = (): void => {
      cut = setTimeout(() => void connection.end(), CUT_AFTER_MS);
      // Where that is not possible the connection is cut all the same.
      apart.cancel(processId).catch(() => undefined);
    };
    signal.throwIfAborted();
    const forget = whenAborted(signal, interrupt);
    this.atWork.set(processId, atWork);
    const conclude = (): void => {
      this.atWork.delete(processId);
      forget();
      clearTimeout(cut);
      // The cancellation may arrive late, when the connection works for somebody else.
      if (cut !== undefined || atWork.isLockedOut) void connection.end();
    };
    return work().then(
      (result) => {
        conclude();
        return result;
      },
      (error: unknown) => {
        conclude();
        if (atWork.isLockedOut) throw lockedOut(error);
        throw signal.aborted ? signal.reason : error;
      },
    );
  }

  private noteWork(apart: Apart): (processIds: readonly number[]) => void {
    const noted = new Map(this.atWork);
    return (processIds) => {
      const same = processIds.flatMap((processId) => {
        const work = noted.get(processId);
        if (work === undefined || work.isLockedOut || this.atWork.get(processId) !== work) return [];
        return [{ processId, work }];
      });
      if (same.length === 0) return;
      // Before it is asked for: the statement may end by it before the answer is here.
      for (const { work } of same) work.isLockedOut = true;
      const forget = (cancelled: readonly number[]): void => {
        for (const { processId, work } of same) work.isLockedOut = cancelled.includes(processId);
      };
      apart.cancelWaiting(same.map(({ processId }) => processId)).then(forget, () => undefined);
    };
  }
}

/** The driver keeps it without telling so in its types. */
const processIdOf = (connection: object): number =>
  'processID' in connection && typeof connection.processID === 'number' ? connection.processID : -1;
