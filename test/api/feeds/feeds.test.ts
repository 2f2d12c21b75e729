import { parse } from 'csv-parse/sync';
import { FEEDS } from '../../../src/feeds';
import { ADMIN_TOKEN } from '../../support/app';
import { bodyOf, openFeeds, type FeedBody, type OpenFeeds } from '../../support/feeds';
import { Rows } from '../../support/rows';

const FORMULA = '=HYPERLINK("https://evil.example")';

let feeds: OpenFeeds;
let statements: string[] = [];

beforeAll(async () => {
  feeds = await openFeeds('starter');
  feeds.app.database.onStatement(({ label }) => statements.push(label));
  const rows = new Rows(feeds.app.database);
  const owner = await rows.publisher({ slug: 'mallory' });
  const { id: baseId } = await rows.model({
    slug: 'mallory/formula',
    name: FORMULA,
    publisherId: owner,
    tags: ['a;b', 'c'],
  });
  const domainId = await rows.domain({ slug: 'spells' });
  for (const protocol of ['FINE_TUNE', 'LINEAR_PROBE', 'FROZEN'])
    await rows.edge({ baseId, domainId, protocol, kind: 'DECLARED', reason: 'So they say.' });
  await rows.model({ slug: 'mallory/secret', publisherId: owner, visibility: 'PRIVATE' });
});
afterAll(() => feeds.close());
beforeEach(() => (statements = []));

const json = async (path: string): Promise<FeedBody> => bodyOf(await feeds.get(`/v1/feeds/${path}`));
const LISTS = FEEDS.filter(({ isPaged }) => isPaged).map(({ name }) => name);
/** Of others than the whole lists, and of a list that is long. */
const OTHERS: Readonly<Record<string, string>> = {
  'transfer-results': 'domain=medical/radiology&protocol=fine_tune',
  recommendations: 'description=classify%20pneumonia%20in%20chest%20x-rays&limit=3',
  'lineage/nodes': 'model=google-bert/bert-base-uncased',
  'lineage/edges': 'model=google-bert/bert-base-uncased',
};

describe.each(FEEDS)('the feed of $name', ({ name, columns, isPaged }) => {
  const query = OTHERS[name] === undefined ? '' : `?${OTHERS[name]}`;

  it('has the same flat rows in both forms, as its columns say', async () => {
    const whole = await json(`${name}.json${query}`);
    expect(whole.items.length).toBeGreaterThan(0);
    expect(whole.totalCount).toBe(name === 'recommendations' ? null : whole.items.length);
    expect(whole.revision).toBeGreaterThan(0);
    const names = Object.keys(columns.shape);
    for (const item of whole.items) {
      expect(columns.strict().safeParse(item).error?.issues).toBeUndefined();
      expect(Object.keys(item)).toEqual(names);
    }
    const csv = await feeds.get(`/v1/feeds/${name}.csv${query}`);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    const cells = parse(csv.text);
    expect(cells[0]).toEqual(names);
    const asText = (value: number | boolean | null): string => (value === null ? '' : String(value));
    const guarded = (text: string): string => (/^[=+@\t\r-]/.test(text) ? `'${text}` : text);
    expect(cells.slice(1)).toEqual(
      whole.items.map((item) =>
        Object.values(item).map((value) => (typeof value === 'string' ? guarded(value) : asText(value))),
      ),
    );
  });

  it('names what it does not know', async () => {
    const { status, text } = await feeds.get(
      `/v1/feeds/${name}.json?${OTHERS[name] ?? (isPaged ? 'limit=1' : '')}&colour=red`,
    );
    expect([status, text]).toEqual([400, expect.stringContaining('\\"colour\\" must be left out')]);
  });
});

describe.each(LISTS)('the pages of %s', (name) => {
  it('are the whole, one behind the other, and lead to each other', async () => {
    const own = OTHERS[name] ?? '';
    const { items, totalCount } = await json(`${name}.json?${own}`);
    const limit = Math.max(1, Math.ceil(items.length / 3));
    const read: unknown[] = [];
    let path: string | null = `/v1/feeds/${name}.json?${own}&limit=${limit}`;
    for (let pages = 0; path !== null && pages < 5; pages += 1) {
      const answer = await feeds.get(path);
      const page = bodyOf(answer);
      expect(page.limit).toBe(limit);
      if (page.totalCountIsExact) expect(page.totalCount).toBe(totalCount);
      read.push(...page.items);
      const [, link = null] = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '') ?? [];
      expect(link === null).toBe(page.nextCursor === null);
      if (link !== null) expect(new URL(link).searchParams.get('cursor')).toBe(page.nextCursor);
      path = link;
    }
    expect(read).toEqual(items);
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=10001', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['cursor=nowhere', 'cursor'],
    ['limit=1e2', 'limit'],
    ['limit=%205', 'limit'],
    ['limit=%2B5', 'limit'],
    ['limit=0x10', 'limit'],
    ['limit=', 'limit'],
    ['cursor=', 'cursor'],
  ])('refuse %s, naming it', async (query, parameter) => {
    const { status, text } = await feeds.get(`/v1/feeds/${name}.json?${query}`);
    const { errors } = JSON.parse(text) as { errors: { message: string; extensions: { code: string } }[] };
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(errors[0]?.message).toMatch(new RegExp(`^"${parameter}" must be `));
  });
});

