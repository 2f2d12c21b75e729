import { datasetPath } from '../../../src/pages/parts/links';
import { openPages, type OpenPages } from '../../support/pages';

describe('lists, plans and forms among the pages', () => {
  let pages: OpenPages;
  beforeAll(async () => {
    pages = await openPages('starter');
  });
  afterAll(() => pages.close());

  const rowsOf = (html: string): string[] =>
    [...html.matchAll(/<tr>(<td.*?)<\/tr>/gs)].map(([, row]) => row ?? '');

  it('list results, narrowed by base, metric and protocol', async () => {
    const all = rowsOf((await pages.get('/browse/results')).html);
    expect(all).toHaveLength(50);
    const { html } = await pages.get('/browse/results?base=facebook/dinov2-base&how=linear_probe');
    const rows = rowsOf(html);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toContain('facebook/dinov2-base');
      expect(row).toContain('linear probe');
    }
  });

  it('list the results between two domains', async () => {
    const { html } = await pages.get('/browse/results?to=medical');
    const listed = await pages.get('/v1/feeds/transfer-results.csv?domain=medical&limit=50', {
      accept: '*/*',
    });
    const targets = listed.html
      .split('\n')
      .slice(1, 51)
      .map((line) => line.split(',')[3] ?? '');
    const rows = rowsOf(html);
    expect(rows).toHaveLength(50);
    for (const [at, row] of rows.entries())
      expect(row).toContain(`href="${datasetPath(targets[at] ?? '?')}"`);
    const nothing = await pages.get('/browse/results?to=no-such-domain');
    expect(nothing.html).toContain('Nothing fits.');
  });

  it.each([
    ['/browse/results?how=magic', 'how: expected one of FINE_TUNE'],
    ['/browse/results?order=luck', 'order: expected one of new, value, examples'],
    ['/browse/models?order=luck', 'order: expected one of downloads'],
    ['/browse/datasets?data=smell', 'data: expected one of IMAGE'],
    ['/plan?q=find+tuberculosis&runs=none', 'Runs: expected a whole number from 1 to 20.'],
    ['/plan?q=find+tuberculosis&runs=21', 'Runs: expected a whole number from 1 to 20.'],
    ['/plan?q=find+tuberculosis&size=lots', 'Size: expected a number of parameters'],
    ['/embed/recommend?q=find+tuberculosis&license=Free', 'Licence: expected one of any, commercial'],
    ['/plan?q=find+tuberculosis&purpose=fun', 'Purpose: expected one of winner, order.'],
  ])('say what of %s cannot be read, and show the rest', async (at, fault) => {
    const { response, html } = await pages.get(at);
    expect(response.status).toBe(200);
    expect(html).toContain(fault);
  });

  it.each([
    ['/browse/models?task=image-classification&data=IMAGE', '/v1/feeds/models.csv?'],
    ['/browse/datasets?search=x-ray', '/v1/feeds/datasets.csv?search=x-ray'],
    ['/browse/domains', '/v1/feeds/domains.csv'],
    [
      '/browse/results?base=facebook/dinov2-base&how=linear_probe&to=medical',
      '/v1/feeds/transfer-results.csv?',
    ],
  ])('lead from %s to the same rows as CSV', async (at, feed) => {
    const { html } = await pages.get(at);
    const [, href = ''] = /<a href="([^"]+)">As CSV<\/a>/.exec(html) ?? [];
    expect(href.startsWith(feed)).toBe(true);
    const { response, html: csv } = await pages.get(
      `${href.replaceAll('&amp;', '&')}${href.includes('?') ? '&' : '?'}limit=2`,
    );
    expect([response.status, csv]).toEqual([200, expect.stringMatching(/^(?:slug|id),/)]);
  });

  it('plan as many trials as there are runs for, and go back to the question', async () => {
    const { html } = await pages.get(
      '/plan?q=find+tuberculosis+in+chest+radiographs&runs=2&license=commercial',
    );
    expect(rowsOf(html).length).toBeGreaterThan(0);
    expect(rowsOf(html).length).toBeLessThanOrEqual(2);
    expect(html).toContain('href="/?q=find+tuberculosis+in+chest+radiographs&amp;license=commercial"');
    const find = await pages.get('/?q=find+tuberculosis+in+chest+radiographs&license=commercial');
    expect(find.html).toContain('action="/plan"');
  });

  it('show limits as chips, each with a link that asks without it', async () => {
    const { html } = await pages.get('/?q=find+tuberculosis&license=commercial&size=300M');
    expect(html).toContain('at most 300M parameters');
    expect(html).toContain('href="/?q=find+tuberculosis&amp;size=300M"');
    expect(html).toContain('href="/?q=find+tuberculosis&amp;license=commercial"');
  });

  it('offer an own result to be reported for everybody', async () => {
    const asked = '/?dataset=chexpert';
    const [, slug = ''] = /<h3><a href="\/models\/([^"]+)"/.exec((await pages.get(asked)).html) ?? [];
    const { html } = await pages.get(`${asked}&own.${slug}=0.99`);
    const filled = new URLSearchParams({ base: slug, target: 'chexpert', value: '0.99' });
    expect(html).toContain(`href="/contribute/result?${filled.toString().replaceAll('&', '&amp;')}"`);
  });

  it('fill a form in from the address, with what the schema says of each field', async () => {
    const { html } = await pages.get('/contribute/result?base=facebook/dinov2-base&value=0.8');
    expect(html).toMatch(/id="field-base"[^>]*value="facebook\/dinov2-base"/);
    expect(html).toContain('On the scale of the metric: an accuracy of 76 % is 0.76.');
    expect(html).toContain('data-field="study.key"');
    expect(html).toContain('transferResultReport(input: $input)');
  });

  it('tell each page as an operation that programs can ask', async () => {
    const { html } = await pages.get('/browse/models?task=image-classification');
    expect(html).toContain('This page as a GraphQL operation');
    expect(html).toContain('query BrowseModels(');
    expect(html).toContain('href="/graphql?query=');
  });
});
