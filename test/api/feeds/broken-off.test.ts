import { setTimeout as sleep } from 'node:timers/promises';
import { OPERATOR } from '../../../src/access';
import { openFeeds, type OpenFeeds } from '../../support/feeds';

const PATH = '/v1/feeds/transfer-results.json';
/** The statement that reads one page of that feed. */
const PAGE = 'transfer_results';

let feeds: OpenFeeds;
let [pages, atSecond]: [number, () => void] = [0, () => undefined];

const observe = ({ app }: OpenFeeds): void =>
  app.database.onStatement(({ label }) => {
    if (label !== PAGE) return;
    pages += 1;
    if (pages === 2) atSecond();
  });

beforeAll(async () => {
  feeds = await openFeeds('starter');
  observe(feeds);
});
afterAll(() => feeds.close());
beforeEach(() => ([pages, atSecond] = [0, () => undefined]));

/** What came of a feed before it broke off; fails where it came to its end. */
async function brokenOff(url: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(new URL(PATH, url), { headers });
  expect(response.status).toBe(200);
  let text = '';
  const decoder = new TextDecoder();
  const read = async (): Promise<void> => {
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>)
      text += decoder.decode(chunk, { stream: true });
  };
  await expect(read()).rejects.toThrow();
  expect(() => JSON.parse(text) as unknown).toThrow();
  return text;
}

/** Waits until nothing more is read. */
async function quiet(): Promise<number> {
  for (let before = -1; before !== pages; await sleep(300)) before = pages;
  return pages;
}

describe('a whole feed', () => {
  it('is read no further once its client is gone', async () => {
    const leaving = new AbortController();
    atSecond = () => leaving.abort();
    const reading = fetch(new URL(PATH, feeds.url), { signal: leaving.signal });
    await expect(reading.then((response) => response.text())).rejects.toThrow(/abort/i);
    expect(await quiet()).toBeLessThanOrEqual(4);
    expect((await feeds.get(`${PATH}?limit=1`)).status).toBe(200);
  });

  it('is read no further than its client takes it', async () => {
    const response = await fetch(new URL(PATH, feeds.url), { headers: { 'accept-encoding': 'identity' } });
    const reader = response.body?.getReader();
    await reader?.read();
    const taken = await quiet();
    await reader?.cancel();
    const whole = JSON.parse((await feeds.get(`${PATH}?limit=1`)).text) as { totalCount: number };
    expect(taken).toBeLessThan(Math.ceil(whole.totalCount / 100));
  });

  it('breaks off where a later page fails', async () => {
    atSecond = () => {
      throw new Error('The disk is gone.');
    };
    const text = await brokenOff(feeds.url);
    expect(text).not.toContain('disk');
    expect(pages).toBe(2);
  });

  it('breaks off when the token of who asks is revoked', async () => {
    const { secret, id } = await feeds.app.app.tokens.create({ name: 'reader', scopes: ['read'] }, OPERATOR);
    atSecond = () => void feeds.app.app.tokens.revoke(id, OPERATOR);
    await brokenOff(feeds.url, { authorization: `Bearer ${secret}` });
    expect(pages).toBeLessThan(10);
  });

  it('breaks off when the server stops', async () => {
    const own = await openFeeds('starter');
    observe(own);
    let stopped: Promise<void> = Promise.resolve();
    atSecond = () => {
      stopped = own.close();
    };
    await brokenOff(own.url);
    await stopped;
  });
});
