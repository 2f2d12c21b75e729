import { OPERATOR, PUBLIC_REACH, visibleRows } from '../../../src/access';
import { ChangeRepository } from '../../../src/catalog/feed/change.repository';
import { revision } from '../../database/feed/changes';
import { importFrom } from '../../database/ingest/support';
import { openTestApp, type GraphQLAnswer, type TestApp } from '../../support/app';
import { Rows } from '../../support/rows';
import { aDataset, aModel, basedOn, trainedOn } from '../../unit/ingest/support';

let app: TestApp;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  app = await openTestApp();
  const rows = new Rows(app.database);
  const own = await rows.publisher({ slug: 'own' });
  await rows.publisher({ slug: 'other' });
  await rows.model({ slug: 'own/base', name: 'Base', publisherId: own });
  await rows.model({ slug: 'own/secret', name: 'Secret', publisherId: own, visibility: 'PRIVATE' });
  await rows.dataset({ slug: 'own/target', name: 'Target', publisherId: own });
  const roles = [
    ['viewer', 'VIEWER', 'own'],
    ['contributor', 'CONTRIBUTOR', 'own'],
    ['maintainer', 'MAINTAINER', 'own'],
    ['outsider', 'MAINTAINER', 'other'],
  ] as const;
  for (const [name, role, publisher] of roles) {
    const made = await app.app.tokens.create(
      {
        name,
        scopes: ['read', 'report', 'write'],
        publishers: [publisher],
        role,
      },
      OPERATOR,
    );
    tokens[name] = made.secret;
  }
  const made = await app.app.tokens.create(
    {
      name: 'everywhere',
      scopes: ['read', 'report', 'write'],
      publishers: null,
    },
    OPERATOR,
  );
  tokens.everywhere = made.secret;
});
afterAll(() => app.close());

const ask = (viewer: string | null, source: string): Promise<GraphQLAnswer> =>
  app.query(source, viewer === null ? {} : { token: tokens[viewer] });

const register = (viewer: string, name: string, visibility: string) =>
  ask(
    viewer,
    `mutation { modelRegister(input: { publisher: "own", name: "${name}", visibility: ${visibility} }) {
      model { slug visibility } userErrors { code field message } } }`,
  );
const update = (viewer: string, slug: string, visibility: string) =>
  ask(
    viewer,
    `mutation { modelUpdate(input: { model: "${slug}", visibility: ${visibility} }) {
      model { slug visibility } userErrors { code field message } } }`,
  );
const report = (viewer: string, { value, more = '' }: { value: number; more?: string }) =>
  ask(
    viewer,
    `mutation { transferResultReport(input: { study: { key: "hidden-study", title: "Hidden", doi: "10.1/x" }, base: "own/base",
      target: "own/target", protocol: FROZEN, metric: "accuracy", value: ${value} ${more} }) {
      transferResult { id value visibility } userErrors { code field message } } }`,
  );
/** A part of an answer, of whatever type it is. */
const at = (answer: GraphQLAnswer, ...path: readonly (string | number)[]): unknown =>
  path.reduce((part: unknown, key) => (Object(part) as Record<string, unknown>)[key], answer.data);
const codeOf = ({ errors }: GraphQLAnswer) => errors?.[0]?.extensions.code ?? 'answered';

it('a member hides a new model, reads it in the answer, and nobody else finds it', async () => {
  const answer = await register('contributor', 'Hushed', 'PRIVATE');
  expect(at(answer, 'modelRegister')).toEqual({
    model: { slug: 'own/Hushed', visibility: 'PRIVATE' },
    userErrors: [],
  });
  for (const [viewer, seen] of [
    [null, null],
    ['outsider', null],
    ['everywhere', null],
    ['viewer', { slug: 'own/Hushed' }],
  ] as const)
    expect(at(await ask(viewer, '{ model(slug: "own/Hushed") { slug } }'), 'model')).toEqual(seen);
});

it('who is no member hides nothing, and only a maintainer shows to everybody', async () => {
  expect(codeOf(await register('everywhere', 'Covered', 'PRIVATE'))).toBe('FORBIDDEN');
  expect(codeOf(await register('viewer', 'Covered', 'PRIVATE'))).toBe('FORBIDDEN');
  await register('contributor', 'Covered', 'INTERNAL');
  expect(codeOf(await update('contributor', 'own/covered', 'PUBLIC'))).toBe('FORBIDDEN');
  expect(codeOf(await update('everywhere', 'own/covered', 'PUBLIC'))).toBe('FORBIDDEN');
  expect(at(await update('maintainer', 'own/covered', 'PUBLIC'), 'modelUpdate', 'model', 'visibility')).toBe(
    'PUBLIC',
  );
});

