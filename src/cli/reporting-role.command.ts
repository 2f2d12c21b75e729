import { Command, InvalidArgumentError } from 'commander';
import { loadApp } from './load-later';
import type { Shell } from './shell';

interface RoleFlags {
  timeout: number;
  connections: number;
  newPassword?: true;
  print?: true;
}

/** The most that a setting of PostgreSQL holds. */
const MOST_SECONDS = 86_400;
const MOST_CONNECTIONS = 1_000;

/** `rootstock reporting-role`: lets a dashboard read the views of the schema `reporting`. */
export const reportingRoleCommand = (shell: Shell): Command =>
  new Command('reporting-role')
    .description('make a role of PostgreSQL that reads the views for reports, and nothing else')
    .argument('<name>', 'its name, such as grafana')
    .option('--timeout <seconds>', 'how long one of its queries may take', seconds, 30)
    .option('--connections <number>', 'how many connections it may have at once', connections, 10)
    .option('--new-password', 'give another password to a role that is there')
    .option('--print', 'print the SQL for an administrator of the server, and run nothing')
    .addHelpText(
      'after',
      `
The views are those of schema/reporting.sql: what is for everybody, and never what is internal or private.
The password goes to standard output, once. Roles belong to the whole server: where it has several catalogues, run this for
each of them; the role keeps its password. To take it back: DROP OWNED BY <name>, in each of them, then DROP ROLE <name>.

Examples:
  rootstock reporting-role grafana
  rootstock reporting-role grafana --timeout 120 --connections 20
  rootstock reporting-role grafana --print | psql "$ADMIN_URL"`,
    )
    .action(async (name: string, { timeout, connections: most, newPassword, print }: RoleFlags) => {
      const reporting = await loadApp().openReporting(shell.config());
      try {
        const isPrinted = print === true;
        const report = await reporting.roles.prepare({
          name,
          timeoutMs: timeout * 1000,
          connections: most,
          renewsPassword: newPassword === true,
          isPrinted,
        });
        const { database, schema, statements, password } = report;
        if (isPrinted) for (const statement of statements) shell.print(`${statement};`);
        // Standard output is the SQL then.
        if (password !== null) (isPrinted ? shell.note : shell.print)(password);
        const where = `the views of ${schema} in the database ${database}`;
        shell.note(isPrinted ? `Once this has run, ${name} reads ${where}.` : `${name} reads ${where}.`);
        if (password !== null) shell.note('The password is not shown again: keep it now.');
      } finally {
        await reporting.close();
      }
    });

const wholeNumber =
  (most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < 1 || value > most)
      throw new InvalidArgumentError(`Expected a whole number from 1 to ${most}.`);
    return value;
  };
const seconds = wholeNumber(MOST_SECONDS);
const connections = wholeNumber(MOST_CONNECTIONS);
