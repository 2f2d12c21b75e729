import { openPages, type OpenPages } from '../../support/pages';

describe('what other pages show of the catalogue', () => {
  let pages: OpenPages;
  beforeAll(async () => {
    pages = await openPages('starter');
  });
  afterAll(() => pages.close());

  it('is a document of its own, which any page may put into a frame and nothing leads to', async () => {
    const { response, html } = await pages.get('/embed/models/facebook/dinov2-base');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain('frame-ancestors *');
    expect(html).toContain('href="/models/facebook/dinov2-base"');
    expect(html).toContain('<meta name="robots" content="noindex"');
    expect(html).not.toContain('<header>');
    expect(html).not.toContain('<script');
    const page = await pages.get('/models/facebook/dinov2-base');
    expect(page.response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it.each(['models', 'lineage'])('says at /embed/%s/ what is not there', async (kind) => {
    const { response, html } = await pages.get(`/embed/${kind}/no/such`);
    expect(response.status).toBe(404);
    expect(html).toContain('There is no model');
    expect(html).not.toContain('<header>');
  });

  it('recommends as many bases as it is asked for, from 1 to 10', async () => {
    const basesOf = async (first: string) => {
      const { html } = await pages.get(`/embed/recommend?q=find+tuberculosis+in+chest+radiographs${first}`);
      return (html.match(/data-base="/g) ?? []).length;
    };
    expect(await basesOf('')).toBe(3);
    expect(await basesOf('&first=5')).toBe(5);
    expect(await basesOf('&first=99')).toBe(10);
    expect(await basesOf('&first=x')).toBe(3);
  });

  it('says in words that a reader sees where the order may be wrong', async () => {
    const { html } = await pages.get('/embed/recommend?q=sign+language');
    expect(html).toMatch(/<p class="caution"[^>]*>This order may well be wrong/);
    const sure = await pages.get('/embed/recommend?q=toxicity+of+molecules');
    expect(sure.html).toContain('data-base=');
    expect(sure.html).not.toContain('class="caution"');
  });

  it('asks for a task before there is one, of nobody but the reader', async () => {
    const { response, html } = await pages.get('/embed/recommend?license=commercial');
    expect(response.status).toBe(200);
    expect(html).toContain('What is your task?');
    expect(html).toContain('<input type="hidden" name="license" value="commercial"');
  });

  it('says what the API refuses, and what it does not know', async () => {
    const refused = await pages.get('/embed/recommend?domain=no-such-domain');
    expect(refused.response.status).toBe(400);
    expect(refused.html).toMatch(/role="alert"[^>]*><li>[^<]*domain/);
    const unknown = await pages.get('/embed/recommend?q=qwxz+vbnm');
    expect(unknown.html).toContain('data-abstained');
  });

  describe('oEmbed', () => {
    const oembed = async (query: string) => {
      const { response, html } = await pages.get(`/oembed?${query}`, { accept: 'application/json' });
      return { status: response.status, body: JSON.parse(html) as Record<string, unknown> };
    };
    const model = () => `url=${encodeURIComponent(`${pages.url}/models/facebook/dinov2-base`)}`;

    it('is discovered at the page of a model, and tells how to show it', async () => {
      const { html } = await pages.get('/models/facebook/dinov2-base');
      const [, href = ''] = /type="application\/json\+oembed"[^>]*href="([^"]+)"/.exec(html) ?? [];
      const { response, html: json } = await pages.get(href.replaceAll('&amp;', '&'), { accept: '*/*' });
      expect(response.status).toBe(200);
      expect(JSON.parse(json)).toMatchObject({
        version: '1.0',
        type: 'rich',
        provider_name: 'Rootstock',
        width: 480,
        height: 420,
        html: expect.stringContaining(
          `<iframe src="${pages.url}/embed/models/facebook/dinov2-base"`,
        ) as string,
      });
    });

    it('keeps to the room that there is', async () => {
      const { body } = await oembed(`${model()}&maxwidth=300&maxheight=200.5`);
      expect(body).toMatchObject({ width: 300, height: 200 });
      const { body: narrow } = await oembed(`${model()}&maxwidth=100&maxheight=`);
      expect(narrow).toMatchObject({ width: 100, height: 420 });
    });

    it.each([
      [() => 'url=https://example.org/models/a/b', 404],
      [() => '', 404],
      [() => `${model()}-no-such`, 404],
      [() => `${model()}&format=xml`, 501],
    ])('says why there is nothing to show %#', async (query, status) => {
      const answered = await oembed(query());
      expect(answered.status).toBe(status);
      expect(answered.body['error']).toEqual(expect.any(String));
    });
  });
});

describe('frames and origins by the settings', () => {
  it('lets only those in that the settings name', async () => {
    const allowed = 'https://wiki.example.org';
    const pages = await openPages('starter', {
      ROOTSTOCK_FRAME_ANCESTORS: allowed,
      ROOTSTOCK_CORS_ORIGINS: allowed,
    });
    try {
      const at = '/embed/models/facebook/dinov2-base';
      const inside = await pages.get(at, { accept: 'text/html', origin: allowed });
      expect(inside.response.headers.get('content-security-policy')).toContain(`frame-ancestors ${allowed}`);
      expect(inside.response.headers.get('access-control-allow-origin')).toBe(allowed);
      const outside = await pages.get(at, { accept: 'text/html', origin: 'https://other.example.org' });
      expect(outside.response.headers.get('access-control-allow-origin')).toBeNull();
      const page = await pages.get('/models/facebook/dinov2-base', { accept: 'text/html', origin: allowed });
      expect(page.response.headers.get('access-control-allow-origin')).toBeNull();
    } finally {
      await pages.close();
    }
  });
});
