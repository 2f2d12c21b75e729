import { Client } from 'pg';
import { forEverybody, forOperation } from '../../../src/platform/cancellation';
import { CancelledError, UnavailableError } from '../../../src/platform/errors';
import type { Database, Transaction } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';

const serverUrl = process.env.TEST_DATABASE_URL;
const CONNECTIONS = 4;

const reading = (database: Database, text: string) =>
  database.query<{ value: unknown }>({ label: 'test', text });

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function openWith(operationMs: number): Promise<Database> {
  const database = await openTestDatabase({ stage: null, operationMs, poolSize: CONNECTIONS });
  await reading(database, 'CREATE TABLE taken (value int)');
  await reading(database, 'CREATE TABLE free AS SELECT 1 AS value');
  return database;
}

describe('an operation that is given up', () => {
  let database: Database;
  beforeAll(async () => (database = await openWith(60_000)));
  afterAll(() => database.close());

  it('begins no further statement', async () => {
    const ending = new AbortController();
    const work = forOperation(ending.signal, () =>
      database.transaction(async (transaction) => {
        await transaction.query({ label: 'test', text: 'INSERT INTO taken VALUES (1)' });
        ending.abort(new CancelledError());
      }),
    );
    await expect(work).rejects.toThrow(CancelledError);
    const late = forOperation(ending.signal, () => reading(database, 'SELECT 1 AS value'));
    await expect(late).rejects.toThrow(CancelledError);
    await expect(reading(database, 'SELECT count(*) AS value FROM taken')).resolves.toEqual([{ value: 0 }]);
  });

  it('does not wait for a connection any more', async () => {
    const ending = new AbortController();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const holding = Array.from({ length: CONNECTIONS }, () => database.transaction(() => held));
    const waiting = forOperation(ending.signal, () => reading(database, 'SELECT 1 AS value'));
    ending.abort(new CancelledError());
    await expect(waiting).rejects.toThrow(CancelledError);
    release();
    await Promise.all(holding);
    await expect(reading(database, 'SELECT 2 AS value')).resolves.toEqual([{ value: 2 }]);
  });

  it('leaves alone what is done for everybody', async () => {
    const ending = new AbortController();
    const shared = forOperation(ending.signal, () =>
      forEverybody(async () => {
        ending.abort(new CancelledError());
        return reading(database, 'SELECT 3 AS value');
      }),
    );
    await expect(shared).resolves.toEqual([{ value: 3 }]);
  });
});

