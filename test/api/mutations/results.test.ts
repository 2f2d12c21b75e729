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
const count = async (table: string) =>
  (
    await harness.database.query<{ count: number }>({
      label: 'test_count',
      text: `SELECT count(*)::int AS count FROM ${table}`,
    })
  )[0]?.count;

const SELECT = `id value split protocol trainingExamples recipe seed scratchBaseline derivation cost { gpuHours }
  metric { id } base { slug } adapted { slug } target { slug } study { key title }
  supersedes { id } supersededBy { id value } isLeaked isRetracted disputes { kind reason }`;
interface ResultView {
  id: string;
  value: number;
  supersedes: { id: string } | null;
  isLeaked: boolean | null;
}
const aResult = (more: Record<string, unknown> = {}) => ({
  study: aStudy(),
  base: 'acme/base',
  target: 'acme/x-rays',
  protocol: 'FINE_TUNE',
  metric: 'accuracy',
  value: 0.9,
  ...more,
});
const report = (input: Record<string, unknown>) =>
  mutate<ResultView>(harness.ask, 'transferResultReport', { input, select: SELECT });
const reported = async (input: Record<string, unknown>): Promise<ResultView> => {
  const { object, userErrors } = await report(input);
  if (object === null) throw new Error(JSON.stringify(userErrors));
  return object;
};

