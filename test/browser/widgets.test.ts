import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { accessibilityFaults, openBrowser } from '../support/browser';
import { openPages, type OpenPages } from '../support/pages';

/** A plain page of somebody else. */
const pageWith = (server: string, body: string): string => `<!doctype html>
<html lang="en">
  <head>
    <title>Elsewhere</title>
    <meta name="viewport" content="width=device-width" />
    <script src="${server}/widget.js" defer></script>
  </head>
  <body>
    <main><h1>Elsewhere</h1>${body}</main>
  </body>
</html>`;

const RECOMMEND =
  '<rootstock-recommend description="find tuberculosis in chest radiographs" license="commercial" first="2"></rootstock-recommend>';
const MODEL = '<rootstock-model slug="facebook/dinov2-base"></rootstock-model>';
const LINEAGE = '<rootstock-lineage slug="facebook/dinov2-base"></rootstock-lineage>';
const LISTEN = `window.told = [];
for (const name of ['answer', 'select', 'error'])
  document.addEventListener('rootstock-' + name, (event) => {
    told.push({ name, ...event.detail });
    if (name === 'select') event.preventDefault();
  });`;

interface Told {
  readonly name: string;
  readonly slug?: string;
  readonly message?: string;
  readonly bases?: readonly { readonly slug: string; readonly score: number }[];
}

describe('the elements of /widget.js in a page of another origin', () => {
  let pages: OpenPages;
  let browser: Browser;
  let elsewhere: Server;
  let address: string;
  let html = '';
  beforeAll(async () => {
    pages = await openPages('starter', { ROOTSTOCK_CORS_ORIGINS: '*' });
    browser = await openBrowser();
    elsewhere = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(html);
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await pages.close();
    await new Promise((resolve) => elsewhere.close(resolve));
  });

  const within = async (body: string, work: (page: Page) => Promise<void>, width = 1280) => {
    html = pageWith(pages.url, body);
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(LISTEN);
    await page.goto(address);
    await work(page).finally(() => context.close());
  };
  const told = (page: Page): Promise<Told[]> => page.evaluate<Told[]>('window.told');
  const heard = (page: Page, name: string) =>
    page.waitForFunction(`window.told.some((one) => one.name === ${JSON.stringify(name)})`);

  it('recommend bases for a task, and tell the page which', async () => {
    await within(RECOMMEND, async (page) => {
      await heard(page, 'answer');
      const [{ bases = [] } = {}] = await told(page);
      expect(bases).toHaveLength(2);
      expect(await page.locator('rootstock-recommend .bases > li a').first().innerText()).toBe(
        bases[0]?.slug,
      );
      for (const { score } of bases) expect(Number.isFinite(score)).toBe(true);
    });
  });

  it('ask anew for what is typed, and leave it to the page what a choice does', async () => {
    await within('<rootstock-recommend></rootstock-recommend>', async (page) => {
      await page.getByLabel('What is your task?').fill('detect ships in satellite images');
      await page.getByRole('button', { name: 'Find' }).click();
      const base = page.locator('rootstock-recommend .bases > li a').first();
      await base.waitFor();
      const slug = await base.innerText();
      await base.click();
      expect((await told(page)).at(-1)).toEqual({ name: 'select', slug });
      expect(page.url()).toBe(address);
    });
  });

  it.each([
    [MODEL, 'rootstock-model', 'commercial use'],
    [LINEAGE, 'rootstock-lineage', 'built on this'],
  ])('show %s', async (element, name, text) => {
    await within(element, async (page) => {
      await heard(page, 'answer');
      const shown = await page.locator(`${name} .content`).innerText();
      expect(shown.toLowerCase()).toContain(text);
      const link = page.locator(`${name} h1 a`);
      expect(await link.evaluate(({ href }: HTMLAnchorElement) => href)).toBe(
        `${pages.url}/models/facebook/dinov2-base`,
      );
    });
  });

  it('follow their attributes, and say what is missing', async () => {
    await within(MODEL, async (page) => {
      await heard(page, 'answer');
      await page.evaluate(`document.querySelector('rootstock-model').setAttribute('slug', 'no/such')`);
      await heard(page, 'error');
      expect((await told(page)).at(-1)?.message).toContain('There is no model no/such');
      await page.evaluate(`document.querySelector('rootstock-model').removeAttribute('slug')`);
      await page.getByText('needs the attribute slug').waitFor();
    });
  });

  it('take the colours of the page, and have no fault that axe finds', async () => {
    const style = '<style>rootstock-model { --rootstock-accent: rgb(120, 0, 90); }</style>';
    await within(style + RECOMMEND + MODEL + LINEAGE, async (page) => {
      await page.waitForFunction(`window.told.filter(({ name }) => name === 'answer').length === 3`);
      await page.waitForFunction(
        `getComputedStyle(document.querySelector('rootstock-model').shadowRoot.querySelector('a')).color === 'rgb(120, 0, 90)'`,
      );
      const context = page.context();
      expect(await accessibilityFaults({ page, context, faults: [] })).toEqual([]);
    });
  });

  it('say so where the server does not let the page read it', async () => {
    const closed = await openPages('starter');
    try {
      await within(`<rootstock-model slug="a/b" server="${closed.url}"></rootstock-model>`, async (page) => {
        await heard(page, 'error');
        expect((await told(page))[0]?.message).toContain('does not let pages of');
      });
    } finally {
      await closed.close();
    }
  });

  it('are few bytes, and show in a frame as well', async () => {
    const script = await (await fetch(`${pages.url}/widget.js`)).text();
    expect(script.length).toBeLessThan(40_000);
    await within(
      `<iframe title="A model" src="${pages.url}/embed/models/facebook/dinov2-base"></iframe>`,
      async (page) => {
        const frame = page.frameLocator('iframe');
        await frame.getByRole('heading', { name: 'DINOv2 base' }).waitFor();
        const link = frame.getByRole('link', { name: 'DINOv2 base' });
        const [opened] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
        await opened.waitForURL(`${pages.url}/models/facebook/dinov2-base`);
        expect(page.url()).toBe(address);
      },
    );
  });
});
