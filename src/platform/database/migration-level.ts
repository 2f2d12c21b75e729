import { Migration, MigrationExecutor, type MigrationInterface, type QueryRunner } from 'typeorm';
import type { Database, Transaction } from './database';
import type { SqlExecutor } from './statement';

/** Names of the migrations that have run, in their order; none on a database that is new. */
export async function migrationsDone(sql: SqlExecutor): Promise<string[]> {
  const [table] = await sql.query<{ isThere: boolean }>({
    label: 'migrations_table',
    text: `SELECT to_regclass(quote_ident(current_schema()) || '.migrations') IS NOT NULL AS "isThere"`,
  });
  if (table?.isThere !== true) return [];
  const rows = await sql.query<{ name: string }>({
    label: 'migrations_done',
    text: 'SELECT name FROM migrations ORDER BY id',
  });
  return rows.map(({ name }) => name);
}

/** Names of the migrations that this program has, in their order. */
export const migrationsKnown = ({ dataSource }: Pick<Database, 'dataSource'>): string[] =>
  dataSource.migrations.map(nameOf);

const nameOf = (migration: MigrationInterface): string => migration.name ?? migration.constructor.name;

/** Moves the tables of a transaction between migrations: all of it, or nothing. */
export class MigrationLevel {
  private readonly runner: QueryRunner;
  private readonly executor: MigrationExecutor;

  constructor(
    private readonly database: Pick<Database, 'dataSource'>,
    private readonly transaction: Transaction,
  ) {
    const { queryRunner } = transaction.manager;
    if (queryRunner === undefined) throw new TypeError('A transaction without a connection.');
    this.runner = queryRunner;
    this.executor = new MigrationExecutor(database.dataSource, queryRunner);
    this.executor.transaction = 'none';
  }

  /** Runs what migrations are new; returns their names. */
  async toNewest(): Promise<string[]> {
    return (await this.executor.executePendingMigrations()).map(({ name }) => name);
  }

  /**
   * Undoes and runs migrations until exactly those of `names`, which are all known, have run in
   * that order. Tables should be empty: what is undone forgets what only it could hold.
   */
  async to(names: readonly string[]): Promise<void> {
    const { transaction } = this;
    if ((await migrationsDone(transaction)).length === 0) await this.toNewest();
    const done = await migrationsDone(transaction);
    while (done.some((name, place) => name !== names[place])) {
      await this.executor.undoLastMigration();
      done.pop();
    }
    for (const name of names.slice(done.length)) await this.run(name);
  }

  private async run(name: string): Promise<void> {
    const migration = this.database.dataSource.migrations.find((one) => nameOf(one) === name);
    if (migration === undefined) throw new TypeError(`No migration is called ${name}.`);
    await migration.up(this.runner);
    const timestamp = Number(name.slice(-13));
    await this.executor.insertMigration(new Migration(undefined, timestamp, name));
  }
}
