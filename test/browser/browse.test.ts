import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage } from '../support/browser';
import { openPages, type OpenPages } from '../support/pages';

describe('lists in a browser', () => {
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

  /** What the browser logs by itself of a request that a test cuts off. */
  const isCutOff = (fault: string): boolean => fault.includes('ERR_CONNECTION_REFUSED');
  const within = async (at: string, work: (page: Page) => Promise<void>, width = 1280) => {
    const { page, context, faults } = await openPage(browser, pages.url, { width, scheme: 'light' });
    await page.goto(pages.url + at);
    await work(page).finally(() => context.close());
    expect(faults.filter((fault) => !isCutOff(fault))).toEqual([]);
  };
  const rows = (page: Page) => page.locator('[data-rows] tbody tr');

  it('follow what is typed, in the list, in the address and for those who listen', async () => {
    await within('/browse/models', async (page) => {
      await page.getByLabel('Search models').pressSequentially('dinov2', { delay: 20 });
      await page.waitForURL(/search=dinov2/);
      await rows(page).filter({ hasText: 'facebook/dinov2-base' }).first().waitFor();
      expect(await page.locator('#status').innerText()).toMatch(/\d+ models?\./);
      expect(await page.evaluate('document.activeElement.id')).toBe('search');
    });
  });

  it('go on where their end comes into view, each row once', async () => {
    await within('/browse/results', async (page) => {
      expect(await rows(page).count()).toBe(50);
      for (let turn = 0; turn < 3; turn += 1) {
        await page.evaluate('scrollTo(0, document.body.scrollHeight)');
        await rows(page)
          .nth(99 + 50 * turn)
          .waitFor();
      }
      const listed = await rows(page).evaluateAll((all) => all.map(({ textContent }) => textContent));
      expect(listed.length).toBeGreaterThanOrEqual(200);
      const pagesOf = async (): Promise<string[]> => {
        const texts: string[] = [];
        let at = '/browse/results';
        while (texts.length < listed.length) {
          const { html } = await pages.get(at);
          texts.push(...[...html.matchAll(/<tr>(<td.*?)<\/tr>/gs)].map(([, row = '']) => row));
          at = (/rel="next" href="([^"]+)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&');
        }
        return texts;
      };
      const shown = await rows(page).evaluateAll((all) =>
        all.map((row) => row.querySelectorAll('a')[0]?.getAttribute('href')),
      );
      const expected = (await pagesOf()).map((row) => /href="([^"]+)"/.exec(row)?.[1]);
      expect(shown).toEqual(expected.slice(0, shown.length));
      expect(await page.locator('a[rel="next"]').count()).toBe(1);
    });
  });

  it('are walked by keys, from the search down and on', async () => {
    await within('/browse/models', async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.press('ArrowDown');
      const first = await rows(page).first().locator('a').first().getAttribute('href');
      expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe(first);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${pages.url}${first ?? ''}`);
    });
  });

  it('walk from base to base of an answer, over what is folded within one', async () => {
    await within('/?q=find+tuberculosis+in+chest+radiographs', async (page) => {
      await page.keyboard.press('/');
      for (const [turn, key] of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp'].entries()) {
        await page.keyboard.press(key);
        const place = [0, 1, 2, 1][turn] ?? 0;
        const link = await page.locator('.bases > li h3 a').nth(place).getAttribute('href');
        expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe(link);
      }
    });
  });

  it('show what was typed last, though the end comes into view meanwhile', async () => {
    await within('/browse/models', async (page) => {
      await page.route(/search=/, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 500));
        await route.continue();
      });
      await page.getByLabel('Search models').fill('dinov2');
      await page.evaluate('scrollTo(0, document.body.scrollHeight)');
      await page.waitForURL(/search=dinov2/);
      expect(await rows(page).filter({ hasNotText: /dino/i }).count()).toBeLessThan(await rows(page).count());
      await page.getByText('This page as a GraphQL operation').click();
      expect(await page.locator('#operation').innerText()).toContain('"search": "dinov2"');
    });
  });

  it('show their keys by a question mark, and close them by Esc', async () => {
    await within('/browse/models', async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    });
  });

  it('are put into another order by the head of a column', async () => {
    await within('/browse/models', async (page) => {
      await page.getByRole('link', { name: 'Parameters' }).click();
      await page.waitForURL(/order=size/);
      expect(await page.locator('th[aria-sort="descending"]').innerText()).toContain('Parameters');
    });
  });

  it('fold what narrows them where the page is narrow', async () => {
    await within(
      '/browse/models',
      async (page) => {
        const facets = page.getByRole('complementary', { name: 'Narrow by' });
        expect(await facets.isVisible()).toBe(false);
        await page.getByRole('button', { name: 'Narrow by' }).click();
        await facets.waitFor();
        await facets.getByRole('link').first().click();
        await page.waitForURL(/\?/);
      },
      360,
    );
  });

  it('keep what is shown where the server cannot be reached', async () => {
    await within('/browse/models', async (page) => {
      const before = await rows(page).count();
      await page.route(/search=/, (route) => route.abort('connectionrefused'));
      await page.getByLabel('Search models').fill('vit');
      await page.getByText('The server cannot be reached').waitFor({ state: 'attached' });
      expect(await rows(page).count()).toBe(before);
    });
  });

  it('correct what was understood of a question where it is shown', async () => {
    await within('/?q=find+tuberculosis+in+chest+radiographs', async (page) => {
      await page.locator('.understood').getByLabel('Task').selectOption('object-detection');
      await page.waitForURL(/task=object-detection/);
      expect(await page.locator('.understood select[name="task"]').inputValue()).toBe('object-detection');
    });
  });
});
