import { Command } from 'commander';
import { loadApp } from './load-later';
import type { Shell } from './shell';

/** `rootstock migrate`: prepares a database without serving it. */
export const migrateCommand = (shell: Shell): Command =>
  new Command('migrate')
    .description('bring the database to the newest migration')
    .option('--starter', 'also load the starter catalogue')
    .addHelpText(
      'after',
      `
Examples:
  rootstock migrate
  DATABASE_URL=postgres://rootstock@localhost:5432/rootstock rootstock migrate --starter`,
    )
    .action(async ({ starter }: { starter?: true }) => {
      const config = shell.config();
      const { createApp } = loadApp();
      const app = await createApp(config, shell.log());
      try {
        const names = await app.migrate();
        shell.print(names.length === 0 ? 'The database is up to date.' : `Migrated: ${names.join(', ')}.`);
        if (starter === true) shell.print(await app.loadStarter({ onlyIfEmpty: false }));
      } finally {
        await app.close();
      }
    });
