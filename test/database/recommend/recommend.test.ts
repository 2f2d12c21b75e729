import type { Database } from '../../../src/platform/database';
import type { Recommendation } from '../../../src/recommend/create-recommendation';
import type { RecommendQuestion } from '../../../src/recommend/question/question';
import { openTestDatabase } from '../../support/database';
import { insert, Rows } from '../../support/rows';
import { PNEUMONIA, recommendationOn, writeSmallCatalogue, type SmallCatalogue } from './fixture';

describe('recommending bases', () => {
  let database: Database;
  let catalogue: SmallCatalogue;
  let recommendation: Recommendation;

  beforeAll(async () => {
    database = await openTestDatabase();
    catalogue = await writeSmallCatalogue(database);
    recommendation = await recommendationOn(database);
  });

  afterAll(() => database.close());

  const recommend = (question: RecommendQuestion) => recommendation.service.recommend(question);

  it('ranks the bases that did best on similar targets first', async () => {
    const answer = await recommend(PNEUMONIA);
    expect(answer.abstention).toBeNull();
    expect(answer.target.nearestDomains[0]?.domain.slug).toBe('medical/radiology');
    expect(answer.recommendations[0]?.base.slug).toBe('lab/resnet');
    const cars = await recommend({ target: { description: 'make and model of cars in photos' } });
    expect(
      cars.recommendations
        .map(({ base }) => base.slug)
        .slice(0, 2)
        .sort(),
    ).toEqual(['lab/convnext', 'lab/vit']);
  });

  it('gives reasons whose contributions add up to the score', async () => {
    const { recommendations } = await recommend(PNEUMONIA);
    expect(recommendations.length).toBeGreaterThan(3);
    for (const { reasons, score } of recommendations) {
      const sum = reasons.reduce((total, { contribution }) => total + contribution, 0);
      expect(Math.abs(sum - score)).toBeLessThan(1e-6);
      for (const { text } of reasons) expect(text).toMatch(/^[A-Z0-9].*\.$/);
    }
  });

  it('compares only bases that take the kind of input the target has', async () => {
    const { recommendations } = await recommend({ target: { dataset: 'reviews' } });
    expect(recommendations.map(({ base }) => base.slug).sort()).toEqual([
      'lab/bert',
      'lab/distil',
      'lab/roberta',
    ]);
  });

  it('does not count a result on data that the base was trained on, and says so', async () => {
    const { recommendations } = await recommend({ target: { dataset: 'imagenet' } });
    const resnet = recommendations.find(({ base }) => base.slug === 'lab/resnet');
    expect(
      resnet?.evidence.some(
        ({ result }) => result.target.slug === 'imagenet' && result.base.slug === 'lab/resnet',
      ),
    ).toBe(false);
    expect(resnet?.reasons).toContainEqual({
      kind: 'LEAKAGE',
      text: '1 result on data that it was trained on (imagenet) does not count.',
      contribution: 0,
    });
    expect(recommendations[0]?.base.slug).not.toBe('lab/resnet');
  });

  it('estimates a base without results from its family, widely', async () => {
    const { recommendations } = await recommend(PNEUMONIA);
    const known = recommendations.find(({ base }) => base.slug === 'lab/unmeasured');
    const best = recommendations[0];
    expect(known?.reasons.map(({ text }) => text).join(' ')).toMatch(/Estimated from its family/);
    expect((known?.interval.upper ?? 0) - (known?.interval.lower ?? 0)).toBeGreaterThan(
      (best?.interval.upper ?? 0) - (best?.interval.lower ?? 0),
    );
  });

  it('rejects bases that break a constraint, with the reason', async () => {
    const answer = await recommend({
      ...PNEUMONIA,
      constraints: { licensePolicy: 'PERMISSIVE_ONLY', maxParameters: 50_000_000 },
    });
    const reasons = new Map(answer.rejected.map(({ model, reasons: why }) => [model.slug, why]));
    expect(answer.recommendations.map(({ base }) => base.slug)).toContain('lab/resnet');
    expect(reasons.get('lab/convnext')).toEqual([
      'It has 88M parameters, more than 50M.',
      'Licence of its weights (Non-commercial): it does not allow commercial use.',
    ]);
    expect(reasons.get('lab/unlicensed')).toEqual([
      'Its number of parameters is not known.',
      'The licence of its weights is not known.',
    ]);
    expect(answer.candidates).toBe(answer.recommendations.length + answer.rejected.length);
    expect(answer.rejectedCount).toBe(answer.rejected.length);
  });

  it('says what the best base would be without each constraint that keeps out a better one', async () => {
    const { recommendations, counterfactuals } = await recommend({
      target: { dataset: 'cars' },
      constraints: { licensePolicy: 'COMMERCIAL_USE', maxParameters: 80_000_000, minEvidence: 1 },
    });
    const [best] = recommendations;
    expect(best?.base.slug).toBe('lab/resnet');
    const cost = counterfactuals.find(({ constraint }) => constraint === 'MAX_PARAMETERS');
    expect(cost?.base.slug).toBe('lab/vit');
    expect(cost?.gain?.value).toBeCloseTo((cost?.score ?? 0) - (best?.score ?? 0), 9);
    expect(cost?.text).toMatch(/^Without the limit on parameters: vit, expected z \+\d\.\d\d over resnet\.$/);
    // The convnext breaks two: neither constraint alone keeps it out.
    expect(counterfactuals.map(({ base }) => base.slug)).not.toContain('lab/convnext');
  });

  it('advises what to measure next, on the target where the catalogue has it', async () => {
    const { advice } = await recommend({ target: { dataset: 'cars' } });
    expect(advice).toMatchObject({ target: { slug: 'cars' }, similarity: 1, protocol: 'FINE_TUNE' });
    expect(advice?.expectedGain).toBeGreaterThan(0);
    const unknown = await recommend(PNEUMONIA);
    expect(unknown.advice?.text).toMatch(
      /Measure unmeasured .* on your own data and give the result as measured/,
    );
  });

  it('compares with the most downloaded base that meets the constraints', async () => {
    const write = (downloads: number | null, id: number) =>
      database.query({
        label: 'test',
        text: 'UPDATE model SET downloads = $1 WHERE id = $2',
        values: [downloads, id],
      });
    await write(900, catalogue.bases.convnext.id);
    await write(500, catalogue.bases.vit.id);
    const gains = async (question: RecommendQuestion) =>
      new Map(
        (await recommend(question)).recommendations.map(({ base, score, gainOverMostDownloaded: gain }) => [
          base.slug,
          gain === null ? null : { over: gain.base.slug, value: gain.value, score },
        ]),
      );
    const free = await gains({ target: { dataset: 'cars' } });
    expect(free.get('lab/convnext')).toBeNull();
    expect(free.get('lab/vit')?.over).toBe('lab/convnext');
    const commercial = await gains({
      target: { dataset: 'cars' },
      constraints: { licensePolicy: 'COMMERCIAL_USE' },
    });
    expect(commercial.get('lab/resnet')?.over).toBe('lab/vit');
    expect(commercial.get('lab/resnet')?.value).toBeLessThan(0);
    await write(null, catalogue.bases.convnext.id);
    await write(null, catalogue.bases.vit.id);
  });

  it('abstains with advice when the constraints reject everything, and names what each costs', async () => {
    const { abstention, recommendations, counterfactuals } = await recommend({
      ...PNEUMONIA,
      constraints: { maxParameters: 10 },
    });
    expect(recommendations).toEqual([]);
    expect(abstention).toMatchObject({ code: 'NO_CANDIDATES' });
    expect(abstention?.advice).toMatch(
      /^Relax what rejects most of them: the limit on parameters \(\d bases\)\.$/,
    );
    expect(counterfactuals).toMatchObject([{ constraint: 'MAX_PARAMETERS', gain: null }]);
  });

  it('folds other forms of a checkpoint under it, and counts groups in "first"', async () => {
    const rows = new Rows(database);
    const facts = { inputModalities: ['IMAGE'], tasks: [], outputModalities: [] };
    const [one, other] = [
      await rows.model({ slug: 'mirror/vit-onnx', ...facts }),
      await rows.model({ slug: 'mirror/vit-int8', ...facts }),
    ];
    for (const [copy, value] of [
      [one, 0.9],
      [other, 0.89],
    ] as const) {
      await insert(database, 'lineage', {
        childOriginId: copy.originId,
        baseOriginId: catalogue.bases.vit.originId,
        relation: 'CONVERTED',
      });
      await rows.result({
        studyId: catalogue.studyId,
        baseOriginId: copy.originId,
        metricId: 'accuracy',
        value,
        targetOriginId: catalogue.datasets.cars.originId,
        trainingExamples: 1000,
      });
    }
    const { recommendations, candidates } = await recommend({ target: { dataset: 'cars' } });
    const folded = recommendations.find(({ siblings }) => siblings.count > 0);
    expect([folded?.base.slug, ...(folded?.siblings.slugs ?? [])].sort()).toEqual([
      'lab/vit',
      'mirror/vit-int8',
      'mirror/vit-onnx',
    ]);
    expect(recommendations.length + 2).toBe(candidates);
    const two = await recommend({ target: { dataset: 'cars' }, first: 2 });
    expect(two.recommendations.map(({ base }) => base.slug)).toEqual(
      recommendations.slice(0, 2).map(({ base }) => base.slug),
    );
  });

  it('abstains on a text that is about nothing in the catalogue', async () => {
    for (const description of ['asdf qwer', 'best pizza in town', 'lorem ipsum dolor sit amet']) {
      const { abstention, recommendations } = await recommend({ target: { description } });
      expect(abstention).toMatchObject({ code: 'UNKNOWN_TARGET' });
      expect(recommendations).toEqual([]);
    }
  });

  it('abstains when no base takes the input', async () => {
    const { abstention } = await recommend({ ...PNEUMONIA, modality: 'AUDIO' });
    expect(abstention).toMatchObject({
      code: 'NO_CANDIDATES',
      reason: 'No base in the catalogue takes AUDIO input.',
    });
  });

  it('states the gain over training from scratch, the memory and the strategy', async () => {
    const { recommendations } = await recommend({ ...PNEUMONIA, trainingExamples: 0 });
    const [best] = recommendations;
    expect(best?.gainOverScratch).toMatchObject({ metric: 'accuracy', results: 1, interval: null });
    expect(best?.gainOverScratch?.value).toBeCloseTo(0.4);
    expect(best?.fit?.memoryBytes).toBe(100_000_000);
    expect(best?.strategy.protocol).toBe('ZERO_SHOT');
  });
});
