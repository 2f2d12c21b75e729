import { EventEmitter, once } from 'node:events';
import fs from 'node:fs';
import { request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { buildSchema } from 'graphql';
import { whenAborted, type CancelSignal } from '../../../src/platform/cancellation';
import { CancelledError, DeadlineExceededError } from '../../../src/platform/errors';
import { parseConfig } from '../../../src/platform/config';
import { lockDataFolder } from '../../../src/platform/database/data-folder.lock';
import { announceServer, newKey } from '../../../src/platform/operator/announced-server';
import { agentOverHttp, agentOverStdio } from '../../support/agent';
import { startTinyApp, type TinyApp } from '../http/tiny-app';

// The tool `find_domain` asks no more than this of the API.
const schema = buildSchema(`
  type Query { nearestDomains(text: String!, first: Int): [DomainSimilarity!]! }
  type DomainSimilarity { similarity: Float! domain: Domain }
  type Domain { slug: String! name: String! description: String! parent: Domain }
`);

interface Asked {
  readonly text: string;
}

/** Questions that end with their operation only, and why they ended. */
const endless = new EventEmitter();
const answers: Readonly<Record<string, (signal: CancelSignal) => unknown>> = {
  quick: () => [],
  broken: () => {
    throw new TypeError('the secret is swordfish');
  },
  endless: (signal) =>
    new Promise((_, reject) => {
      whenAborted(signal, () => {
        endless.emit('ended', signal.reason);
        reject(signal.reason as Error);
      });
      endless.emit('begun');
    }),
};
schema.getQueryType()!.getFields().nearestDomains!.resolve = (
  _source,
  { text }: Asked,
  { signal }: { signal: CancelSignal },
) => answers[text]?.(signal);

const SETTINGS = {
  ROOTSTOCK_PUBLIC_URL: 'https://models.example.org',
  ROOTSTOCK_CORS_ORIGINS: 'https://pages.example.org',
  ROOTSTOCK_OPERATION_TIMEOUT: '1s',
};
const serve = (settings: Record<string, string> = {}): Promise<TinyApp> =>
  startTinyApp({ schema, config: parseConfig({ ...SETTINGS, ...settings }) });

let app: TinyApp;
beforeAll(async () => {
  app = await serve();
});
afterAll(() => app.stop());

const call = (text: string) => ({
  ...{ jsonrpc: '2.0', id: 1, method: 'tools/call' },
  params: { name: 'find_domain', arguments: { text } },
});

/** What each message of 2026 says of its sender. */
const ENVELOPE = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
};

interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}
interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Unlike `fetch`, this sends any Host. */
function send({
  method = 'POST',
  headers = {},
  body = JSON.stringify(call('quick')),
}: Sent = {}): Promise<Reply> {
  const usual = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
  return new Promise((resolve, reject) => {
    request(`${app.url}/mcp`, { method, headers: { ...usual, ...headers } }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    })
      .on('error', reject)
      .end(method === 'POST' ? body : undefined);
  });
}

const errorOf = ({ text }: Reply): unknown => (JSON.parse(text) as { error: unknown }).error;

