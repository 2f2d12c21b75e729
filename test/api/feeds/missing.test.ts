import { FEEDS } from '../../../src/feeds';
import { openFeeds, type OpenFeeds } from '../../support/feeds';

let feeds: OpenFeeds;
beforeAll(async () => {
  feeds = await openFeeds('taxonomies');
});
afterAll(() => feeds.close());

describe('where there is no feed', () => {
  const messageAt = async (path: string): Promise<string> => {
    const { status, text } = await feeds.get(path);
    expect([path, status]).toEqual([path, 404]);
    return (JSON.parse(text) as { errors: { message: string }[] }).errors[0]?.message ?? '';
  };

  it.each(['models', 'models.xml', 'models.JSON', 'models/', 'Models.json'])(
    'it is told in which forms %s would be there',
    async (at) => {
      const message = await messageAt(`/v1/feeds/${at}`);
      expect(message).toMatch(/is at \/v1\/feeds\/models\.json and \/v1\/feeds\/models\.csv\.$/);
    },
  );

  it('it is told in which forms a feed of two parts would be there', async () => {
    expect(await messageAt('/v1/feeds/lineage/nodes')).toContain('/v1/feeds/lineage/nodes.csv');
  });

  it.each(['weights.json', 'lineage', 'a/b/c', '%zz'])('it is told which there are, as at %s', async (at) => {
    const message = await messageAt(`/v1/feeds/${at}`);
    for (const { name } of FEEDS) expect(message).toContain(name);
    expect(message).toContain('/v1/feeds tells what each takes');
  });

  it.each(['/v1/feeds', '/v1/feeds/'])('%s lists them', async (path) => {
    const { status, text, headers } = await feeds.get(path);
    expect(status).toBe(200);
    const { feeds: listed } = JSON.parse(text) as { feeds: { name: string; parameters: string[] }[] };
    expect(listed.map(({ name }) => name)).toEqual(FEEDS.map(({ name }) => name));
    expect(listed[0]?.parameters).toEqual(expect.arrayContaining(['publisher', 'limit', 'cursor']));
    const known = { 'if-none-match': headers.get('etag') ?? '' };
    expect((await feeds.get(path, { headers: known })).status).toBe(304);
  });
});
