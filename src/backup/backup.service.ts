import type { Database } from '../platform/database';
import { migrationsDone } from '../platform/database';
import { UnavailableError } from '../platform/errors';
import { FORMAT, FORMAT_VERSION, type BackupHeader, type BackupTable } from './backup-format';
import { BackupWriter, type TableRows } from './backup-writer';
import { holdTables, listSequences, listTables, readRevision, readRows } from './table.repository';
import type { Progress } from './progress';

/** What a backup has, for the person who made it. */
export interface BackupReport {
  readonly tables: number;
  readonly rows: number;
  readonly revision: number;
}

/** Where the lines go: resolves when they are taken, so that nothing piles up. */
export type Sink = (lines: string) => Promise<void>;

/** Writes the whole catalogue as it is at one moment, while others go on reading and writing it. */
export class BackupService {
  constructor(
    private readonly database: Database,
    private readonly program: string,
  ) {}

  /**
   * @throws UnavailableError when the database has no tables, or is being migrated
   */
  async write(sink: Sink, onProgress: Progress = () => undefined): Promise<BackupReport> {
    // Before the transaction, whose first query is the moment that it shows.
    const tables = await listTables(this.database);
    if ((await migrationsDone(this.database)).length === 0)
      throw new UnavailableError('This database has no catalogue yet.', {
        hint: 'Run "rootstock migrate" first, or name another database in DATABASE_URL or ROOTSTOCK_DATA_DIR.',
      });
    let isBegun = false;
    return this.database.snapshot(async (snapshot) => {
      // What is written already cannot be taken back, as the snapshot could.
      if (isBegun) throw new UnavailableError('The database ended the backup.', { hint: 'Try again.' });
      isBegun = true;
      await holdTables(snapshot, tables);
      if (JSON.stringify(await listTables(snapshot)) !== JSON.stringify(tables))
        throw new UnavailableError('The database was being migrated.', { hint: 'Try again.' });
      const header: BackupHeader = {
        ...{ kind: 'header', format: FORMAT, version: FORMAT_VERSION },
        createdAt: new Date().toISOString(),
        program: this.program,
        database: this.database.kind,
        migrations: await migrationsDone(snapshot),
        revision: await readRevision(snapshot),
      };
      let rows = 0;
      const counted = async function* (table: BackupTable): AsyncGenerator<readonly string[]> {
        for await (const page of readRows(snapshot, table)) {
          rows += page.length;
          onProgress({ table: table.name, rows, total: null });
          yield page;
        }
      };
      const parts = async function* (): AsyncGenerator<TableRows> {
        for (const table of tables) yield await Promise.resolve({ table, pages: counted(table) });
      };
      const content = { header, tables: parts(), sequences: () => listSequences(snapshot) };
      for await (const lines of new BackupWriter().lines(content)) await sink(lines);
      return { tables: tables.length, rows, revision: header.revision };
    });
  }
}
