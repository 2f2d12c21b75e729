import { gatherStatistics, type Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';

describe('statistics for the planner', () => {
  let database: Database;

  beforeAll(async () => {
    database = await openTestDatabase();
  });

  afterAll(() => database.close());

  it('are of the tables of the catalogue, and keep no other database from its own', async () => {
    const { shared, counted } = await database.transaction(async (transaction) => {
      await gatherStatistics(transaction, 'test_statistics');
      const held = await transaction.query<{ name: string; isShared: boolean }>({
        label: 'test_locks',
        text: `SELECT relname AS name, relisshared AS "isShared" FROM pg_locks JOIN pg_class ON pg_class.oid = relation
          WHERE pid = pg_backend_pid() AND mode = 'ShareUpdateExclusiveLock'`,
      });
      return { shared: held.filter(({ isShared }) => isShared), counted: held.map(({ name }) => name) };
    });
    expect(shared).toEqual([]);
    expect(counted).toEqual(expect.arrayContaining(['catalog_state', 'model', 'transfer_result']));
  });
});