describe('transferResultReport', () => {
  it('records a result with everything that is known of it, and a new study', async () => {
    const study = aStudy();
    const input = {
      ...aResult({ study, adapted: 'acme/adapted', split: 'test', trainingExamples: 5_000_000_000 }),
      recipe: 'adamw',
      seed: 7,
      cost: { gpuHours: 1.5 },
      scratchBaseline: 0.7,
    };
    expect(await report(input)).toEqual({
      object: {
        id: expect.any(String) as string,
        value: 0.9,
        split: 'test',
        protocol: 'FINE_TUNE',
        trainingExamples: 5_000_000_000,
        recipe: 'adamw',
        seed: 7,
        scratchBaseline: 0.7,
        derivation: 'REPORTED',
        cost: { gpuHours: 1.5 },
        metric: { id: 'accuracy' },
        base: { slug: 'acme/base' },
        adapted: { slug: 'acme/adapted' },
        target: { slug: 'acme/x-rays' },
        study: { key: study.key, title: 'A study' },
        supersedes: null,
        supersededBy: null,
        isLeaked: null,
        isRetracted: false,
        disputes: [],
      },
      userErrors: [],
    });
  });

  it('takes a study by its key alone, and refuses to contradict it', async () => {
    const study = aStudy();
    await reported(aResult({ study }));
    await reported(aResult({ study: { key: study.key }, seed: 1 }));
    expect(
      (await report(aResult({ study: { ...study, title: 'Another' }, seed: 2 }))).userErrors,
    ).toMatchObject([{ code: 'CONFLICT', field: ['input', 'study', 'title'] }]);
  });

  it('refuses a study that is not there or cannot be found', async () => {
    const codes = async (study: Record<string, unknown>) => (await report(aResult({ study }))).userErrors;
    expect(await codes({ key: 'no-such-study' })).toMatchObject([
      { code: 'NOT_FOUND', field: ['input', 'study', 'key'] },
    ]);
    expect(await codes({ key: 'nowhere', title: 'Nowhere' })).toMatchObject([
      { code: 'INVALID', field: ['input', 'study'] },
    ]);
    expect(await codes({ key: 'not a key', title: 'x', url: 'nowhere' })).toMatchObject([
      { code: 'INVALID', field: ['input', 'study', 'key'] },
      { code: 'INVALID', field: ['input', 'study', 'url'] },
    ]);
  });

  it('says which result a second one duplicates', async () => {
    const input = aResult();
    const { id } = await reported(input);
    expect(await report({ ...input, value: 0.91 })).toEqual({
      object: null,
      userErrors: [
        { code: 'DUPLICATE', field: ['input', 'supersedes'], message: expect.stringContaining(id) as string },
      ],
    });
  });

  it('sees a duplicate also when another hub calls base and target otherwise', async () => {
    const input = aResult();
    await reported(input);
    const [row] = await harness.database.query<{ id: number }>({
      label: 'test_base',
      text: `SELECT id FROM model WHERE slug = 'acme/base'`,
    });
    await harness.rows.modelOrigin(row?.id ?? 0);
    expect((await report(input)).userErrors).toMatchObject([{ code: 'DUPLICATE' }]);
  });

  it('corrects a result by one that supersedes it, and that one in turn', async () => {
    const input = aResult();
    const first = await reported(input);
    const second = await reported({ ...input, value: 0.8, supersedes: first.id });
    expect(second.supersedes).toEqual({ id: first.id });
    const again = await report({ ...input, value: 0.7, supersedes: first.id });
    expect(again.userErrors).toMatchObject([
      {
        code: 'CONFLICT',
        field: ['input', 'supersedes'],
        message: expect.stringContaining(second.id) as string,
      },
    ]);
    const third = await reported({ ...input, value: 0.7, supersedes: second.id });
    const { data } = await harness.ask(
      `query Chain($id: ID!) { node(id: $id) { ... on TransferResult { value supersededBy { supersededBy { id value } } } } }`,
      { id: first.id },
    );
    expect(data).toEqual({
      node: { value: 0.9, supersededBy: { supersededBy: { id: third.id, value: 0.7 } } },
    });
  });

  it('refuses to correct a result of another key, and says what differs', async () => {
    const input = aResult();
    const { id } = await reported(input);
    const other = { ...input, base: 'acme/other', seed: 3, supersedes: id };
    expect((await report(other)).userErrors).toMatchObject([
      {
        code: 'CONFLICT',
        field: ['input', 'supersedes'],
        message: expect.stringMatching(/different: base, seed\.$/) as string,
      },
    ]);
  });

  it('refuses to correct what is not a result', async () => {
    for (const supersedes of ['nonsense', 'VHJhbnNmZXJSZXN1bHQ6OTk5OTk5'])
      expect((await report(aResult({ supersedes }))).userErrors).toMatchObject([
        { code: 'NOT_FOUND', field: ['input', 'supersedes'] },
      ]);
  });

  it.each([
    [{ value: 76.4 }, 'value'],
    [{ value: -0.1 }, 'value'],
    [{ scratchBaseline: 2 }, 'scratchBaseline'],
  ])("refuses %j on the metric's scale", async (more, field) => {
    expect((await report(aResult(more))).userErrors).toMatchObject([
      { code: 'OUT_OF_RANGE', field: ['input', field] },
    ]);
  });

  it('tells all that is wrong at once, with what looks like it', async () => {
    const input = aResult({
      base: 'acme/bass',
      target: 'nowhere/data',
      metric: 'acuracy',
      adapted: 'nobody/model',
    });
    const { userErrors } = await report(input);
    expect(userErrors.map(({ field, code }) => `${field?.at(-1)} ${code}`)).toEqual([
      'base NOT_FOUND',
      'adapted NOT_FOUND',
      'target NOT_FOUND',
      'metric NOT_FOUND',
    ]);
    expect(userErrors[0]?.message).toContain('acme/base');
    expect(userErrors[3]?.message).toContain('accuracy');
  });

  it('refuses the base itself as what came of it, negative counts and costs', async () => {
    expect((await report(aResult({ adapted: 'acme/base' }))).userErrors).toMatchObject([{ code: 'CYCLE' }]);
    const { userErrors } = await report(aResult({ trainingExamples: -1, cost: { gpuHours: -1 } }));
    expect(userErrors.map(({ field }) => field?.join('.'))).toEqual([
      'input.trainingExamples',
      'input.cost.gpuHours',
    ]);
  });

  it('leaves nothing behind when it is refused, not even the study', async () => {
    const before = [
      await count('study'),
      await count('transfer_result'),
      await count('origin'),
      await count('change'),
    ];
    await report(aResult({ base: 'nobody/model' }));
    await report(aResult({ value: 5 }));
    expect([
      await count('study'),
      await count('transfer_result'),
      await count('origin'),
      await count('change'),
    ]).toEqual(before);
  });

  it('knows leakage once the training of the base is known', async () => {
    await harness.rows.model({ slug: 'acme/leaky' });
    const { id } = await reported(aResult({ base: 'acme/leaky' }));
    const leaked = async () =>
      (
        await harness.ask<{ node: { isLeaked: boolean | null } }>(
          'query Leak($id: ID!) { node(id: $id) { ... on TransferResult { isLeaked } } }',
          { id },
        )
      ).data.node.isLeaked;
    expect(await leaked()).toBeNull();
    await harness.rows.dataset({ slug: 'acme/elsewhere' });
    const train = (dataset: string) =>
      mutate(harness.ask, 'trainingRecord', {
        input: { model: 'acme/leaky', dataset, role: 'PRETRAINING' },
        select: 'role',
      });
    await train('acme/elsewhere');
    expect(await leaked()).toBe(false);
    await train('acme/x-rays');
    expect(await leaked()).toBe(true);
  });
});

describe('transferResultDispute', () => {
  const dispute = (input: Record<string, unknown>) =>
    mutate(harness.ask, 'transferResultDispute', { input, select: 'isRetracted disputes { kind reason }' });

  it('adds doubts, then a withdrawal, and leaves the value', async () => {
    const { id } = await reported(aResult());
    await dispute({ result: id, reason: 'Tuned on the test split.' });
    expect(await dispute({ result: id, kind: 'RETRACTION', reason: 'Our mistake.' })).toEqual({
      object: {
        isRetracted: true,
        disputes: [
          { kind: 'DISPUTE', reason: 'Tuned on the test split.' },
          { kind: 'RETRACTION', reason: 'Our mistake.' },
        ],
      },
      userErrors: [],
    });
    expect((await dispute({ result: id, kind: 'RETRACTION', reason: 'Again.' })).userErrors).toMatchObject([
      { code: 'CONFLICT', field: ['input', 'result'] },
    ]);
  });

  it('refuses no reason, and what is not a result', async () => {
    const { id } = await reported(aResult());
    expect((await dispute({ result: id, reason: '' })).userErrors).toMatchObject([{ code: 'INVALID' }]);
    expect((await dispute({ result: 'acme/base', reason: 'No.' })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['input', 'result'] },
    ]);
  });
});
