import { openHarness, type Harness } from '../transfer/harness';
import { mutate } from './mutations';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
  for (const slug of ['acme/base', 'acme/adapted', 'acme/other']) await harness.rows.model({ slug });
  await harness.rows.dataset({ slug: 'acme/x-rays' });
  await harness.rows.domain({ slug: 'radiology', name: 'Radiology' });
});
afterAll(() => harness.close());

let serial = 0;
/** A study of its own for each test, so that keys never meet. */
const aStudy = () => ({ key: `study-${++serial}`, title: 'A study', doi: `10.1/${serial}` });

describe('evaluationReport', () => {
  const EVALUATION =
    'value subset datasetRevision split metric { id } model { slug } dataset { slug } task { id } study { key } sourceUrl';
  const evaluate = (input: Record<string, unknown>) =>
    mutate(harness.ask, 'evaluationReport', { input, select: EVALUATION });
  const anEvaluation = (more: Record<string, unknown> = {}) => ({
    model: 'acme/other',
    dataset: 'acme/x-rays',
    metric: 'accuracy',
    value: 0.75,
    ...more,
  });

  it('records a value, with the task by one of its names', async () => {
    const study = aStudy();
    const more = {
      study,
      subset: 'eo',
      datasetRevision: 'abc',
      split: 'test',
      task: 'Image Classification',
      sourceUrl: 'https://example.org/results',
    };
    expect(await evaluate(anEvaluation(more))).toEqual({
      object: {
        value: 0.75,
        subset: 'eo',
        datasetRevision: 'abc',
        split: 'test',
        metric: { id: 'accuracy' },
        model: { slug: 'acme/other' },
        dataset: { slug: 'acme/x-rays' },
        task: { id: 'image-classification' },
        study: { key: study.key },
        sourceUrl: 'https://example.org/results',
      },
      userErrors: [],
    });
  });

  it('takes the metric by one of its other names', async () => {
    const { object } = await evaluate(anEvaluation({ metric: 'top-1 accuracy', split: 'alias' }));
    expect(object).toMatchObject({ metric: { id: 'accuracy' } });
  });

  it('refuses the same claim twice', async () => {
    await evaluate(anEvaluation({ split: 'once' }));
    expect((await evaluate(anEvaluation({ split: 'once', subset: 'fr' }))).userErrors).toEqual([]);
    expect((await evaluate(anEvaluation({ split: 'once' }))).userErrors).toMatchObject([
      { code: 'DUPLICATE' },
    ]);
  });

  it('lists the same value on two parts or revisions of a dataset as two', async () => {
    const parts = [{ subset: 'eo' }, { subset: 'fr' }, { subset: 'fr', datasetRevision: 'abc' }];
    for (const part of parts) await evaluate(anEvaluation({ split: 'parts', ...part }));
    const { data } = await harness.ask(
      '{ evaluations(where: { split: { eq: "parts" } }) { nodes { subset datasetRevision } } }',
    );
    const nodes = parts.map((part) => ({ datasetRevision: null, ...part }));
    expect(data?.['evaluations']).toEqual({ nodes: [...nodes].reverse() });
  });

  it('tells what is wrong, with near matches of the task', async () => {
    const { userErrors } = await evaluate(
      anEvaluation({ model: 'x/y', task: 'image-classifcation', value: 3 }),
    );
    expect(userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['input', 'model'] },
      {
        code: 'NOT_FOUND',
        field: ['input', 'task'],
        message: expect.stringContaining('image-classification') as string,
      },
      { code: 'OUT_OF_RANGE', field: ['input', 'value'] },
    ]);
  });

  it('yields a result of the base once its lineage and training are known, in whatever order', async () => {
    for (const slug of ['acme/root', 'acme/scion']) await harness.rows.model({ slug });
    await evaluate(anEvaluation({ model: 'acme/scion', study: aStudy(), split: 'test' }));
    const derived = async () =>
      (
        await harness.ask(
          `{ model(slug: "acme/root") { transferResults { nodes { value derivation protocol adapted { slug } target { slug } } } } }`,
        )
      ).data;
    await mutate(harness.ask, 'lineageRecord', {
      input: { child: 'acme/scion', base: 'acme/root', relation: 'FINETUNE' },
      select: 'relation',
    });
    expect(await derived()).toEqual({ model: { transferResults: { nodes: [] } } });
    await mutate(harness.ask, 'trainingRecord', {
      input: { model: 'acme/scion', dataset: 'acme/x-rays', role: 'FINE_TUNING' },
      select: 'role',
    });
    const result = {
      value: 0.75,
      derivation: 'DERIVED',
      protocol: 'FINE_TUNE',
      adapted: { slug: 'acme/scion' },
      target: { slug: 'acme/x-rays' },
    };
    expect(await derived()).toEqual({ model: { transferResults: { nodes: [result] } } });
  });
});

describe('transferEdgeDeclare', () => {
  const EDGE =
    'kind protocol expectedGain compatibility margin evidenceCount reason base { slug } domain { slug } task { id }';
  const declare = (more: Record<string, unknown> = {}) =>
    mutate(harness.ask, 'transferEdgeDeclare', {
      input: {
        base: 'acme/base',
        domain: 'radiology',
        protocol: 'FINE_TUNE',
        reason: 'Known to work.',
        ...more,
      },
      select: EDGE,
    });

  it('records what somebody says, and lets the newest declaration stand', async () => {
    await declare({ task: 'image-classification', expectedGain: 1 });
    expect(
      await declare({ task: 'image-classification', compatibility: 0.8, reason: 'Known to work well.' }),
    ).toEqual({
      object: {
        kind: 'DECLARED',
        protocol: 'FINE_TUNE',
        expectedGain: null,
        compatibility: 0.8,
        margin: null,
        evidenceCount: 0,
        reason: 'Known to work well.',
        base: { slug: 'acme/base' },
        domain: { slug: 'radiology' },
        task: { id: 'image-classification' },
      },
      userErrors: [],
    });
    const { data } = await harness.ask('{ transferEdges { totalCount } }');
    expect(data).toEqual({ transferEdges: { totalCount: 1 } });
  });

  it('tells what is wrong', async () => {
    const wrong = { base: 'a/b', domain: 'c', task: 'crystal-gazing', compatibility: 1.5, margin: -1 };
    expect((await declare(wrong)).userErrors.map(({ field, code }) => `${field?.at(-1)} ${code}`)).toEqual([
      'base NOT_FOUND',
      'domain NOT_FOUND',
      'task NOT_FOUND',
      'compatibility OUT_OF_RANGE',
      'margin OUT_OF_RANGE',
    ]);
    expect((await declare({ reason: '' })).userErrors).toMatchObject([
      { code: 'INVALID', field: ['input', 'reason'] },
    ]);
  });
});
