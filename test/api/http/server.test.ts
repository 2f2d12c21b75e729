import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { UnavailableError } from '../../../src/platform/errors';
import { startTinyApp, type TinyApp } from './tiny-app';
import { createServer } from '../../../src/app/create-server';
import { authenticator } from '../../../src/access';
import { USUAL_DEADLINES } from '../../../src/platform/settings/deadline-settings';
import { contextCreator } from '../../../src/app/create-context';
import { collectingLog, gate, schema } from './tiny-app';

const JSON_HEADERS = { 'content-type': 'application/json' };

describe('the HTTP server', () => {
  let app: TinyApp;
  beforeAll(async () => {
    app = await startTinyApp();
  });
  afterAll(() => app.stop());

  describe('refuses, saying why', () => {
    const post = (body: string, headers: Record<string, string> = JSON_HEADERS) =>
      fetch(`${app.url}/graphql`, { method: 'POST', body, headers });
    const codeOf = async (response: Response) =>
      ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

    it('a body over a megabyte', async () => {
      const response = await post(
        JSON.stringify({ query: '{ hello }', variables: { x: 'x'.repeat(3_000_000) } }),
      );
      expect(response.status).toBe(413);
      expect(await codeOf(response)).toBe('PAYLOAD_TOO_LARGE');
    });

    it('a body over a megabyte that does not say how long it is', async () => {
      const stream = new ReadableStream<Uint8Array>({
        start: (controller) => {
          for (let part = 0; part < 30; part += 1) controller.enqueue(new Uint8Array(100_000).fill(32));
          controller.close();
        },
      });
      const sent = { method: 'POST', body: stream, headers: JSON_HEADERS, duplex: 'half' };
      const response = await fetch(`${app.url}/graphql`, sent);
      expect(response.status).toBe(413);
    });

    it('a body that is not JSON', async () => {
      expect((await post('{ hello')).status).toBe(400);
    });

    it('a body of another type', async () => {
      const response = await post('{ hello }', { 'content-type': 'application/graphql' });
      expect(response.status).toBe(415);
      expect(await codeOf(response)).toBe('UNSUPPORTED_MEDIA_TYPE');
    });

    it('a form, as any page could post it', async () => {
      expect(
        (await post('query={hello}', { 'content-type': 'application/x-www-form-urlencoded' })).status,
      ).toBe(415);
    });

    it('batched operations', async () => {
      expect((await post('[{"query":"{hello}"},{"query":"{hello}"}]')).status).toBe(400);
    });

    it('another method', async () => {
      const response = await fetch(`${app.url}/graphql`, { method: 'PATCH' });
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe('GET, POST, PUT, DELETE, OPTIONS');
      expect((await fetch(`${app.url}/healthz`, { method: 'POST' })).status).toBe(405);
    });

    it('another path', async () => {
      const response = await fetch(`${app.url}/nothing`);
      expect(response.status).toBe(404);
      expect(await codeOf(response)).toBe('NOT_FOUND');
    });
  });

  it('publishes its schema, which clients keep, unless introspection is off', async () => {
    const get = (url: string, headers = {}) => fetch(`${url}/schema.graphql`, { headers });
    const published = await get(app.url);
    expect(await published.text()).toMatch(/^extend schema\n {2}@link[\s\S]*type Thing/);
    expect(published.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(published.headers.get('cache-control')).toMatch(/^public, max-age=\d+$/);
    const etag = published.headers.get('etag') ?? '';
    expect((await get(app.url, { 'if-none-match': etag })).status).toBe(304);
    const hidden = await startTinyApp({ config: { corsOrigins: 'none', introspection: false } });
    expect((await get(hidden.url)).status).toBe(404);
    await hidden.stop();
  });

  describe('request ids', () => {
    const idFor = async (given?: string) => {
      const response = await fetch(`${app.url}/healthz`, given ? { headers: { 'x-request-id': given } } : {});
      return response.headers.get('x-request-id');
    };

    it('come from the caller where they are sensible', async () => {
      expect(await idFor('trace-42')).toBe('trace-42');
    });

    it('are made where none or a wild one is given', async () => {
      const uuid = /^[0-9a-f-]{36}$/;
      expect(await idFor()).toMatch(uuid);
      expect(await idFor('a b\u00e9{}')).toMatch(uuid);
      expect(await idFor('x'.repeat(129))).toMatch(uuid);
    });

    it('reach the resolvers and the one access line of the request', async () => {
      const { body } = await app.graphql('query Who { requestId }', { headers: { 'x-request-id': 'who-1' } });
      expect(body.data).toEqual({ requestId: 'who-1' });
      while (!app.lines.some((line) => line.requestId === 'who-1')) await turn();
      expect(app.lines.filter((line) => line.requestId === 'who-1')).toEqual([
        expect.objectContaining({
          msg: 'request',
          level: 'info',
          method: 'POST',
          path: '/graphql',
          status: 200,
          operation: 'query',
          operationName: 'Who',
        }),
      ]);
    });
  });

  describe('health', () => {
    it('is ready when every check passes', async () => {
      const response = await fetch(`${app.url}/readyz`);
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({
        status: 'ready',
        checks: { database: { ok: true, detail: 'embedded' }, encoder: { ok: true, detail: 'v1 on cpu' } },
      });
    });

    it('is unavailable when one fails, whose reason only the log tells', async () => {
      const broken = await startTinyApp({
        checks: { database: () => Promise.reject(new Error('pw=swordfish')) },
      });
      const response = await fetch(`${broken.url}/readyz`);
      const alive = await fetch(`${broken.url}/healthz`);
      await broken.stop();
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({
        checks: { database: { ok: false, detail: 'unavailable' } },
      });
      expect(alive.status).toBe(200);
      expect(JSON.stringify(broken.lines)).toMatch(/swordfish/);
    });

    it('tells the log what is otherwise than before, and why where that was not to be expected', async () => {
      let isReady = false;
      let fault: string | null = 'still being prepared';
      const early = await startTinyApp({
        isReady: () => isReady,
        checks: {
          catalogue: () => (fault === null ? Promise.resolve('loaded') : Promise.reject(new Error(fault))),
          database: () => Promise.resolve('embedded'),
        },
      });
      const told = async () => {
        const { length } = early.lines;
        for (let poll = 0; poll < 3; poll += 1) await (await fetch(`${early.url}/readyz`)).text();
        return early.lines
          .slice(length)
          .filter(({ msg }) => msg !== 'request')
          .map(({ level, msg, check, reason, err }) => ({ level, msg, check, reason, err }));
      };
      try {
        expect(await told()).toEqual([
          {
            level: 'info',
            msg: 'a readiness check does not pass yet',
            check: 'catalogue',
            reason: 'still being prepared',
          },
        ]);
        [isReady, fault] = [true, null];
        expect(await told()).toEqual([
          { level: 'info', msg: 'a readiness check passes', check: 'catalogue' },
        ]);
        const failed = (message: string) => ({
          level: 'warn',
          msg: 'a readiness check failed',
          check: 'catalogue',
          err: expect.objectContaining({ message, stack: expect.any(String) as string }) as object,
        });
        fault = 'disk full';
        expect(await told()).toEqual([failed('disk full')]);
        fault = 'server gone';
        expect(await told()).toEqual([failed('server gone')]);
      } finally {
        await early.stop();
      }
    });
  });

  it('is alive but refuses operations while the catalogue is being prepared', async () => {
    let isReady = false;
    const early = await startTinyApp({ isReady: () => isReady });
    const refused = await early.graphql('{ hello }');
    const alive = await fetch(`${early.url}/healthz`);
    isReady = true;
    const answered = await early.graphql('{ hello }');
    await early.stop();
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(refused.body.errors?.[0]?.extensions).toEqual({ code: 'UNAVAILABLE' });
    expect(alive.status).toBe(200);
    expect(answered.body.data).toEqual({ hello: 'world' });
  });

  it('shows request times by operation, errors by code and the process to Prometheus', async () => {
    await app.graphql('{ hello }');
    await app.graphql('{ fail }');
    const text = await (await fetch(`${app.url}/metrics`)).text();
    expect(text).toMatch(/_count\{route="graphql",operation="query",status="200"\} \d/);
    expect(text).toMatch(/rootstock_graphql_errors_total\{code="INTERNAL_SERVER_ERROR"\} \d/);
    expect(text).toMatch(/process_resident_memory_bytes \d/);
  });

  it('publishes the JSON Schema of neutral records', async () => {
    const response = await fetch(`${app.url}/schema/records.json`);
    expect(response.headers.get('content-type')).toBe('application/schema+json; charset=utf-8');
    expect(await response.json()).toEqual(JSON.parse(readFileSync('schema/records.json', 'utf8')));
  });

  describe('reading from other origins', () => {
    const HERE = 'https://dashboard.example';
    const preflight = (url: string, origin: string) =>
      fetch(`${url}/graphql`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });

    it('is closed unless a setting opens it', async () => {
      const response = await preflight(app.url, HERE);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    });

    it('is open to the origins that are named, without credentials and without the token', async () => {
      const open = await startTinyApp({ config: { corsOrigins: [HERE], introspection: true } });
      const allowed = await preflight(open.url, HERE);
      const refused = await preflight(open.url, 'https://evil.example');
      const read = await open.graphql('{ hello }', { headers: { origin: HERE } });
      await open.stop();
      expect(allowed.status).toBe(204);
      expect(allowed.headers.get('access-control-allow-origin')).toBe(HERE);
      expect(allowed.headers.get('access-control-allow-headers')).not.toMatch(/authorization/i);
      expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
      expect(refused.headers.get('access-control-allow-origin')).toBeNull();
      expect(read.headers.get('access-control-allow-origin')).toBe(HERE);
      expect(read.headers.get('vary')).toMatch(/Origin/);
    });
  });

  describe('stopping', () => {
    it('lets a request in flight finish, refuses new ones and takes less than two seconds', async () => {
      const stopped = await startTinyApp();
      const arrival = gate.arrival();
      const inFlight = stopped.graphql('{ held }');
      await arrival;
      const started = performance.now();
      const stopping = stopped.stop();
      await expect(fetch(`${stopped.url}/healthz`, { headers: { connection: 'close' } })).rejects.toThrow();
      gate.open();
      expect((await inFlight).body).toMatchObject({ data: { held: 'finished' } });
      await stopping;
      expect(performance.now() - started).toBeLessThan(1000);
    });

    it('answers what takes too long so that it is tried again elsewhere', async () => {
      const deadlines = { ...USUAL_DEADLINES, stopMs: 50 };
      const stopped = await startTinyApp({
        config: { corsOrigins: 'none', introspection: true, deadlines },
      });
      const arrival = gate.arrival();
      const endless = stopped.graphql('{ held }');
      await arrival;
      await stopped.stop();
      const { status, headers, body } = await endless;
      expect(status).toBe(503);
      expect(headers.get('retry-after')).toBe('2');
      expect(body.errors?.[0]?.extensions.code).toBe('UNAVAILABLE');
    });

    it('answers what is sent over a connection that was idle', async () => {
      const stopped = await startTinyApp();
      const { port } = new URL(stopped.url);
      const socket = connect(Number(port), '127.0.0.1');
      const lines: string[] = [];
      socket.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
      socket.write('GET /healthz HTTP/1.1\r\nHost: here\r\n\r\n');
      while (lines.length === 0) await turn();
      const stopping = stopped.stop();
      await turn();
      socket.write('GET /healthz HTTP/1.1\r\nHost: here\r\n\r\n');
      await Promise.all([stopping, once(socket, 'close')]);
      expect(lines.join('').match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
      expect(lines.join('')).toMatch(/connection: close/i);
    });
  });

  it('names the port that is taken and the variable that sets it', async () => {
    const { log } = collectingLog();
    const port = Number(new URL(app.url).port);
    const second = await createServer(
      {
        schema,
        createContext: contextCreator(authenticator(null), () => ({ createLoaders: () => ({}) })),
        checks: {},
      },
      { config: { corsOrigins: 'none', introspection: true }, log },
    );
    const failure: unknown = await second
      .listen({ host: '127.0.0.1', port })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnavailableError);
    expect(failure).toMatchObject({
      message: `Port ${port} on 127.0.0.1 is taken by another process.`,
      hint: expect.stringMatching(/PORT/) as string,
    });
  });
});
