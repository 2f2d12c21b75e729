import pino from 'pino';
import { openFeeds, type FeedAnswer, type OpenFeeds } from '../../support/feeds';
import { anAddress } from '../../support/budgets';

const LIMIT = 100_000;
const written: string[] = [];
let feeds: OpenFeeds;
beforeAll(async () => {
  const log = pino({ level: 'info' }, { write: (line: string) => void written.push(line) });
  const settings = { ROOTSTOCK_BUDGET: String(LIMIT), ROOTSTOCK_TRUSTED_PROXIES: '127.0.0.0/8' };
  feeds = await openFeeds('starter', settings, { log });
});
afterAll(() => feeds.close());

type Sending = NonNullable<Parameters<OpenFeeds['get']>[1]> & { body?: string };
const ask = async (path: string, address: string, { headers, ...sending }: Sending = {}) => {
  const answer = await fetch(new URL(path, feeds.url), {
    ...sending,
    headers: { 'x-forwarded-for': address, ...headers },
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const leftOf = ({ headers }: FeedAnswer): number => Number(headers.get('ratelimit-remaining') ?? NaN);

const COUNTED: [path: string, status: number, sending: Sending][] = [
  ['/v1/feeds/models.json?limit=2', 200, {}],
  ['/v1/feeds/domains.csv', 200, {}],
  ['/v1/feeds/hubs.json', 200, {}],
  ['/v1/feeds/models.json?limit=2', 200, { method: 'HEAD' }],
  ['/v1/feeds/models.json?limit=none', 400, {}],
  ['/v1/feeds/lineage/nodes.json?model=no/such', 400, {}],
  ['/v1/feeds/backstage.yaml?publisher=facebook', 200, {}],
  ['/v1/feeds/backstage/models.yaml?publisher=facebook', 200, {}],
  ['/v1/feeds/backstage/api.yaml', 200, {}],
  ['/v1/datasets/uoft-cs/cifar10/croissant.json', 404, {}],
  ['/hf/api/models?limit=2', 200, {}],
  ['/hf/api/models?limit=none', 400, {}],
  ['/hf/api/models/facebook/dinov2-base', 200, {}],
  ['/hf/api/models/facebook/nothing', 404, {}],
  ['/hf/facebook/dinov2-base/raw/main/README.md', 200, {}],
  ['/models/facebook/dinov2-base', 200, { headers: { accept: 'text/html' } }],
  ['/graphql?query={', 200, {}],
];

it.each(COUNTED)('tells what is left: %s, %d', async (path, status, sending) => {
  const address = anAddress();
  const answer = await ask(path, address, sending);
  expect([path, answer.status]).toEqual([path, status]);
  expect(answer.headers.get('ratelimit-limit')).toBe(String(LIMIT));
  expect(leftOf(answer)).toBeLessThan(LIMIT);
  expect(answer.headers.get('ratelimit-policy')).toBe(`${LIMIT};w=60`);
});

it('tells agents what is left', async () => {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
  };
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
  const answer = await ask('/mcp', anAddress(), { method: 'POST', headers, body });
  expect(leftOf(answer)).toBeLessThan(LIMIT);
});

it('takes next to nothing for what a client has already, whatever it cost', async () => {
  for (const path of [
    '/v1/feeds/models.json?limit=100',
    '/v1/feeds/domains.json?limit=50',
    '/hf/api/models?limit=50',
  ]) {
    const address = anAddress();
    const first = await ask(path, address);
    expect(LIMIT - leftOf(first)).toBeGreaterThan(100);
    const known = { 'if-none-match': first.headers.get('etag') ?? '' };
    const again = await ask(path, address, { headers: known });
    expect([again.status, leftOf(first) - leftOf(again)]).toEqual([304, 10]);
  }
});

it('says when to come again where nothing is left, in each form of errors', async () => {
  const address = anAddress();
  for (
    let limit = 100;
    (await ask(`/v1/feeds/models.json?limit=${limit}`, address)).status !== 429;
    limit -= 1
  );
  for (const [path, , sending] of COUNTED) {
    const { status, headers } = await ask(path, address, sending);
    expect([path, status, headers.get('ratelimit-remaining')]).toEqual([path, 429, '0']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(headers.get('ratelimit-reset'))).toBeGreaterThan(0);
  }
  const known = { 'if-none-match': '*' };
  expect((await ask('/v1/feeds/domains.json', address, { headers: known })).status).toBe(429);
});

it('notes what is wrong with a request in one line, as no fault of the server', async () => {
  for (const path of [
    '/v1/feeds/models.json?limit=none',
    '/v1/feeds/nothing.json',
    '/v1/feeds/lineage/nodes.json?model=no/such',
    '/hf/api/models?limit=none',
    '/hf/api/models/no/such',
    '/v1/feeds/backstage.yaml?colour=red',
    '/v1/datasets/no/such/croissant.json',
  ]) {
    written.length = 0;
    const { status } = await ask(path, anAddress());
    expect(status).toBeGreaterThanOrEqual(400);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const lines = written.map((line) => JSON.parse(line) as { level: number; msg: string });
    expect([path, lines.map(({ level, msg }) => [level, msg])]).toEqual([path, [[30, 'request']]]);
    expect(written.join('')).not.toContain('stack');
  }
});
