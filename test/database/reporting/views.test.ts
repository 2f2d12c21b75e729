import { readFileSync } from 'node:fs';
import path from 'node:path';
import { printReporting } from '../../../scripts/reporting-contract';
import { PUBLIC_REACH, visibleRows } from '../../../src/access';
import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { insert, Rows } from '../../support/rows';
import { AUDIENCES, completeWords, HiddenRowWriter } from '../../support/visibility/hidden-rows';
import { writeSmallCatalogue, type SmallCatalogue } from '../recommend/fixture';

const RECEIPT = '00000000-0000-4000-8000-000000000001';

let database: Database;
let catalogue: SmallCatalogue;
let rows: Rows;
const sql = <Row extends object>(text: string, ...values: unknown[]) =>
  database.query<Row>({ label: 'test', text, values });

const names = async (): Promise<string[]> =>
  (
    await sql<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'reporting'::regnamespace ORDER BY relname`,
    )
  ).map(({ name }) => name);

/** Every row of every view. */
async function readAll(): Promise<Record<string, readonly string[]>> {
  const all: Record<string, readonly string[]> = {};
  for (const name of await names()) {
    const read = await sql<{ row: string }>(
      `SELECT row_to_json(view)::text AS row FROM reporting.${name} view ORDER BY 1`,
    );
    all[name] = read.map(({ row }) => row);
  }
  return all;
}

async function writeReceipt(
  id: string,
  {
    bases,
    asker = null,
    client = 'anonymous 7',
    rejected = [],
  }: {
    bases: readonly number[];
    asker?: string | null;
    client?: string;
    rejected?: readonly number[];
  },
) {
  await insert(database, 'receipt', {
    id,
    asker,
    client,
    input: JSON.stringify({ target: { kind: 'description', value: 'zqtold secret plans' }, task: null }),
    output: JSON.stringify({
      candidates: 8,
      recommendations: bases.map((baseId) => ({
        baseId,
        score: 1.5,
        interval: { lower: 1, upper: 2 },
        compatibility: 0.9,
        confidence: 0.5,
      })),
      standing: bases.map(() => ({ way: 'HEAD', evidenceTier: 'TASK' })),
      rejected,
      abstention: null,
    }),
    catalogRevision: 1,
    recommenderVersion: '1',
    encoderVersion: '1',
    backend: 'cpu',
  });
}

beforeAll(async () => {
  database = await openTestDatabase();
  rows = new Rows(database);
  catalogue = await writeSmallCatalogue(database);
  await completeWords(database);
  const { bases, domains } = catalogue;
  await insert(database, 'model_domain', { modelId: bases.resnet.id, domainId: domains.radiology });
  await insert(database, 'lineage', {
    childOriginId: bases.vit.originId,
    baseOriginId: bases.resnet.originId,
    relation: 'FINETUNE',
  });
  await rows.edge({ baseId: bases.resnet.id, domainId: domains.radiology, expectedGain: 1 });
  await writeReceipt(RECEIPT, { bases: [bases.resnet.id, bases.vit.id] });
});
afterAll(() => database.close());

it('are as schema/reporting.sql promises, each view and column with what it says', async () => {
  const printed = await printReporting(database);
  expect(printed).toBe(readFileSync(path.join(__dirname, '../../../schema/reporting.sql'), 'utf8'));
  expect(printed).not.toMatch(/COMMENT ON .* IS '';/);
});

it('each show something', async () => {
  const all = await readAll();
  expect(Object.entries(all).flatMap(([name, read]) => (read.length === 0 ? [name] : []))).toEqual([]);
});

it('have a row for each model, dataset and result that everybody may see', async () => {
  const open = database.as(visibleRows(PUBLIC_REACH));
  const listed = async (text: string) =>
    (await open.query<{ id: number }>({ label: 'test', text })).map(({ id }) => id);
  const shown = async (view: string, id: string) =>
    (await sql<{ id: number }>(`SELECT ${id} AS id FROM reporting.${view} ORDER BY 1`)).map((row) => row.id);
  expect(await shown('models', 'model_id')).toEqual(
    await listed('SELECT id FROM model WHERE "mergedIntoId" IS NULL ORDER BY id'),
  );
  expect(await shown('datasets', 'dataset_id')).toEqual(
    await listed('SELECT id FROM dataset WHERE "mergedIntoId" IS NULL ORDER BY id'),
  );
  expect(await shown('results', 'result_id')).toEqual(
    await listed('SELECT id FROM transfer_result ORDER BY id'),
  );
});

it('tell which results stand, and how much better than from scratch they are', async () => {
  const { bases, datasets, studyId } = catalogue;
  const metricId = await rows.metric({ id: 'error-rate', direction: 'LOWER' });
  const measured = {
    studyId,
    metricId,
    baseOriginId: bases.vit.originId,
    targetOriginId: datasets.skin.originId,
  };
  const first = await rows.result({ ...measured, value: 0.4, scratchBaseline: 0.3 });
  const second = await rows.result({ ...measured, value: 0.2, scratchBaseline: 0.3, supersedesId: first });
  const third = await rows.result({ ...measured, value: 0.25, seed: 3 });
  await insert(database, 'transfer_result_dispute', { resultId: third, kind: 'RETRACTION', reason: 'Typo.' });
  const shown = await sql(
    `SELECT result_id, round(gain_over_scratch::numeric, 3)::float AS gain, is_standing, is_disputed, is_retracted, superseded_by
      FROM reporting.results WHERE metric = 'error-rate' ORDER BY 1`,
  );
  const plain = { is_disputed: false, is_retracted: false, superseded_by: null };
  expect(shown).toEqual([
    { ...plain, result_id: first, gain: -0.1, is_standing: false, superseded_by: second },
    { ...plain, result_id: second, gain: 0.1, is_standing: true },
    { ...plain, result_id: third, gain: null, is_standing: false, is_disputed: true, is_retracted: true },
  ]);
});

it('show recommendations without what was described, and those only that came without a token', async () => {
  const bases = [catalogue.bases.vit.id];
  await writeReceipt('00000000-0000-4000-8000-000000000002', { bases, asker: 'token:1', client: 'token:1' });
  // Of the command line, which reads what is hidden, too.
  await writeReceipt('00000000-0000-4000-8000-000000000003', { bases, client: 'local' });
  const read = await sql(
    `SELECT rank, base_id, score, upper, way, target_kind FROM reporting.recommendations ORDER BY 1`,
  );
  const same = { score: 1.5, upper: 2, way: 'HEAD', target_kind: 'description' };
  expect(read).toEqual([
    { rank: 1, base_id: catalogue.bases.resnet.id, ...same },
    { rank: 2, base_id: catalogue.bases.vit.id, ...same },
  ]);
  expect(JSON.stringify(await readAll())).not.toMatch(/zqtold|00000000-0000|anonymous 7/);
});

it('read a model that was merged as the one that it was merged into', async () => {
  const { bases, domains } = catalogue;
  const edge = await rows.edge({ baseId: bases.unmeasured.id, domainId: domains.cars, expectedGain: 1 });
  await sql('UPDATE model SET "mergedIntoId" = $1 WHERE id = $2', bases.resnet.id, bases.unmeasured.id);
  const read = await sql<{ base_id: number }>('SELECT base_id FROM reporting.edges WHERE edge_id = $1', edge);
  expect(read).toEqual([{ base_id: bases.resnet.id }]);
  await insert(database, 'model_domain', { modelId: bases.unmeasured.id, domainId: domains.cars });
  for (const view of ['models', 'model_tasks', 'model_domains'])
    expect(await sql(`SELECT FROM reporting.${view} WHERE model_id = $1`, bases.unmeasured.id)).toEqual([]);
  await sql('UPDATE model SET "mergedIntoId" = NULL WHERE id = $1', bases.unmeasured.id);
});

it('read no more than a query shows, and what it asks for at once', async () => {
  const plans = await sql<Record<string, string>>(
    'EXPLAIN SELECT target FROM reporting.results WHERE base_id = 1 AND is_standing',
  );
  const plan = plans.map((row) => row['QUERY PLAN']).join('\n');
  // Asked for at its origin, before anything is worked out of it.
  expect(plan).toMatch(/(Index Cond|Filter): \("modelId" = 1\)/);
  expect(plan).not.toMatch(/ on (model|study|metric) /);
});

describe('hidden rows', () => {
  it('change nothing that is shown', async () => {
    const before = await readAll();
    for (const audience of AUDIENCES) await new HiddenRowWriter(database, catalogue, audience).write(RECEIPT);
    expect(await readAll()).toEqual(before);
  });

  it('are not handed to functions of whoever reads', async () => {
    await sql(`CREATE FUNCTION public.test_noted(word text) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS $$
      BEGIN
        IF word LIKE 'zq%' THEN RAISE EXCEPTION 'saw %', word; END IF;
        RETURN true;
      END $$`);
    for (const [view, column] of Object.entries({
      models: 'slug',
      datasets: 'slug',
      results: 'base',
      edges: 'base',
      lineage: 'child',
      recommendations: 'base',
    }))
      await sql(`SELECT count(*) FROM reporting.${view} WHERE test_noted(${column})`);
    await sql('DROP FUNCTION test_noted');
  });

  it('that were shown before are shown no more, nor what names them', async () => {
    const { resnet } = catalogue.bases;
    const [{ slug } = { slug: '' }] = await sql<{ slug: string }>(
      'SELECT slug FROM model WHERE id = $1',
      resnet.id,
    );
    await sql(`UPDATE model SET visibility = 'PRIVATE' WHERE id = $1`, resnet.id);
    const all = await readAll();
    expect(JSON.stringify(all)).not.toContain(JSON.stringify(slug).slice(1, -1));
    expect(all.recommendations).toEqual([]);
    expect(all.results!.length).toBeGreaterThan(0);
    const { vit } = catalogue.bases;
    const other = { bases: [vit.id], rejected: [resnet.id] };
    await writeReceipt('00000000-0000-4000-8000-000000000004', other);
    expect((await readAll()).recommendations).toEqual([]);
    await sql(`UPDATE model SET visibility = 'PUBLIC' WHERE id = $1`, resnet.id);
  });
});
