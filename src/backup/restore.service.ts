import {
  describeUser,
  listUsers,
  migrationsDone,
  migrationsKnown,
  MigrationLevel,
  takeCatalogue,
  watchWrites,
  type Database,
  type Transaction,
} from '../platform/database';
import { InvalidInputError, UnavailableError } from '../platform/errors';
import type { BackupTable } from './backup-format';
import { BackupReader, type BackupPart } from './backup-reader';
import { checkBackup, type Source } from './check-backup';
import type { Progress } from './progress';
import {
  emptyTables,
  listFilled,
  listTables,
  lockTables,
  refreshStatistics,
  saveRows,
  setSequence,
  withoutGuards,
} from './table.repository';

export interface RestoreOptions {
  /** Whether what the database holds now may be deleted. */
  readonly replaces: boolean;
  readonly onProgress?: Progress;
}

export interface RestoreReport {
  readonly rows: number;
  readonly tables: number;
  readonly revision: number;
  /** Names of the migrations that are newer than the backup and ran on what was restored. */
  readonly migrated: readonly string[];
}

/**
 * Puts a backup in the place of what a database holds. The whole file is read and checked before
 * anything is written; everything is written in one transaction.
 */
export class RestoreService {
  constructor(private readonly database: Database) {}

  /**
   * Checks the file, then restores it.
   *
   * @throws InvalidInputError as `checkBackup` does; nothing is changed then
   * @throws UnavailableError when the database holds something that may not be replaced, or others
   * use it
   */
  async restore(source: Source, { replaces, onProgress }: RestoreOptions): Promise<RestoreReport> {
    const { header, end } = await checkBackup(source, migrationsKnown(this.database));
    return this.database.transaction(async (transaction) => {
      // First, since what another restore has locked can be waited for only.
      await this.takeAlone(transaction);
      await this.refuseFilled(transaction, replaces);
      const level = new MigrationLevel(this.database, transaction);
      await emptyTables(transaction, { isSame: false });
      await level.to(header.migrations);
      // The first migrations put rows of their own in.
      await emptyTables(transaction, { isSame: false });
      const load = new Loading(transaction, end.rows, onProgress);
      await this.load(transaction, source, load);
      const migrated = await level.toNewest();
      await watchWrites(transaction);
      await refreshStatistics(transaction);
      const tables = Object.keys(end.tables).length;
      return { rows: end.rows, tables, revision: header.revision, migrated };
    });
  }

  /**
   * Puts a backup that this very program wrote into a database that it has migrated, unless there
   * is anything in it; returns whether it did. Others may be connected: they see nothing or all.
   *
   * @throws InvalidInputError when the backup is damaged; nothing is changed then
   */
  async fill(source: () => Source | null): Promise<boolean> {
    if ((await listFilled(this.database)).length > 0) return false;
    const found = source();
    if (found === null) return false;
    return this.database.transaction(async (transaction) => {
      await lockTables(transaction);
      if ((await listFilled(transaction)).length > 0) return false;
      // The first migrations put rows of their own in.
      await emptyTables(transaction, { isSame: true });
      await this.load(transaction, found, new Loading(transaction, 0));
      await watchWrites(transaction);
      await refreshStatistics(transaction);
      return true;
    });
  }

  private async load(transaction: Transaction, source: Source, loading: Loading): Promise<void> {
    await withoutGuards(transaction, async () => {
      for await (const part of new BackupReader().parts(source())) await loading.take(part);
    });
  }

  private async refuseFilled(transaction: Transaction, replaces: boolean): Promise<void> {
    const known = migrationsKnown(this.database);
    const later = (await migrationsDone(transaction)).filter((name) => !known.includes(name));
    if (later.length > 0)
      throw new UnavailableError(`The database is of a later program: it has the migration ${later[0]}.`, {
        hint: 'Restore with that program, or into a new database.',
      });
    const filled = await listFilled(transaction);
    if (filled.length > 0 && !replaces)
      throw new UnavailableError(`The database is not empty: it has rows in ${filled.join(', ')}.`, {
        hint: 'Restore into a new database, or add --replace to delete what is there.',
      });
  }

  /** The embedded database belongs to this process, by the lock of its folder. */
  private async takeAlone(transaction: Transaction): Promise<void> {
    if (this.database.kind === 'embedded') return;
    const isTaken = await takeCatalogue(transaction);
    const users = await listUsers(transaction);
    if (isTaken && users.length === 0) return;
    const [first, ...others] = users;
    const who = first === undefined ? 'a process that has just ended' : describeUser(first);
    const more = others.length === 0 ? '' : ` and ${others.length} more connections`;
    throw new UnavailableError(`Another Rootstock uses this database: ${who}${more}.`, {
      hint: 'Stop it first: it would go on answering from what it remembers.',
    });
  }
}

/** Writes what a reader gives out. */
class Loading {
  private tables: ReadonlyMap<string, BackupTable> | undefined;
  private rows = 0;

  constructor(
    private readonly transaction: Transaction,
    private readonly total: number,
    private readonly onProgress: Progress = () => undefined,
  ) {}

  async take(part: BackupPart): Promise<void> {
    const { transaction, total } = this;
    if (part.kind === 'table') await this.checkTable(part.table);
    if (part.kind === 'sequence') await setSequence(transaction, part.sequence);
    if (part.kind !== 'rows') return;
    const { table, rows } = part;
    await saveRows(transaction, table, rows);
    this.rows += rows.length;
    this.onProgress({ table: table.name, rows: this.rows, total });
  }

  /** Migrations of the backup made the tables: another form means that somebody altered them. */
  private async checkTable({ name, columns }: BackupTable): Promise<void> {
    this.tables ??= new Map((await listTables(this.transaction)).map((table) => [table.name, table]));
    const there = this.tables.get(name);
    const words = (table: Pick<BackupTable, 'columns'>): string =>
      table.columns
        .map((column) => `${column.name} ${column.type}`)
        .sort()
        .join(', ');
    if (there !== undefined && words(there) === words({ columns })) return;
    throw new InvalidInputError(
      'file',
      `a backup of tables that Rootstock made; its migrations make no table ${name} (${words({ columns })})`,
    );
  }
}
