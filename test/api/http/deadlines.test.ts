import { once } from 'node:events';
import { connect } from 'node:net';
import { CancelledError } from '../../../src/platform/errors';
import { USUAL_DEADLINES } from '../../../src/platform/settings/deadline-settings';
import { endings, gate, startTinyApp, type TinyApp } from './tiny-app';

const withDeadlines = (deadlines: Partial<typeof USUAL_DEADLINES>): Promise<TinyApp> =>
  startTinyApp({
    config: { corsOrigins: 'none', introspection: true, deadlines: { ...USUAL_DEADLINES, ...deadlines } },
  });

describe('an operation that takes too long', () => {
  let app: TinyApp;
  beforeAll(async () => {
    app = await withDeadlines({ operationMs: 100 });
  });
  afterAll(() => app.stop());

  it('is answered with its name and 504', async () => {
    const { status, headers, body } = await app.graphql('{ endless }');
    expect(status).toBe(504);
    expect(headers.get('retry-after')).toBeNull();
    expect(body).toMatchObject({
      data: { endless: null },
      errors: [
        {
          message: 'The operation took longer than the 0.1 s that it may take.',
          path: ['endless'],
          extensions: { code: 'DEADLINE_EXCEEDED' },
        },
      ],
    });
  });

  it('keeps what it has', async () => {
    const { status, body } = await app.graphql('{ hello endless }');
    expect(status).toBe(200);
    expect(body.data).toEqual({ hello: 'world', endless: null });
    expect(body.errors?.[0]?.extensions.code).toBe('DEADLINE_EXCEEDED');
  });

  it('is answered even where it does not stop', async () => {
    const arrival = gate.arrival();
    const held = app.graphql('{ hello held }');
    await arrival;
    const { status, body } = await held;
    gate.open();
    expect(status).toBe(504);
    expect(body.errors?.[0]?.extensions.code).toBe('DEADLINE_EXCEEDED');
  });

  it('is answered by GET as well', async () => {
    const response = await fetch(`${app.url}/graphql?query={endless}`);
    expect(response.status).toBe(504);
  });
});

it('ends an operation whose client goes away, without a word in the log', async () => {
  const app = await withDeadlines({});
  const leaving = new AbortController();
  const arrival = gate.arrival();
  const asked = fetch(`${app.url}/graphql?query={endless}`, { signal: leaving.signal });
  await arrival;
  endings.length = 0;
  leaving.abort();
  await expect(asked).rejects.toThrow();
  while (endings.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await app.stop();
  expect(endings[0]).toBeInstanceOf(CancelledError);
  expect(app.lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
});

describe('an outage', () => {
  let app: TinyApp;
  beforeAll(async () => {
    app = await withDeadlines({});
  });
  afterAll(() => app.stop());

  it.each(['{ outage }', '{ outage again: outage }', '{ outages }'])(
    'of all that is asked by %s is to be tried again',
    async (query) => {
      for (const accept of ['application/json', 'application/graphql-response+json']) {
        const { status, headers, body } = await app.graphql(query, { headers: { accept } });
        expect(status).toBe(503);
        expect(headers.get('retry-after')).toBe('2');
        expect(body.errors?.[0]?.extensions.code).toBe('UNAVAILABLE');
      }
    },
  );

  it('of one field leaves the others, with 200', async () => {
    const { status, headers, body } = await app.graphql('{ hello outage }');
    expect(status).toBe(200);
    expect(headers.get('retry-after')).toBeNull();
    expect(body.data).toEqual({ hello: 'world', outage: null });
    expect(body.errors?.[0]?.extensions.code).toBe('UNAVAILABLE');
  });

  it('beside a fault of the question is no reason to try again', async () => {
    const { status } = await app.graphql('{ outage thing(id: "0") { id } }');
    expect(status).toBe(200);
  });
});

describe('a body', () => {
  const send = async (app: TinyApp, ...parts: string[]): Promise<string> => {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    for (const part of parts) socket.write(part);
    await once(socket, 'close');
    return answer;
  };
  const HEAD = 'POST /graphql HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n';

  it('that arrives by half is not waited for', async () => {
    const app = await withDeadlines({ bodyMs: 100 });
    const answer = await send(app, `${HEAD}Content-Length: 100\r\n\r\n`, '{"query":');
    await app.stop();
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toMatch(/REQUEST_TIMEOUT/);
    expect(answer).toMatch(/connection: close/i);
  });
});