// The embedded database runs one statement at a time, to its end, on the thread of its caller.
if (serverUrl !== undefined) {
  let other: Client;
  let database: Database;

  const connectTo = async (name: unknown): Promise<Client> => {
    const url = new URL(serverUrl);
    url.pathname = `/${String(name)}`;
    const client = new Client({ connectionString: url.href });
    await client.connect();
    return client;
  };
  const begin = async (operationMs: number): Promise<void> => {
    database = await openWith(operationMs);
    const [row] = await reading(database, 'SELECT current_database() AS value');
    other = await connectTo(row?.value);
  };
  // Inside a transaction, what others do is read once.
  const runs = async (text: string): Promise<boolean> => {
    const active = await database.apart.query({
      text: `SELECT FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query = $1`,
      values: [text],
    });
    return active.length > 0;
  };

  const backends = async (pid: number | undefined): Promise<number | null> =>
    (await other.query('SELECT FROM pg_stat_activity WHERE pid = $1', [pid])).rowCount;

  describe('on a server', () => {
    afterEach(async () => {
      await other.end();
      await database.close();
    });

    const SLEEP = 'SELECT pg_sleep(60)::text AS value';

    it('ends a statement with its operation, alone or in a transaction', async () => {
      await begin(60_000);
      for (const work of [
        () => reading(database, SLEEP),
        () => database.transaction((transaction) => transaction.query({ label: 'test', text: SLEEP })),
        () => database.transaction(({ manager }) => manager.query(SLEEP)),
      ]) {
        const ending = new AbortController();
        const sleeping = forOperation<Promise<unknown>>(ending.signal, work);
        await until(() => runs(SLEEP));
        ending.abort(new CancelledError());
        await expect(sleeping).rejects.toThrow(CancelledError);
        await until(async () => !(await runs(SLEEP)));
      }
      await expect(reading(database, 'SELECT 1 AS value')).resolves.toEqual([{ value: 1 }]);
    });

    it('gives operations their time, and background work an hour', async () => {
      await begin(400);
      const timeouts = `SELECT current_setting('statement_timeout') || ' ' || current_setting('lock_timeout') AS value`;
      const { signal } = new AbortController();
      const [operation] = await forOperation(signal, () => reading(database, timeouts));
      expect(operation?.value).toBe('900ms 100ms');
      const [background] = await reading(database, timeouts);
      expect(background?.value).toBe('1h 5min');
      const writing = await forOperation(signal, () =>
        database.transaction((transaction) =>
          transaction.query<{ value: unknown }>({ label: 'test', text: timeouts }),
        ),
      );
      expect(writing[0]?.value).toBe('900ms 200ms');
      await expect(forOperation(signal, () => reading(database, SLEEP))).rejects.toThrow(UnavailableError);
    });

    it('fails on a locked table and goes on with the others', async () => {
      await begin(60_000);
      await other.query('BEGIN; LOCK TABLE taken IN ACCESS EXCLUSIVE MODE');
      const { signal } = new AbortController();
      const stuck = Array.from({ length: 3 * CONNECTIONS }, () =>
        forOperation(signal, () => reading(database, 'SELECT value FROM taken')),
      ).map((work) => work.catch((error: unknown) => error));
      await expect(forOperation(signal, () => reading(database, 'SELECT value FROM free'))).resolves.toEqual([
        { value: 1 },
      ]);
      await expect(database.apart.query({ text: 'SELECT 1 AS value' })).resolves.toEqual([{ value: 1 }]);
      for (const failure of await Promise.all(stuck)) expect(failure).toBeInstanceOf(UnavailableError);
      await other.query('COMMIT');
      await until(() =>
        forOperation(signal, () => reading(database, 'SELECT value FROM taken')).then(
          () => true,
          () => false,
        ),
      );
    });

    it('gives up a locked table after a part of its time', async () => {
      await begin(400);
      await other.query('BEGIN; LOCK TABLE taken IN ACCESS EXCLUSIVE MODE');
      const { signal } = new AbortController();
      const waiting = forOperation(signal, () => reading(database, 'SELECT value FROM taken'));
      await expect(waiting).rejects.toMatchObject({ code: 'UNAVAILABLE', cause: { code: '55P03' } });
    });

    it('lets those who wait to write leave connections to readers', async () => {
      await begin(60_000);
      await other.query('BEGIN; UPDATE free SET value = 2');
      const { signal } = new AbortController();
      const writers = Array.from({ length: 2 * CONNECTIONS }, () =>
        forOperation(signal, () =>
          database.transaction((transaction) =>
            transaction.query({ label: 'test', text: 'UPDATE free SET value = value + 1' }),
          ),
        ),
      );
      await until(() => runs('UPDATE free SET value = value + 1'));
      await expect(forOperation(signal, () => reading(database, 'SELECT value FROM free'))).resolves.toEqual([
        { value: 1 },
      ]);
      await other.query('COMMIT');
      await Promise.all(writers);
      await expect(reading(database, 'SELECT value FROM free')).resolves.toEqual([
        { value: 2 + 2 * CONNECTIONS },
      ]);
    });

    it('survives the end of its connections, and takes new ones', async () => {
      await begin(60_000);
      const sleeping = reading(database, SLEEP);
      await until(() => runs(SLEEP));
      await other.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );
      await expect(sleeping).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      await expect(reading(database, 'SELECT 1 AS value')).resolves.toEqual([{ value: 1 }]);
    });

    it('says that the database is away when a transaction loses its connection between statements', async () => {
      await begin(60_000);
      const { signal } = new AbortController();
      for (const goOn of [
        (transaction: Transaction) => transaction.query({ label: 'test', text: 'SELECT 1' }),
        ({ manager }: Transaction) => manager.query<unknown>('SELECT 1'),
        ({ manager }: Transaction) => manager.transaction((inner) => inner.query<unknown>('SELECT 1')),
        () => Promise.resolve(),
      ]) {
        const work = forOperation(signal, () =>
          database.transaction(async (transaction) => {
            const [own] = await transaction.query<{ pid: number }>({
              label: 'test',
              text: 'SELECT pg_backend_pid() AS pid',
            });
            await other.query('SELECT pg_terminate_backend($1)', [own?.pid]);
            await until(async () => (await backends(own?.pid)) === 0);
            await new Promise((resolve) => setTimeout(resolve, 50));
            await goOn(transaction);
          }),
        );
        await expect(work).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      }
      await expect(reading(database, 'SELECT 1 AS value')).resolves.toEqual([{ value: 1 }]);
    });
  });
}
