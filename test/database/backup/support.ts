import { BackupService, RestoreService, type Source } from '../../../src/backup';
import { openCatalogDatabase } from '../../../src/app/data-source';
import type { Database } from '../../../src/platform/database';
import { expectKept } from '../../support/kept-statements';

/** The whole backup of a database, as one text. */
export async function backUp(database: Database): Promise<string> {
  const pieces: string[] = [];
  await new BackupService(database, 'test').write((lines) => Promise.resolve(void pieces.push(lines)));
  return pieces.join('');
}

export const sourceOf = (...texts: string[]): Source =>
  async function* () {
    const [text = ''] = texts.length > 1 ? texts.splice(0, 1) : texts;
    yield await Promise.resolve(Buffer.from(text));
  };

export const restore = (database: Database, source: Source, replaces = false) =>
  new RestoreService(database).restore(source, { replaces });

/** Its lines without those that say when, where and by what it was written, and with what sum. */
export const contentOf = (backup: string): string[] =>
  backup.split('\n').filter((line) => !/^\{"kind":"(header|end)"/.test(line));

/** A new embedded database, whatever the tests run on. */
export async function openEmbedded(): Promise<Database> {
  const database = await openCatalogDatabase({ url: null, dataDir: null });
  database.onStatement(expectKept);
  return database;
}