it('what is hidden is answered as what does not exist, without its name among similar ones', async () => {
  const hidden = await update('outsider', 'own/secret', 'PUBLIC');
  const missing = await update('outsider', 'own/nothing', 'PUBLIC');
  const strip = (answer: GraphQLAnswer) => JSON.stringify(answer).replaceAll(/own\/(secret|nothing)/g, 'X');
  expect(strip(hidden)).toBe(strip(missing));
  expect(at(hidden, 'modelUpdate', 'userErrors', 0, 'code')).toBe('NOT_FOUND');
});

it('the slug of a hidden model is taken, as any other', async () => {
  const hidden = await register('everywhere', 'secret', 'PUBLIC');
  const shown = await register('everywhere', 'base', 'PUBLIC');
  expect(at(hidden, 'modelRegister', 'userErrors', 0, 'code')).toBe('TAKEN');
  expect(JSON.stringify(hidden).replaceAll('own/secret', 'X')).toBe(
    JSON.stringify(shown).replaceAll('own/base', 'X'),
  );
});

it('a hidden result keeps nobody from reporting the same, and shows neither itself nor its study', async () => {
  const hidden = await report('contributor', {
    value: 0.9,
    more: ', visibility: PRIVATE, publisher: "own"',
  });
  expect(at(hidden, 'transferResultReport')).toMatchObject({
    transferResult: { visibility: 'PRIVATE' },
    userErrors: [],
  });
  expect(JSON.stringify(await ask('outsider', '{ studies { nodes { key } } }'))).not.toContain(
    'hidden-study',
  );
  const taken = await report('outsider', { value: 0.5 });
  expect(at(taken, 'transferResultReport', 'userErrors')).toEqual([
    { code: 'TAKEN', field: ['input', 'study', 'key'], message: 'The key "hidden-study" is taken already.' },
  ]);
  const shown = await report('contributor', { value: 0.8 });
  expect(at(shown, 'transferResultReport', 'userErrors', 0, 'code')).toBe('DUPLICATE');
  const id = at(hidden, 'transferResultReport', 'transferResult', 'id') as string;
  expect(at(await ask('outsider', `{ node(id: "${id}") { id } }`), 'node')).toBeNull();
  expect(at(await ask('viewer', `{ node(id: "${id}") { id } }`), 'node')).toEqual({ id });
  expect(
    codeOf(await report('contributor', { value: 0.7, more: `, supersedes: "${id}", visibility: PUBLIC` })),
  ).toBe('FORBIDDEN');
  const corrected = await report('contributor', { value: 0.7, more: `, supersedes: "${id}"` });
  expect(at(corrected, 'transferResultReport', 'transferResult')).toMatchObject({
    visibility: 'PRIVATE',
    value: 0.7,
  });
});

it('a hidden result needs the publisher whose members see it', async () => {
  const answer = await report('maintainer', { value: 0.4, more: ', visibility: PRIVATE, seed: 7' });
  expect(at(answer, 'transferResultReport', 'userErrors', 0)).toMatchObject({
    field: ['input', 'publisher'],
  });
  expect(
    codeOf(
      await report('outsider', { value: 0.4, more: ', visibility: PRIVATE, publisher: "own", seed: 7' }),
    ),
  ).toBe('FORBIDDEN');
});

it('lists are filtered by whom things are for', async () => {
  const list = '{ models(where: { visibility: { eq: PRIVATE } }) { totalCount nodes { slug } } }';
  expect(at(await ask('viewer', list), 'models', 'totalCount')).toBe(2);
  expect(at(await ask(null, list), 'models')).toEqual({ totalCount: 0, nodes: [] });
  const results = '{ transferResults(where: { visibility: { eq: PRIVATE } }) { totalCount } }';
  expect(at(await ask('viewer', results), 'transferResults', 'totalCount')).toBe(2);
});

