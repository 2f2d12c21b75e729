import { Client } from 'pg';
import { createServer } from '../../../src/app/create-server';
import type { Listening } from '../../../src/app/http/listening';
import { USUAL_DEADLINES } from '../../../src/platform/settings/deadline-settings';
import { createLog } from '../../../src/platform/log';
import { ADMIN_TOKEN, openTestApp, type TestApp } from '../../support/app';

let catalogue: TestApp;
let listening: Listening;

beforeAll(async () => {
  catalogue = await openTestApp({ operationMs: 60_000 });
  const { schema, createContext, checks } = catalogue.app;
  const config = { corsOrigins: 'none', introspection: true, deadlines: USUAL_DEADLINES } as const;
  const server = await createServer({ schema, createContext, checks }, { config, log: createLog('silent') });
  listening = await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await listening.stop();
  await catalogue.close();
});

const run = (text: string) => catalogue.database.query({ label: 'test', text });

async function ask(
  query: string,
  token = ADMIN_TOKEN,
): Promise<{ status: number; retryAfter: string | null; text: string }> {
  const response = await fetch(`${listening.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  const { status, headers } = response;
  return { status, retryAfter: headers.get('retry-after'), text: await response.text() };
}

const REGISTER = `mutation { publisherCreate(input: { slug: "acme", name: "Acme" }) { publisher { slug } userErrors { message } } }`;

it('says of a change that the disk has no room for that it may be tried again', async () => {
  await run(`CREATE FUNCTION test_full() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'; END $$`);
  await run('CREATE TRIGGER test_full BEFORE INSERT ON publisher EXECUTE FUNCTION test_full()');
  const failed = await ask(REGISTER);
  await run('DROP TRIGGER test_full ON publisher');
  expect(failed).toMatchObject({ status: 503, retryAfter: '2' });
  expect(failed.text).toMatch(/"code":"UNAVAILABLE"/);
  expect((await ask(REGISTER)).text).toMatch(/"slug":"acme"/);
});

const serverUrl = process.env.TEST_DATABASE_URL;
if (serverUrl !== undefined) {
  /** A connection to the same database, of somebody else. */
  const elsewhere = async (): Promise<Client> => {
    const [row] = await catalogue.database.query<{ name: string }>({
      label: 'test',
      text: 'SELECT current_database() AS name',
    });
    const url = new URL(serverUrl);
    url.pathname = `/${row?.name ?? ''}`;
    const other = new Client({ connectionString: url.href });
    await other.connect();
    return other;
  };

  it('fails on a locked table, while other tables and readiness go on', async () => {
    const other = await elsewhere();
    await other.query('BEGIN; LOCK TABLE model IN ACCESS EXCLUSIVE MODE');
    const stuck = Array.from({ length: 12 }, () => ask('{ models(first: 1) { nodes { slug } } }'));
    const free = await ask('{ domains(first: 1) { nodes { slug } } }');
    const ready = await fetch(`${listening.url}/readyz`);
    expect(free.status).toBe(200);
    expect(ready.status).toBe(200);
    for (const answer of await Promise.all(stuck)) {
      expect(answer).toMatchObject({ status: 503, retryAfter: '2' });
    }
    await other.query('COMMIT');
    await other.end();
  });

  it('does not wait for a token that cannot be looked up, nor lets others wait for it', async () => {
    const other = await elsewhere();
    await other.query('BEGIN; LOCK TABLE api_token IN ACCESS EXCLUSIVE MODE');
    const stuck = Array.from({ length: 12 }, (_, index) =>
      ask('{ domains(first: 1) { nodes { slug } } }', `rst_${String(index).padStart(43, 'x')}`),
    );
    const free = await Promise.race([
      ask('{ domains(first: 1) { nodes { slug } } }'),
      Promise.all(stuck).then(() => null),
    ]);
    expect(free?.status).toBe(200);
    for (const answer of await Promise.all(stuck)) expect(answer).toMatchObject({ status: 503 });
    await other.query('COMMIT');
    await other.end();
  });
}
