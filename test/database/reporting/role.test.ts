import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { openCatalogDatabase } from '../../../src/app/data-source';
import { run } from '../../../src/cli/run';
import { parseConfig } from '../../../src/platform/config';
import { createLog } from '../../../src/platform/log';
import type { Database } from '../../../src/platform/database';
import { ReportingRoleService } from '../../../src/reporting';
import { openTestDatabase } from '../../support/database';
import { Rows } from '../../support/rows';

const SERVER = process.env.TEST_DATABASE_URL;
const REQUEST = { timeoutMs: 5_000, connections: 3, renewsPassword: false, isPrinted: false };

let database: Database;
/** What the command prints, and how it ends. */
async function command(environment: Record<string, string>, ...words: string[]) {
  const printed: string[] = [];
  const noted: string[] = [];
  const shell = {
    config: () => parseConfig(environment),
    log: () => createLog('silent'),
    print: (line: string) => void printed.push(line),
    note: (line: string) => void noted.push(line),
    isTerminal: false,
    isUnderNpm: false,
    exitWith: () => undefined,
  };
  const code = await run(['node', 'rootstock', 'reporting-role', ...words], shell);
  return { code, printed, noted: noted.join(' ') };
}

const sql = <Row extends object>(text: string) => database.query<Row>({ label: 'test', text });

it('is not made on the embedded database, to which nobody else could connect', async () => {
  const told = await command({}, 'grafana');
  expect(told).toMatchObject({ code: 1, printed: [] });
  expect(told.noted).toMatch(/no other users than its own process.* Read the flat feeds/);
  expect(await command({}, 'grafana', '--timeout', '0')).toMatchObject({ code: 2 });
});

