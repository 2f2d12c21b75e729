import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer } from '../../../src/app/create-server';
import { parseConfig } from '../../../src/platform/config';
import { createLog } from '../../../src/platform/log';
import { Rows } from '../../support/rows';
import { openFeeds, type OpenFeeds } from '../../support/feeds';

const folder = mkdtempSync(path.join(tmpdir(), 'rootstock-queries-'));
const OWN = `# Models of some publishers
query Of($publishers: [String!]!, $first: Int = 2) {
  models(where: { publisher: { slug: { in: $publishers } } }, first: $first, orderBy: { field: SLUG, direction: ASC }) {
    nodes { slug }
  }
}`;

let served: OpenFeeds;
beforeAll(async () => {
  writeFileSync(path.join(folder, 'of-publishers.graphql'), OWN);
  writeFileSync(path.join(folder, 'README.md'), 'not a query');
  served = await openFeeds('migrated', {
    ...{ ROOTSTOCK_QUERIES: folder, ROOTSTOCK_CORS_ORIGINS: 'https://a.example' },
  });
  const rows = new Rows(served.app.database);
  for (const slug of ['one', 'two']) {
    const publisherId = await rows.publisher({ slug });
    for (const name of ['a', 'b']) await rows.model({ slug: `${slug}/${name}`, publisherId });
  }
  await rows.model({ slug: 'one/hidden', publisherId: await rows.publisher(), visibility: 'PRIVATE' });
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true });
});

const ask = async (name: string, sending = {}) => {
  const answer = await served.get(`/v1/q/${name}`, sending);
  return { ...answer, body: (answer.text === '' ? null : JSON.parse(answer.text)) as never };
};

it('answers a query that the operator keeps, with variables from the address', async () => {
  const answer = await ask('of-publishers?publishers=one&publishers=two&first=3');
  expect(answer).toMatchObject({
    status: 200,
    body: { data: { models: { nodes: [{ slug: 'one/a' }, { slug: 'one/b' }, { slug: 'two/a' }] } } },
  });
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  expect((await ask('of-publishers?publishers=two')).body).toMatchObject({
    data: { models: { nodes: [{ slug: 'two/a' }, { slug: 'two/b' }] } },
  });
});

it('answers HEAD as GET, and nothing anew that the client has', async () => {
  const first = await ask('of-publishers?publishers=one');
  const tag = first.headers.get('etag')!;
  expect(tag).toMatch(/^W\//);
  expect(first.headers.get('cache-control')).toBe('private, no-cache');
  expect(first.headers.get('vary')).toMatch(/Authorization/);
  const head = await ask('of-publishers?publishers=one', { method: 'HEAD' });
  expect(head).toMatchObject({ status: 200, text: '' });
  expect(head.headers.get('etag')).toBe(tag);
  const known = await ask('of-publishers?publishers=one', { headers: { 'if-none-match': tag } });
  expect(known).toMatchObject({ status: 304, text: '' });
  expect((await ask('of-publishers?publishers=one', { method: 'POST' })).status).toBe(405);
});

it('compresses long answers', async () => {
  const { headers } = await ask('catalog-overview', { headers: { 'accept-encoding': 'gzip' } });
  expect(headers.get('vary')).toMatch(/Accept-Encoding/);
  expect((await ask('', { headers: { 'accept-encoding': 'gzip' } })).headers.get('content-encoding')).toBe(
    'gzip',
  );
});

it('tells what there is, and of a name that is not there', async () => {
  const { body, headers } = await ask('', { headers: { origin: 'https://a.example' } });
  expect(headers.get('vary')).toBe('Accept-Encoding, Origin');
  expect(body).toMatchObject({
    queries: [
      { name: 'catalog-overview', variables: [] },
      { name: 'model-card' },
      {
        name: 'of-publishers',
        title: 'Models of some publishers',
        path: '/v1/q/of-publishers',
        variables: [
          { name: 'publishers', type: '[String!]!', isNeeded: true, default: null },
          { name: 'first', type: 'Int', isNeeded: false, default: 2 },
        ],
      },
      { name: 'recommend-bases' },
      { name: 'transfers-to-domain' },
    ],
  });
  const unknown = await ask('of-publisher');
  expect(unknown.status).toBe(404);
  expect(unknown.text).toMatch(
    /There is no query \\"of-publisher\\". There are catalog-overview, model-card, of-publishers/,
  );
  const openApi = JSON.parse((await served.get('/v1/openapi.json')).text) as { paths: object };
  expect(openApi.paths).toHaveProperty(['/v1/q/of-publishers']);
});

it('names the variable that is wrong, and what the API says of one that it refuses', async () => {
  expect(await ask('of-publishers?publishers=one&first=many')).toMatchObject({
    status: 400,
    body: { errors: [{ message: '"first" must be a whole number from 1 to 100.' }] },
  });
  expect(await ask('of-publishers?publishers=one&first=1000')).toMatchObject({
    status: 400,
    body: { errors: [{ message: '"first" must be a whole number from 1 to 100.' }] },
  });
});

it('answers each query that ships', async () => {
  const asked = {
    'catalog-overview': '',
    'model-card': '?slug=one%2Fa',
    'recommend-bases': '?description=reviews',
    'transfers-to-domain': '?domain=none',
  };
  for (const [name, search] of Object.entries(asked)) {
    const { status, body } = await ask(`${name}${search}`);
    expect({ name, status, body }).toMatchObject({ name, status: 200, body: { data: {} } });
    expect(body).not.toHaveProperty('errors');
  }
});

it('keeps a server from starting whose queries are wrong, and tells of each file', async () => {
  const wrong = mkdtempSync(path.join(folder, 'wrong-'));
  writeFileSync(path.join(wrong, 'Upper.graphql'), '{ tasks { id } }');
  writeFileSync(path.join(wrong, 'unknown.graphql'), '{ tusks { id } }');
  const start = (queries: string) =>
    createServer(served.app.app, {
      config: parseConfig({ ROOTSTOCK_QUERIES: queries }),
      log: createLog('silent'),
    });
  const complaint = start(wrong).catch(String);
  expect(await complaint).toMatch('ROOTSTOCK_QUERIES: Upper.graphql: Its name has to be of a-z, 0-9 and -.');
  expect(await complaint).toMatch('ROOTSTOCK_QUERIES: unknown.graphql: Cannot query field "tusks"');
  await expect(start(path.join(wrong, 'gone'))).rejects.toThrow(/expected a folder of .graphql files/);
});
