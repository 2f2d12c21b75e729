import { setTimeout as wait } from 'node:timers/promises';
import { OPERATOR } from '../../../src/access';
import { openTestApp, ADMIN_TOKEN, type TestApp } from '../../support/app';
import { serveAnswers, type AnsweringServer, type HttpAnswer } from '../../support/answering';
import { Rows } from '../../support/rows';

const MODELS =
  '{ models(first: 50, orderBy: { field: NAME, direction: ASC }) { nodes { slug summary } totalCount } }';
const slugs = ({ data }: HttpAnswer): string[] =>
  (data as { models: { nodes: { slug: string }[] } }).models.nodes.map(({ slug }) => slug);

let app: TestApp;
let server: AnsweringServer;
let rows: Rows;
const tokens: Record<string, string> = {};
let statements: string[] = [];

beforeAll(async () => {
  app = await openTestApp();
  rows = new Rows(app.database);
  const own = await rows.publisher({ slug: 'own' });
  const other = await rows.publisher({ slug: 'other' });
  await rows.model({ slug: 'own/base', name: 'Base', publisherId: own });
  await rows.model({ slug: 'own/inner', name: 'Inner', publisherId: own, visibility: 'INTERNAL' });
  await rows.model({ slug: 'own/secret', name: 'Secret', publisherId: own, visibility: 'PRIVATE' });
  await rows.model({ slug: 'other/secret', name: 'Secret', publisherId: other, visibility: 'PRIVATE' });
  for (const publisher of ['own', 'other'])
    for (const name of [publisher, `${publisher}-again`]) {
      const scopes = ['read'] as const;
      const made = await app.app.tokens.create(
        {
          name,
          scopes: [...scopes],
          publishers: [publisher],
          role: 'VIEWER',
        },
        OPERATOR,
      );
      tokens[name] = made.secret;
    }
  tokens.admin = ADMIN_TOKEN;
  server = await serveAnswers(app);
  app.database.onStatement(({ label }) => statements.push(label));
});
afterAll(async () => {
  await server.stop();
  await app.close();
});
beforeEach(() => (statements = []));

const summarise = (summary: string) =>
  server.ask(
    `mutation ($summary: String!) { modelUpdate(input: { model: "own/base", summary: $summary }) { userErrors { message } } }`,
    { variables: { summary }, token: ADMIN_TOKEN },
  );

describe('an answer that is kept', () => {
  it('is given again without a statement, for a tenth of its cost', async () => {
    const first = await server.ask(MODELS);
    statements = [];
    const second = await server.ask(MODELS);
    expect(statements).toEqual([]);
    expect(second.data).toEqual(first.data);
    expect(second.cost).toBe(Math.ceil((first.cost ?? 0) / 10));
    expect(second.headers.get('ratelimit-remaining')).not.toBe(first.headers.get('ratelimit-remaining'));
  });

  it('is that of the same variables only, in whatever order they are sent', async () => {
    const query =
      'query ($first: Int!, $search: String) { models(first: $first, search: $search) { nodes { slug } } }';
    const one = await server.ask(query, { variables: { first: 1, search: null } });
    const two = await server.ask(query, { variables: { first: 2, search: null } });
    expect(slugs(one).length).toBe(1);
    expect(slugs(two).length).toBeLessThanOrEqual(2);
    statements = [];
    const again = await server.ask(`# said otherwise\n${query}`, {
      variables: { search: null, first: 1, more: 3 },
    });
    expect(again.data).toEqual(one.data);
    expect(statements).toEqual([]);
  });

  it('goes to those only who may see the same', async () => {
    const seen: Record<string, string[]> = {};
    for (let round = 0; round < 2; round += 1)
      for (const who of ['nobody', ...Object.keys(tokens)])
        seen[who] = slugs(await server.ask(MODELS, { token: tokens[who] }));
    expect(seen).toEqual({
      nobody: ['own/base'],
      own: ['own/base', 'own/inner', 'own/secret'],
      'own-again': ['own/base', 'own/inner', 'own/secret'],
      other: ['own/base', 'own/inner', 'other/secret'],
      'other-again': ['own/base', 'own/inner', 'other/secret'],
      admin: ['own/base', 'own/inner', 'own/secret', 'other/secret'],
    });
    statements = [];
    await server.ask(MODELS, { token: tokens['own-again'] });
    expect(statements.filter((label) => label.startsWith('model'))).toEqual([]);
  });

  it('is never older than what its asker has written', async () => {
    const query = '{ model(slug: "own/base") { summary } }';
    for (let count = 0; count < 10; count += 1) {
      await server.ask(query);
      await summarise(`the ${count}th`);
      const answer = await server.ask(query);
      expect(answer.data).toEqual({ model: { summary: `the ${count}th` } });
    }
  });

  it('is at most a second older than what was written past this process', async () => {
    const query = '{ publisher(slug: "own") { name } }';
    await server.ask(query);
    await app.database.query({
      label: 'test',
      text: `UPDATE publisher SET name = 'Renamed' WHERE slug = 'own'`,
    });
    await wait(1_050);
    expect((await server.ask(query)).data).toEqual({ publisher: { name: 'Renamed' } });
  });
});

describe('what is not kept', () => {
  it.each([
    '{ viewer { name } }',
    '{ rateLimit { remaining } model(slug: "own/base") { slug } }',
    '{ catalog { encoderVersion } }',
    '{ catalog { hubs { problems { message } } } }',
    '{ nearestDomains(text: "birds", first: 1) { similarity } }',
    '{ model(slug: "own/base") { ...near } } fragment near on Model { similarModels(first: 1) { similarity } }',
    '{ node(id: "nonsense") { id } }',
    '{ __type(name: "Model") { name } }',
  ])('%s', async (query) => {
    const before = await server.counts();
    const [first, second] = [await server.ask(query, { method: 'GET' }), await server.ask(query)];
    expect(first.headers.get('etag')).toBeNull();
    expect(second.cost).toBe(first.cost);
    const after = await server.counts();
    expect({ ...after, execution: null }).toEqual({ ...before, execution: null });
  });

  it('is anything, where the settings keep nothing', async () => {
    const plain = await serveAnswers(app, null);
    const [first, second] = [await plain.ask(MODELS, { method: 'GET' }), await plain.ask(MODELS)];
    await plain.stop();
    expect(first.headers.get('etag')).toBeNull();
    expect(second.cost).toBe(first.cost);
  });
});

describe('an answer to a GET', () => {
  it('has a weak entity tag, by which a client learns that it has it', async () => {
    const first = await server.ask(MODELS, { method: 'GET' });
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/"[\w-]{22}"$/);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    expect(first.headers.get('vary')).toMatch(/Authorization/);
    for (const known of [tag, `"other", ${tag.slice(2)}`, '*']) {
      const again = await server.ask(MODELS, { method: 'GET', headers: { 'if-none-match': known } });
      expect(again).toMatchObject({ status: 304, text: '' });
      expect(again.headers.get('etag')).toBe(tag);
      expect(again.headers.get('ratelimit-limit')).not.toBeNull();
    }
    const hidden = await server.ask(MODELS, {
      method: 'GET',
      token: tokens.own,
      headers: { 'if-none-match': tag },
    });
    expect(hidden.status).toBe(200);
    await summarise('changed after the tag');
    const changed = await server.ask(MODELS, { method: 'GET', headers: { 'if-none-match': tag } });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(tag);
  });

  it('has none to a POST', async () => {
    const answer = await server.ask(MODELS, { headers: { 'if-none-match': '*' } });
    expect([answer.status, answer.headers.get('etag')]).toEqual([200, null]);
  });
});
