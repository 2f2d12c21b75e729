import { Command } from 'commander';
import type * as Backup from '../backup';
import type { Writable } from 'node:stream';
import { loadApp, loadBackup } from './load-later';
import { watchRows } from './row-progress';
import type { Shell } from './shell';

const STANDARD_OUTPUT = '-';

/** Resolves when all that was written is taken. */
const flushed = (stream: Writable): Promise<void> =>
  new Promise((resolve, reject) => stream.write('', (error) => (error ? reject(error) : resolve())));

/** `rootstock backup`: writes the whole catalogue into one file. */
export const backupCommand = (shell: Shell): Command =>
  new Command('backup')
    .description('write the whole catalogue into a file that restore reads')
    .argument('<file>', 'where to; packed when its name ends in .gz; - for standard output')
    .addHelpText(
      'after',
      `
The file holds every table as it is at one moment, with checksums; a PostgreSQL database may be in use meanwhile.
It is as secret as the catalogue: only its owner may read it.

Examples:
  rootstock backup catalogue.jsonl.gz
  rootstock backup - | ssh elsewhere 'cat > catalogue.jsonl'`,
    )
    .action(async (file: string) => {
      const { sinkOf, writeFile } = loadBackup();
      const opened = await loadApp().openBackups(shell.config());
      const watch = watchRows(shell);
      try {
        const write = (sink: Backup.Sink) => opened.backup.write(sink, watch.update);
        const isPiped = file === STANDARD_OUTPUT;
        // Half a backup is none: a reader that goes before its end has not got it.
        if (isPiped) shell.exitWith(1);
        const report = await (isPiped ? write(sinkOf(process.stdout)) : writeFile(file, write));
        if (isPiped) await flushed(process.stdout);
        shell.exitWith(0);
        watch.stop();
        const { rows, tables, revision } = report;
        shell.note(`Backed up ${rows} rows of ${tables} tables, at revision ${revision}.`);
      } finally {
        watch.stop();
        await opened.close();
      }
    });