describe('what a feed cannot do', () => {
  const model = 'model=facebook/dinov2-base';
  it.each([
    [`lineage/nodes.json?${model}&limit=5`, 'limit'],
    [`lineage/edges.json?${model}&cursor=x`, 'cursor'],
    ['recommendations.json?description=classify%20pneumonia&cursor=x', 'cursor'],
    ['recommendations.json?description=classify%20pneumonia&limit=101', 'limit'],
    [`models.json?publisher=${'a'.repeat(401)}`, 'publisher'],
    [`models.json?task=${'a'.repeat(401)}`, 'task'],
    [`models.json?cursor=${'a'.repeat(2001)}`, 'cursor'],
    ['studies.json?min_year=99999999999', 'min_year'],
  ])('is refused by the name of the parameter, as in %s', async (at, parameter) => {
    const { status, text } = await feeds.get(`/v1/feeds/${at}`);
    const { errors } = JSON.parse(text) as { errors: { message: string }[] };
    expect(status).toBe(400);
    expect(errors[0]?.message).toMatch(new RegExp(`^"${parameter}" must be `));
  });

  it('is no count of all that could be recommended', async () => {
    const { items, totalCount } = await json(
      'recommendations.json?description=classify%20pneumonia%20in%20x-rays&limit=3',
    );
    expect([items.length, totalCount]).toEqual([3, null]);
  });
});

describe('filters', () => {
  it.each([
    ['models', 'task=image-classification', 'tasks', /(^|;)image-classification(;|$)/],
    ['models', 'modality=image&max_parameters=30000000', 'input_modalities', /IMAGE/],
    ['models', 'publisher=google-bert,facebook', 'publisher', /^(google-bert|facebook)$/],
    ['models', 'domain=medical', 'domains', /(^|;)medical(\/|;|$)/],
    ['datasets', 'language=en', 'languages', /(^|;)en(;|$)/],
    ['domains', 'within=medical', 'slug', /^medical(\/|$)/],
    ['transfer-results', 'protocol=linear_probe&metric=accuracy', 'protocol', /^LINEAR_PROBE$/],
    ['transfer-results', 'domain=medical&standing=true', 'retracted', /^false$/],
    ['studies', 'min_year=2024', 'year', /^202[4-9]$/],
  ])('of %s by %s leave what has it', async (name, query, column, expected) => {
    const { items, totalCount } = await json(`${name}.json?${query}`);
    expect(items.length).toBeGreaterThan(0);
    expect(totalCount).toBe(items.length);
    for (const item of items) expect(String(item[column])).toMatch(expected);
    expect(totalCount).toBeLessThan((await json(`${name}.json?limit=1`)).totalCount);
  });

  it.each([
    ['models', 'status=gone', 'status'],
    ['models', 'max_parameters=many', 'max_parameters'],
    ['models', 'gated=perhaps', 'gated'],
    ['models', 'updated_since=soon', 'updated_since'],
    ['models', 'domain=%20', 'domain'],
    ['transfer-edges', 'min_compatibility=2', 'min_compatibility'],
    ['recommendations', 'description=dogs&dataset=cifar10', 'description'],
    ['recommendations', 'dataset=no/such', 'dataset'],
    ['lineage/nodes', 'model=no/such', 'model'],
    ['lineage/edges', '', 'model'],
  ])('of %s refuse %s, naming %s', async (name, query, parameter) => {
    const { status, text } = await feeds.get(`/v1/feeds/${name}.json?${query}`);
    expect([status, text]).toEqual([400, expect.stringContaining(`"message":"\\"${parameter}\\" `)]);
  });

  it('that are numbers out of range say from where to where it is', async () => {
    for (const given of ['-1', '9007199254740992', '99999999999999999999', '1e300', 'many']) {
      const { status, text } = await feeds.get(`/v1/feeds/models.json?max_parameters=${given}`);
      expect(status).toBe(400);
      expect(text).toContain('must be a whole number from 0 to 9007199254740991.');
    }
    const { status } = await feeds.get('/v1/feeds/models.json?limit=1&max_parameters=9007199254740991');
    expect(status).toBe(200);
  });
});

it.each(['publisher=nobody', 'domain=no/such', 'task=no-such', 'license=no-such', 'base=no/such'])(
  'finds nothing by a name that nothing has, as GraphQL does: %s',
  async (query) => {
    expect(await json(`models.json?${query}`)).toMatchObject({ items: [], totalCount: 0 });
  },
);

it('orders by a column, either way', async () => {
  const downloads = async (direction: string) =>
    (await json(`models.json?order=downloads&direction=${direction}&min_downloads=1`)).items.map((item) =>
      Number(item.downloads),
    );
  const ascending = await downloads('asc');
  expect(ascending).toEqual([...ascending].sort((left, right) => left - right));
  expect(await downloads('desc')).toEqual([...ascending].reverse());
});

