import { openPages, type OpenPages } from '../../support/pages';

describe('/v1/openapi.json', () => {
  let pages: OpenPages;
  beforeAll(async () => {
    pages = await openPages('taxonomies');
  });
  afterAll(() => pages.close());

  it('describes the feeds where they are', async () => {
    const { response, html } = await pages.get('/v1/openapi.json', { accept: 'application/json' });
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const document = JSON.parse(html) as { servers: unknown; paths: Record<string, unknown> };
    expect(document.servers).toEqual([{ url: pages.url }]);
    expect(Object.keys(document.paths)).toContain('/v1/feeds/models.json');
  });

  it('is confirmed by its tag, and only read', async () => {
    const { response } = await pages.get('/v1/openapi.json');
    const etag = response.headers.get('etag') ?? '';
    expect((await pages.get('/v1/openapi.json', { 'if-none-match': etag })).response.status).toBe(304);
    const written = await fetch(`${pages.url}/v1/openapi.json`, { method: 'POST' });
    expect(written.status).toBe(405);
  });
});
