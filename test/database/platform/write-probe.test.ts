import { WriteProbe, type Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const run = (text: string) => database.query<{ value: unknown }>({ label: 'test', text });
const valueOf = async (text: string): Promise<unknown> => (await run(text))[0]?.value;
/** Raises, before anything is written, what the database would say itself. */
const failWith = (state: string) =>
  run(`
    CREATE OR REPLACE FUNCTION test_fail() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'as the test wants' USING ERRCODE = '${state}'; END $$`);

it('writes seldom, needs new space each time, and leaves no trace in the feed', async () => {
  let now = 0;
  const probe = new WriteProbe(database.apart, { now: () => now });
  const size = () => valueOf(`SELECT pg_total_relation_size('write_probe')::int AS value`);
  const changes = await valueOf('SELECT count(*) AS value FROM change');
  await Promise.all([probe.check(), probe.check()]);
  const [first, written] = [await size(), await valueOf('SELECT "writtenAt" AS value FROM write_probe')];
  now = 4_999;
  await probe.check();
  expect(await valueOf('SELECT "writtenAt" AS value FROM write_probe')).toEqual(written);
  now = 5_000;
  await probe.check();
  expect(await valueOf('SELECT count(*) AS value FROM write_probe')).toBe(1);
  expect(await size()).toBeGreaterThan(Number(first));
  expect(await valueOf('SELECT count(*) AS value FROM change')).toBe(changes);
});

it.each(['53100', '25006', '58030'])('fails while writes fail with %s, and recovers', async (state) => {
  let now = 0;
  const probe = new WriteProbe(database.apart, { now: () => now });
  await failWith(state);
  await run('CREATE TRIGGER test_fail BEFORE INSERT ON write_probe EXECUTE FUNCTION test_fail()');
  await expect(probe.check()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await run('DROP TRIGGER test_fail ON write_probe');
  await expect(probe.check()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  now = 1_000;
  await expect(probe.check()).resolves.toBeUndefined();
});
