// A catalogue of any size for benchmarks of plans, beside the starter's rows: two million models
// take minutes, because rows are written by few statements, past triggers and before indexes. What
// triggers would have derived is written here as well. The same size always gives the same rows.
import type { Database } from '../../src/platform/database';
import { FACTS, FOLLOWING } from './scale-facts';
import { THINGS } from './scale-things';

export interface ScaleSize {
  readonly models: number;
  readonly datasets: number;
  readonly publishers: number;
  /** Names, summaries and words that models share: their number is what is unlike in a text. */
  readonly texts: number;
  /** So many of the models have results, and so are possible bases. */
  readonly measured: number;
  readonly results: number;
}

export const sizeOf = (models: number): ScaleSize => ({
  models,
  measured: Math.ceil(models / 10),
  results: models * 5,
  datasets: Math.max(200, Math.round(models / 50)),
  publishers: Math.max(50, Math.round(models / 50)),
  texts: Math.min(models, 20_000),
});

/** Where the made-up rows of each table begin: behind those of the starter. */
const FIRST_IDS = `
  CREATE TEMP TABLE made AS SELECT $1::int AS models, $2::int AS datasets, $3::int AS publishers, $4::int AS texts,
    $5::int AS measured, $6::int AS results, (SELECT max(id) FROM model) AS model, (SELECT max(id) FROM dataset) AS dataset,
    (SELECT max(id) FROM publisher) AS publisher, (SELECT max(id) FROM origin) AS origin,
    (SELECT max(id) FROM transfer_result) AS result, (SELECT max(id) FROM evaluation) AS evaluation,
    (SELECT min(id) FROM study) AS study, (SELECT count(*)::int FROM domain) AS domains`;

const FILLED = [
  ...[
    'publisher',
    'origin',
    'model',
    'model_task',
    'dataset',
    'model_origin',
    'dataset_origin',
    'model_domain',
  ],
  ...['dataset_domain', 'embedding', 'search_word', 'lineage', 'training', 'evaluation', 'transfer_result'],
  ...['transfer_edge', 'measured_line', 'transfer_result_exposure', 'change'],
] as const;

const INDEXES = `
  SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS text FROM pg_index
  WHERE indrelid = ANY ($1::regclass[])
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)`;

const IDENTITIES = `
  SELECT format('SELECT setval(%L, (SELECT max(%I) FROM %I))', pg_get_serial_sequence(quote_ident(relname), attname),
    attname, relname) AS text
  FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attidentity <> ''
  WHERE pg_class.oid = ANY ($1::regclass[])`;

const DOCUMENT_CHECK = `
  SELECT count(*)::int AS others FROM (SELECT * FROM model, made WHERE id > made.model ORDER BY id LIMIT 1000) one
  WHERE search <> search_document(slug, name, joined(tasks) || ' ' || joined(tags) || ' '
    || coalesce("architectureFamily", ''), summary)`;

/**
 * Adds them to a catalogue that holds the starter, in one transaction. The documents that models
 * are searched by are put together from parts, as making them takes 0.3 ms each; they are compared
 * with what the database would make, and from then on the column is a plain one.
 */
export async function fillScaleCatalog(
  database: Database,
  size: ScaleSize,
  say: (line: string) => void,
): Promise<void> {
  await database.transaction(async ({ manager }) => {
    const run = (text: string, values: readonly unknown[] = []): Promise<unknown> =>
      manager.query(text, [...values]);
    const texts = async (text: string): Promise<Array<{ name?: string; text: string }>> =>
      manager.query(text, [FILLED]);
    for (const setting of [`session_replication_role = 'replica'`, `maintenance_work_mem = '512MB'`])
      await run(`SET LOCAL ${setting}`);
    const { models, datasets, publishers, texts: unlike, measured, results } = size;
    await run(FIRST_IDS, [models, datasets, publishers, unlike, measured, results]);
    const indexes = await texts(INDEXES);
    for (const { name } of indexes) await run(`DROP INDEX ${name ?? ''}`);
    await run('ALTER TABLE model ALTER COLUMN search DROP EXPRESSION');
    for (const [table, text] of [...THINGS, ...FACTS]) {
      const started = performance.now();
      await run(text);
      say(`${table} ${((performance.now() - started) / 1000).toFixed(1)} s`);
    }
    const started = performance.now();
    for (const { text } of indexes) await run(text);
    for (const { text } of await texts(IDENTITIES)) await run(text);
    say(`indexes ${((performance.now() - started) / 1000).toFixed(1)} s`);
    for (const text of FOLLOWING) await run(text);
    const [check]: Array<{ others: number }> = await manager.query(DOCUMENT_CHECK);
    if (check?.others !== 0) throw new Error(`${check?.others} of 1000 documents are others.`);
    await run('DROP TABLE made, made_text');
  });
  await database.dataSource.query('VACUUM (ANALYZE)');
}
