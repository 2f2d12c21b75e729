import { parse, validate } from 'graphql';
import { printSdl } from '../../../src/app';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { startTinyApp, type TinyApp } from './tiny-app';

describe('the explorer', () => {
  let app: TinyApp;
  beforeAll(async () => {
    app = await startTinyApp();
  });
  afterAll(() => app.stop());

  const page = () =>
    fetch(`${app.url}/graphql`, { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });

  it('is what a browser gets at /graphql, allowed to load from here alone', async () => {
    const response = await page();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self';/);
  });

  it('works offline: every file that it names is served here', async () => {
    const html = await (await page()).text();
    const script = await (await fetch(`${app.url}/explorer/explorer.mjs`)).text();
    expect(html + script).not.toMatch(/https?:|\/\/[a-z]+\./i);
    const named = [...(html + script).matchAll(/\/explorer\/[\w./-]+/g)].map(([path]) => path);
    expect(named.length).toBeGreaterThanOrEqual(7);
    for (const path of new Set(named)) {
      const response = await fetch(app.url + path);
      expect([path, response.status]).toEqual([path, 200]);
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(100);
    }
  });

  it('is sent once and then confirmed by its tag', async () => {
    const first = await fetch(`${app.url}/explorer/graphiql.js`);
    const etag = first.headers.get('etag')!;
    expect(first.headers.get('cache-control')).toBe('public, max-age=86400');
    const second = await fetch(`${app.url}/explorer/graphiql.js`, { headers: { 'if-none-match': etag } });
    expect(second.status).toBe(304);
  });

  it('serves nothing but its own files', async () => {
    expect((await fetch(`${app.url}/explorer/..%2f..%2fpackage.json`)).status).toBe(404);
    expect((await fetch(`${app.url}/explorer/`)).status).toBe(404);
  });

  it('offers examples that Rootstock understands', async () => {
    const schema = buildSubgraphSchema(parse(printSdl()));
    const response = await fetch(`${app.url}/explorer/examples.json`);
    const examples = (await response.json()) as { title: string; query: string[] }[];
    expect(examples.length).toBeGreaterThanOrEqual(4);
    for (const { title, query } of examples) {
      const faults = validate(schema, parse(query.join('\n'))).map(({ message }) => message);
      expect([title, faults]).toEqual([title, []]);
    }
  });
});
