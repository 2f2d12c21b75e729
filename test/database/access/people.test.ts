import { SignJWT } from 'jose';
import { createAccess, type Access, OPERATOR } from '../../../src/access';
import { IssuerKeys } from '../../../src/access/person/issuer-keys';
import { Lookups } from '../../../src/access/lookups';
import { PersonViewers } from '../../../src/access/person/person-viewers';
import { GrantRepository } from '../../../src/access/grant/grant.repository';
import type { Database } from '../../../src/platform/database';
import { createLog } from '../../../src/platform/log';
import type { OidcSettings } from '../../../src/platform/settings/access-settings';
import { openTestDatabase } from '../../support/database';
import { LocalIssuer } from '../../support/issuer';
import { Rows } from '../../support/rows';

const log = createLog('silent');
const issuer = new LocalIssuer();
let database: Database;
let access: Access;
let publisherId: number;

const settingsOf = (): OidcSettings => ({
  issuer: issuer.url,
  audience: 'rootstock',
  groupsClaim: 'realm_access.roles',
  grants: [
    { group: 'admins', publisher: null, role: 'ADMIN' },
    { group: 'vision', publisher: 'Acme', role: 'CONTRIBUTOR' },
    { group: 'vision', publisher: 'nobody', role: 'CONTRIBUTOR' },
  ],
});
const viewerOf = (token: string) => access.authenticate(`Bearer ${token}`);
const secondsFromNow = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

beforeAll(async () => {
  database = await openTestDatabase();
  publisherId = await new Rows(database).publisher({ slug: 'acme' });
  await issuer.start();
  access = createAccess({ database, log }, { adminToken: 'first-admin', oidc: settingsOf() });
});
afterAll(async () => {
  await issuer.stop();
  await database.close();
});

describe('tokens of the identity provider', () => {
  it('make a person with scopes, who is nothing for any publisher', async () => {
    const viewer = await viewerOf(await issuer.token({ name: 'Ada Lovelace' }));
    expect(viewer).toMatchObject({ kind: 'PERSON', id: `person:${issuer.url}#ada`, name: 'Ada Lovelace' });
    expect([...viewer.scopes]).toEqual(['read', 'report', 'write']);
    expect(viewer.roles.size).toBe(0);
  });

  it('give the roles of the groups in the claim', async () => {
    const viewer = await viewerOf(await issuer.token({ realm_access: { roles: ['vision', 'other'] } }));
    expect([...viewer.roles]).toEqual([[publisherId, 'CONTRIBUTOR']]);
    expect(viewer.scopes.has('admin')).toBe(false);
    const admin = await viewerOf(await issuer.token({ realm_access: { roles: ['admins'] } }));
    expect(admin.scopes.has('admin')).toBe(true);
  });

  it('and the higher one of what was granted here', async () => {
    const principal = `person:${issuer.url}#grace`;
    await access.grants.grant({ principal, publisher: 'acme', role: 'MAINTAINER' }, OPERATOR);
    const viewer = await viewerOf(await issuer.token({ sub: 'grace', realm_access: { roles: ['vision'] } }));
    expect([...viewer.roles]).toEqual([[publisherId, 'MAINTAINER']]);
    await access.grants.revoke({ principal, publisher: 'acme' }, OPERATOR);
  });

  it('may be as far off our clock as a minute', async () => {
    expect((await viewerOf(await issuer.token({ exp: secondsFromNow(-30) }))).kind).toBe('PERSON');
    expect((await viewerOf(await issuer.token({ exp: secondsFromNow(-90) }))).because).toBe('wrong-token');
    expect((await viewerOf(await issuer.token({ nbf: secondsFromNow(30) }))).kind).toBe('PERSON');
    expect((await viewerOf(await issuer.token({ nbf: secondsFromNow(90) }))).because).toBe('wrong-token');
  });

  it.each([
    ['meant for somebody else', { aud: 'another' }],
    ['of another issuer', { iss: 'https://evil.example' }],
    ['without an end', { exp: undefined }],
    ['of nobody', { sub: undefined }],
  ])('are worth nothing when %s', async (_, claims) => {
    expect((await viewerOf(await issuer.token(claims))).because).toBe('wrong-token');
  });

  const unsigned = (header: object, payload: object, signature = 'AAAA'): string =>
    [header, payload]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .concat(signature)
      .join('.');
  const claims = () => ({ iss: issuer.url, aud: 'rootstock', sub: 'mallory', exp: secondsFromNow(300) });

  it.each(['none', 'None', 'HS256'])('nor by the algorithm %s', async (alg) => {
    const { because } = await viewerOf(unsigned({ alg, kid: 'first' }, claims()));
    expect(because).toBe('wrong-token');
    expect((await viewerOf(unsigned({ alg }, claims(), ''))).because).toBe('wrong-token');
  });

  it('nor signed with the public key as if it were a secret', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(issuer.publicKey));
    const token = await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: 'first' }).sign(secret);
    expect((await viewerOf(token)).because).toBe('wrong-token');
  });

  it('nor with another payload under the same signature', async () => {
    const [header = '', , signature = ''] = (await issuer.token()).split('.');
    const other = Buffer.from(JSON.stringify(claims())).toString('base64url');
    expect((await viewerOf([header, other, signature].join('.'))).because).toBe('wrong-token');
  });

  it('are believed after the issuer has changed its keys', async () => {
    const { find } = new IssuerKeys({ issuer: issuer.url, rotationCooldownMs: 0 });
    const grants = new GrantRepository(database);
    const people = new PersonViewers({ settings: settingsOf(), keys: find, grants, lookups: new Lookups() });
    const before = await issuer.token({ sub: 'before' });
    expect(await people.find(before)).not.toBeNull();
    await issuer.rotate('second');
    expect(await people.find(await issuer.token())).not.toBeNull();
    people.forget();
    expect(await people.find(before)).toBeNull();
  });

  it('cost no question when they are of others, or were seen just now', async () => {
    const reads = issuer.keyReads;
    const token = await issuer.token({ sub: 'once' });
    await viewerOf(token);
    const afterFirst = issuer.keyReads;
    const statements: string[] = [];
    database.onStatement(({ label }) => statements.push(label));
    await viewerOf(token);
    await viewerOf(unsigned({ alg: 'ES256', kid: 'x' }, { ...claims(), iss: 'https://other.example' }));
    expect(issuer.keyReads).toBe(afterFirst);
    expect(afterFirst - reads).toBeLessThanOrEqual(1);
    expect(statements).toEqual([]);
  });

  it('cannot be checked while the issuer is away: nobody is let in, and others are not held up', async () => {
    const away = new LocalIssuer();
    await away.start();
    const settings = { ...settingsOf(), issuer: away.url };
    const other = createAccess({ database, log }, { adminToken: 'first-admin', oidc: settings });
    const token = await away.token();
    away.isFailing = true;
    await expect(other.authenticate(`Bearer ${token}`)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await away.stop();
    await expect(other.authenticate(`Bearer ${token}`)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect((await other.authenticate('Bearer first-admin')).kind).toBe('ADMIN');
    expect((await other.authenticate(undefined)).because).toBe('no-token');
    expect((await other.authenticate(`Bearer ${await issuer.token()}`)).because).toBe('wrong-token');
  });
});
