import { modelList } from '../../../src/catalog';
import { ListReader, selecting, type Database, type Statement } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { planOf } from '../../support/plan';

const MODELS = 500;
const PAGE = { size: 2, from: 'start', after: null, before: null } as const;

let database: Database;

// Nothing is analysed: an embedded database has no statistics until somebody asks for them.
beforeAll(async () => {
  database = await openTestDatabase();
  const text = `INSERT INTO model (slug, name) SELECT 'lab/model-' || n, 'Model ' || n FROM generate_series(1, ${MODELS}) n`;
  await database.query({ label: 'test_models', text });
});
afterAll(() => database.close());

/** The statements of a search: that of words, and that of words that look alike. */
async function searches(
  read: (reader: ListReader<{ id: number }>) => Promise<unknown>,
): Promise<Statement[]> {
  const sent: Statement[] = [];
  const recording = {
    query: (statement: Statement) => {
      sent.push(statement);
      return Promise.resolve([]);
    },
  };
  await read(new ListReader(recording, modelList));
  return sent;
}

it('works out once what is sought, in a database that was never analysed', async () => {
  const search = 'nothing like it';
  const [words, alike] = await searches((reader) =>
    reader.page({ selection: selecting('id'), page: PAGE, search }),
  );
  if (words === undefined || alike === undefined) throw new TypeError('Two statements were expected.');
  expect((await planOf(database, words)).timesOf('websearch_to_tsquery(')).toBe(1);
  expect((await planOf(database, alike)).timesOf('search_alike(')).toBe(1);
});
