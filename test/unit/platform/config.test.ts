import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseConfig, SETTINGS } from '../../../src/platform/config';
import { ConfigurationError } from '../../../src/platform/errors';

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
      dataDir: path.resolve('.rootstock'),
      port: 4000,
      host: '127.0.0.1',
      adminToken: null,
      tfBackend: 'auto',
      encoder: null,
      logLevel: 'info',
      corsOrigins: 'none',
      introspection: true,
      huggingFaceEndpoint: null,
      huggingFaceToken: null,
      syncs: [],
    });
  });

  it('reads every variable', () => {
    const config = parseConfig({
      DATABASE_URL: 'postgres://user@db:5432/catalogue',
      PORT: '0',
      HOST: '::1',
      ROOTSTOCK_DATA_DIR: '/data',
      ROOTSTOCK_ADMIN_TOKEN: 's3cret',
      ROOTSTOCK_TF_BACKEND: 'wasm',
      ROOTSTOCK_ENCODER: 'https://models.example/minilm/model.json',
      ROOTSTOCK_CORS_ORIGINS: 'https://a.example, http://localhost:3000',
      ROOTSTOCK_INTROSPECTION: 'off',
      HF_ENDPOINT: 'http://mirror.local:8080/hf',
      HF_TOKEN: 'hf_s3cret',
      ROOTSTOCK_SYNC:
        'huggingface=6h, huggingface https://huggingface.co/api/models?author=google&limit=5 30m',
      LOG_LEVEL: 'debug',
    });
    expect(config).toEqual({
      databaseUrl: 'postgres://user@db:5432/catalogue',
      dataDir: '/data',
      port: 0,
      host: '::1',
      adminToken: 's3cret',
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
    });
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

  it('treats an empty variable as unset', () => {
    expect(parseConfig({ PORT: '', ROOTSTOCK_ADMIN_TOKEN: '' })).toEqual(parseConfig({}));
  });

  it('reports every fault together, naming each variable and what was expected', () => {
    const faults = faultsOf({
      DATABASE_URL: 'mysql://db',
      PORT: '70000',
      HOST: 'a b',
      ROOTSTOCK_ADMIN_TOKEN: 'two words',
      ROOTSTOCK_TF_BACKEND: 'gpu',
      ROOTSTOCK_ENCODER: 'ftp://models.example/minilm',
      ROOTSTOCK_CORS_ORIGINS: 'example.org/path',
      ROOTSTOCK_INTROSPECTION: 'maybe',
      LOG_LEVEL: 'loud',
    });
    expect(faults).toEqual([
      expect.stringMatching(/^DATABASE_URL: expected a URL such as postgres:/),
      'PORT: expected a whole number from 0 to 65535',
      'HOST: expected a host name or an IP address',
      'ROOTSTOCK_ADMIN_TOKEN: expected visible ASCII characters without spaces',
      'ROOTSTOCK_TF_BACKEND: expected one of auto, native, wasm, cpu',
      expect.stringMatching(/^ROOTSTOCK_ENCODER: expected a path, or an http\(s\) address/),
      expect.stringMatching(/^ROOTSTOCK_CORS_ORIGINS: expected \* or a comma-separated list/),
      'ROOTSTOCK_INTROSPECTION: expected one of on, off',
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

  it('are the rows of the table in the README, with their defaults', () => {
    const readme = readFileSync(path.join(__dirname, '../../../README.md'), 'utf8');
    const [, table = ''] = /^\| variable .*\n\|[-| ]+\n((?:\|.*\n)+)/m.exec(readme) ?? [];
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
