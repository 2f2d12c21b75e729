import { openFeeds, type OpenFeeds } from '../../support/feeds';

const PATHS = [
  '/v1/feeds/models.json?limit=2',
  '/v1/feeds/domains.csv',
  '/v1/feeds/backstage.yaml',
  '/v1/feeds/backstage/models.yaml?limit=1',
  '/hf/api/models?limit=2',
  '/hf/api/models/facebook/dinov2-base',
  '/hf/facebook/dinov2-base/raw/main/README.md',
];

// Cards and locations say where they are.
const SETTINGS = { ROOTSTOCK_PUBLIC_URL: 'https://models.example.org' };

let feeds: OpenFeeds;
beforeAll(async () => {
  feeds = await openFeeds('starter', SETTINGS);
});
afterAll(() => feeds.close());

const tagsAt = async ({ get }: OpenFeeds): Promise<Map<string, string>> => {
  const tags = PATHS.map(async (path): Promise<[string, string]> => {
    const { headers } = await get(path);
    return [path, headers.get('etag') ?? ''];
  });
  return new Map(await Promise.all(tags));
};

it('names another answer where the server is reached by another address, or is another itself', async () => {
  const paths = ['/v1/feeds/backstage.yaml', '/v1/feeds/backstage/api.yaml'];
  const tags = ({ get }: OpenFeeds) =>
    Promise.all(
      paths.map(async (path) => {
        const { status, headers } = await get(path);
        return [status, headers.get('etag')];
      }),
    );
  const [location, api] = await tags(feeds);
  const settings = { ...SETTINGS, ROOTSTOCK_PUBLIC_URL: 'https://elsewhere.example.org' };
  const moved = await openFeeds('starter', settings, { database: feeds.app.database });
  try {
    const [locationThere, apiThere] = await tags(moved);
    expect([location, api, locationThere, apiThere].map((told) => told?.[0])).toEqual([200, 200, 200, 200]);
    expect(new Set([location, api, locationThere, apiThere].map((told) => told?.[1])).size).toBe(4);
    const sending = { headers: { 'if-none-match': String(apiThere?.[1]) } };
    expect((await moved.get('/v1/feeds/backstage/api.yaml', sending)).status).toBe(304);
    expect((await feeds.get('/v1/feeds/backstage/api.yaml', sending)).status).toBe(200);
  } finally {
    await moved.close();
  }
}, 120_000);

it('names what is there by the catalogue, not by the process that answers', async () => {
  // What is computed at a start is there before.
  await feeds.app.app.refreshDerived();
  const before = await tagsAt(feeds);
  for (const [path, tag] of before) expect([path, tag]).toEqual([path, expect.stringMatching(/^W\/"/)]);

  const restarted = await openFeeds('starter', SETTINGS, { database: feeds.app.database });
  try {
    const { app } = restarted.app;
    await app.migrate();
    await app.loadStarter({ onlyIfEmpty: true });
    await app.refreshDerived();
    expect(await tagsAt(restarted)).toEqual(before);
    expect(await tagsAt(feeds)).toEqual(before);
  } finally {
    await restarted.close();
  }
}, 120_000);
