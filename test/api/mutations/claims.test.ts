import { openHarness, type Harness } from '../transfer/harness';
import { mutate } from './mutations';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
  for (const slug of ['acme/base', 'acme/child', 'acme/grandchild', 'acme/old', 'acme/new'])
    await harness.rows.model({ slug });
  await harness.rows.dataset({ slug: 'acme/pictures' });
});
afterAll(() => harness.close());

describe('lineageRecord', () => {
  const SELECT = 'relation relationRaw child { slug } base { slug }';
  const record = (child: string, base: string, more: Record<string, unknown> = {}) =>
    mutate(harness.ask, 'lineageRecord', {
      input: { child, base, relation: 'FINETUNE', ...more },
      select: SELECT,
    });

  it('records what a model was made from', async () => {
    expect(await record('acme/child', 'acme/base', { relationRaw: 'fine-tuned from' })).toEqual({
      object: {
        relation: 'FINETUNE',
        relationRaw: 'fine-tuned from',
        child: { slug: 'acme/child' },
        base: { slug: 'acme/base' },
      },
      userErrors: [],
    });
    const { data } = await harness.ask('{ model(slug: "acme/child") { bases { relation base { slug } } } }');
    expect(data).toEqual({ model: { bases: [{ relation: 'FINETUNE', base: { slug: 'acme/base' } }] } });
  });

  it('refuses the same twice, and takes another relation', async () => {
    await record('acme/new', 'acme/base');
    expect((await record('acme/new', 'acme/base')).userErrors).toMatchObject([
      { code: 'DUPLICATE', field: ['input', 'base'] },
    ]);
    expect((await record('acme/new', 'acme/base', { relation: 'COMPONENT' })).userErrors).toEqual([]);
  });

  it('refuses a model as its own base or ancestor', async () => {
    await record('acme/child', 'acme/base');
    await record('acme/grandchild', 'acme/child');
    expect(await record('acme/base', 'acme/base')).toEqual({
      object: null,
      userErrors: [{ field: ['input', 'base'], code: 'CYCLE', message: '"acme/base" is this model itself.' }],
    });
    expect((await record('acme/base', 'acme/grandchild')).userErrors).toMatchObject([{ code: 'CYCLE' }]);
  });

  it('names every model that is not there, with what looks like it', async () => {
    const { userErrors } = await record('acme/chidl', 'nobody/nothing');
    expect(userErrors).toMatchObject([
      {
        code: 'NOT_FOUND',
        field: ['input', 'child'],
        message: expect.stringContaining('acme/child') as string,
      },
      { code: 'NOT_FOUND', field: ['input', 'base'], message: 'There is no model "nobody/nothing".' },
    ]);
  });

  it('takes ids, and refuses the id of something else', async () => {
    const { data } = await harness.ask<{ model: { id: string }; dataset: { id: string } }>(
      '{ model(slug: "acme/old") { id } dataset(slug: "acme/pictures") { id } }',
    );
    expect((await record(data.model.id, 'acme/base')).userErrors).toEqual([]);
    expect((await record('acme/old', data.dataset.id)).userErrors).toMatchObject([
      { code: 'INVALID', field: ['input', 'base'] },
    ]);
  });

  it('stands when a hub sends a newer revision of the child', async () => {
    const child = await harness.rows.model({ slug: 'acme/revised' });
    await record('acme/revised', 'acme/base');
    await harness.database.query({
      label: 'test_retire',
      text: 'UPDATE model_origin SET "isCurrent" = false WHERE "originId" = $1',
      values: [child.originId],
    });
    const { data } = await harness.ask('{ model(slug: "acme/revised") { bases { base { slug } } } }');
    expect(data).toEqual({ model: { bases: [{ base: { slug: 'acme/base' } }] } });
  });
});

describe('trainingRecord', () => {
  const record = (input: Record<string, unknown>) =>
    mutate(harness.ask, 'trainingRecord', {
      input: { role: 'PRETRAINING', ...input },
      select: 'role dataset { slug }',
    });

  it('records what a model was trained on, once', async () => {
    const input = { model: 'acme/base', dataset: 'acme/pictures' };
    expect(await record(input)).toEqual({
      object: { role: 'PRETRAINING', dataset: { slug: 'acme/pictures' } },
      userErrors: [],
    });
    expect((await record(input)).userErrors).toMatchObject([
      { code: 'DUPLICATE', field: ['input', 'dataset'] },
    ]);
    const { data } = await harness.ask(
      '{ model(slug: "acme/base") { trainedOn { role dataset { slug } } } }',
    );
    expect(data).toEqual({
      model: { trainedOn: [{ role: 'PRETRAINING', dataset: { slug: 'acme/pictures' } }] },
    });
  });

  it('names what is not there', async () => {
    expect((await record({ model: 'acme/no-model', dataset: 'acme/no-dataset' })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['input', 'model'] },
      { code: 'NOT_FOUND', field: ['input', 'dataset'] },
    ]);
  });
});

describe('modelDeprecate', () => {
  const SELECT = 'status deprecation { reason replacement { slug } }';
  const deprecate = (input: Record<string, unknown>) =>
    mutate(harness.ask, 'modelDeprecate', { input, select: SELECT });

  it('advises against a model and says what to use in its place', async () => {
    expect(
      await deprecate({ model: 'acme/old', reason: 'Trained on bad labels.', replacement: 'acme/new' }),
    ).toEqual({
      object: {
        status: 'DEPRECATED',
        deprecation: { reason: 'Trained on bad labels.', replacement: { slug: 'acme/new' } },
      },
      userErrors: [],
    });
  });

  it('refuses replacements that go round in a circle', async () => {
    await deprecate({ model: 'acme/old', reason: 'Old.', replacement: 'acme/new' });
    for (const [model, replacement] of [
      ['acme/new', 'acme/old'],
      ['acme/new', 'acme/new'],
    ])
      expect((await deprecate({ model, replacement, reason: 'Older.' })).userErrors).toMatchObject([
        { code: 'CYCLE', field: ['input', 'replacement'] },
      ]);
  });

  it('refuses no reason, and names that are not there', async () => {
    expect((await deprecate({ model: 'acme/new', reason: '  ' })).userErrors).toMatchObject([
      { code: 'INVALID', field: ['input', 'reason'] },
    ]);
    expect(
      (await deprecate({ model: 'acme/x', reason: 'Old.', replacement: 'acme/y' })).userErrors,
    ).toMatchObject([
      { code: 'NOT_FOUND', field: ['input', 'model'] },
      { code: 'NOT_FOUND', field: ['input', 'replacement'] },
    ]);
  });
});
