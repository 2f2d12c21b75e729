import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseConfig, SETTINGS } from '../../../src/platform/config';
import { ConfigurationError } from '../../../src/platform/errors';
import { parseNetwork } from '../../../src/platform/network';

const faultsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    parseConfig(environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults;
    throw error;
  }
  return [];
};

describe('parseConfig', () => {
  it('takes the documented defaults from an empty environment', () => {
    expect(parseConfig({})).toEqual({
      databaseUrl: null,
      connections: 10,
      publicUrl: null,
      webhooks: { isOn: true, origins: 'none' },
      queriesFolder: null,
      frameAncestors: 'any',
      dataDir: path.resolve('.rootstock'),
      port: 4000,
      host: '127.0.0.1',
      adminToken: null,
      token: null,
      access: { oidc: null, metrics: { access: 'open', port: null } },
      tfBackend: 'auto',
      encoder: null,
      logLevel: 'info',
      corsOrigins: 'none',
      introspection: true,
      huggingFaceEndpoint: null,
      huggingFaceToken: null,
      syncs: [],
      deadlines: { operationMs: 20_000, bodyMs: 10_000, stopMs: 25_000 },
      receipts: { retentionMs: 365 * 86_400_000, perClient: 1000, isOpen: true },
      budgets: {
        units: 3_000_000,
        operations: { total: 512, perClient: 128 },
        subscriptions: { total: 1000, perClient: 100 },
        wrongTokens: 100,
        trustedProxies: [],
        redisUrl: null,
      },
      answers: { maxBytes: 64_000_000 },
    });
  });

  it('reads every variable', () => {
    const config = parseConfig({
      DATABASE_URL: 'postgres://user@db:5432/catalogue',
      ROOTSTOCK_CONNECTIONS: '40',
      PORT: '0',
      HOST: '::1',
      ROOTSTOCK_DATA_DIR: '/data',
      ROOTSTOCK_ADMIN_TOKEN: 's3cret',
      ROOTSTOCK_TOKEN: 'of-an-agent',
      ROOTSTOCK_OIDC_ISSUER: 'https://login.example/realm',
      ROOTSTOCK_OIDC_AUDIENCE: 'catalogue',
      ROOTSTOCK_OIDC_CLAIM: 'realm_access.roles',
      ROOTSTOCK_OIDC_GRANTS: 'admins=admin, vision=acme:labs:maintainer',
      ROOTSTOCK_METRICS: 'token',
      ROOTSTOCK_METRICS_PORT: '9400',
      ROOTSTOCK_TF_BACKEND: 'wasm',
      ROOTSTOCK_ENCODER: 'https://models.example/minilm/model.json',
      ROOTSTOCK_CORS_ORIGINS: 'https://a.example, http://localhost:3000',
      ROOTSTOCK_INTROSPECTION: 'off',
      HF_ENDPOINT: 'http://mirror.local:8080/hf',
      HF_TOKEN: 'hf_s3cret',
      ROOTSTOCK_SYNC:
        'huggingface=6h, huggingface https://huggingface.co/api/models?author=google&limit=5 30m',
      ROOTSTOCK_OPERATION_TIMEOUT: '1500ms',
      ROOTSTOCK_BODY_TIMEOUT: '3s',
      ROOTSTOCK_STOP_TIMEOUT: '2m',
      ROOTSTOCK_RECEIPT_RETENTION: '30d',
      ROOTSTOCK_RECEIPTS_PER_CLIENT: '20',
      ROOTSTOCK_ANONYMOUS_RECEIPTS: 'closed',
      ROOTSTOCK_BUDGET: '0',
      ROOTSTOCK_QUEUE: '20',
      ROOTSTOCK_SUBSCRIPTIONS: '2',
      ROOTSTOCK_WRONG_TOKENS: '7',
      ROOTSTOCK_TRUSTED_PROXIES: '10.0.0.0/8, ::1',
      REDIS_URL: 'rediss://user:secret@cache:6380/1',
      ROOTSTOCK_ANSWER_CACHE_MB: '0',
      LOG_LEVEL: 'debug',
      ROOTSTOCK_PUBLIC_URL: 'https://models.example.org/',
      ROOTSTOCK_FRAME_ANCESTORS: 'https://docs.example.org, https://wiki.example.org',
      ROOTSTOCK_QUERIES: '/srv/queries',
      ROOTSTOCK_WEBHOOKS: 'off',
      ROOTSTOCK_WEBHOOK_ORIGINS: 'http://ci.internal:8080, https://10.0.0.1',
    });
    expect(config).toEqual({
      databaseUrl: 'postgres://user@db:5432/catalogue',
      connections: 40,
      publicUrl: 'https://models.example.org',
      queriesFolder: '/srv/queries',
      webhooks: { isOn: false, origins: ['http://ci.internal:8080', 'https://10.0.0.1'] },
      frameAncestors: ['https://docs.example.org', 'https://wiki.example.org'],
      dataDir: '/data',
      port: 0,
      host: '::1',
      adminToken: 's3cret',
      token: 'of-an-agent',
      access: {
        oidc: {
          issuer: 'https://login.example/realm',
          audience: 'catalogue',
          groupsClaim: 'realm_access.roles',
          grants: [
            { group: 'admins', publisher: null, role: 'ADMIN' },
            { group: 'vision', publisher: 'acme:labs', role: 'MAINTAINER' },
          ],
        },
        metrics: { access: 'token', port: 9400 },
      },
      tfBackend: 'wasm',
      encoder: 'https://models.example/minilm/model.json',
      logLevel: 'debug',
      corsOrigins: ['https://a.example', 'http://localhost:3000'],
      introspection: false,
      huggingFaceEndpoint: 'http://mirror.local:8080/hf',
      huggingFaceToken: 'hf_s3cret',
      syncs: [
        { hub: 'huggingface', address: null, everyMs: 6 * 3_600_000 },
        {
          hub: 'huggingface',
          address: 'https://huggingface.co/api/models?author=google&limit=5',
          everyMs: 30 * 60_000,
        },
      ],
      deadlines: { operationMs: 1_500, bodyMs: 3_000, stopMs: 120_000 },
      receipts: { retentionMs: 30 * 86_400_000, perClient: 20, isOpen: false },
      budgets: {
        units: null,
        operations: { total: 20, perClient: 5 },
        subscriptions: { total: 2, perClient: 1 },
        wrongTokens: 7,
        trustedProxies: [parseNetwork('10.0.0.0/8'), parseNetwork('::1')],
        redisUrl: 'rediss://user:secret@cache:6380/1',
      },
      answers: { maxBytes: null },
    });
  });

  it.each(['http://ci.internal/hook', 'ci.internal', 'https://a.example,', '*, https://a.example'])(
    'refuses %s as origins of receivers of webhooks',
    (text) => {
      expect(faultsOf({ ROOTSTOCK_WEBHOOK_ORIGINS: text })).toEqual([
        'ROOTSTOCK_WEBHOOK_ORIGINS: expected none, * or a comma-separated list of origins such as http://ci.internal:8080',
      ]);
    },
  );

  it.each(['0d', '36501d', '365', '1y'])('refuses to keep receipts for %s', (text) => {
    expect(faultsOf({ ROOTSTOCK_RECEIPT_RETENTION: text })).toEqual([
      'ROOTSTOCK_RECEIPT_RETENTION: expected a number of days such as 365d, from 1d to 36500d',
    ]);
  });

  it.each(['10', '2h', '0s', '61m', 's', '1.5s'])('refuses an operation timeout of %s', (text) => {
    expect(faultsOf({ ROOTSTOCK_OPERATION_TIMEOUT: text })).toEqual([
      'ROOTSTOCK_OPERATION_TIMEOUT: expected a duration such as 20s, from 100ms to 60m',
    ]);
  });

  it.each([
    '6h',
    'huggingface',
    'huggingface=1m',
    'huggingface=91d',
    'huggingface=-6h',
    'huggingface file:///x 6h',
  ])('refuses the schedule %p', (text) => {
    expect(faultsOf({ ROOTSTOCK_SYNC: text })).toEqual([expect.stringContaining('expected hub=interval')]);
  });

  it('refuses an endpoint that is no plain http(s) address, without repeating it', () => {
    for (const text of ['ftp://mirror', 'https://me:s3cret@mirror', 'https://mirror?x=1', 'mirror'])
      expect(faultsOf({ HF_ENDPOINT: text })).toEqual([
        'HF_ENDPOINT: expected an http(s) address such as https://huggingface.co',
      ]);
  });

  it('takes an encoder by path or address, and refuses a user in it without repeating it', () => {
    expect(parseConfig({ ROOTSTOCK_ENCODER: 'models/mine' }).encoder).toBe(path.resolve('models/mine'));
    expect(parseConfig({ ROOTSTOCK_ENCODER: 'http://store/m/?key=1' }).encoder).toBe('http://store/m/?key=1');
    expect(faultsOf({ ROOTSTOCK_ENCODER: 'https://me:s3cret@store/m/' })).toEqual([
      expect.not.stringContaining('s3cret'),
    ]);
  });

  it('shows metrics to everyone only where nobody else can reach them', () => {
    const accessAt = (HOST: string) => parseConfig({ HOST }).access.metrics.access;
    expect(['127.0.0.1', '::1', 'localhost', '0.0.0.0', '10.0.0.1'].map(accessAt)).toEqual([
      'open',
      'open',
      'open',
      'token',
      'token',
    ]);
  });

  it.each(['http://login.example', 'https://login.example?x=1', 'login.example'])(
    'refuses the issuer %p, whose keys others could change',
    (text) => {
      expect(faultsOf({ ROOTSTOCK_OIDC_ISSUER: text })).toEqual([
        expect.stringContaining('expected an https address'),
      ]);
    },
  );

  it.each(['admins', 'admins=', 'vision=acme', 'vision=acme:owner', '=admin'])(
    'refuses the grant %p',
    (text) => {
      expect(faultsOf({ ROOTSTOCK_OIDC_GRANTS: text })).toEqual([expect.stringContaining('expected pairs')]);
    },
  );

  it('treats an empty variable as unset', () => {
    expect(parseConfig({ PORT: '', ROOTSTOCK_ADMIN_TOKEN: '' })).toEqual(parseConfig({}));
  });

  it('reports every fault together, naming each variable and what was expected', () => {
    const faults = faultsOf({
      DATABASE_URL: 'mysql://db',
      ROOTSTOCK_CONNECTIONS: '3',
      PORT: '70000',
      HOST: 'a b',
      ROOTSTOCK_ADMIN_TOKEN: 'two words',
      ROOTSTOCK_TF_BACKEND: 'gpu',
      ROOTSTOCK_ENCODER: 'ftp://models.example/minilm',
      ROOTSTOCK_CORS_ORIGINS: 'example.org/path',
      ROOTSTOCK_INTROSPECTION: 'maybe',
      ROOTSTOCK_BUDGET: 'much',
      ROOTSTOCK_QUEUE: '1',
      ROOTSTOCK_TRUSTED_PROXIES: '10.0.0.0/8, proxy.example',
      REDIS_URL: 'http://cache',
      LOG_LEVEL: 'loud',
    });
    expect(faults).toEqual([
      expect.stringMatching(/^DATABASE_URL: expected a URL such as postgres:/),
      'ROOTSTOCK_CONNECTIONS: expected a whole number from 4 to 1000',
      'PORT: expected a whole number from 0 to 65535',
      'HOST: expected a host name or an IP address',
      'ROOTSTOCK_ADMIN_TOKEN: expected visible ASCII characters without spaces',
      'ROOTSTOCK_TF_BACKEND: expected one of auto, native, wasm, cpu',
      expect.stringMatching(/^ROOTSTOCK_ENCODER: expected a path, or an http\(s\) address/),
      expect.stringMatching(/^ROOTSTOCK_CORS_ORIGINS: expected \* or a comma-separated list/),
      'ROOTSTOCK_INTROSPECTION: expected one of on, off',
      'ROOTSTOCK_BUDGET: expected a whole number from 0 to 999999999',
      'ROOTSTOCK_QUEUE: expected a whole number from 2 to 999999999',
      expect.stringMatching(/^ROOTSTOCK_TRUSTED_PROXIES: expected addresses or networks such as/),
      expect.stringMatching(/^REDIS_URL: expected a URL such as redis:/),
      expect.stringMatching(/^LOG_LEVEL: expected one of trace/),
    ]);
  });

  it('never repeats a secret value in its message', () => {
    const faults = faultsOf({ ROOTSTOCK_ADMIN_TOKEN: 'hunter 2', DATABASE_URL: 'x://:pw@h' });
    expect(faults).toHaveLength(2);
    expect(faults.join()).not.toMatch(/hunter|pw/);
  });

  it('opens reads to any origin with *', () => {
    expect(parseConfig({ ROOTSTOCK_CORS_ORIGINS: '*' }).corsOrigins).toBe('any');
  });
});

