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

  const within = async (at: string, work: (page: Page) => Promise<void>, width = 1280) => {
    const { page, context, faults } = await openPage(browser, pages.url, { width, scheme: 'light' });
    await page.goto(pages.url + at);
    await work(page).finally(() => context.close());
    expect(faults).toEqual([]);
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
    }).catch((error: unknown) => {
      // The browser itself logs the request that was cut off.
      if (!String(error).includes('ERR_CONNECTION_REFUSED')) throw error;
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
