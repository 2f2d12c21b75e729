import { drawMap } from '../../support/drawn-map';
import { openPages, type OpenPages } from '../../support/pages';

describe('the map of domains, as the server sends it', () => {
  let pages: OpenPages;
  beforeAll(async () => {
    pages = await openPages('starter');
  });
  afterAll(() => pages.close());

  const count = async (): Promise<number> => {
    const rows = await pages.app.database.query({ label: 'test', text: 'SELECT id FROM domain' });
    return rows.length;
  };

  it('is a list until domains have their places', async () => {
    const { response, html } = await pages.get('/map');
    expect(response.status).toBe(200);
    expect(html).toContain('The map is being drawn.');
    expect(html).not.toContain('<svg id="drawing"');
    expect(html).toContain('href="/map?at=medical%2Fradiology"');
  });

  it('shows every domain as a mark and in words, also where lists of the API have two pages', async () => {
    await drawMap(pages.app.database);
    const { html } = await pages.get('/map');
    const all = await count();
    expect(all).toBeGreaterThan(100);
    expect(html.match(/<g class="point/g)).toHaveLength(all);
    const [, words = ''] = /<ul class="words">(.*?)<\/ul>/s.exec(html) ?? [];
    expect(words.match(/<li>/g)).toHaveLength(all);
    expect(html).toContain('class="mark kind-image"');
    expect(html).not.toMatch(/NaN|undefined/);
    expect((await pages.get('/map')).html).toBe(html);
  });

  it('tells what a domain is near to, what transfers to it and from it, with what is predicted dashed', async () => {
    const { database } = pages.app;
    await database.query({
      label: 'test',
      text: `INSERT INTO transfer_edge ("baseId", "domainId", protocol, kind, "expectedGain", compatibility, margin, "evidenceCount")
        SELECT placed."modelId", target.id, 'FINE_TUNE', 'PREDICTED', 0.7, 0.8, 0.1, 0
        FROM domain target, (SELECT "modelId" FROM model_domain JOIN domain ON domain.id = "domainId"
          WHERE domain.slug = 'natural-images' ORDER BY "modelId" LIMIT 1) placed
        WHERE target.slug = 'medical/radiology'`,
    });
    const radiology = await pages.get('/map?at=medical/radiology');
    expect(radiology.response.status).toBe(200);
    expect(radiology.html).toContain('data-slug="medical/radiology">Radiology</h2>');
    expect(radiology.html).toMatch(/Nearest domains<\/h3><ul>/);
    const [, into = ''] = /What transfers to it<\/h3><ul>(.*?)<\/ul>/s.exec(radiology.html) ?? [];
    expect(into).toMatch(/data-slug="natural-images">[^<]+<\/a> <span class="note">\+0\.70?, predicted</);
    expect(radiology.html).toMatch(/<path class="edge in predicted"/);
    const natural = await pages.get('/map?at=natural-images');
    expect(natural.html).toMatch(/What it transfers to<\/h3><ul>.*?Radiology<\/a>/s);
    expect(natural.html).toMatch(/<path class="edge out predicted"/);
  });

  it('finds a domain by words, and says where there is none', async () => {
    expect((await pages.get('/map?q=radiology')).html).toContain('id="chosen-title"');
    for (const at of ['/map?q=qwxzvbnm', '/map?at=no/such']) {
      const { response, html } = await pages.get(at);
      expect(response.status).toBe(404);
      expect(html).toContain('role="alert"');
      expect(html).toContain('<svg id="drawing"');
    }
  });
});
