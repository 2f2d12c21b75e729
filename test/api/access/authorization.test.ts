import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ADMIN_TOKEN } from '../../support/app';
import { openFeeds, type OpenFeeds } from '../../support/feeds';

/** A query that somebody must be known for. */
const TOKENS = 'query Tokens { apiTokens(first: 1) { nodes { id } } }';
const NO_BEARER =
  'The header "Authorization" must be there once, as "Bearer <token>": that word, a space, and a token without spaces.';
const WRONG = 'The bearer token is not one that this server expects: unknown, expired or revoked.';
const challengeOf = (fault: string, message: string): string =>
  `Bearer realm="Rootstock", error="${fault}", error_description="${message.replaceAll('"', "'")}"`;

const folder = mkdtempSync(path.join(tmpdir(), 'rootstock-authorization-'));
let served: OpenFeeds;
beforeAll(async () => {
  writeFileSync(path.join(folder, 'tokens.graphql'), `# Tokens\n${TOKENS}`);
  served = await openFeeds('migrated', { ROOTSTOCK_QUERIES: folder, ROOTSTOCK_METRICS: 'token' });
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true });
});

interface Told {
  readonly status: number | undefined;
  readonly challenge: string | undefined;
  readonly text: string;
}

/** Sends headers as they are, several of one name too. */
function ask(where: string, authorization: readonly string[], body?: object): Promise<Told> {
  return new Promise((resolve, reject) => {
    const sending = request(new URL(where, served.url), {
      method: body === undefined ? 'GET' : 'POST',
      headers: [
        ...['host', new URL(served.url).host],
        ...authorization.flatMap((value) => ['authorization', value]),
        ...(body === undefined
          ? []
          : ['content-type', 'application/json', 'accept', 'application/json, text/event-stream']),
      ],
    });
    sending.on('error', reject).on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.on('end', () =>
        resolve({ status: response.statusCode, challenge: response.headers['www-authenticate'], text }),
      );
    });
    sending.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

const LIST_TOOLS = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} };
const READING: [string, object | undefined][] = [
  ['/graphql', { query: '{ catalog { revision } }' }],
  ['/graphql?query={catalog{revision}}', undefined],
  ['/v1/feeds/models.json?limit=1', undefined],
  ['/hf/api/models?limit=1', undefined],
  ['/v1/q/', undefined],
  ['/mcp', LIST_TOOLS],
];

const FORMS: [string, string[]][] = [
  ['an empty header', ['']],
  ['another scheme', ['Basic YTpi']],
  ['the scheme alone', ['Bearer']],
  ['a token with a space', ['Bearer one two']],
  ['a token without the scheme', [ADMIN_TOKEN]],
  ['two headers', [`Bearer ${ADMIN_TOKEN}`, 'Bearer other']],
];

describe('a header "Authorization" that is no bearer token', () => {
  it.each(FORMS)('(%s) is told so where somebody must be known', async (_, authorization) => {
    const { status, challenge, text } = await ask('/graphql', authorization, { query: TOKENS });
    expect(status).toBe(200);
    expect(challenge).toBe(challengeOf('invalid_request', NO_BEARER));
    expect(JSON.parse(text)).toMatchObject({
      errors: [{ message: NO_BEARER, extensions: { code: 'UNAUTHENTICATED' } }],
      data: { apiTokens: null },
    });
  });

  it.each(['/v1/q/tokens', '/metrics'])('is 401 at %s', async (where) => {
    for (const [, authorization] of FORMS) {
      const { status, challenge } = await ask(where, authorization);
      expect([status, challenge?.includes('error="invalid_request"')]).toEqual([401, true]);
    }
  });
});

describe('a token that is wrong', () => {
  it.each(READING.filter(([where]) => where !== '/v1/q/'))(
    'lets %s be read, and is told of',
    async (where, body) => {
      const { status, challenge } = await ask(where, ['Bearer rst_wrong'], body);
      expect([status, challenge]).toEqual([200, challengeOf('invalid_token', WRONG)]);
    },
  );

  it('is 401 where somebody must be known', async () => {
    const { status, challenge, text } = await ask('/v1/q/tokens', ['Bearer rst_wrong']);
    expect([status, challenge]).toEqual([401, challengeOf('invalid_token', WRONG)]);
    expect(text).toContain(WRONG);
  });
});

describe('a request', () => {
  it.each(READING)(
    'without a token, or with a right one, is not told of tokens at %s',
    async (where, body) => {
      for (const authorization of [[], [`Bearer ${ADMIN_TOKEN}`]]) {
        const { status, challenge } = await ask(where, authorization, body);
        expect([status, challenge]).toEqual([200, undefined]);
      }
    },
  );

  it('without a token is told what is expected where somebody must be known', async () => {
    const expected = 'Bearer realm="Rootstock"';
    const kept = await ask('/v1/q/tokens', []);
    expect([kept.status, kept.challenge]).toEqual([401, expected]);
    expect(kept.text).toContain('This needs the header \\"Authorization: Bearer <token>\\".');
    const operation = await ask('/graphql', [], { query: TOKENS });
    expect([operation.status, operation.challenge]).toEqual([200, expected]);
    const metrics = await ask('/metrics', []);
    expect([metrics.status, metrics.challenge]).toEqual([401, expected]);
  });

  it('that may not is 403', async () => {
    const made = await served.app.mutate(
      `mutation { apiTokenCreate(input: { name: "reads", scopes: [READ] }) { secret } }`,
    );
    const { secret } = (made.data as { apiTokenCreate: { secret: string } }).apiTokenCreate;
    const { status, challenge } = await ask('/v1/q/tokens', [`Bearer ${secret}`]);
    expect([status, challenge]).toEqual([403, undefined]);
  });
});
