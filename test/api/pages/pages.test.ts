import { ADMIN_TOKEN } from '../../support/app';
import { Factories } from '../../support/factories';
import { openPages, thingOf, type OpenPages } from '../../support/pages';

const TUBERCULOSIS = '/?q=find+tuberculosis+in+chest+radiographs';

describe('the pages for people, over the starter catalogue', () => {
  let pages: OpenPages;
  beforeAll(async () => {
    pages = await openPages('starter');
  });
  afterAll(() => pages.close());

  it('ask for a task at the root, and leave programs their 404', async () => {
    const { response, html } = await pages.get('/');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(html).toContain('What is your task?');
    const program = await pages.get('/', { accept: 'application/json' });
    expect(program.response.status).toBe(404);
    expect(JSON.parse(program.html)).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });

  it('answer a task in three clicks: bases, reasons, evidence, licence, and code to start from', async () => {
    const { response, html } = await pages.get(TUBERCULOSIS);
    expect(response.status).toBe(200);
    expect(html.match(/<li class="base"/g)).toHaveLength(10);
    expect(html).toContain('Chest x-ray');
    expect(html).toContain('Start snippet');
    expect(html).toContain('from_pretrained');
    expect(html).toMatch(/href="\/studies\/[^"]+"/);
    expect(html).toContain('expected, all together');
    expect(html).toContain('Nothing is stored');
  });

  it('show reasons that add up to what is expected', async () => {
    const { html } = await pages.get(TUBERCULOSIS);
    const lists = [...html.matchAll(/<ol class="reasons">(.*?)<\/ol>/gs)].map(([, list]) => list ?? '');
    expect(lists).toHaveLength(10);
    for (const list of lists) {
      const figures = [...list.matchAll(/<span class="figure">([+-][\d.]+)/g)].map(([, one]) => Number(one));
      const expected = figures.pop() ?? NaN;
      const sum = figures.reduce((total, one) => total + one, 0);
      expect(Math.abs(sum - expected)).toBeLessThan(0.005 * (figures.length + 1));
    }
  });

  it('keep limits in the address, and tell which bases they leave out', async () => {
    const { html } = await pages.get(`${TUBERCULOSIS}&license=commercial&size=100M`);
    expect(html).toContain('<option value="commercial" selected>');
    expect(html).toContain('value="100M"');
    expect(html).toMatch(/Why not\? [\d,]+ are left out/);
    expect(html).not.toContain('CXformer-base</a></h3>');
  });

  it('order bases anew by results of one’s own, and store nothing', async () => {
    const own = ['own.facebook/dinov2-giant=0.95', 'own.google/medsiglip-448=0.55'].join('&');
    const { html } = await pages.get(`${TUBERCULOSIS}&${own}`);
    const order = [...html.matchAll(/<h3><a href="\/models\/([^"]+)"/g)].map(([, slug]) => slug);
    expect(order[0]).toBe('facebook/dinov2-giant');
    expect(html).toContain('value="0.95"');
    const receipts = await pages.app.database.query({ label: 'test', text: 'SELECT id FROM receipt' });
    expect(receipts).toHaveLength(0);
  });

  it.each([
    ['size=plenty', 'Size: expected a number of parameters such as 300M or 1.5B.'],
    ['memory=-1', 'Memory: expected gigabytes, such as 8.'],
    ['memory=1e300', 'Memory: expected gigabytes, such as 8.'],
    ['data=smell', 'Kind of data: expected one of image, text,'],
    ['license=free', 'Licence: expected one of any, commercial, permissive.'],
    ['own.facebook/dinov2-giant=good', 'expected a number'],
  ])('say at the field what cannot be read of %s, and answer without it', async (given, fault) => {
    const { response, html } = await pages.get(`${TUBERCULOSIS}&${given}`);
    expect(response.status).toBe(200);
    expect(html).toContain(fault);
    expect(html.match(/<li class="base"/g)).toHaveLength(10);
  });

  it.each([
    ['is not among the first', `${TUBERCULOSIS}&own.microsoft/resnet-50=0.1`],
    ['is not shown, as nothing is known', '/?q=qwxz+vbnm+plok&own.microsoft/resnet-50=0.1'],
    ['is not shown, as the question is refused', '/?domain=no-such-domain&own.microsoft/resnet-50=0.1'],
  ])('keep the own result of a base that %s', async (_, path) => {
    const { html } = await pages.get(path);
    expect(html).toContain('<input type="hidden" name="own.microsoft/resnet-50" value="0.1"/>');
  });

  it('answer what was typed, not the dataset that was asked about before', async () => {
    const { html } = await pages.get('/?q=sentiment+of+product+reviews&dataset=chexpert');
    expect(html).toContain('A base for: sentiment of product reviews');
    expect(html).not.toContain('Chest x-ray</a>');
  });

  it('say what is missing where nothing is known', async () => {
    const { html } = await pages.get('/?q=qwxz+vbnm+plok');
    expect(html).toContain('This is not known');
    expect(html).not.toContain('<li class="base"');
  });

  it('tell what the API refuses, and keep the question', async () => {
    const { response, html } = await pages.get('/?domain=no-such-domain');
    expect(response.status).toBe(400);
    expect(html).toContain('role="alert"');
    expect(html).toContain('no-such-domain');
  });

  it.each([
    ['/models/microsoft/rad-dino', 'SoftwareSourceCode', 'Hugging Face Hub'],
    ['/datasets/chexpert', 'Dataset', 'Find a base for this dataset'],
    ['/domains/medical', 'DefinedTerm', 'Nearest domains'],
    ['/publishers/microsoft', 'Organization', 'href="/models/microsoft/'],
  ])('show the facts of %s without a script, and to search engines', async (path, type, text) => {
    const { response, html } = await pages.get(path);
    expect(response.status).toBe(200);
    expect(html).toContain(text);
    expect(html).toContain(`<link rel="canonical" href="${pages.url}${path}"/>`);
    expect(html).toMatch(/<meta name="description" content="[^"]{3,}"\/>/);
    expect(thingOf(html)).toMatchObject({ '@context': 'https://schema.org', '@type': type });
  });

  it('show a study with its results, page by page', async () => {
    const { html: model } = await pages.get('/datasets/chexpert');
    const [, path = ''] = /href="(\/studies\/[^"]+)"/.exec(model) ?? [];
    const { response, html } = await pages.get(path);
    expect(response.status).toBe(200);
    expect(html).toContain('Its transfer results');
    expect(thingOf(html)).toMatchObject({ '@type': 'ScholarlyArticle' });
  });

  it('narrow lists by what the address carries, and lead on', async () => {
    const { html } = await pages.get('/browse/models?task=image-classification');
    expect(html).toContain('rel="next"');
    expect(html).toContain('<strong>image-classification</strong>');
    const [, next = ''] = /rel="next" href="([^"]+)"/.exec(html) ?? [];
    const { html: second } = await pages.get(next.replaceAll('&amp;', '&'));
    const first = [...html.matchAll(/<td><a href="\/models\/([^"]+)"/g)].map(([, slug]) => slug);
    const others = [...second.matchAll(/<td><a href="\/models\/([^"]+)"/g)].map(([, slug]) => slug);
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter((slug) => first.includes(slug))).toEqual([]);
  });

  it.each([
    '/browse/datasets?search=x-ray',
    '/browse/domains',
    '/compare',
    '/matrix',
    '/similar/microsoft/rad-dino',
  ])('answer %s', async (path) => {
    expect((await pages.get(path)).response.status).toBe(200);
  });

  it('compare bases side by side', async () => {
    const { html } = await pages.get(
      '/compare?bases=facebook/dinov2-giant,google/medsiglip-448&target=find+tuberculosis',
    );
    expect(html).toContain('Differences');
    const { html: all } = await pages.get(
      '/compare?bases=facebook/dinov2-giant,google/medsiglip-448&target=find+tuberculosis&rows=all',
    );
    expect(all.match(/<tr>/g)!.length).toBeGreaterThan(html.match(/<tr>/g)!.length);
  });

  it.each(['/models/no/such', '/datasets/none', '/domains/none', '/publishers/none', '/studies/none'])(
    'say that there is nothing at %s, and where to look',
    async (path) => {
      const { response, html } = await pages.get(path);
      expect(response.status).toBe(404);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(html).toContain(String(response.headers.get('x-request-id')));
      expect(html).not.toContain('rel="canonical"');
      const [, search = '/'] = /href="(\/browse\/[^"]+)"/.exec(html) ?? [];
      expect((await pages.get(search)).response.status).toBe(200);
    },
  );

  it.each(['/modelz', '/browse', '/studies/%ff', '/graphql/'])(
    'tell a browser by a page that %s is nothing',
    async (path) => {
      const { response, html } = await pages.get(path);
      expect(response.status).toBe(404);
      expect(html).toContain('There is nothing here');
      const program = await pages.get(path, { accept: 'application/json' });
      expect(JSON.parse(program.html)).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    },
  );

  it.each([
    ['/models/MICROSOFT/rad-dino?x=1', '/models/microsoft/rad-dino?x=1'],
    ['/models/microsoft/rad-dino/', '/models/microsoft/rad-dino'],
    ['/browse/models/', '/browse/models'],
  ])('lead from %s to %s', async (from, to) => {
    const response = await fetch(pages.url + from, { redirect: 'manual', headers: { accept: 'text/html' } });
    expect([response.status, response.headers.get('location')]).toEqual([308, to]);
  });

  it('answer HEAD without a body, and find nothing at a path of thousands of slashes at once', async () => {
    const head = await fetch(`${pages.url}/models/microsoft/rad-dino`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    const response = await fetch(`${pages.url}/${'a/'.repeat(7_000)}`);
    expect(response.status).toBe(404);
  });

  it.each(['/compare?bases=a/b&target=x', '/compare?bases=a,b,c,d,e&target=x', '/compare?bases=a,b'])(
    'say what is missing, or too much, in %s',
    async (path) => {
      const { response, html } = await pages.get(path);
      expect(response.status).toBe(400);
      expect(html).toMatch(/expected at (?:least|most)|expected a task/);
    },
  );

  it('are sent once and then confirmed by their tag', async () => {
    const { response } = await pages.get('/models/microsoft/rad-dino');
    const tag = String(response.headers.get('etag'));
    const again = await pages.get('/models/microsoft/rad-dino', { 'if-none-match': tag });
    expect(again.response.status).toBe(304);
  });

  it('allow no script or style within a page, and nothing from elsewhere', async () => {
    for (const path of ['/', TUBERCULOSIS, '/models/microsoft/rad-dino', '/browse/models']) {
      const { response, html } = await pages.get(path);
      const policy = String(response.headers.get('content-security-policy'));
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(policy).not.toContain('unsafe');
      expect(html).not.toMatch(/ style="| on[a-z]+="/);
      const loaded = html.match(/<(?:script|img)[^>]*>|<link rel="(?:stylesheet|icon)"[^>]*>/g) ?? [];
      const own = loaded.filter((tag) => /(?:src|href)="\/assets\/|type="application\/ld\+json"/.test(tag));
      expect(loaded.length).toBeGreaterThanOrEqual(3);
      expect(own).toEqual(loaded);
    }
  });

  it('refuse to be written to', async () => {
    const response = await fetch(pages.url, { method: 'POST', headers: { accept: 'text/html' } });
    expect(response.status).toBe(405);
  });

  it('give feeds, a sitemap and rules for robots', async () => {
    const feed = await pages.get('/feed.atom');
    expect(feed.response.headers.get('content-type')).toContain('application/atom+xml');
    expect(feed.html.match(/<entry>/g)).toHaveLength(50);
    const sitemap = await pages.get('/sitemap.xml');
    expect(sitemap.html).toContain(`<loc>${pages.url}/domains/medical</loc>`);
    expect((await pages.get('/robots.txt')).html).toContain(`Sitemap: ${pages.url}/sitemap.xml`);
  });
});

