import { Pool } from 'pg';
import { connectionFailure, namedFailure, statementFailure } from './failure';
import { noticingLoss } from './lost-connection';
import type { Statement } from './statement';

/** One is for whoever looks whether the database answers, one for what is cancelled meanwhile. */
const CONNECTIONS = 2;
const IDLE_MS = 60_000;
/** Whatever is asked here is answered in a moment, or something is wrong. */
const LONGEST_APART_MS = 2_000;

/** It is not observed, so it needs no label. */
type Unlabelled = Omit<Statement, 'label'>;

/** A table that somebody holds or wants for themselves alone. */
export interface LockedTable {
  readonly name: string;
  /** Server processes that wait for it. */
  readonly waiting: readonly number[];
}

const LOCKED_TABLES = `
  SELECT relname AS name,
    coalesce(array_agg(wanted.pid) FILTER (WHERE wanted.pid IS NOT NULL), '{}') AS waiting
  FROM (
    SELECT DISTINCT relation FROM pg_locks
    WHERE locktype = 'relation' AND mode = 'AccessExclusiveLock'
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
  ) AS held
  JOIN pg_class ON pg_class.oid = held.relation
  LEFT JOIN pg_locks AS wanted ON wanted.relation = held.relation AND NOT wanted.granted
    AND wanted.locktype = 'relation' AND wanted.mode <> 'AccessExclusiveLock'
  GROUP BY relname`;

const CANCEL_WAITING = `
  SELECT pid FROM (SELECT DISTINCT pid FROM pg_locks WHERE NOT granted AND pid = ANY ($1::int[])) AS waiting
  WHERE pg_cancel_backend(pid)`;

/**
 * A few connections of their own, so that the server can be asked, and told to stop, while all
 * others are busy. They are opened when they are first needed.
 */
export class ConnectionApart {
  private readonly pool: Pool;

  constructor(connection: { readonly url: string; readonly options: string }) {
    this.pool = new Pool({
      connectionString: connection.url,
      options: `${connection.options} -c statement_timeout=${LONGEST_APART_MS} -c lock_timeout=${LONGEST_APART_MS / 2}`,
      application_name: 'rootstock-apart',
      max: CONNECTIONS,
      connectionTimeoutMillis: LONGEST_APART_MS,
      // Where the server keeps silent, as behind a network that is cut.
      query_timeout: 2 * LONGEST_APART_MS,
      idleTimeoutMillis: IDLE_MS,
      allowExitOnIdle: true,
    });
    // The pool replaces a connection that ends; without a listener it would end the process.
    this.pool.on('error', () => undefined);
  }

  async query<Row>({ text, values = [] }: Unlabelled): Promise<Row[]> {
    const connection = await this.pool.connect().catch((error: unknown) => {
      throw connectionFailure(error);
    });
    let isBroken = true;
    try {
      const { rows } = await noticingLoss(connection, () =>
        connection.query<Row & object>(text, [...values]),
      );
      isBroken = false;
      return rows;
    } catch (error) {
      throw namedFailure(statementFailure(error));
    } finally {
      connection.release(isBroken);
    }
  }

  /** Cancels what a server process is doing, if it is doing anything. */
  async cancel(processId: number): Promise<void> {
    await this.query({ text: 'SELECT pg_cancel_backend($1)', values: [processId] });
  }

  /**
   * Cancels what server processes do, if they still wait for a lock; returns those that did. Asked
   * and done in one statement, since each of them may do something else in the next moment.
   */
  async cancelWaiting(processIds: readonly number[]): Promise<number[]> {
    const rows = await this.query<{ pid: number }>({ text: CANCEL_WAITING, values: [processIds] });
    return rows.map(({ pid }) => pid);
  }

  lockedTables(): Promise<LockedTable[]> {
    return this.query({ text: LOCKED_TABLES });
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}
