import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openFeeds, type OpenFeeds } from '../../support/feeds';
import { faultsOfAnswer, type OpenApiDocument } from '../../support/openapi-answers';
import { Rows } from '../../support/rows';

const OWN = `# Models after a cursor, and what they go back to
query Paging($after: String, $since: DateTime, $status: EntityStatus, $size: Int = 2, $steps: Int! = 2) {
  ...Part
  list: models(first: $size, after: $after, where: { and: [{ updatedAt: { gte: $since } }, { status: { eq: $status } }] }) {
    nodes { slug }
  }
}
fragment Part on Query { model(slug: "one/a") { ancestors(depth: $steps) { model { slug } } } }`;

const folder = mkdtempSync(path.join(tmpdir(), 'rootstock-query-answers-'));
let served: OpenFeeds;
let document: OpenApiDocument;

beforeAll(async () => {
  writeFileSync(path.join(folder, 'paging.graphql'), OWN);
  served = await openFeeds('migrated', { ROOTSTOCK_QUERIES: folder });
  const rows = new Rows(served.app.database);
  const publisherId = await rows.publisher({ slug: 'one' });
  for (const name of ['a', 'b', 'c']) await rows.model({ slug: `one/${name}`, publisherId });
  document = JSON.parse((await served.get('/v1/openapi.json')).text) as OpenApiDocument;
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true });
});

const RIGHT: Readonly<Record<string, string>> = {
  '/v1/q': '',
  '/v1/q/catalog-overview': '',
  '/v1/q/model-card': '?slug=one/a',
  '/v1/q/paging': '?size=1&steps=3&status=ACTIVE&since=2020-01-31T00:00:00Z',
  '/v1/q/recommend-bases': '?description=reviews%20of%20products',
  '/v1/q/transfers-to-domain': '?domain=medical&task=%7B%22eq%22%3A%22x%22%7D',
};
const PATHS = Object.keys(RIGHT);
const ask = async (place: string, sending = {}) => {
  const answer = await served.get(place, sending);
  const body = (answer.text === '' ? null : JSON.parse(answer.text)) as {
    errors?: { message: string; extensions: { code: string; field?: string } }[];
  };
  return { ...answer, body };
};

it('is tried of everything that the document describes', () => {
  const described = Object.keys(document.paths).filter((place) => /^\/v1\/q(?:\/|$)/.test(place));
  expect(described).toEqual(PATHS);
});

it.each(PATHS)('answers %s as the document says: whole, known, and by another method', async (place) => {
  const asked = `${place}${RIGHT[place]}`;
  const whole = await ask(asked);
  expect(whole.status).toBe(200);
  expect(whole.body).not.toHaveProperty('errors');
  expect(faultsOfAnswer(document, place, whole)).toEqual([]);

  const etag = whole.headers.get('etag') ?? 'none';
  expect(etag).toMatch(/^W\//);
  const known = await ask(asked, { headers: { 'if-none-match': etag } });
  expect(known).toMatchObject({ status: 304, text: '' });
  expect(known.headers.get('etag')).toBe(etag);
  expect(faultsOfAnswer(document, place, known)).toEqual([]);

  const head = await ask(asked, { method: 'HEAD' });
  expect(head).toMatchObject({ status: 200, text: '' });
  const passing = /^(?:date|ratelimit-|x-request-id|content-length|connection|keep-alive)/;
  const lasting = (headers: Headers) => [...headers].filter(([name]) => !passing.test(name));
  expect(lasting(head.headers)).toEqual(lasting(whole.headers));

  const posted = await ask(asked, { method: 'POST' });
  expect(posted.status).toBe(405);
  expect(posted.headers.get('allow')).toBe('GET, HEAD');
  expect(faultsOfAnswer(document, place, posted)).toEqual([]);
});

it.each([
  ['/v1/q/model-card', '', 'slug', /given: text/],
  ['/v1/q/model-card', '?slug=one/a&slug=one/b', 'slug', /given once/],
  ['/v1/q/model-card', '?slug=one/a&limit=1', 'limit', /a variable of the query: slug, results/],
  ...['1e2', '%205', '%2B5', '0x10', '', '0', '101', '-1', '1.5', '99999999999', 'null'].map(
    (text): [string, string, string, RegExp] => [
      ...(['/v1/q/model-card', `?slug=gone/gone&results=${text}`, 'results'] as const),
      /must be a whole number from 1 to 100\.$/,
    ],
  ),
  ['/v1/q/catalog-overview', '?first=1', 'first', /left out/],
  ['/v1/q/recommend-bases', '?description=', 'description', /1 to 2000 characters/],
  ['/v1/q/recommend-bases', `?description=${'a'.repeat(2001)}`, 'description', /1 to 2000 characters/],
  ['/v1/q/recommend-bases', '?description=a&task=', 'task', /1 to 400 characters/],
  ['/v1/q/recommend-bases', '?description=a&first=0', 'first', /from 1 to 100/],
  ['/v1/q/recommend-bases', '?description=a%00b', 'description', /./],
  ['/v1/q/transfers-to-domain', '?domain=medical&first=1000', 'first', /from 1 to 100/],
  ['/v1/q/transfers-to-domain', '?domain=medical&task=x', 'task', /a JSON object of eq, not, in/],
  ['/v1/q/transfers-to-domain', '?domain=medical&task=%7B%22eq%22:1%7D', 'task.eq', /must be text/],
  ['/v1/q/transfers-to-domain', '?domain=medical&task=%7B%22is%22:1%7D', 'task', /Field "is" is not defined/],
  ['/v1/q/paging', '?size=1000', 'size', /from 1 to 100/],
  ['/v1/q/paging', '?steps=11', 'steps', /from 1 to 10\./],
  ['/v1/q/paging', '?after=nonsense', 'after', /cursor/],
  ['/v1/q/paging', '?since=yesterday', 'since', /a time such as/],
  ['/v1/q/paging', '?status=GONE', 'status', /one of STUB, ACTIVE/],
])('refuses %s%s by the name of the parameter', async (place, search, field, expected) => {
  const refused = await ask(`${place}${search}`);
  expect(refused.status).toBe(400);
  expect(refused.body.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field } }]);
  expect(refused.body.errors![0]!.message).toMatch(new RegExp(`^"${field}" `));
  expect(refused.body.errors![0]!.message).toMatch(expected);
  expect(faultsOfAnswer(document, place, refused)).toEqual([]);
  expect(refused.headers.get('ratelimit-remaining')).toMatch(/^\d+$/);
});