describe('the pages for people, over what anybody may have written', () => {
  let pages: OpenPages;
  beforeAll(async () => {
    pages = await openPages('taxonomies', { ROOTSTOCK_BUDGET: '60000' });
    const factories = new Factories(pages.app.database);
    await factories.aModel({
      slug: 'mallory/evil',
      name: '</script><script>alert(1)</script>',
      summary: '"><img src=x onerror=alert(1)>',
    });
    await factories.aModel({ slug: 'acme/secret', name: 'Secret', visibility: 'PRIVATE' });
    const publisherId = await factories.aPublisher({ slug: 'sly', url: 'javascript:alert(1)' });
    await factories.aModel({ slug: 'sly/one', publisherId });
  });
  afterAll(() => pages.close());

  it('show markup in names as text', async () => {
    const { html } = await pages.get('/models/mallory/evil');
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img');
    expect(thingOf(html)).toMatchObject({ name: '</script><script>alert(1)</script>' });
    const feed = await pages.get('/feed.atom');
    expect(feed.html).not.toContain('<script>');
  });

  it('do not lead to addresses that run scripts', async () => {
    const { html } = await pages.get('/publishers/sly');
    expect(html).not.toContain('javascript:');
  });

  it('show nothing of what a visitor may not see', async () => {
    expect((await pages.get('/models/acme/secret')).response.status).toBe(404);
    for (const path of ['/browse/models', '/feed.atom', '/sitemap.xml', '/browse/models?search=secret'])
      expect((await pages.get(path)).html).not.toContain('acme/secret');
    expect((await pages.get('/browse/models')).html).toContain('mallory/evil');
    const authorization = `Bearer ${ADMIN_TOKEN}`;
    const { response, html } = await pages.get('/models/acme/secret', { accept: 'text/html', authorization });
    expect([response.status, response.headers.get('vary')]).toEqual([
      200,
      'Accept, Accept-Encoding, Authorization, Origin',
    ]);
    expect(html).toContain('acme/secret');
  });

  it('name addresses as the operator says that people reach them', async () => {
    const apart = await openPages('taxonomies', { ROOTSTOCK_PUBLIC_URL: 'https://models.example.org/' });
    const { html } = await apart.get('/compare', { accept: 'text/html', 'x-forwarded-proto': 'ftp' });
    expect(html).toContain('<link rel="canonical" href="https://models.example.org/compare"/>');
    expect((await apart.get('/robots.txt')).html).toContain(
      'Sitemap: https://models.example.org/sitemap.xml',
    );
    await apart.close();
  });

  it('come from the budget of whoever asks for them', async () => {
    let refused: Awaited<ReturnType<OpenPages['get']>> | null = null;
    for (let visit = 0; visit < 200 && refused === null; visit++) {
      const page = await pages.get('/browse/models');
      if (page.response.status === 429) refused = page;
    }
    expect(refused?.response.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(refused?.html).toContain('That was a lot at once');
  });
});
