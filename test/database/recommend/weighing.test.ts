import { createEncoder, loadTensorBackend } from '../../../src/embedding';
import type { Database } from '../../../src/platform/database';
import { createLog } from '../../../src/platform/log';
import { createRecommendation } from '../../../src/recommend';
import type { fitInThread } from '../../../src/recommend/fitting/fit-thread';
import { openTestDatabase } from '../../support/database';
import { PNEUMONIA } from './fixture';

/** More than a tenth of what the fit of the starter knows. */
const NEW_RESULTS = `
  INSERT INTO transfer_result ("studyId", "baseOriginId", "targetOriginId", protocol, "metricId", value, seed)
  SELECT "studyId", "baseOriginId", "targetOriginId", protocol, "metricId", value, 1000000 + id
  FROM transfer_result WHERE "supersedesId" IS NULL ORDER BY id LIMIT 4000`;

/** Goes on until it is stopped. */
const endlessFit: typeof fitInThread = (_task, { signal } = {}) =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new Error('stopped')));
  });

describe('a start with much evidence that no fit knows', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase({ stage: 'starter' });
  });
  afterAll(() => database.close());

  const started = async () => {
    const backend = await loadTensorBackend('auto');
    const parts = { database, encoder: createEncoder(backend), backend, log: createLog('silent') };
    return createRecommendation(parts, { fit: endlessFit });
  };

  it('answers by what is weighed while the rest is, and says so', async () => {
    const before = await started();
    const known = await before.service.recommend(PNEUMONIA);
    expect(known.warning).not.toMatch(/still being weighed/);
    await before.stop();
    await before.release();
    await database.query({ label: 'test', text: NEW_RESULTS });
    const now = await started();
    try {
      const answer = await now.service.recommend(PNEUMONIA);
      expect(answer.recommendations.map(({ base }) => base.slug)).toEqual(
        known.recommendations.map(({ base }) => base.slug),
      );
      expect(answer.warning).toMatch(
        /^This answer is without \d+ of the known results, which are still being weighed\./,
      );
      expect(answer.receipt?.recommenderVersion).toContain('/fit-part-');
      const { target } = PNEUMONIA;
      const slugs = answer.recommendations.slice(0, 2).map(({ base }) => base.slug);
      expect((await now.compare.compare(slugs, { target })).warning).toMatch(/still being weighed/);
      const plan = await now.trials.plan(PNEUMONIA, { budget: 2, purpose: 'FIND_WINNER' });
      expect(plan.warning).toMatch(/still being weighed/);
      const again = await now.service.recommend(PNEUMONIA);
      expect(again.warning).toEqual(answer.warning);
    } finally {
      await now.stop();
      await now.release();
    }
  });
});
