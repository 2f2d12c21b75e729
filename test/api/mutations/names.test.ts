import { openHarness, type Harness } from '../transfer/harness';
import { mutate } from './mutations';

const DECOMPOSED = 'Cafe\u0301';
const COMPOSED = 'Caf\u00E9';
const LONG_PUBLISHER = 'p'.repeat(200);

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
  await harness.rows.publisher({ slug: 'uni', name: 'Uni' });
  await harness.rows.publisher({ slug: LONG_PUBLISHER, name: 'Long' });
});
afterAll(() => harness.close());

const run = (mutation: string, input: Record<string, unknown>, select = 'slug name') =>
  mutate<{ slug: string; name: string }>(harness.ask, mutation, { input, select });

describe.each([
  ['modelRegister', 'modelUpdate', 'model'],
  ['datasetRegister', 'datasetUpdate', 'dataset'],
])('%s with a long name', (register, update, kind) => {
  it.each([
    ['300 letters', 'uni', 'x'.repeat(300)],
    ['with a publisher of 200', LONG_PUBLISHER, 'x'.repeat(100)],
    ['both at their limits', LONG_PUBLISHER, 'y'.repeat(300)],
    ['letters beyond the first plane', 'uni', `a${'\u{20000}'.repeat(149)}`],
    ['slashes', LONG_PUBLISHER, 'a/'.repeat(150)],
    ['letters that are several when composed for a slug', 'uni', '\uFDFA'.repeat(300)],
  ])('gives it a shorter slug that is its own: %s', async (_what, publisher, name) => {
    const one = await run(register, { publisher, name });
    expect(one.userErrors).toEqual([]);
    expect(one.object?.name).toBe(name);
    expect(one.object?.slug.length).toBeLessThanOrEqual(341);
    const similar = name.slice(0, -2) + 'zz';
    const other = await run(register, { publisher, name: similar });
    expect(other.userErrors).toEqual([]);
    expect(other.object?.slug.toLowerCase()).not.toBe(one.object?.slug.toLowerCase());
    const again = await run(register, { publisher, name });
    expect(again.userErrors).toMatchObject([{ code: 'TAKEN', field: ['input', 'name'] }]);
    const changed = await run(update, {
      [kind]: one.object?.slug,
      name: 'n'.repeat(300),
      summary: 'Changed.',
    });
    expect(changed).toEqual({ object: { slug: one.object?.slug, name: 'n'.repeat(300) }, userErrors: [] });
  });

  it('changes one that a hub gave a slug beyond the limit of ids', async () => {
    const slug = `hub/${'z'.repeat(390)}`;
    await harness.rows[kind === 'model' ? 'model' : 'dataset']({ slug });
    const { object, userErrors } = await run(update, { [kind]: slug, summary: 'Changed.' });
    expect({ slug: object?.slug, userErrors }).toEqual({ slug, userErrors: [] });
  });

  it('refuses 301 characters, naming the field', async () => {
    const { userErrors } = await run(register, { publisher: 'uni', name: 'x'.repeat(301) });
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'name'] }]);
  });
});