(SERVER === undefined ? describe.skip : describe)('on a server', () => {
  const name = `rootstock_test_${randomBytes(5).toString('hex')}`;
  const roles = () => new ReportingRoleService(database);
  let password: string;

  async function ownAddress(): Promise<URL> {
    const [{ own } = { own: '' }] = await sql<{ own: string }>('SELECT current_database() AS own');
    return Object.assign(new URL(SERVER!), { pathname: `/${own}`, username: name, password });
  }

  async function as<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    const client = new Client({ connectionString: (await ownAddress()).href });
    await client.connect();
    return work(client).finally(() => client.end());
  }

  beforeAll(async () => {
    database = await openTestDatabase();
    await new Rows(database).model({ slug: 'open/one' });
    const report = await roles().prepare({ ...REQUEST, name });
    password = report.password!;
  });
  afterAll(async () => {
    await sql(`DROP OWNED BY ${name}`);
    await sql(`DROP ROLE ${name}`);
    await database.close();
  });

  it('reads the views, for as long as it may', async () => {
    const read = await as(async (client) => [
      (await client.query('SELECT slug FROM models')).rows,
      (await client.query('SHOW statement_timeout')).rows,
    ]);
    expect(read).toEqual([[{ slug: 'open/one' }], [{ statement_timeout: '5s' }]]);
    await expect(
      as(async (client) => {
        await client.query(`SET statement_timeout = '50ms'`);
        await client.query('SELECT pg_sleep(5)');
      }),
    ).rejects.toMatchObject({ code: '57014' });
  });

  it.each([
    'SELECT * FROM public.model',
    'SELECT * FROM public.receipt',
    'DELETE FROM public.model',
    'CREATE TABLE reporting.mine (id int)',
    'UPDATE public.catalog_state SET revision = 0',
  ])('may not: %s', async (statement) => {
    await expect(
      as(async (client) => {
        await client.query('SET default_transaction_read_only = off');
        await client.query(statement);
      }),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('keeps its password, and reads views that come back or come anew', async () => {
    const { dataSource } = database;
    for (const { name: done } of [...dataSource.migrations].reverse()) {
      await dataSource.undoLastMigration();
      if (done === 'CreateReportingViews1764000050000') break;
    }
    await expect(as((client) => client.query('SELECT slug FROM models'))).rejects.toMatchObject({
      code: '42P01',
    });
    await dataSource.runMigrations();
    expect((await as((client) => client.query('SELECT slug FROM models'))).rows).toEqual([
      { slug: 'open/one' },
    ]);
    expect(await roles().prepare({ ...REQUEST, name })).toMatchObject({ password: null });
  });

  it('gets another password where that is asked for, of which the server keeps no more than a proof', async () => {
    const report = await roles().prepare({ ...REQUEST, name, renewsPassword: true });
    expect(report.password).toMatch(/^[0-9a-f]{48}$/);
    expect(report.statements.join('\n')).not.toContain(report.password);
    const kept = await sql<{ secret: string }>(
      `SELECT rolpassword AS secret FROM pg_authid WHERE rolname = '${name}'`,
    );
    expect(report.statements[0]).toContain(kept[0]!.secret);
  });

  it('is made by the command, which prints nothing but the password, or nothing but SQL', async () => {
    const url = await ownAddress();
    Object.assign(url, { username: new URL(SERVER!).username, password: new URL(SERVER!).password });
    const environment = { DATABASE_URL: url.href };
    const made = await command(environment, name, '--new-password', '--timeout', '7');
    expect(made).toMatchObject({ code: 0, printed: [expect.stringMatching(/^[0-9a-f]{48}$/)] });
    password = made.printed[0]!;
    const shown = await as((client) => client.query('SHOW statement_timeout'));
    expect(shown.rows).toEqual([{ statement_timeout: '7s' }]);
    const printed = await command(environment, name, '--print');
    expect(printed.code).toBe(0);
    expect(printed.printed.every((line) => /^(ALTER|GRANT) .*;$/.test(line))).toBe(true);
    expect(await command(environment, 'pg_x')).toMatchObject({ code: 2 });
  });

  it('is only told of where the statements are to be printed', async () => {
    const other = `${name}_b`;
    const report = await roles().prepare({ ...REQUEST, name: other, isPrinted: true });
    expect(report.statements[0]).toMatch(`CREATE ROLE "${other}" LOGIN`);
    expect(await sql(`SELECT FROM pg_roles WHERE rolname = '${other}'`)).toEqual([]);
  });

  it('is refused where it reads the tables anyway, or its name cannot be one', async () => {
    const [{ owner } = { owner: '' }] = await sql<{ owner: string }>('SELECT current_user AS owner');
    await expect(roles().prepare({ ...REQUEST, name: owner })).rejects.toThrow(/reads the tables/);
    await expect(roles().prepare({ ...REQUEST, name: 'pg_monitor' })).rejects.toThrow(
      /does not begin with pg_/,
    );
  });

  it.each([
    ['may become their owner', (owner: string) => `GRANT ${owner} TO`],
    ['reads one of them', () => 'GRANT SELECT (id) ON receipt TO'],
  ])('is refused where it %s', async (_what, grant) => {
    const other = `${name}_d`;
    const [{ owner } = { owner: '' }] = await sql<{ owner: string }>('SELECT current_user AS owner');
    await sql(`CREATE ROLE ${other} NOINHERIT`);
    try {
      await sql(`${grant(`"${owner}"`)} ${other}`);
      await expect(roles().prepare({ ...REQUEST, name: other })).rejects.toThrow(/reads the tables/);
    } finally {
      await sql(`DROP OWNED BY ${other}`);
      await sql(`DROP ROLE ${other}`);
    }
  });

  it('says who may make it, where whoever runs this may not', async () => {
    const url = await ownAddress();
    url.searchParams.set('options', '-c search_path=public -c default_transaction_read_only=off');
    const poor = await openCatalogDatabase({ url: url.href, dataDir: null, poolSize: 1 });
    const prepared = new ReportingRoleService(poor).prepare({ ...REQUEST, name: `${name}_c` });
    await expect(prepared.finally(() => poor.close())).rejects.toMatchObject({
      code: 'FORBIDDEN',
      hint: `An administrator of the server may: rootstock reporting-role ${name}_c --print`,
    });
  });
});
