import type { Browser, Page } from 'playwright-core';
import { ADMIN_TOKEN } from '../support/app';
import { openBrowser, openPage } from '../support/browser';
import { openPages, type OpenPages } from '../support/pages';

const VIEW = { width: 1280, scheme: 'light' } as const;

describe('the forms to contribute', () => {
  let pages: OpenPages;
  let browser: Browser;
  beforeAll(async () => {
    pages = await openPages('starter');
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await pages.close();
  });

  const within = async (at: string, work: (page: Page) => Promise<void>) => {
    const { page, context, faults } = await openPage(browser, pages.url, VIEW);
    await page.goto(pages.url + at);
    await work(page).finally(() => context.close());
    expect(faults).toEqual([]);
  };
  const results = () =>
    pages.app.database.query({
      label: 'test',
      text: `SELECT value FROM transfer_result WHERE value = 0.735711`,
    });
  const fill = async (page: Page, fields: Readonly<Record<string, string>>) => {
    for (const [label, value] of Object.entries(fields))
      await page.getByLabel(label, { exact: true }).fill(value);
  };
  const REPORT = '/contribute/result?base=facebook/dinov2-base&target=chexpert&value=0.735711';
  const send = (page: Page) => page.getByRole('button', { name: 'Report a result' }).click();

  it('tell at the field what is needed, and send nothing', async () => {
    await within('/contribute/result', async (page) => {
      const sent: string[] = [];
      page.on('request', (request) => {
        if (request.method() === 'POST') sent.push(request.url());
      });
      await fill(page, { Value: 'good' });
      await send(page);
      await page.getByText('Expected a number, such as 0.76.').waitFor();
      const invalid = await page.locator('[aria-invalid]').evaluateAll((all) => all.map(({ id }) => id));
      expect(invalid).toEqual([
        ...['field-base', 'field-target', 'field-protocol', 'field-metric', 'field-value'],
        ...['field-study-key', 'token'],
      ]);
      expect(await page.evaluate('document.activeElement.id')).toBe('field-base');
      expect(sent).toEqual([]);
    });
  });

  it('tell what the API refuses at the field that it names, and keep what was typed', async () => {
    await within(REPORT, async (page) => {
      await fill(page, { Metric: 'niceness', 'Study key': 'own-2026', 'Your token': ADMIN_TOKEN });
      await page.getByLabel('Protocol').selectOption('FINE_TUNE');
      await send(page);
      await page
        .locator('#field-metric-fault')
        .filter({ hasText: /niceness/ })
        .waitFor();
      expect(await page.getByLabel('Study key').inputValue()).toBe('own-2026');
      await page.getByText('Nothing was recorded; what you typed is still here.').waitFor();
      await fill(page, { Metric: 'accuracy', 'Your token': 'wrong' });
      await send(page);
      await page.locator('#token-fault').filter({ hasText: /./ }).waitFor();
      expect(await results()).toHaveLength(0);
    });
  });

  it('record a result once, and lead to it; the token is in no store and no address', async () => {
    await within(REPORT, async (page) => {
      await fill(page, { Metric: 'accuracy', 'Study key': 'own-2026', 'Your token': ADMIN_TOKEN });
      await page.getByLabel('Protocol').selectOption('FINE_TUNE');
      await page.getByText('Where it is cited from').click();
      await fill(page, { 'Study title (optional)': 'Our own runs' });
      await send(page);
      await page
        .locator('#field-study-key-fault')
        .filter({ hasText: /url, doi/ })
        .waitFor();
      await fill(page, { 'Study url (optional)': 'https://example.org/our-own-runs' });
      await send(page);
      const made = page.getByRole('link', { name: 'own-2026' });
      await made.waitFor();
      expect(await results()).toHaveLength(1);
      const kept = await page.evaluate(
        'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href])',
      );
      expect(kept).not.toContain(ADMIN_TOKEN);
      await send(page);
      await page.getByText(/Nothing was recorded/).waitFor();
      expect(await results()).toHaveLength(1);
      await page.goto(`${pages.url}/studies/own-2026`);
      await page.getByRole('heading', { name: 'Our own runs' }).waitFor();
    });
  });

  it('suggest models while a base is typed', async () => {
    await within('/contribute/result', async (page) => {
      await page.getByLabel('Base', { exact: true }).pressSequentially('dinov2', { delay: 20 });
      await page.locator('#field-base-found option').first().waitFor({ state: 'attached' });
      const found = await page
        .locator('#field-base-found option')
        .evaluateAll((all) => all.map((one) => one.getAttribute('value')));
      expect(found).toContain('facebook/dinov2-base');
    });
  });

  it('register a dataset with what is chosen of lists', async () => {
    await within('/contribute/dataset', async (page) => {
      await fill(page, { Publisher: 'stanfordnlp', Name: 'Own radiographs', 'Your token': ADMIN_TOKEN });
      await fill(page, { 'Tasks (optional)': 'image-classification', 'Domains (optional)': 'medical' });
      await page.getByText('What it holds', { exact: true }).click();
      await page.getByLabel('image', { exact: true }).check();
      await page.getByRole('button', { name: 'Register a dataset' }).click();
      await page
        .locator('#outcome')
        .filter({ hasText: /Recorded|Nothing/ })
        .waitFor();
      const outcome = await page.locator('#outcome').innerText();
      expect(outcome).toMatch(/^Recorded: /);
    });
  });

  it('tell that scripts are needed where there are none, and put no token into an address', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${pages.url}/contribute/result`);
    expect(await page.getByText('Without scripts a form cannot send your token.').count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Report a result' }).isDisabled()).toBe(true);
    expect(await page.locator('#contribute [name]').count()).toBe(0);
    await context.close();
  });
});
