import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { accessibilityFaults, openBrowser, openPage, type Looked, type Scheme } from '../support/browser';
import { openPages, type OpenPages } from '../support/pages';

const TUBERCULOSIS = 'find tuberculosis in chest radiographs';
const QUESTION = `/?q=${encodeURIComponent(TUBERCULOSIS)}`;

/** Each page, by the name of its picture. */
const PAGES: Readonly<Record<string, string>> = {
  start: '/',
  find: QUESTION,
  unknown: '/?q=qwxz+vbnm',
  refused: '/?domain=no-such-domain',
  compare: '/compare?bases=facebook/dinov2-giant,google/medsiglip-448&target=find+tuberculosis',
  model: '/models/facebook/dinov2-base',
  dataset: '/datasets/chexpert',
  domain: '/domains/medical',
  publisher: '/publishers/microsoft',
  similar: '/similar/microsoft/rad-dino',
  models: '/browse/models?task=image-classification',
  datasets: '/browse/datasets',
  domains: '/browse/domains',
  results: '/browse/results?how=LINEAR_PROBE',
  matrix: '/matrix',
  study: '/studies/kornblith-2019',
  plan: `/plan${QUESTION.slice(1)}&runs=3`,
  contribute: '/contribute',
  report: '/contribute/result',
  register: '/contribute/model',
  card: '/embed/models/facebook/dinov2-base',
  lineage: '/embed/lineage/facebook/dinov2-base',
  embedded: `/embed/recommend${QUESTION.slice(1)}`,
  missing: '/models/no/such',
};
/** Pictures that the README and the docs show: sharp. Of all other pages there is a small one. */
const SHARP = ['find', 'model', 'models'];

const pictureOf = async (page: Page, name: string): Promise<void> => {
  const file = path.join(__dirname, `../../docs/images/${name}`);
  if (SHARP.includes(name)) await page.screenshot({ path: `${file}.png`, scale: 'css' });
  else await page.screenshot({ path: `${file}.jpeg`, type: 'jpeg', quality: 40, scale: 'css' });
};

interface View {
  readonly width: number;
  readonly scheme: Scheme;
}
const DESK: View = { width: 1280, scheme: 'light' };
const VIEWS: readonly View[] = [
  { width: 360, scheme: 'light' },
  { width: 360, scheme: 'dark' },
  DESK,
  { width: 1280, scheme: 'dark' },
];

/** As the browser tells them. */
interface Figures {
  /** Bytes of script as they were sent. */
  readonly script: number;
  /** Milliseconds until the page could be used. */
  readonly interactive: number;
  /** Milliseconds of the longest task, 0 where none took 50. */
  readonly longest: number;
}

/** What a document that could not be found logs by itself. */
const isOfStatus = (fault: string): boolean => fault.startsWith('Failed to load resource');

describe('the pages in a browser', () => {
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

  const within = async (view: View, work: (looked: Looked) => Promise<void>) => {
    const looked = await openPage(browser, pages.url, view);
    await work(looked).finally(() => looked.context.close());
  };

  describe.each(VIEWS)('$width px wide, $scheme', (view) => {
    it.each(Object.entries(PAGES))(
      '%s has no fault that axe, the policy or a script finds',
      async (name, at) => {
        await within(view, async (looked) => {
          const { page, faults } = looked;
          await page.goto(pages.url + at);
          expect(await accessibilityFaults(looked)).toEqual([]);
          const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          expect(wider).toBeLessThanOrEqual(0);
          expect(faults.filter((fault) => !isOfStatus(fault))).toEqual([]);
          if (process.env.SCREENSHOTS !== undefined && view === DESK) await pictureOf(page, name);
        });
      },
    );
  });

  it('come from the start to a snippet in three clicks, also by keyboard', async () => {
    await within(DESK, async ({ page }) => {
      await page.goto(pages.url);
      await page.keyboard.press('/');
      await page.keyboard.type(TUBERCULOSIS);
      await page.getByRole('button', { name: 'Find' }).click();
      await page.getByText('Start snippet').first().click();
      const snippet = page.locator('.snippet').first();
      expect(await snippet.innerText()).toContain('from_pretrained');
      await snippet.getByRole('button', { name: 'Copy' }).click();
      await snippet.getByRole('button', { name: 'Copied' }).waitFor();
      expect(await page.evaluate('navigator.clipboard.readText()')).toContain('from_pretrained');
    });
  });

  it('order the bases anew while an own result is typed, which keeps its focus', async () => {
    await within(DESK, async ({ page, faults }) => {
      await page.goto(`${pages.url}${QUESTION}&own.google/medsiglip-448=0.55`);
      const last = page.locator('.base').nth(7);
      const slug = await last.locator('h3').innerText();
      await last.getByLabel('Own result').click();
      await page.keyboard.type('0.99', { delay: 30 });
      await page.waitForURL(/own\..*=0\.99/);
      const order = await page.locator('.base h3').allInnerTexts();
      expect(order.indexOf(slug)).toBeGreaterThanOrEqual(0);
      expect(order.indexOf(slug)).toBeLessThan(7);
      expect(await page.evaluate('document.activeElement.value')).toBe('0.99');
      await page.getByText('Ordered anew').waitFor();
      expect(faults).toEqual([]);
    });
  });

  it('lose nothing that is typed while an answer is on its way, and tell where there is none', async () => {
    await within(DESK, async ({ page }) => {
      await page.goto(pages.url + QUESTION);
      await page.route(/own\./, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 400));
        await route.continue();
      });
      const field = page.getByLabel('Own result').first();
      await field.click();
      await page.keyboard.type('0.9', { delay: 10 });
      await page.waitForTimeout(300);
      await page.keyboard.type('75', { delay: 200 });
      await page.waitForURL(/own\..*=0\.975/);
      expect(await page.evaluate('document.activeElement.value')).toBe('0.975');
      await page.route(/own\./, (route) => route.abort());
      await page.keyboard.type('1');
      await page.getByText('The server cannot be reached.').waitFor();
    });
  });

  it('are read without scripts', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(pages.url);
    await page.getByLabel('What is your task?').fill(TUBERCULOSIS);
    await page.getByRole('button', { name: 'Find' }).click();
    expect(await page.locator('.base').count()).toBe(10);
    await context.close();
  });

  it('send little script, and are ready at once', async () => {
    await within(DESK, async ({ page }) => {
      await page.addInitScript(
        'window.longest = 0; new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration); }).observe({ type: "longtask", buffered: true });',
      );
      await page.goto(pages.url);
      await page.keyboard.press('/');
      await page.keyboard.type(TUBERCULOSIS);
      const figures = await page.evaluate<Figures>(`({
        script: performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.mjs')).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
        interactive: performance.getEntriesByType('navigation')[0].domInteractive,
        longest: window.longest,
      })`);
      process.stdout.write(`first view: ${JSON.stringify(figures)}\n`);
      expect(figures.script).toBeGreaterThan(0);
      expect(figures.script).toBeLessThan(8_000);
    });
  });
});