it('names the parameter of a fault that only the execution finds', async () => {
  const models = await served.app.query('{ models(first: 1) { pageInfo { endCursor } } }');
  const { endCursor } = (models.data as { models: { pageInfo: { endCursor: string } } }).models.pageInfo;
  const refused = await ask(`/v1/q/paging?after=${endCursor}`);
  expect(refused.body.errors).toMatchObject([{ extensions: { field: 'after' } }]);
  expect(faultsOfAnswer(document, '/v1/q/paging', refused)).toEqual([]);
});

it('lists by either address what there is, and leads there from a name that is not', async () => {
  expect((await ask('/v1/q/')).text).toBe((await ask('/v1/q')).text);
  const unknown = await ask('/v1/q/gone');
  expect(unknown.status).toBe(404);
  expect(unknown.body.errors![0]!.message).toMatch(/There are catalog-overview, .*; \/v1\/q tells/);
  expect(faultsOfAnswer(document, '/v1/q/paging', unknown)).toEqual([]);
});

it('describes the bounds that are held', () => {
  const parameters = Object.fromEntries(
    PATHS.flatMap((place) =>
      document.paths[place]!.get.parameters.map(({ name, schema }) => [
        `${place.split('/').at(-1)}.${name}`,
        schema,
      ]),
    ),
  );
  expect(parameters).toMatchObject({
    'model-card.results': { type: 'integer', minimum: 1, maximum: 100, default: 10 },
    'recommend-bases.description': { type: 'string', minLength: 1, maxLength: 2000 },
    'recommend-bases.first': { minimum: 1, maximum: 100, default: 5 },
    'transfers-to-domain.first': { minimum: 1, maximum: 100, default: 20 },
    'paging.size': { minimum: 1, maximum: 100, default: 2 },
    'paging.steps': { minimum: 1, maximum: 10, default: 2 },
    'paging.since': { type: 'string', format: 'date-time' },
    'paging.status': { enum: ['STUB', 'ACTIVE', 'DEPRECATED', 'REMOVED'] },
  });
});

it('tells of the budget with each answer of a query, and refuses as the document says', async () => {
  const poor = await openFeeds('migrated', { ROOTSTOCK_BUDGET: '300' });
  try {
    const place = '/v1/q/catalog-overview';
    const whole = await poor.get(place);
    const etag = whole.headers.get('etag') ?? 'none';
    const known = await poor.get(place, { headers: { 'if-none-match': etag } });
    expect([whole.status, known.status]).toEqual([200, 304]);
    for (const { headers } of [whole, known]) expect(headers.get('ratelimit-limit')).toBe('300');
    const dear = await poor.get('/v1/q/recommend-bases?description=a');
    expect(dear.status).toBe(429);
    expect(dear.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(faultsOfAnswer(document, place, dear)).toEqual([]);
  } finally {
    await poor.close();
  }
});