describe('names that look like others', () => {
  it.each([
    ['\u202Eevil', 'U+202E'],
    ['res\u200Bnet', 'U+200B'],
    ['na\uFEFFme', 'U+FEFF'],
    ['na\u00ADme', 'U+00AD'],
    ['a\u2066b', 'U+2066'],
    ['Latin\u200Cjoiner', 'U+200C'],
  ])('are refused with the character that cannot be seen: %j', async (name, code) => {
    for (const [mutation, input] of [
      ['modelRegister', { publisher: 'uni' }],
      ['datasetRegister', { publisher: 'uni' }],
      ['publisherCreate', { slug: 'another' }],
      ['domainCreate', { slug: 'another' }],
    ] as const) {
      const { object, userErrors } = await run(mutation, { ...input, name });
      expect(object).toBeNull();
      expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'name'] }]);
      expect(userErrors[0]?.message).toContain(code);
    }
  });

  it('are refused in tags and aliases, and turned text in summaries', async () => {
    const model = await run('modelRegister', {
      publisher: 'uni',
      name: 'tagged',
      tags: ['fine', 'b\u200Bad'],
      summary: 'It is \u202Edlo',
    });
    expect(model.userErrors).toMatchObject([
      { code: 'INVALID', field: ['input', 'summary'] },
      { code: 'INVALID', field: ['input', 'tags', '1'] },
    ]);
    const domain = await run('domainCreate', { slug: 'music', name: 'Music', aliases: ['so\u200Bund'] });
    expect(domain.userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'aliases', '0'] }]);
  });

  it('keep the joiners that a script needs', async () => {
    const { object, userErrors } = await run('modelRegister', { publisher: 'uni', name: 'نمی\u200Cخواهم' });
    expect(userErrors).toEqual([]);
    expect(object?.name).toBe('نمی\u200Cخواهم');
  });

  it.each([
    ['name', '\uD800x'],
    ['name', 'a\u0000'],
    ['summary', 'a\u0000'],
    ['url', 'https://uni.example/\u0000'],
    ['inputSignature', { 'a\u0000': 1 }],
    ['inputSignature.0', ['\uDC00']],
  ])('are refused where a database cannot hold them: %s', async (path, value) => {
    const [field = ''] = path.split('.');
    const input = { publisher: 'uni', name: 'stored', [field]: value };
    const text = `mutation ($input: ModelRegisterInput!) { modelRegister(input: $input) { userErrors { code } } }`;
    const { errors } = await harness.ask<unknown>(text, { input });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: `input.${path}` } }]);
  });
});

describe('a slug in decomposed letters, as macOS gives it', () => {
  const slug = `uni/${DECOMPOSED}`;

  beforeAll(async () => {
    for (const mutation of ['modelRegister', 'datasetRegister']) {
      const { object } = await run(mutation, { publisher: 'uni', name: DECOMPOSED });
      expect(object).toEqual({ slug: `uni/${COMPOSED}`, name: COMPOSED });
    }
  });

  it('is found wherever a slug is asked for', async () => {
    const { data, errors } = await harness.ask<unknown>(
      `query ($slug: String!, $start: String!, $keys: [_Any!]!) {
        model(slug: $slug) { slug } dataset(slug: $slug) { slug }
        eq: models(where: { slug: { eq: $slug } }) { nodes { slug } }
        in: datasets(where: { slug: { in: [$slug] } }) { nodes { slug } }
        not: models(where: { slug: { not: $slug, startsWith: $start } }) { totalCount }
        startsWith: models(where: { slug: { startsWith: $start } }) { nodes { slug } }
        _entities(representations: $keys) { ... on Model { slug } ... on Dataset { slug } }
      }`,
      {
        slug,
        start: 'uni/CAFE\u0301',
        keys: [
          { __typename: 'Model', slug },
          { __typename: 'Dataset', slug },
        ],
      },
    );
    expect(errors).toBeUndefined();
    const found = { slug: `uni/${COMPOSED}` };
    expect(data).toEqual({
      model: found,
      dataset: found,
      eq: { nodes: [found] },
      in: { nodes: [found] },
      not: { totalCount: 0 },
      startsWith: { nodes: [found] },
      _entities: [found, found],
    });
  });

  it('is found with what was pasted around it, and in other forms of its letters', async () => {
    const { data } = await harness.ask<unknown>(
      'query ($a: String!, $b: String!) { a: model(slug: $a) { slug } b: model(slug: $b) { slug } }',
      { a: ` ${slug}\u200B`, b: `\uFF55\uFF4E\uFF49/${DECOMPOSED}` },
    );
    expect(data).toEqual({ a: { slug: `uni/${COMPOSED}` }, b: { slug: `uni/${COMPOSED}` } });
  });

  it('is what mutations refer to, and is taken', async () => {
    const training = await mutate(harness.ask, 'trainingRecord', {
      input: { model: slug, dataset: slug, role: 'FINE_TUNING' },
      select: 'dataset { slug }',
    });
    expect(training).toEqual({
      object: { dataset: { slug: `uni/${COMPOSED}` } },
      userErrors: [],
    });
    const twin = await run('modelRegister', { publisher: 'uni', name: COMPOSED });
    expect(twin.userErrors).toMatchObject([{ code: 'TAKEN', field: ['input', 'name'] }]);
  });

  it('names a dataset in a question', async () => {
    const { errors } = await harness.ask<unknown>(
      'query ($slug: String!) { recommendBases(input: { target: { dataset: $slug } }) { abstention { code } } }',
      { slug },
    );
    expect(errors).toBeUndefined();
  });
});
