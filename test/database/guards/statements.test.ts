import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { keptStatements } from '../../support/kept-statements';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** Commands that PostgreSQL prepares nothing for. */
const UTILITY =
  /^(?:ALTER|ANALYZE|CHECKPOINT|CLOSE|CREATE ROLE|DECLARE|DROP|FETCH|GRANT|LOCK|REINDEX|SET|TRUNCATE|VACUUM)\b/;
const isUtility = (text: string): boolean => UTILITY.test(text);

/**
 * What the database says against a text; null where each table, column and function in it is there.
 */
async function faultOf(text: string, place: number): Promise<string | null> {
  try {
    await database.query({ label: 'test', text: `PREPARE kept_${place} AS ${text}` });
    return null;
  } catch (error) {
    return `${String(error)}\n${text}`;
  }
}

it('knows every table, column and function that the kept statements name', async () => {
  const texts = [...keptStatements().values()].flatMap((statement) => statement.texts);
  const faults: string[] = [];
  for (const [place, text] of texts.filter((each) => !isUtility(each)).entries()) {
    const fault = await faultOf(text, place);
    if (fault !== null) faults.push(fault);
  }
  expect(texts.length).toBeGreaterThan(200);
  expect(faults).toEqual([]);
});

it('refuses a statement that nothing is kept of', () =>
  expect(database.query({ label: 'unheard_of', text: 'SELECT 1' })).rejects.toThrow(
    'The statement "unheard_of" ran, and schema/statements has no file of it',
  ));

it('refuses another text than the one that is kept', () =>
  expect(database.query({ label: 'catalog_revision', text: 'SELECT 1 AS revision' })).rejects.toThrow(
    'The statement "catalog_revision" ran with a text that its file under schema/statements does not have',
  ));

it('takes the text however it is broken into lines', () =>
  expect(
    database.query({
      label: 'catalog_revision',
      text: 'SELECT revision\n  FROM catalog_state\n  WHERE id = 1',
    }),
  ).resolves.toHaveLength(1));