it('writes text that spreadsheets would compute as text, and no word of a list as two', async () => {
  const { text } = await feeds.get('/v1/feeds/models.csv?publisher=mallory');
  const [names = [], row = []] = parse(text);
  expect(row[names.indexOf('name')]).toBe(`'${FORMULA}`);
  expect(row[names.indexOf('tags')]).toBe('a,b;c');
});

it('shows nobody what they may not see', async () => {
  const path = '/v1/feeds/models.json?publisher=mallory';
  const shown = bodyOf(await feeds.get(path));
  expect(shown.items.map(({ slug }) => slug)).toEqual(['mallory/formula']);
  const authorization = `Bearer ${ADMIN_TOKEN}`;
  const all = bodyOf(await feeds.get(path, { headers: { authorization } }));
  expect(all.items.map(({ slug }) => slug)).toEqual(['mallory/formula', 'mallory/secret']);
});

it('says why nothing is recommended', async () => {
  const { items, abstention } = await json('recommendations.json?description=qwxz%20frobnicate%20zzyzx');
  expect([items, abstention]).toEqual([[], expect.stringMatching(/Nothing in the catalogue is similar/)]);
});

it('says where an order of recommendations may be wrong, and of no other rows', async () => {
  const asked = async (description: string) =>
    (await json(`recommendations.json?limit=2&description=${encodeURIComponent(description)}`)).warning;
  expect(await asked('sign language')).toMatch(/^This order may well be wrong/);
  expect(await asked('toxicity of molecules')).toBeNull();
  expect(await json('domains.json?limit=1')).not.toHaveProperty('warning');
});

describe('a client that has a feed already', () => {
  const PATH = '/v1/feeds/domains.json';
  const again = (path: string, tag: string, headers: Record<string, string> = {}) =>
    feeds.get(path, { headers: { 'if-none-match': tag, ...headers } });

  it('is told so without SQL, until something is written', async () => {
    const first = await feeds.get(PATH);
    const tag = String(first.headers.get('etag'));
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    expect(first.headers.get('vary')).toBe('Accept-Encoding, Authorization, Origin');
    await again(PATH, tag);
    statements = [];
    const { status, text } = await again(PATH, tag);
    expect([status, text]).toEqual([304, '']);
    expect(statements.filter((label) => label !== 'written_state')).toEqual([]);
    for (const other of [`${PATH}?within=medical`, '/v1/feeds/domains.csv'])
      expect((await again(other, tag)).status).toBe(200);
    const authorization = `Bearer ${ADMIN_TOKEN}`;
    expect((await again(PATH, tag, { authorization })).status).toBe(200);
    await feeds.app.mutate(
      'mutation { domainCreate(input: { slug: "brand-new", name: "New" }) { userErrors { message } } }',
    );
    const changed = await again(PATH, tag);
    expect([changed.status, changed.text]).toEqual([200, expect.stringContaining('brand-new')]);
  });

  it('asks HEAD for the type, which has no body', async () => {
    for (const [ending, type] of [
      ['json', /^application\/json/],
      ['csv', /^text\/csv/],
    ] as const) {
      const head = await feeds.get(`/v1/feeds/models.${ending}`, { method: 'HEAD' });
      expect([head.status, head.text]).toEqual([200, '']);
      expect(head.headers.get('content-type')).toMatch(type);
      expect(head.headers.get('etag')).toMatch(/^W\//);
    }
    const part = await feeds.get('/v1/feeds/models.json?limit=2', { method: 'HEAD' });
    const { headers, text } = await feeds.get('/v1/feeds/models.json?limit=2', {
      headers: { 'accept-encoding': 'identity' },
    });
    expect([part.text, part.headers.get('link')]).toEqual(['', headers.get('link')]);
    expect(headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
    const wrong = await feeds.get('/v1/feeds/models.json?colour=red', { method: 'HEAD' });
    expect(wrong.status).toBe(400);
  });
});

it.each(['limit=2000', 'protocol=linear_probe'])('holds on to nothing of the pages of %s', async (query) => {
  const warn = jest.spyOn(process, 'emitWarning');
  try {
    const { items } = await json(`transfer-results.json?${query}`);
    expect(items.length).toBeGreaterThanOrEqual(2000);
    expect(warn.mock.calls).toEqual([]);
  } finally {
    warn.mockRestore();
  }
});

it('only reads', async () => {
  expect((await feeds.get('/v1/feeds/models.json', { method: 'POST' })).status).toBe(405);
  expect((await feeds.get('/v1/feeds', { method: 'POST' })).status).toBe(405);
});

it('reads a page by the same statements as GraphQL does, however many rows it has', async () => {
  const ofFeed = async (limit: number): Promise<string[]> => {
    statements = [];
    await feeds.get(`/v1/feeds/models.json?limit=${limit}&search=image%20model`);
    return statements.filter((label) => label !== 'written_state').sort();
  };
  const few = await ofFeed(2);
  expect((await ofFeed(60)).length).toBe(few.length);
  expect(few.length).toBeLessThanOrEqual(7);
});