describe.each(['model', 'dataset'])('a hidden %s that is split', (kind) => {
  /** Of the administrator, who may see and change everything. */
  const change = async (mutation: string, input: Record<string, unknown>): Promise<void> => {
    const name = `${kind}${mutation}`;
    const type = `${kind === 'model' ? 'Model' : 'Dataset'}${mutation}Input`;
    const source = `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { message } } }`;
    expect(at(await app.mutate(source, { input }), name)).toEqual({ userErrors: [] });
  };
  const register = (name: string) => change('Register', { publisher: 'own', name });
  const merge = (from: string, into: string) => change('Merge', { from, into, reason: 'They are the same.' });
  const hide = (slug: string) => change('Update', { [kind]: slug, publisher: 'own', visibility: 'PRIVATE' });
  const split = (slug: string, hub: string, externalId: string, more = {}) =>
    change('Split', { [kind]: slug, origins: [{ hub, externalId }], ...more });
  const naming = (externalId: string, names: string) =>
    aModel({ externalId, ...(kind === 'model' ? basedOn(names) : trainedOn(names)) });
  const describing = (externalId: string) => {
    const record = { hub: 'huggingface', externalId, name: externalId.replace('/', '-'), publisher: 'other' };
    return kind === 'model' ? aModel(record) : aDataset(record);
  };
  /** Who finds it, of nobody in particular, a member of its publisher, and one of another. */
  const finders = async (slug: string): Promise<(string | null)[]> => {
    const found: (string | null)[] = [];
    for (const viewer of [null, 'viewer', 'outsider']) {
      const answer = await ask(viewer, `{ ${kind}(slug: "${slug}") { publisher { slug } } }`);
      if (at(answer, kind) !== null) found.push(viewer);
    }
    return found;
  };
  /** What everybody reads of a thing that nobody has hidden. */
  const tellPublicly = async (externalId: string): Promise<void> => {
    await importFrom(app.database, [naming(`public/after-${kind}`, externalId)]);
    await importFrom(app.database, [describing(externalId)]);
  };

  it('leaves what was only named as hidden as it was, whoever names or describes it later', async () => {
    const stub = `moved/${kind}`;
    await importFrom(app.database, [naming(`public/first-${kind}`, stub)]);
    await register('Kept');
    await merge(stub, 'own/kept');
    await hide('own/kept');
    await split('own/kept', 'huggingface', stub);
    expect(await finders('own/kept')).toEqual(['viewer']);
    expect(await finders(stub)).toEqual(['viewer']);
    await tellPublicly(stub);
    expect(await finders(stub)).toEqual(['viewer']);
  });

  it('stays as hidden where nothing is left but that it was named', async () => {
    const stub = `left/${kind}`;
    await importFrom(app.database, [naming(`public/second-${kind}`, stub)]);
    await register('Described');
    await merge('own/described', stub);
    await hide(stub);
    await split(stub, 'local', 'own/Described');
    expect(await finders(stub)).toEqual(['viewer']);
    await tellPublicly(stub);
    expect(await finders(stub)).toEqual(['viewer']);
  });

  it('stays with the members who saw it, whatever publisher the record names that is split off', async () => {
    await importFrom(app.database, [describing(`with/${kind}`)]);
    await register('Held');
    await merge(`other/with-${kind}`, 'own/held');
    await hide('own/held');
    await split('own/held', 'huggingface', `with/${kind}`);
    expect(await finders(`other/with-${kind}`)).toEqual(['viewer']);
    expect(await finders('own/held')).toEqual(['viewer']);
  });

  it('is a stub where it is for everybody, and filled by the first record of it', async () => {
    const stub = `open/${kind}`;
    await importFrom(app.database, [naming(`public/third-${kind}`, stub)]);
    await register('Shown');
    await merge(stub, 'own/shown');
    await split('own/shown', 'huggingface', stub);
    const status = async () => at(await ask(null, `{ ${kind}(slug: "${stub}") { status } }`), kind, 'status');
    expect(await status()).toBe('STUB');
    await tellPublicly(stub);
    expect(await status()).toBe('ACTIVE');
  });

  it('is told of to nobody else where its records make a new one', async () => {
    await importFrom(app.database, [naming(`public/fourth-${kind}`, `part/${kind}`)]);
    await register('Whole');
    await merge(`part/${kind}`, 'own/whole');
    await hide('own/whole');
    await app.database.query({ label: 'test', text: `UPDATE ${kind}_origin SET "homeId" = NULL` });
    const since = await revision(app.database);
    await split('own/whole', 'huggingface', `part/${kind}`, { newSlug: `own/secret-part-of-${kind}` });
    expect(await finders(`own/secret-part-of-${kind}`)).toEqual(['viewer']);
    const told = await new ChangeRepository(app.database.as(visibleRows(PUBLIC_REACH))).findAfter(since, 100);
    expect(told).toEqual([]);
  });
});
