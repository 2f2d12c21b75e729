import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

it('waits for its turn where that is asked for', async () => {
  const order: string[] = [];
  const first = database.inTurn('turn', async () => {
    await database.query({ label: 'test_beside', text: 'SELECT 1' });
    order.push('first');
  });
  await database.inTurn('turn', () => Promise.resolve(void order.push('second')));
  await first;
  expect(order).toEqual(['first', 'second']);
});

it('runs work of one name once at a time, and frees the name whatever becomes of it', async () => {
  const nested: boolean[] = [];
  const ran = await database.exclusively('one', async () => {
    nested.push(await database.exclusively('one', () => Promise.resolve()));
    nested.push(await database.exclusively('two', () => Promise.resolve()));
    // The database itself stays usable beside it.
    await database.query({ label: 'test_beside', text: 'SELECT 1' });
  });
  expect([ran, ...nested]).toEqual([true, false, true]);
  await expect(database.exclusively('one', () => Promise.reject(new Error('broken')))).rejects.toThrow(
    'broken',
  );
  await expect(database.exclusively('one', () => Promise.resolve())).resolves.toBe(true);
});