describe('SETTINGS', () => {
  it('describe each variable, with the default that parsing gives', () => {
    expect(SETTINGS.filter(({ description }) => description === '')).toEqual([]);
    const written = SETTINGS.filter(({ fallback }) => fallback !== null);
    const environment = Object.fromEntries(written.map(({ variable, fallback }) => [variable, fallback]));
    expect(parseConfig(environment as Record<string, string>)).toEqual(parseConfig({}));
  });

  it('are the rows of the table in the docs, with their defaults', () => {
    const page = readFileSync(path.join(__dirname, '../../../docs/settings.md'), 'utf8');
    const [, table = ''] = /^\| variable .*\n\|[-| ]+\n((?:\|.*\n)+)/m.exec(page) ?? [];
    const codeOf = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
    const rows = table
      .trimEnd()
      .split('\n')
      .map((line) => line.split('|'))
      .map(([, variables, defaults]) => ({ variables: codeOf(variables), defaults: codeOf(defaults) }));
    const named = rows.flatMap(({ variables }) => variables);
    expect([...named].sort()).toEqual(SETTINGS.map(({ variable }) => variable).sort());
    for (const { variable, fallback } of SETTINGS) {
      if (fallback === null) continue;
      const row = rows.find(({ variables }) => variables.includes(variable));
      expect(row?.defaults).toContain(fallback);
    }
  });
});
