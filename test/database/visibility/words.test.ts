import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { Rows } from '../../support/rows';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const sql = <Row>(text: string, ...values: unknown[]) => database.query<Row>({ label: 'test', text, values });
const isKnown = async (source: string, word: string): Promise<boolean> =>
  (await sql('SELECT FROM search_word WHERE source = $1 AND word = $2', source, word)).length > 0;

it.each(['model', 'dataset'])(
  'misspelt searches know no word of a hidden %s until it is shown',
  async (table) => {
    const rows = new Rows(database);
    const row = { slug: `lab/quagga-${table}`, visibility: 'PRIVATE' };
    const id = table === 'model' ? (await rows.model(row)).id : (await rows.dataset(row)).id;
    expect(await isKnown(table, 'quagga')).toBe(false);
    await sql(`UPDATE ${table} SET name = 'Thylacine' WHERE id = $1`, id);
    expect(await isKnown(table, 'thylacine')).toBe(false);
    await sql(`UPDATE ${table} SET visibility = 'PUBLIC' WHERE id = $1`, id);
    expect([await isKnown(table, 'quagga'), await isKnown(table, 'thylacine')]).toEqual([true, true]);
    await sql(`UPDATE ${table} SET name = 'Aurochs' WHERE id = $1`, id);
    expect(await isKnown(table, 'aurochs')).toBe(true);
  },
);
