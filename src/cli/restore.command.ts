import { Command } from 'commander';
import type { Source } from '../backup';
import { InvalidInputError } from '../platform/errors';
import { loadApp, loadBackup } from './load-later';
import { watchRows } from './row-progress';
import type { Shell } from './shell';

interface RestoreFlags {
  replace?: true;
  check?: true;
}

/** `rootstock restore`: puts a backup in the place of what the database holds. */
export const restoreCommand = (shell: Shell): Command =>
  new Command('restore')
    .description('put a backup into a database')
    .argument('<file>', 'what backup wrote, packed or not')
    .option('--replace', 'delete what the database holds now')
    .option('--check', 'only check the file, and change nothing')
    .addHelpText(
      'after',
      `
The whole file is checked before anything is written, and all of it is written or nothing. A backup of an earlier version is
restored as it was and then migrated. Stop the service first.

Examples:
  rootstock restore catalogue.jsonl.gz
  rootstock restore catalogue.jsonl --check
  DATABASE_URL=postgres://rootstock@localhost:5432/new rootstock restore catalogue.jsonl.gz`,
    )
    .action(async (file: string, { replace, check }: RestoreFlags) => {
      if (file === '-')
        throw new InvalidInputError('file', 'a file: it is read twice, so standard input will not do');
      const source = await loadBackup().sourceOf(file);
      if (check === true) return shell.print(await checked(source));
      const opened = await loadApp().openBackups(shell.config());
      const watch = watchRows(shell);
      try {
        const said = await restored();
        watch.stop();
        shell.print(said);
      } finally {
        watch.stop();
        await opened.close();
      }

      async function restored(): Promise<string> {
        const options = { replaces: replace === true, onProgress: watch.update };
        const { rows, tables, revision, migrated } = await opened.restore.restore(source, options);
        const then = migrated.length === 0 ? '' : ` Migrated: ${migrated.join(', ')}.`;
        return `Restored ${rows} rows of ${tables} tables, at revision ${revision}.${then}`;
      }
    });

async function checked(source: Source): Promise<string> {
  const { header, end } = await loadBackup().checkBackup(source, loadApp().migrationNames());
  return `Whole: ${end.rows} rows of ${Object.keys(end.tables).length} tables, at revision ${header.revision}, of ${header.createdAt}.`;
}
