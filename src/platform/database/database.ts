import { Pool } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { actingAs, actorStatement, currentActor, SYSTEM } from './actor';
import { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import { operationSignal } from '../cancellation';
import { systemClock } from '../clock';
import { askForCells, askForRows, placed } from './ask-driver';
import type { ConnectionApart } from './connection-apart';
import { Connections, type Connection, type ServerConnections } from './connections';
import { Exclusive } from './exclusive';
import { namedFailure, statementFailure } from './failure';
import { readInTurns } from './paced-reading';
import { repeatedly } from './repeatedly';
import { ScopedTexts, type RowScope } from './row-scope';
import { preparedName, type Cells, type SqlExecutor, type Statement } from './statement';
import { WriteNotices } from './write-notices';

/**
 * One transaction: prepared SQL and TypeORM's manager on the same connection. What decides whether
 * and how something is written has to know every row, so `query` reads them all.
 */
export interface Transaction extends SqlExecutor {
  readonly manager: EntityManager;
  /** Reads the rows of the database's scope only: for what somebody names. */
  readonly visible: SqlExecutor;
}

/** A scope, and the database that it is of. */
interface Within {
  readonly whole: Database;
  readonly scope: RowScope;
}

/** Nothing tells a process when another one has ended its work. */
const LOOK_AGAIN_MS = 500;

/** Called after each statement; for metrics, and for tests. Duration in milliseconds. */
export type StatementObserver = (statement: Statement, duration: number) => void;

/** An open database, and how it is left. */
export interface DatabaseParts {
  readonly dataSource: DataSource;
  /** What a server has beside the pool; null for the embedded database. */
  readonly server?: ServerConnections | null;
  /** Where the server tells what other processes wrote. */
  readonly notices?: WriteNotices;
  /** Frees what is held as long as the database is open. */
  readonly release?: () => Promise<void> | undefined;
}

/** The schema that names without one are of; TypeORM asks for it when it connects. */
function schemaOf({ driver }: DataSource): string {
  const schema = driver instanceof PostgresDriver ? driver.searchSchema : undefined;
  if (schema === undefined) throw new TypeError('The data source is not an initialised PostgreSQL one.');
  return `"${schema.replaceAll('"', '""')}"`;
}

function poolOf(dataSource: DataSource): Pool {
  const { driver } = dataSource;
  // TypeORM types its pool as `any`.
  const master: unknown = driver instanceof PostgresDriver ? driver.master : undefined;
  if (!(master instanceof Pool)) throw new TypeError('The data source is not an initialised PostgreSQL one.');
  return master;
}

/**
 * The catalogue's database: PostgreSQL, or PGlite embedded in this process. Hot reads are named
 * prepared statements; writes go through `transaction`. The embedded database has one connection,
 * so inside a transaction use only the objects that it passes you: a query on the database itself
 * would wait for the transaction to end.
 */
export class Database implements SqlExecutor {
  readonly dataSource: DataSource;
  readonly kind: 'postgres' | 'embedded';
  /** Asks on a connection apart, which is free when all others are in use. */
  readonly apart: Pick<ConnectionApart, 'query'>;
  private readonly notices: WriteNotices;
  private readonly connections: Connections;
  private readonly exclusive: Exclusive;
  private readonly observers: StatementObserver[];
  private readonly texts: ScopedTexts | null;
  private readonly release: () => Promise<void> | undefined;

  constructor(
    private readonly parts: DatabaseParts,
    private readonly within?: Within,
  ) {
    const { dataSource, server = null, notices = new WriteNotices() } = parts;
    const { whole } = within ?? {};
    const pool = poolOf(dataSource);
    if (server !== null && whole === undefined) readInTurns(pool);
    this.dataSource = dataSource;
    this.kind = server === null ? 'embedded' : 'postgres';
    this.connections = whole?.connections ?? new Connections(pool, server);
    this.exclusive =
      whole?.exclusive ?? new Exclusive(server === null ? null : () => this.connections.connect());
    this.notices = whole?.notices ?? notices;
    this.observers = whole?.observers ?? [];
    this.texts = within === undefined ? null : new ScopedTexts(within.scope, schemaOf(dataSource));
    // The embedded database has but one connection.
    this.apart = whole?.apart ?? server?.apart ?? { query: (statement) => this.queryUnobserved(statement) };
    this.release = parts.release ?? (() => Promise.resolve());
  }

  /** The same database, of which `query` and `snapshot` read the rows of a scope only. */
  as(scope: RowScope): Database {
    return new Database(this.parts, { whole: this, scope });
  }

  /** A statement as `query` sends it: it says which rows it reads. */
  textOf(text: string): string {
    return this.texts?.of(text) ?? text;
  }

  /**
   * Reports each statement that runs from now on to `observer`, beside those that are there
   * already.
   */
  onStatement(observer: StatementObserver): void {
    this.observers.push(observer);
  }

  /**
   * Calls `listener` when something may have been written: after each transaction of this process,
   * before whoever asked for it is answered, and within moments after those of others where the
   * server tells of them.
   */
  onWrite(listener: () => void): void {
    this.notices.listen(listener);
  }

  query<Row>(statement: Statement): Promise<Row[]> {
    return repeatedly(
      () => this.connections.lend((connection) => this.runVisible<Row>(connection, statement)),
      namedFailure,
    );
  }

  /**
   * Runs `work` in one transaction: committed when it resolves, rolled back when it rejects. Where
   * the database gave it up because of others, `work` is run again from its beginning, so it does
   * nothing outside the transaction.
   */
  transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return this.transact(work).finally(this.notices.tell);
  }

  /** Reads everything as of one moment: a write between two statements shows in neither. */
  snapshot<Result>(read: (executor: SqlExecutor) => Promise<Result>): Promise<Result> {
    // Nobody changes anything here, and the isolation is set before any query.
    return actingAs(SYSTEM, () =>
      this.transact(async ({ manager, visible }) => {
        await manager.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
        return read(visible);
      }),
    );
  }

  /**
   * Runs `work` unless work of this name already runs in any process on this database; returns
   * whether it ran. It uses one connection until then. `lost` is aborted when that connection, and
   * with it the lock, is lost: the work must end then.
   */
  exclusively(name: string, work: (lost: AbortSignal) => Promise<void>): Promise<boolean> {
    return named(() => this.exclusive.run(name, work));
  }

  /**
   * Runs `work` when no process on this database runs work of this name; waits until then.
   *
   * @throws the signal's reason when it is aborted while waiting
   */
  async inTurn(
    name: string,
    work: (lost: AbortSignal) => Promise<void>,
    signal?: AbortSignal,
  ): Promise<void> {
    while (!(await this.exclusively(name, work))) await systemClock.sleep(LOOK_AGAIN_MS, signal);
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
    await this.connections.close();
    await this.release();
  }

  private transact<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return named(() =>
      this.connections.asWriter(() => repeatedly(() => this.inTransaction(work), namedFailure)),
    );
  }

  private queryUnobserved<Row>({ text, values = [] }: Omit<Statement, 'label'>): Promise<Row[]> {
    return named(() =>
      this.connections.lend(async (connection) => {
        const asked = connection.query<Row & object>(text, [...values]);
        const { rows } = await asked.catch((error: unknown) => {
          throw statementFailure(error);
        });
        return rows;
      }),
    );
  }

  private async inTransaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const signal = operationSignal();
    const runner = this.dataSource.createQueryRunner();
    const connection = await this.connections.take(
      () => connectionOf(runner),
      signal,
      () => void runner.release(),
    );
    const query = <Row>(statement: Statement): Promise<Row[]> => this.run<Row>(connection, statement);
    const visible = {
      query: <Row>(statement: Statement): Promise<Row[]> => this.runVisible<Row>(connection, statement),
    };
    try {
      return await this.connections.use(connection, 'writing', () =>
        runner.manager.transaction(async (manager) => {
          const actor = currentActor();
          if (actor !== SYSTEM) await query(actorStatement(actor));
          const result = await work({ manager, query, visible });
          signal?.throwIfAborted();
          return result;
        }),
      );
    } finally {
      await runner.release();
    }
  }

  private runVisible<Row>(target: Pick<Connection, 'query'>, statement: Statement): Promise<Row[]> {
    return this.run<Row>(target, statement, this.texts?.of(statement.text));
  }

  private async run<Row>(
    target: Pick<Connection, 'query'>,
    statement: Statement,
    text = statement.text,
  ): Promise<Row[]> {
    const { label, values = [], read } = statement;
    const isPrepared = text === statement.text || this.within?.scope.isPrepared === true;
    operationSignal()?.throwIfAborted();
    this.connections.assertNotLocked(statement.text);
    const started = performance.now();
    try {
      const name = isPrepared ? preparedName({ label, text }) : undefined;
      const config = { name, text, values: [...values] };
      // pg types a row as `any`; each repository states the row that its own SELECT gives.
      if (read === undefined) return await askForRows<Row & object>(target, config);
      return rowsOf<Row>(await askForCells(target, config), read);
    } catch (error) {
      throw statementFailure(placed(error));
    } finally {
      const duration = performance.now() - started;
      for (const observe of this.observers) observe(statement, duration);
    }
  }
}

async function connectionOf(runner: QueryRunner): Promise<Connection> {
  const connection: unknown = await runner.connect();
  if (!isConnection(connection)) throw new TypeError('A transaction without a connection.');
  return connection;
}

function isConnection(value: unknown): value is Connection {
  return typeof value === 'object' && value !== null && 'query' in value && typeof value.query === 'function';
}

/** Each repository states the row that what reads its own SELECT makes. */
function rowsOf<Row>(rows: readonly Cells[], read: (cells: Cells) => unknown): Row[];
function rowsOf(rows: readonly Cells[], read: (cells: Cells) => unknown): unknown[] {
  return rows.map(read);
}

/** Gives failures of the database their names. */
async function named<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw namedFailure(error);
  }
}