describe('POST /mcp', () => {
  it.each<Record<string, string>>([
    {},
    { host: 'localhost' },
    { host: 'models.example.org' },
    // Of a network of containers: no browser sends it without an origin.
    { host: 'rootstock:4000' },
    { origin: 'http://localhost:3000' },
    { origin: 'https://models.example.org' },
    { origin: 'https://pages.example.org' },
  ])('is answered with the headers %j', async (headers) => {
    const { status, text } = await send({ headers });
    expect([status, text]).toEqual([200, expect.stringContaining('knows no domain like that')]);
  });

  it.each([
    [{ host: 'evil.example', origin: 'http://localhost' }, 'ROOTSTOCK_PUBLIC_URL'],
    [{ host: 'evil.example:4000', origin: 'http://evil.example:4000' }, 'ROOTSTOCK_PUBLIC_URL'],
    [{ host: 'localhost.evil.example', origin: 'null' }, 'ROOTSTOCK_PUBLIC_URL'],
    [{ origin: 'https://evil.example' }, 'ROOTSTOCK_CORS_ORIGINS'],
    [{ origin: 'null' }, 'ROOTSTOCK_CORS_ORIGINS'],
  ])('is refused with the headers %j, naming the setting', async (headers, setting) => {
    const reply = await send({ headers });
    expect([reply.status, errorOf(reply)]).toEqual([
      403,
      { code: -32000, message: expect.stringContaining(setting) as string, data: { code: 'FORBIDDEN' } },
    ]);
  });

  it.each([
    ['a name before the host', { headers: { host: 'me@localhost' } }, 400, /"Host" must be a host/],
    ['a path behind the host', { headers: { host: 'localhost/x' } }, 400, /"Host" must be a host/],
    ['a batch', { body: JSON.stringify([call('quick'), call('quick')]) }, 400, /one message at a time/],
    ['what is no JSON', { body: '{' }, 400, /not valid JSON/],
    ['what is no message', { body: '{"hello":1}' }, 400, /./],
    ['a body of another type', { headers: { 'content-type': 'text/plain' } }, 415, /application\/json/],
    ['a huge body', { body: JSON.stringify(call('x'.repeat(1_000_001))) }, 413, /larger than 1000000 bytes/],
    ['GET', { method: 'GET' }, 405, /Use POST/],
    ['DELETE', { method: 'DELETE' }, 405, /Use POST/],
  ])('refuses %s', async (_, sent, status, message) => {
    const reply = await send(sent);
    expect([reply.status, errorOf(reply)]).toEqual([
      status,
      expect.objectContaining({ message: expect.stringMatching(message) as string }),
    ]);
    expect(app.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('says by the code whether a body was no JSON or no message', async () => {
    expect(errorOf(await send({ body: '{' }))).toMatchObject({ code: -32700 });
    expect(errorOf(await send({ body: '[]' }))).toMatchObject({ code: -32600 });
  });

  it('lets pages of the origins that may read ask, and never with a token', async () => {
    const headers = { origin: 'https://pages.example.org' };
    const { status, headers: told } = await send({ method: 'OPTIONS', headers });
    expect([status, told['access-control-allow-origin']]).toEqual([204, 'https://pages.example.org']);
    expect(told['access-control-allow-headers']).toMatch(/mcp-protocol-version/);
    expect(told['access-control-allow-headers']).not.toMatch(/authorization/);
  });

  it('holds nobody to a subscription', async () => {
    const body = JSON.stringify({
      ...{ jsonrpc: '2.0', id: 1, method: 'subscriptions/listen' },
      params: {
        _meta: ENVELOPE,
        notifications: { toolsListChanged: true },
      },
    });
    const headers = { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'subscriptions/listen' };
    const { text } = await send({ body, headers });
    expect(text).toMatch(/Subscription limit reached/);
  });
});

const post = (url: string, body: string, signal?: AbortSignal): Promise<Response> =>
  fetch(`${url}/mcp`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    body,
    ...(signal && { signal }),
  });

/** Leaves as hosts of 2025 and of 2026 do. */
const leaveOverHttp = (url: string, signal: AbortSignal): Promise<unknown> =>
  post(url, JSON.stringify(call('endless')), signal);

async function callOff(url: string, signal: AbortSignal): Promise<unknown> {
  const { client } = await agentOverHttp(url, { mode: { pin: '2026-07-28' } });
  return client.callTool({ name: 'find_domain', arguments: { text: 'endless' } }, { signal });
}

describe('an operation of an agent', () => {
  it.each([
    ['leaves', leaveOverHttp],
    ['calls it off', callOff],
  ])('ends, and gives its place back, when the agent %s', async (_, leave) => {
    // Of eight places one client has two.
    const narrow = await serve({ ROOTSTOCK_QUEUE: '8', ROOTSTOCK_OPERATION_TIMEOUT: '60s' });
    try {
      for (let times = 0; times < 3; times += 1) {
        const begun = once(endless, 'begun');
        const ended = once(endless, 'ended');
        const leaving = new AbortController();
        const asked = leave(narrow.url, leaving.signal);
        await begun;
        leaving.abort();
        await expect(asked).rejects.toThrow();
        expect(await ended).toEqual([expect.any(CancelledError)]);
      }
      const agent = await agentOverHttp(narrow.url);
      expect(await agent.call('find_domain', { text: 'quick' })).toMatchObject({ isError: false });
    } finally {
      await narrow.stop();
    }
  });

  it('has the deadline of the API, and the agent is told of it', async () => {
    const ended = once(endless, 'ended');
    const agent = await agentOverHttp(app.url);
    expect(await agent.call('find_domain', { text: 'endless' })).toMatchObject({
      ...{ isError: true, text: expect.stringMatching(/took longer than|1 s/) as string },
    });
    expect(await ended).toEqual([expect.any(DeadlineExceededError)]);
  });

  it('fails without a word of why where nobody foresaw it, and is logged once', async () => {
    const { length } = app.lines;
    const agent = await agentOverHttp(app.url);
    const { isError, text } = await agent.call('find_domain', { text: 'broken' });
    const [told, ...more] = app.lines.slice(length).filter(({ level }) => level === 'error');
    expect([isError, more]).toEqual([true, []]);
    expect(text).toContain(String(told?.errorId));
    expect(text).not.toContain('swordfish');
  });

  it('is paid for from the budget of whoever asks, as reading messages is', async () => {
    const poor = await serve({ ROOTSTOCK_BUDGET: '2000' });
    try {
      // Opening costs something, too, and so does each message, whether or not it asks anything.
      const agent = await agentOverHttp(poor.url);
      const list = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
      const listed = await Promise.all(
        Array.from({ length: 20 }, () => post(poor.url, list).then(({ status }) => status)),
      );
      expect(listed).toContain(200);
      await expect(agent.call('find_domain', { text: 'quick' })).rejects.toThrow(/RATE_LIMITED/);
    } finally {
      await poor.stop();
    }
  });
});

describe('an agent over standard input and output', () => {
  it('ends an operation by calling it off, and is told when the server is gone', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rootstock-mcp-'));
    const beside = await serve({ ROOTSTOCK_OPERATION_TIMEOUT: '60s' });
    const unlock = lockDataFolder(folder);
    const { ready, withdraw } = announceServer(folder, { url: beside.url, key: newKey() });
    ready();
    const agent = await agentOverStdio({ ROOTSTOCK_DATA_DIR: folder });
    try {
      const begun = once(endless, 'begun');
      const ended = once(endless, 'ended');
      const calledOff = new AbortController();
      const { client } = agent;
      const asked = client.callTool(
        { name: 'find_domain', arguments: { text: 'endless' } },
        { signal: calledOff.signal },
      );
      await begun;
      calledOff.abort();
      await expect(asked).rejects.toThrow();
      expect(await ended).toEqual([expect.any(CancelledError)]);
      await beside.stop();
      expect(await agent.call('find_domain', { text: 'quick' })).toMatchObject({
        ...{ isError: true, text: expect.stringMatching(/^The server http\S+ does not answer/) as string },
      });
    } finally {
      await agent.client.close();
      withdraw();
      unlock();
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
});
