import { setImmediate as turn } from 'node:timers/promises';
import { createAccess, type Access, OPERATOR } from '../../../src/access';
import { Lookups } from '../../../src/access/lookups';
import { TokenViewers } from '../../../src/access/token/token-viewers';
import { ApiTokenRepository } from '../../../src/access/token/api-token.repository';
import { actingAs, type Database } from '../../../src/platform/database';
import { encodeGlobalId } from '../../../src/platform/graphql/global-id';
import { createLog } from '../../../src/platform/log';
import { openTestDatabase } from '../../support/database';
import { Rows } from '../../support/rows';

const log = createLog('silent');
let database: Database;
let access: Access;
let publisherId: number;
const labels: string[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  publisherId = await new Rows(database).publisher({ slug: 'Acme' });
  access = createAccess({ database, log }, { adminToken: null, oidc: null });
  database.onStatement(({ label }) => labels.push(label));
});
afterAll(() => database.close());
beforeEach(() => void labels.splice(0));

const viewerOf = (secret: string) => access.authenticate(`Bearer ${secret}`);
const named = (name: string) => async () =>
  (await access.tokens.list({ withRevoked: true })).find((token) => token.name === name);

describe('a token', () => {
  it('makes known who has it, with its scopes, and is for every publisher', async () => {
    const { id, secret } = await access.tokens.create({ name: 'reporter', scopes: ['report'] }, OPERATOR);
    expect(secret).toMatch(/^rst_[\w-]{43}$/);
    const viewer = await viewerOf(secret);
    expect(viewer).toMatchObject({ kind: 'TOKEN', id: `token:${id}`, name: 'reporter' });
    expect([...viewer.scopes]).toEqual(['read', 'report']);
    expect(viewer.isForEveryPublisher).toBe(true);
    expect(viewer.roles.size).toBe(0);
  });

  it.each([
    [['read'], undefined, 'VIEWER'],
    [['write'], undefined, 'CONTRIBUTOR'],
    [['write', 'report'], 'MAINTAINER', 'MAINTAINER'],
  ] as const)('of scopes %p and role %p is %p for its publishers only', async (scopes, role, expected) => {
    const name = `acme-${scopes.join('-')}`;
    const { secret } = await access.tokens.create({ name, scopes, publishers: ['acme'], role }, OPERATOR);
    const viewer = await viewerOf(secret);
    expect([...viewer.roles]).toEqual([[publisherId, expected]]);
    expect(viewer.isForEveryPublisher).toBe(false);
  });

  it('is for the publisher that is called so now, not for one that was called so once', async () => {
    const other = await new Rows(database).publisher({ slug: 'other' });
    await database.query({
      label: 'test',
      text: `INSERT INTO slug_redirect ("entityType", slug, "entityId") VALUES ('Publisher', 'acme', $1)`,
      values: [other],
    });
    const { secret } = await access.tokens.create(
      { name: 'now', scopes: ['write'], publishers: ['acme'] },
      OPERATOR,
    );
    expect([...(await viewerOf(secret)).roles.keys()]).toEqual([publisherId]);
    await database.query({ label: 'test', text: 'DELETE FROM slug_redirect' });
  });

  it('has every scope when it has admin', async () => {
    const { secret } = await access.tokens.create({ name: 'root', scopes: ['admin'] }, OPERATOR);
    expect([...(await viewerOf(secret)).scopes]).toEqual(['read', 'report', 'write', 'admin']);
  });

  it('is kept as a hash: its secret is nowhere in the database', async () => {
    const { secret } = await access.tokens.create({ name: 'hidden', scopes: ['read'] }, OPERATOR);
    const rows = await database.query({ label: 'test', text: 'SELECT api_token::text FROM api_token' });
    expect(JSON.stringify(rows)).not.toContain(secret.slice(4));
  });

  it('notes who made it', async () => {
    const operator = { principal: 'operator', requestId: null, operation: 'token create' };
    await actingAs(operator, () => access.tokens.create({ name: 'made', scopes: ['read'] }, OPERATOR));
    expect(await named('made')()).toMatchObject({ createdBy: 'operator' });
  });

  it('is worth nothing after it is revoked, by id or by name; its name is free then', async () => {
    for (const by of ['id', 'name'] as const) {
      const created = await access.tokens.create({ name: 'short', scopes: ['write'] }, OPERATOR);
      expect((await viewerOf(created.secret)).kind).toBe('TOKEN');
      await access.tokens.revoke(by === 'id' ? created.id : 'SHORT', OPERATOR);
      expect((await viewerOf(created.secret)).kind).toBe('ANONYMOUS');
    }
    await expect(access.tokens.revoke('short', OPERATOR)).rejects.toThrow(
      /no token "short" that could be revoked/,
    );
  });

  it('is made by another one, an administrator too, only to end no later', async () => {
    const input = { name: 'short', scopes: ['admin'], expiresInDays: 2 } as const;
    const maker = await viewerOf((await access.tokens.create(input, OPERATOR)).secret);
    const make = (name: string, expiresInDays: number | null) =>
      access.tokens.create({ name, scopes: ['read'], expiresInDays }, maker);
    for (const days of [null, 3])
      await expect(make('longer', days)).rejects.toThrow('must end no later than your own token');
    expect((await make('shorter', 1)).token.name).toBe('shorter');
  });

  it('is called by its uuid and its id alone: no other may have these for its name', async () => {
    const { id, token } = await access.tokens.create({ name: 'called', scopes: ['read'] }, OPERATOR);
    for (const name of [id, id.toUpperCase(), encodeGlobalId('ApiToken', Number(token.id))]) {
      await expect(access.tokens.create({ name, scopes: ['read'] }, OPERATOR)).rejects.toThrow(
        'written as an id',
      );
    }
    // As one that was made before names were looked at.
    const former = await access.tokens.create({ name: 'former', scopes: ['read'] }, OPERATOR);
    await database.query({
      label: 'test',
      text: 'UPDATE api_token SET name = $1 WHERE id = $2',
      values: [id, former.id],
    });
    const principal = `token:${id}`;
    const given = await access.grants.grant({ principal, publisher: null, role: 'ADMIN' }, OPERATOR);
    expect(given.principal).toBe(principal);
    expect((await access.tokens.revoke(principal, OPERATOR)).principal).toBe(principal);
    await expect(access.tokens.revoke(principal, OPERATOR)).rejects.toThrow('no token');
    expect((await viewerOf(former.secret)).kind).toBe('TOKEN');
    await access.tokens.revoke(`token:${former.id}`, OPERATOR);
  });

  it('is refused with a name that is taken, unknown publishers, and admin for some only', async () => {
    await access.tokens.create({ name: 'once', scopes: ['read'] }, OPERATOR);
    await expect(access.tokens.create({ name: 'ONCE', scopes: ['read'] }, OPERATOR)).rejects.toThrow(
      /is a token "ONCE"/,
    );
    await expect(
      access.tokens.create({ name: 'x', scopes: ['read'], publishers: ['acme', 'nobody'] }, OPERATOR),
    ).rejects.toThrow('There is no publisher "nobody".');
    await expect(
      access.tokens.create({ name: 'x', scopes: ['admin'], publishers: ['acme'] }, OPERATOR),
    ).rejects.toThrow(/whole catalogue/);
  });

  it('costs one statement in fifteen seconds, known or not, and is noted as used once a minute', async () => {
    const { id, secret } = await access.tokens.create({ name: 'busy', scopes: ['read'] }, OPERATOR);
    const unknown = `rst_${'x'.repeat(43)}`;
    labels.splice(0);
    for (let time = 0; time < 20; time += 1) await Promise.all([viewerOf(secret), viewerOf(unknown)]);
    // It is noted beside the request, which does not wait for it.
    while (!labels.includes('touch_token')) await turn();
    expect(labels.sort()).toEqual(['token_by_hash', 'token_by_hash', 'touch_token']);
    const [row] = await database.query<{ lastUsedAt: Date }>({
      label: 'test',
      text: 'SELECT "lastUsedAt" FROM api_token WHERE id = $1',
      values: [id],
    });
    expect(row?.lastUsedAt).toBeInstanceOf(Date);
  });

  it('asks the database nothing when it cannot be a token', async () => {
    for (const text of ['rst_short', 'nonsense', `rst_${'x'.repeat(44)}`]) await viewerOf(text);
    expect(labels).toEqual([]);
  });

  it('ends at its expiry, and in other processes fifteen seconds after it is revoked', async () => {
    let now = Date.now();
    const clock = { now: () => now, sleep: () => Promise.resolve() };
    const elsewhere = new TokenViewers({
      tokens: new ApiTokenRepository(database),
      lookups: new Lookups(),
      log,
      clock,
    });
    const day = await access.tokens.create({ name: 'day', scopes: ['read'], expiresInDays: 1 }, OPERATOR);
    const ended = await access.tokens.create({ name: 'ended', scopes: ['read'] }, OPERATOR);
    expect(await elsewhere.find(day.secret)).not.toBeNull();
    expect(await elsewhere.find(ended.secret)).not.toBeNull();
    await access.tokens.revoke('ended', OPERATOR);
    now += 15_001;
    expect(await elsewhere.find(ended.secret)).toBeNull();
    now += 24 * 3_600_000;
    expect(await elsewhere.find(day.secret)).toBeNull();
  });
});

