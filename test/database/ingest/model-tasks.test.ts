import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';

let database: Database;
const run = <Row>(text: string): Promise<Row[]> => database.query<Row>({ label: 'test_fixture', text });

beforeAll(async () => {
  database = await openTestDatabase();
  await run(`INSERT INTO task (id, name) SELECT 't' || n, 'Task ' || n FROM generate_series(1, 4) n`);
});
afterAll(() => database.close());
beforeEach(async () => {
  await run('DELETE FROM model');
  await run(`INSERT INTO model (slug, name, downloads, tasks)
    VALUES ('lab/a', 'A', 7, '{t1,t2}'), ('lab/b', 'B', NULL, '{t1}'), ('lab/c', 'C', 9, '{}')`);
});

/** What the table of tasks holds, as `task downloads slug`. */
async function entries(): Promise<string[]> {
  const rows = await run<{ entry: string }>(`SELECT concat_ws(' ', "taskId", entry.downloads, slug) AS entry
    FROM model_task entry JOIN model ON model.id = "modelId" ORDER BY 1`);
  return rows.map(({ entry }) => entry);
}

describe('the models of a task in the order of their downloads', () => {
  it('are those that have it, with -1 where downloads are unknown', async () => {
    expect(await entries()).toEqual(['t1 -1 lab/b', 't1 7 lab/a', 't2 7 lab/a']);
  });

  it('follow downloads and tasks, of several models at once', async () => {
    await run(`UPDATE model SET downloads = 5, tasks = tasks || '{t3}'::text[]`);
    expect(await entries()).toEqual([
      't1 5 lab/a',
      't1 5 lab/b',
      't2 5 lab/a',
      't3 5 lab/a',
      't3 5 lab/b',
      't3 5 lab/c',
    ]);
  });

  it('lose what a model is no longer for, and models that are gone', async () => {
    await run(`UPDATE model SET tasks = '{t2}' WHERE slug = 'lab/a'`);
    await run(`DELETE FROM model WHERE slug = 'lab/b'`);
    expect(await entries()).toEqual(['t2 7 lab/a']);
  });

  it('are not written again when something else of a model changes', async () => {
    const written = () => run(`SELECT xmin::text, "taskId", "modelId" FROM model_task ORDER BY 2, 3`);
    const before = await written();
    await run(`UPDATE model SET likes = 3, name = name || '!'`);
    expect(await written()).toEqual(before);
  });

  it('name a task once that is said twice', async () => {
    await run(`INSERT INTO model (slug, name, tasks) VALUES ('lab/d', 'D', '{t4,t4}')`);
    expect(await entries()).toContain('t4 -1 lab/d');
  });
});
