import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { accessibilityFaults, openBrowser, openPage, type Looked, type Scheme } from '../support/browser';
import { drawMap } from '../support/drawn-map';
import { openPages, type OpenPages } from '../support/pages';

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
const RADIOLOGY = '/map?at=medical/radiology';

/** Names that are shown and of which parts cover each other. */
const COVERED = `(() => {
  const shown = [...document.querySelectorAll('#points text')].filter((text) => getComputedStyle(text).display !== 'none');
  const boxes = shown.map((text) => text.getBoundingClientRect());
  return { names: boxes.length, covered: boxes.filter((one, at) => boxes.some((other, place) => place !== at &&
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom)).length };
})()`;

/** How many colours the marks have. */
const COLOURS = `new Set([...document.querySelectorAll('#points .mark')].map((mark) => getComputedStyle(mark).fill)).size`;

/** As the browser tells them. */
interface Figures {
  readonly script: number;
  readonly interactive: number;
  readonly longest: number;
}

const viewBox = async (page: Page): Promise<number[]> =>
  ((await page.locator('#drawing').getAttribute('viewBox')) ?? '').split(' ').map(Number);

describe('the map of domains in a browser', () => {
  let pages: OpenPages;
  let browser: Browser;
  beforeAll(async () => {
    pages = await openPages('starter');
    await drawMap(pages.app.database);
    await pages.app.app.warm();
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
    it.each(['/map', RADIOLOGY])('%s has no fault, and no name covers another', async (at) => {
      await within(view, async (looked) => {
        const { page, faults } = looked;
        await page.goto(pages.url + at);
        await page.getByRole('button', { name: 'Zoom in' }).waitFor();
        await page.waitForTimeout(600);
        expect(await accessibilityFaults(looked)).toEqual([]);
        const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect(wider).toBeLessThanOrEqual(0);
        const { names, covered } = await page.evaluate<{ names: number; covered: number }>(COVERED);
        expect(names).toBeGreaterThan(view.width === 360 ? 4 : 15);
        expect(covered).toBe(0);
        expect(await page.evaluate(COLOURS)).toBeGreaterThan(4);
        expect(faults).toEqual([]);
        if (process.env.SCREENSHOTS !== undefined && at === RADIOLOGY && view === DESK)
          await page.screenshot({ path: path.join(__dirname, '../../docs/images/map.png'), scale: 'css' });
      });
    });
  });

  it('shows a domain that is searched for, with its neighbours and what transfers', async () => {
    await within(DESK, async ({ page, faults }) => {
      await page.goto(`${pages.url}/map`);
      const [, , side = 0] = await viewBox(page);
      await page.getByLabel('Find a domain').fill('radiology');
      await page.keyboard.press('Enter');
      await page.waitForURL(/at=medical%2Fradiology/);
      await page.getByRole('heading', { name: 'Radiology' }).waitFor();
      await page.waitForTimeout(500);
      const [x = 0, y = 0, closer = 0] = await viewBox(page);
      expect(closer).toBeLessThan(side);
      const point = page.locator('.point.chosen');
      await expect(point.getAttribute('data-slug')).resolves.toBe('medical/radiology');
      expect(await page.locator('.point.near').count()).toBe(8);
      const [, left = 0, top = 0] =
        /translate\(([\d.]+) ([\d.]+)\)/.exec((await point.getAttribute('transform')) ?? '')?.map(Number) ??
        [];
      expect(left > x && left < x + closer && top > y && top < y + closer).toBe(true);
      await page.goBack();
      await page.getByText('Choose a domain to see').waitFor();
      expect(faults).toEqual([]);
    });
  });

  it('is gone through by keyboard alone', async () => {
    await within(DESK, async ({ page }) => {
      await page.goto(`${pages.url}/map`);
      await page.getByRole('group', { name: 'Map of domains' }).focus();
      await page.keyboard.press('ArrowRight');
      const first = await page.getByRole('status').innerText();
      expect(first).toMatch(/results$/);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowLeft');
      const slug = await page.locator('.point.at').getAttribute('data-slug');
      const [, , whole] = await viewBox(page);
      await page.keyboard.press('+');
      await page.waitForTimeout(100);
      expect((await viewBox(page))[2]).toBeLessThan(whole ?? 0);
      await page.keyboard.press('0');
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.searchParams.get('at') === slug);
      await expect(page.locator('.point.chosen').getAttribute('data-slug')).resolves.toBe(slug);
    });
  });

  it('is moved and zoomed by the mouse, and a click on a point chooses it', async () => {
    await within(DESK, async ({ page }) => {
      await page.goto(`${pages.url}/map`);
      const box = await page.locator('#drawing').boundingBox();
      if (box === null) throw new Error('Nothing is drawn.');
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      await page.getByRole('button', { name: 'Zoom in' }).click();
      await page.getByRole('button', { name: 'Zoom in' }).click();
      await page.waitForTimeout(100);
      const [before = 0] = await viewBox(page);
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x - 120, y, { steps: 4 });
      await page.mouse.up();
      await page.waitForTimeout(100);
      expect((await viewBox(page))[0]).toBeGreaterThan(before + 20);
      await page.getByRole('button', { name: 'The whole map' }).click();
      const point = page.locator('.point').first();
      const slug = await point.getAttribute('data-slug');
      await point.locator('.mark').click();
      await page.waitForURL((url) => url.searchParams.get('at') === slug);
    });
  });

  it('leads to the same pages without scripts', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${pages.url}/map`);
    await page.getByLabel('Find a domain').fill('radiology');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('heading', { name: 'Nearest domains' }).waitFor();
    await page.locator('.words a').first().click();
    await page.getByRole('heading', { name: 'What transfers to it' }).waitFor();
    await context.close();
  });

  it('sends little script, and no task is long', async () => {
    await within(DESK, async ({ page }) => {
      await page.addInitScript(
        'window.longest = 0; new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration); }).observe({ type: "longtask", buffered: true });',
      );
      await page.goto(`${pages.url}/map`);
      await page.getByRole('group', { name: 'Map of domains' }).focus();
      for (const key of ['+', '+', 'ArrowRight', 'ArrowDown', '-', '0']) await page.keyboard.press(key);
      const figures = await page.evaluate<Figures>(`({
        script: performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.mjs')).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
        interactive: performance.getEntriesByType('navigation')[0].domInteractive,
        longest: window.longest,
      })`);
      process.stdout.write(`map: ${JSON.stringify(figures)}\n`);
      expect(figures.script).toBeGreaterThan(0);
      expect(figures.script).toBeLessThan(20_000);
    });
  });
});
