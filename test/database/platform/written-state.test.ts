import { setTimeout as wait } from 'node:timers/promises';
import { keptFiles } from '../../../scripts/statements/kept';
import { foldMarks, readWrittenState, watchWrites, type Database } from '../../../src/platform/database';
import { openCatalogDatabase } from '../../../src/app/data-source';
import { openTestDatabase } from '../../support/database';

/** Tables whose writes move nothing, and why no answer that is kept may show them. */
const UNWATCHED: Readonly<Record<string, string>> = {
  api_token: 'read by authentication and by administrators only',
  audit_entry: 'read by administrators only',
  change: 'read by subscriptions only',
  kept_knowledge: 'a copy of what is in watched tables',
  migrations: 'of TypeORM',
  publisher_grant: 'read by authentication only: it decides what is seen, which is part of the question',
  receipt: 'read by who asked',
  typeorm_metadata: 'of TypeORM',
  webhook: 'read by who made it and by administrators',
  webhook_delivery: 'read by who made the webhook and by administrators',
  webhook_secret: 'read by what signs messages only',
  write_mark: 'the marks themselves',
  write_probe: 'of the readiness check',
};

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase({ stage: 'taxonomies' });
});
afterAll(() => database.close());

const run = <Row = unknown>(text: string) => database.query<Row>({ label: 'test', text });
const state = () => readWrittenState(database);

describe('the written state', () => {
  it('is moved by every table but those that are excused', async () => {
    const tables = await run<{ name: string; isWatched: boolean }>(
      `SELECT relname AS name, EXISTS (SELECT FROM pg_trigger WHERE tgrelid = pg_class.oid AND tgname = 'note_write'
          AND tgenabled = 'O' AND tgtype = 4 + 8 + 16 + 32) AS "isWatched"
        FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')`,
    );
    const unwatched = tables.filter(({ isWatched }) => !isWatched).map(({ name }) => name);
    expect(unwatched.sort()).toEqual(Object.keys(UNWATCHED).sort());
  });

  it('is moved by each write to each of those tables, once committed', async () => {
    const tables = await run<{ name: string }>(
      `SELECT relname AS name FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE tgname = 'note_write'
        ORDER BY relname`,
    );
    expect(tables.length).toBeGreaterThan(25);
    for (const { name } of tables) {
      const before = await state();
      await run(`DELETE FROM ${name} WHERE false`);
      expect([name, await state()]).not.toEqual([name, before]);
    }
  });

  it('is left alone by what is rolled back, and moved by what follows it in the transaction', async () => {
    const before = await state();
    const failed = database.transaction(async (transaction) => {
      await transaction.query({ label: 'test', text: 'UPDATE task SET name = name' });
      throw new Error('undone');
    });
    await expect(failed).rejects.toThrow('undone');
    expect(await state()).toBe(before);
    await database.transaction(async (transaction) => {
      const each = (text: string) => transaction.query({ label: 'test', text });
      await each('SAVEPOINT part');
      await each('UPDATE task SET name = name');
      await each('ROLLBACK TO SAVEPOINT part');
      await each('UPDATE task SET name = name');
    });
    expect(await state()).not.toBe(before);
  });

  it('takes one mark for a transaction, and stays the same when marks are put together', async () => {
    const count = async () =>
      (await run<{ count: number }>('SELECT count(*)::int FROM write_mark'))[0]?.count;
    const marks = (await count()) ?? 0;
    await database.transaction(async (transaction) => {
      for (let round = 0; round < 5; round += 1)
        await transaction.query({ label: 'test', text: 'UPDATE task SET name = name' });
    });
    expect(await count()).toBe(marks + 1);
    const before = await state();
    await foldMarks(database);
    expect([await count(), await state()]).toEqual([1, before]);
    await run('INSERT INTO write_mark (number) SELECT 1 FROM generate_series(1, 1001)');
    const many = await state();
    expect([await count(), await state()]).toEqual([1, many]);
  });

  it('may have moved after each transaction of this process, and each that the server tells of', async () => {
    let [own, told] = [0, 0];
    database.onWrite(() => (own += 1));
    await database.transaction((within) =>
      within.query({ label: 'test', text: 'UPDATE task SET name = name' }),
    );
    expect(own).toBe(1);
    await database.snapshot((within) => within.query({ label: 'test', text: 'SELECT' }));
    expect(own).toBe(1);
    if (process.env.TEST_DATABASE_URL === undefined) return; // the embedded one has no other process
    const url = new URL(process.env.TEST_DATABASE_URL);
    const [row] = await run<{ name: string }>('SELECT current_database() AS name');
    url.pathname = `/${row?.name ?? ''}`;
    const other = await openCatalogDatabase({ url: url.href, dataDir: null, onReplaced: () => undefined });
    other.onWrite(() => (told += 1));
    const before = told;
    await run('UPDATE task SET name = name');
    const started = performance.now();
    while (told === before && performance.now() - started < 900) await wait(5);
    expect(told).toBeGreaterThan(before);
    await other.close();
  });

  it('is moved by tables that come later', async () => {
    await run('CREATE TABLE later (id int)');
    await watchWrites(database);
    const before = await state();
    await run('INSERT INTO later VALUES (1)');
    expect(await state()).not.toBe(before);
  });

  it('covers every table that statements of kept answers read', () => {
    // `receipt_of_result` is asked by who reports a result, `changes_within` for webhooks.
    const excused = Object.keys(UNWATCHED);
    const texts = [...keptFiles()].filter(([file]) =>
      /^(catalog|transfer)\/(?!changes_after|changes_within|receipt_of_result)/.test(file),
    );
    expect(texts.length).toBeGreaterThan(60);
    const reading = texts.filter(([, text]) =>
      excused.some((table) => new RegExp(`(FROM|JOIN) ${table}\\b`, 'i').test(text)),
    );
    expect(reading.map(([file]) => file)).toEqual([]);
  });
});
