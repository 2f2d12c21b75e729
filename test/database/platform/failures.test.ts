import type { Pool } from 'pg';
import { UnavailableError } from '../../../src/platform/errors';
import { allInUse, BUSY, FAILURES, type Failure } from '../../../src/platform/database/failure';
import type { Database, SqlExecutor } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';

let database: Database;

beforeAll(async () => {
  database = await openTestDatabase({ stage: null });
  await database.query({
    label: 'test',
    text: `CREATE FUNCTION fail(state text) RETURNS int LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'as the test wants' USING ERRCODE = state; END $$`,
  });
});
afterAll(() => database.close());

/** TypeORM has its pool where only its driver of PostgreSQL has one. */
const connectionsOf = ({ dataSource: { driver } }: Database): { max: number } =>
  (driver as unknown as { master: Pool }).master.options;

const fail = (sql: SqlExecutor, state: string) =>
  sql.query({ label: 'test_fail', text: 'SELECT fail($1)', values: [state] });

const STATES = Object.values<Failure>(FAILURES).flatMap(({ states, message }) =>
  states.map((start) => [start.padEnd(5, '0'), message] as const),
);

it.each(STATES)('says by name what SQLSTATE %s means', async (state, message) => {
  for (const work of [
    () => fail(database, state),
    () => database.transaction((transaction) => fail(transaction, state)),
    () => database.transaction(({ manager }) => manager.query('SELECT fail($1)', [state])),
  ]) {
    const error: unknown = await work().catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(UnavailableError);
    expect(error).toMatchObject({ cause: { code: state } });
    expect(error).toMatchObject({ message });
  }
});

it('says who sent the statement that failed, in and out of a transaction', async () => {
  const sending = async (sql: SqlExecutor): Promise<void> => {
    await fail(sql, '23505');
  };
  for (const work of [() => sending(database), () => database.transaction(sending)]) {
    const error: unknown = await work().catch((cause: unknown) => cause);
    expect((error as Error).stack).toMatch(/at (async )?sending/);
  }
});

it('leaves a fault of a statement as it is', async () => {
  await expect(fail(database, '23505')).rejects.toMatchObject({ code: '23505' });
  const broken = database.transaction(() => Promise.reject(new RangeError('of the code')));
  await expect(broken).rejects.toThrow(RangeError);
});

it('runs a transaction again when others were in its way', async () => {
  let times = 0;
  const done = await database.transaction(async (transaction) => {
    times += 1;
    if (times < 3) await fail(transaction, '40001');
    return times;
  });
  expect(done).toBe(3);
});

it('goes on after each failure', async () => {
  const [row] = await database.query<{ one: number }>({ label: 'test', text: 'SELECT 1 AS one' });
  expect(row).toEqual({ one: 1 });
});

it('says that all connections are in use, how many there are, and what sets that', async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const { max } = connectionsOf(database);
  const holding = Array.from({ length: max }, () => database.transaction(() => held));
  const isServer = database.kind === 'postgres';
  const expected = isServer ? allInUse(max) : BUSY;
  for (const work of [
    () => database.query({ label: 'test', text: 'SELECT 1' }),
    () => database.transaction((transaction) => transaction.query({ label: 'test', text: 'SELECT 1' })),
    ...(isServer ? [() => database.exclusively('test', () => Promise.resolve())] : []),
  ])
    await expect(work()).rejects.toMatchObject({ code: 'UNAVAILABLE', message: expected.message });
  release();
  await Promise.all(holding);
  const [row] = await database.query<{ one: number }>({ label: 'test', text: 'SELECT 1 AS one' });
  expect(row).toEqual({ one: 1 });
}, 60_000);
