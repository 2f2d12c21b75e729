import type { Database } from '../../../src/platform/database';
import type { Recommendation } from '../../../src/recommend/create-recommendation';
import { FitRepository } from '../../../src/recommend/fitting/fit.repository';
import type { SnapshotFitting } from '../../../src/recommend/knowledge/snapshot-reader';
import { fitScorer } from '../../../src/scoring';
import { BLOCKS, someEvidence } from '../../unit/scoring/factories';
import { openTestDatabase } from '../../support/database';
import { Rows } from '../../support/rows';
import { knowledgeOn, recommendationOn, writeSmallCatalogue } from './fixture';

const ENCODER = { version: 'an-encoder' };
const ORIGIN = { catalogRevision: 7, search: { isNew: true, targets: 9, before: 1, after: 1.1, results: 8 } };

describe('stored fits', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  const aFit = () => {
    const evidence = someEvidence();
    const observations = evidence.observations.map((one, index) => ({
      ...one,
      resultId: String(index + 1),
      baseId: String(one.baseId.charCodeAt(0)),
    }));
    return fitScorer({ ...evidence, observations, bases: [] }, BLOCKS);
  };

  it('come back as they were, to the last digit', async () => {
    const repository = new FitRepository(database, ENCODER);
    await repository.save(aFit(), ORIGIN);
    await expect(repository.findNewest()).resolves.toMatchObject({ ...ORIGIN, fit: aFit() });
  });

  it('are of no use with another encoder', async () => {
    await expect(new FitRepository(database, { version: 'another' }).findNewest()).resolves.toBeUndefined();
  });

  it('cannot be changed', async () => {
    const change = { label: 'test', text: `UPDATE scorer_fit SET "catalogRevision" = 8` };
    await expect(database.query(change)).rejects.toThrow('append-only');
  });
});

describe('a fit of the catalogue', () => {
  let database: Database;
  let recommendation: Recommendation;
  beforeAll(async () => {
    database = await openTestDatabase();
    await writeSmallCatalogue(database);
    recommendation = await recommendationOn(database);
  });
  afterAll(() => database.close());

  const ask = () => recommendation.service.recommend({ target: { description: 'chest x-rays' } });

  it('is taken up by the answers after it, whose receipts name it; the order of bases is the same', async () => {
    const before = await ask();
    expect(before.receipt?.recommenderVersion).not.toContain('/fit-');
    const { version } = await recommendation.fit({ draws: 0 });
    // Who asks first is still answered from what was there before.
    let after = await ask();
    while (after.receipt?.recommenderVersion === before.receipt?.recommenderVersion) after = await ask();
    expect(after.receipt?.recommenderVersion).toBe(
      `${before.receipt?.recommenderVersion}/fit-${version.slice(0, 12)}`,
    );
    expect(after.recommendations.map(({ base }) => base.slug)).toEqual(
      before.recommendations.map(({ base }) => base.slug),
    );
    after.recommendations.forEach(({ score }, index) =>
      expect(score).toBeCloseTo(before.recommendations[index]?.score ?? NaN, 5),
    );
  });

  it('stores nothing in a dry run', async () => {
    const count = { label: 'test', text: 'SELECT count(*)::int AS fits FROM scorer_fit' };
    const [before] = await database.query(count);
    await recommendation.fit({ draws: 0, isDryRun: true });
    await expect(database.query(count)).resolves.toEqual([before]);
  });
});

describe('much new evidence', () => {
  it('is weighed before it counts; until then answers are what they were, and nobody waits', async () => {
    const database = await openTestDatabase();
    const { studyId, bases, datasets } = await writeSmallCatalogue(database);
    let weighed = (): void => undefined;
    let isMuch = false;
    const fitting: SnapshotFitting = {
      findNewest: () => Promise.resolve(undefined),
      findFor: () => Promise.resolve(undefined),
      consider: () => undefined,
      weigh: (_at, _known, onBegin) => {
        if (!isMuch) return Promise.resolve(undefined);
        onBegin();
        return new Promise((resolve) => (weighed = () => resolve(undefined)));
      },
    };
    const knowledge = await knowledgeOn(database, fitting);
    const { snapshot: before } = await knowledge.current();
    isMuch = true;
    await new Rows(database).result({
      studyId,
      baseOriginId: bases.vit.originId,
      targetOriginId: datasets.cars.originId,
      metricId: 'accuracy',
      value: 0.5,
      recipe: 'new',
      trainingExamples: 1000,
    });
    const { snapshot: meanwhile, revision } = await knowledge.current();
    expect(meanwhile === before).toBe(true); // the difference would be too large to print
    expect(revision).toBe(before.knowledge.revision);
    const again = knowledge.current();
    weighed();
    await again;
    let { snapshot: after } = await knowledge.current();
    while (after === before) after = (await knowledge.current()).snapshot;
    expect(after.knowledge.revision).toBeGreaterThan(before.knowledge.revision);
    await database.close();
  });
});
