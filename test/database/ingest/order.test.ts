import { catalogDigest } from '../../../scripts/catalog-digest';
import { ImportService } from '../../../src/ingest';
import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { writeSmallSources } from './sources';
import { CountingEncoder, revisionOf, rowsOf } from './support';

let sources: ReadonlyMap<string, string>;
let database: Database;
beforeAll(async () => {
  sources = await writeSmallSources();
});
afterEach(() => database.close());

async function importAll(hubs: readonly string[]): Promise<void> {
  for (const hub of hubs) {
    const report = await new ImportService(database, new CountingEncoder()).run(hub, sources.get(hub) ?? '');
    expect(report).toMatchObject({ hub, failure: null, skipped: 0 });
  }
}

/** A new catalogue with the sources of these hubs in it, one after the other. */
async function fill(hubs: readonly string[]): Promise<void> {
  database = await openTestDatabase({ stage: 'taxonomies' });
  await importAll(hubs);
}

const ORDER = ['huggingface', 'timm', 'tfhub', 'openmmlab', 'mteb', 'csv'];
let expected: Awaited<ReturnType<typeof catalogDigest>>;

it('makes one catalogue of what several hubs say of the same things', async () => {
  await fill(ORDER);
  expected = await catalogDigest(database);
  expect(
    await rowsOf(
      database,
      `SELECT array_agg(DISTINCT origin."hubId" ORDER BY origin."hubId") AS hubs FROM model
        JOIN model_origin ON "modelId" = model.id JOIN origin ON origin.id = "originId" AND NOT "isStub"
        GROUP BY model.id HAVING count(DISTINCT origin."hubId") > 1 ORDER BY 1`,
    ),
  ).toEqual([{ hubs: ['huggingface', 'mteb'] }, { hubs: ['huggingface', 'timm'] }]);
  // Every part has something that an order could change.
  for (const { rows } of Object.values(expected)) expect(rows).toBeGreaterThan(0);
});

it('says the same when all of it is imported a second time, the other way round', async () => {
  await fill(ORDER);
  const revision = await revisionOf(database);
  await importAll([...ORDER].reverse());
  expect(await revisionOf(database)).toBe(revision);
  expect(await catalogDigest(database)).toEqual(expected);
});

it.each([
  ['backwards', [...ORDER].reverse()],
  ['results before what they speak of', ['csv', 'mteb', 'huggingface', 'openmmlab', 'timm', 'tfhub']],
  ['cards last', ['openmmlab', 'timm', 'csv', 'tfhub', 'mteb', 'huggingface']],
])('says the same whatever the order of hubs: %s', async (_name, order) => {
  await fill(order);
  expect(await catalogDigest(database)).toEqual(expected);
});
