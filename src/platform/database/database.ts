import { Pool, type PoolClient } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import { Exclusive } from './exclusive';
import { preparedName, type SqlExecutor, type Statement } from './statement';

/** One transaction: prepared SQL and TypeORM's manager on the same connection. */
export interface Transaction extends SqlExecutor {
  readonly manager: EntityManager;
}

type Queryable = Pick<PoolClient, 'query'>;

/** Called after each statement; for metrics, and for tests. Duration in milliseconds. */
export type StatementObserver = (statement: Statement, duration: number) => void;

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
  private readonly pool: Pool;
  private readonly exclusive: Exclusive;
  private readonly observers: StatementObserver[] = [];

  constructor(
    readonly dataSource: DataSource,
    readonly kind: 'postgres' | 'embedded',
    private readonly release: () => Promise<void> = () => Promise.resolve(),
  ) {
    this.pool = poolOf(dataSource);
    this.exclusive = new Exclusive(kind === 'embedded' ? null : this.pool);
  }

  /**
   * Reports each statement that runs from now on to `observer`, beside those that are there
   * already.
   */
  onStatement(observer: StatementObserver): void {
    this.observers.push(observer);
  }

  async query<Row>(statement: Statement): Promise<Row[]> {
    const connection = await this.pool.connect();
    let broken = false;
    try {
      return await this.run<Row>(connection, statement);
    } catch (error) {
      broken = !isRefusal(error);
      throw error;
    } finally {
      // Pool.query would throw the connection away after each refused statement, and the embedded
      // database has only one.
      connection.release(broken);
    }
  }

  /** Runs `work` in one transaction: committed when it resolves, rolled back when it rejects. */
  transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(async (manager) => {
      const connection: unknown = await manager.queryRunner?.connect();
      if (!isQueryable(connection)) throw new TypeError('A transaction without a connection.');
      return work({ manager, query: <Row>(statement: Statement) => this.run<Row>(connection, statement) });
    });
  }

  /**
   * Runs `work` unless work of this name already runs in any process on this database; returns
   * whether it ran. It uses one connection until then. `lost` is aborted when that connection, and
   * with it the lock, is lost: the work must end then.
   */
  exclusively(name: string, work: (lost: AbortSignal) => Promise<void>): Promise<boolean> {
    return this.exclusive.run(name, work);
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
    await this.release();
  }

  private async run<Row>(target: Queryable, statement: Statement): Promise<Row[]> {
    const { text, values = [] } = statement;
    const started = performance.now();
    try {
      // pg types a row as `any`; each repository states the row that its own SELECT gives.
      const { rows } = await target.query<Row & object>({
        name: preparedName(statement),
        text,
        values: [...values],
      });
      return rows;
    } finally {
      const duration = performance.now() - started;
      for (const observe of this.observers) observe(statement, duration);
    }
  }
}

function isQueryable(value: unknown): value is Queryable {
  return typeof value === 'object' && value !== null && 'query' in value && typeof value.query === 'function';
}

/**
 * Whether the server refused the statement but the connection can still be used: an SQLSTATE of
 * neither 08 nor 57P.
 */
function isRefusal(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  return typeof error.code === 'string' && /^(?!08|57P)(\d|F0|HV|P0|XX)[0-9A-Z]+$/.test(error.code);
}
