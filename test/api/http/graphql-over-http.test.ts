import { serverAudits } from 'graphql-http';
import { ADMIN_TOKEN, startTinyApp, type TinyApp } from './tiny-app';

let app: TinyApp;
beforeAll(async () => {
  app = await startTinyApp();
});
afterAll(() => app.stop());

describe('the specification of GraphQL over HTTP', () => {
  const audits = serverAudits({ url: () => `${app.url}/graphql` });

  it('is audited on all its points', () => {
    expect(audits).toHaveLength(61);
  });

  it.each(audits.map(({ id, name, fn }) => [id, name, fn] as const))('%s %s', async (_id, _name, fn) => {
    expect(await fn()).toMatchObject({ status: 'ok' });
  });
});

describe('a plain GET, as curl, urql and graphql-request send it', () => {
  const get = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${app.url}/graphql?query=${encodeURIComponent(query)}`, { headers });

  it.each<Record<string, string>>([{}, { accept: '*/*' }, { accept: 'application/graphql-response+json' }])(
    'is answered with the headers %p',
    async (headers) => {
      const response = await get('{ hello }', headers);
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({ data: { hello: 'world' } });
    },
  );

  it('never mutates, whoever asks', async () => {
    const response = await get('mutation { write }', { authorization: `Bearer ${ADMIN_TOKEN}` });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });

  it('shows nothing to a page of another origin', async () => {
    const response = await get('{ hello }', { origin: 'https://elsewhere.example' });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

/** What a form of another site's page can make a browser send without asking first. */
it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', undefined])(
  'refuses a POST of the content type %s',
  async (type) => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: type === undefined ? {} : { 'content-type': type },
      body: new TextEncoder().encode('{"query":"{ hello }"}'),
    });
    expect(response.status).toBe(415);
  },
);
