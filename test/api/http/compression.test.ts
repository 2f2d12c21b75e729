import { get, type IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { openPages, type OpenPages } from '../../support/pages';

let pages: OpenPages;
beforeAll(async () => {
  pages = await openPages('taxonomies');
});
afterAll(() => pages.close());

/** What comes over the wire: `fetch` would take it apart. */
async function wire(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(new URL(path, pages.url), { headers, method }, resolve).once('error', reject);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const { 'content-encoding': encoding, 'content-length': length, vary } = response.headers;
  return { response, body, encoding, length: Number(length), vary };
}

const GRAPHQL = `/graphql?query=${encodeURIComponent('{ tasks { id name description aliases } }')}`;
const JSON_ONLY = { accept: 'application/json' };
const GZIP = { 'accept-encoding': 'br;q=1, gzip;q=0.8' };

it.each([
  ['an answer of the API', GRAPHQL, JSON_ONLY],
  ['a page', '/', { accept: 'text/html' }],
  ['a file', '/explorer/graphiql.js', {}],
  ['a schema', '/schema/records.json', {}],
])('%s is compressed for who takes gzip, and is the same', async (_what, path, headers) => {
  const plain = await wire(path, headers);
  const packed = await wire(path, { ...headers, ...GZIP });
  expect([plain.encoding, packed.encoding]).toEqual([undefined, 'gzip']);
  for (const { vary } of [plain, packed]) expect(vary).toMatch(/\bAccept-Encoding\b/);
  expect(packed.length).toBe(packed.body.length);
  expect(packed.body.length).toBeLessThan(plain.body.length / 2);
  expect(gunzipSync(packed.body).toString('utf8')).toBe(plain.body.toString('utf8'));
});

it.each([
  ['nothing is said of it', {}],
  ['it is refused', { 'accept-encoding': 'gzip;q=0, *' }],
  ['the body as it is would rather be had', { 'accept-encoding': 'gzip;q=0.5, identity' }],
])('nothing is compressed where %s', async (_what, headers) => {
  const { encoding, body } = await wire(GRAPHQL, { ...JSON_ONLY, ...headers });
  expect([encoding, JSON.parse(body.toString()) as unknown]).toEqual([undefined, expect.anything()]);
});

it('leaves what fits into a packet as it is', async () => {
  expect((await wire('/healthz', GZIP)).encoding).toBeUndefined();
  expect((await wire('/no/such/place', GZIP)).encoding).toBeUndefined();
});

it('HEAD tells of a file what GET would, without its body', async () => {
  const read = await wire('/explorer/explorer.mjs', GZIP);
  const head = await wire('/explorer/explorer.mjs', GZIP, 'HEAD');
  expect([head.body.length, head.length, head.encoding]).toEqual([0, read.length, 'gzip']);
});

it('what a client has compressed is confirmed by its tag', async () => {
  const { response } = await wire('/', { accept: 'text/html', ...GZIP });
  const tag = String(response.headers.etag);
  const again = await wire('/', { accept: 'text/html', ...GZIP, 'if-none-match': tag });
  expect([tag.slice(0, 3), again.response.statusCode]).toEqual(['W/"', 304]);
});

it('sends events as they happen, uncompressed', async () => {
  const query = encodeURIComponent('subscription { catalogChanged(since: 0) { sequence } }');
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = { accept: 'text/event-stream', ...GZIP };
    get(new URL(`/graphql?query=${query}`, pages.url), { headers }, resolve).once('error', reject);
  });
  expect(response.headers['content-encoding']).toBeUndefined();
  response.destroy();
});
