import { PUBLIC_REACH, visibleRows } from '../../../src/access';
import { createEncoder, loadTensorBackend } from '../../../src/embedding';
import type { Database } from '../../../src/platform/database';
import { createLog } from '../../../src/platform/log';
import { createRecommendation } from '../../../src/recommend/create-recommendation';
import { runFit } from '../../../src/recommend/fitting/run-fit';
import { openTestDatabase } from '../../support/database';
import { PNEUMONIA, writeSmallCatalogue } from '../recommend/fixture';

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
  await writeSmallCatalogue(database);
});
afterEach(() => database.close());

/** Answers whoever sees what is public, without patience for what was written. */
async function impatientService() {
  const backend = await loadTensorBackend('cpu');
  const seen = database.as(visibleRows(PUBLIC_REACH));
  const parts = { database: seen, encoder: createEncoder(backend), backend, log: createLog('silent') };
  const { service } = createRecommendation(
    { ...parts, patience: 0 },
    { fit: (task) => Promise.resolve(runFit(task)) },
  );
  return service;
}

const change = (text: string) => database.query({ label: 'test', text });

it.each([
  [`UPDATE model SET visibility = 'PRIVATE' WHERE slug = $1`],
  [`UPDATE model SET visibility = 'INTERNAL' WHERE slug = $1`],
])('tells nothing of what was hidden before the question: %s', async (text) => {
  const service = await impatientService();
  const [best] = (await service.recommend(PNEUMONIA)).recommendations;
  const slug = best?.base.slug ?? '';
  await database.query({ label: 'test', text, values: [slug] });
  const { recommendations } = await service.recommend(PNEUMONIA);
  expect(recommendations.map(({ base }) => base.slug)).not.toContain(slug);
});

it('explains nothing by datasets that were hidden before the question', async () => {
  const service = await impatientService();
  expect(JSON.stringify(await service.recommend(PNEUMONIA))).toMatch(/imagenet/i);
  await change(`UPDATE dataset SET visibility = 'PRIVATE'`);
  expect(JSON.stringify(await service.recommend(PNEUMONIA))).not.toMatch(/imagenet/i);
});

it('counts a hiding once in a transaction, and nothing that shows or changes something else', async () => {
  const hiding = async () =>
    Number(
      (
        await database.query<{ at: string }>({
          label: 'test',
          text: `SELECT "hidingRevision" AS at FROM catalog_state`,
        })
      )[0]?.at,
    );
  const before = await hiding();
  await change(`UPDATE model SET downloads = 7`);
  expect(await hiding()).toBe(before);
  await change(`UPDATE model SET visibility = 'PRIVATE'`);
  const after = await hiding();
  expect(after).toBeGreaterThan(before);
  await change(`UPDATE model SET visibility = 'PUBLIC'`);
  expect(await hiding()).toBe(after);
});