describe('roles', () => {
  it('are granted to tokens by name, replaced, listed and taken', async () => {
    const { id, secret } = await access.tokens.create({ name: 'graded', scopes: ['write'] }, OPERATOR);
    const principal = 'token:graded';
    await access.grants.grant({ principal, publisher: 'acme', role: 'CONTRIBUTOR' }, OPERATOR);
    await access.grants.grant({ principal, publisher: 'ACME', role: 'MAINTAINER' }, OPERATOR);
    expect([...(await viewerOf(secret)).roles]).toEqual([[publisherId, 'MAINTAINER']]);
    const listed = (await access.grants.list('acme')).filter((grant) => grant.principal === `token:${id}`);
    expect(listed).toMatchObject([{ publisher: 'Acme', role: 'MAINTAINER', grantedBy: 'system' }]);
    await access.grants.revoke({ principal, publisher: 'acme' }, OPERATOR);
    expect((await viewerOf(secret)).roles.size).toBe(0);
    await expect(access.grants.revoke({ principal, publisher: 'acme' }, OPERATOR)).rejects.toThrow(
      /has no role there/,
    );
  });

  it('make an administrator of the whole catalogue', async () => {
    const { secret } = await access.tokens.create({ name: 'chief', scopes: ['read'] }, OPERATOR);
    await access.grants.grant({ principal: 'token:chief', publisher: null, role: 'ADMIN' }, OPERATOR);
    expect((await viewerOf(secret)).scopes.has('admin')).toBe(true);
  });

  it('are refused to nobody, at no publisher, and in no form', async () => {
    const { grants } = access;
    const grant = (principal: string, publisher: string | null, role: 'VIEWER' | 'ADMIN') =>
      grants.grant({ principal, publisher, role }, OPERATOR);
    await expect(grant('token:nobody', 'acme', 'VIEWER')).rejects.toThrow('There is no token "nobody".');
    await expect(grant('ada', 'acme', 'VIEWER')).rejects.toThrow(/Must be token:/);
    await expect(grant('person:https://a#b', 'none', 'VIEWER')).rejects.toThrow(
      'There is no publisher "none".',
    );
    await expect(grant('person:https://a#b', 'acme', 'ADMIN')).rejects.toThrow(/whole catalogue/);
    await expect(grant('person:https://a#b', null, 'VIEWER')).rejects.toThrow(/whole catalogue/);
  });
});
