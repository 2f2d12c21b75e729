import { createAccess, OPERATOR } from '../../../src/access';
import { createLog } from '../../../src/platform/log';
import { GRANT, openGiving, TAKE, type Giving, type GrantPayload, type GrantView } from './giving-support';

const ADA = 'person:https://login.example.org#ada';
const BOB = 'person:https://login.example.org#bob';
const VIEWER = '{ viewer { roles { publisher { slug } role } can } }';
const LIST = (slug: string) =>
  `{ publisher(slug: "${slug}") { id grants(first: 100) { totalCount nodes { id principal tokenName role since grantedBy publisher { slug } } } } }`;

let giving: Giving;
let maintainer: string;
beforeAll(async () => {
  giving = await openGiving('the-administrator-of-these-tests');
  await giving.program('everywhere', {});
  await giving.program('acme-contributor', { publishers: ['acme'] });
  maintainer = await giving.program('chief', { publishers: ['acme'], role: 'MAINTAINER' });
});
afterAll(() => giving.app.close());

interface Where {
  readonly as?: string;
  readonly publisher?: string | null;
}

const give = (principal: string, role: string, { as = 'acme-maintainer', publisher = 'acme' }: Where = {}) =>
  giving.ask<{ publisherRoleGrant: GrantPayload }>(GRANT, { principal, publisher, role }, as);
const take = (principal: string, { as = 'acme-maintainer', publisher = 'acme' }: Where = {}) =>
  giving.ask<{ publisherRoleRevoke: GrantPayload }>(TAKE, { principal, publisher }, as);
const viewerOf = async (as: string) => {
  const { data } = await giving.ask<{ viewer: { roles: object[]; can: string[] } }>(VIEWER, undefined, as);
  return data.viewer;
};
const grantsAt = async (slug: string, as?: string) => {
  const { data, errors } = await giving.ask<{
    publisher: { id: string; grants: { totalCount: number; nodes: GrantView[] } | null };
  }>(LIST(slug), undefined, as);
  expect(errors).toBeUndefined();
  return data.publisher;
};

describe('publisherRoleGrant', () => {
  it('gives, replaces, and says who gave', async () => {
    await give(ADA, 'VIEWER');
    const { data } = await give(ADA, 'MAINTAINER');
    expect(data.publisherRoleGrant).toEqual({
      grant: {
        principal: ADA,
        tokenName: null,
        role: 'MAINTAINER',
        publisher: { slug: 'acme' },
        grantedBy: expect.stringMatching(/^token:/) as string,
      },
      userErrors: [],
    });
    const { grants } = await grantsAt('acme');
    expect(grants?.nodes.filter(({ principal }) => principal === ADA)).toHaveLength(1);
  });

  it('is known at once to whoever has the role', async () => {
    const roles = async () => (await viewerOf('acme-contributor')).roles;
    expect(await roles()).toMatchObject([{ role: 'CONTRIBUTOR' }]);
    await give('token:acme-contributor', 'VIEWER');
    expect(await roles()).toMatchObject([{ role: 'VIEWER' }]);
    await take('token:acme-contributor');
    expect(await roles()).toEqual([]);
  });

  it('takes the publisher by its id', async () => {
    const { id } = await grantsAt('acme');
    const { data } = await give(BOB, 'VIEWER', { publisher: id });
    expect(data.publisherRoleGrant.grant.publisher).toEqual({ slug: 'acme' });
    expect((await take(BOB, { publisher: id })).data.publisherRoleRevoke.grant.role).toBe('VIEWER');
  });

  it.each([
    ['at another publisher', 'VIEWER', 'beta'],
    ['of an administrator', 'ADMIN', null],
  ])('refuses a maintainer to give a role %s', async (_, role, publisher) => {
    const { data, errors } = await give(BOB, role, { publisher });
    expect(data).toEqual({ publisherRoleGrant: null });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const taken = await take(BOB, { publisher });
    expect(taken.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('makes administrators for administrators alone', async () => {
    const admin = { as: 'admin', publisher: null };
    expect((await give('token:everywhere', 'ADMIN', admin)).data.publisherRoleGrant.grant).toMatchObject({
      tokenName: 'everywhere',
      role: 'ADMIN',
      publisher: null,
    });
    const can = async () => (await viewerOf('everywhere')).can;
    expect(await can()).toContain('domainCreate');
    await take('token:everywhere', admin);
    expect(await can()).not.toContain('domainCreate');
  });

  it.each([
    ['token:everywhere', 'NOT_FOUND', 'principal', 'acme'],
    ['token:beta-maintainer', 'NOT_FOUND', 'principal', 'acme'],
    ['token:none', 'NOT_FOUND', 'principal', 'acme'],
    ['ada', 'INVALID', 'principal', 'acme'],
  ])('says to a maintainer of %s: %s', async (principal, code, field, publisher) => {
    const { data } = await give(principal, 'VIEWER', { publisher });
    expect(data.publisherRoleGrant.userErrors).toMatchObject([{ code, field: ['input', field] }]);
  });

  it('names the field that is wrong to administrators, too', async () => {
    const admin = { as: 'admin' };
    const unknown = await give(BOB, 'VIEWER', { ...admin, publisher: 'nobody' });
    expect(unknown.data.publisherRoleGrant.userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['input', 'publisher'] },
    ]);
    const mixed = await give(BOB, 'ADMIN', admin);
    expect(mixed.data.publisherRoleGrant.userErrors).toMatchObject([
      { code: 'INVALID', field: ['input', 'role'] },
    ]);
  });
});

describe('Publisher.grants', () => {
  it('are for its maintainers and administrators', async () => {
    for (const as of ['admin', 'acme-maintainer', 'chief']) {
      const { grants } = await grantsAt('acme', as);
      expect(grants?.totalCount).toBe(grants?.nodes.length);
      expect(grants?.nodes).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            principal: maintainer,
            tokenName: 'chief',
            role: 'MAINTAINER',
            publisher: { slug: 'acme' },
          }),
        ]),
      );
    }
  });

  it('are nothing to others, without an error', async () => {
    for (const as of ['beta-maintainer', 'everywhere', 'acme-contributor', 'nobody'])
      expect((await grantsAt('acme', as)).grants).toBeNull();
  });

  it('are those of no token that is revoked', async () => {
    await giving.program('gone', { publishers: ['beta'] });
    const names = async () => (await grantsAt('beta')).grants?.nodes.map(({ tokenName }) => tokenName);
    expect(await names()).toContain('gone');
    await giving.app.app.tokens.revoke('gone', OPERATOR);
    expect(await names()).not.toContain('gone');
  });
});

describe('publisherRoleRevoke', () => {
  it('takes what is there, and says where nothing is', async () => {
    expect((await take(BOB)).data.publisherRoleRevoke.userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['input', 'principal'] },
    ]);
    await give(BOB, 'CONTRIBUTOR');
    expect((await take(BOB)).data.publisherRoleRevoke).toEqual({
      grant: { principal: BOB, role: 'CONTRIBUTOR' },
      userErrors: [],
    });
  });

  it('leaves a publisher its last maintainer, unless an administrator asks', async () => {
    const beta = { as: 'beta-maintainer', publisher: 'beta' };
    // One that has ended could not give the role to anybody.
    await giving.program('ended', { publishers: ['beta'], role: 'MAINTAINER', expiresInDays: 1 });
    await giving.app.database.query({
      label: 'test',
      text: `UPDATE api_token SET "expiresAt" = now() - interval '1 second' WHERE name = 'ended'`,
    });
    const last = [{ code: 'CONFLICT', field: ['input', 'principal'] }];
    expect((await take('token:beta-maintainer', beta)).data.publisherRoleRevoke.userErrors).toMatchObject(
      last,
    );
    const lowered = await give('token:beta-maintainer', 'VIEWER', beta);
    expect(lowered.data.publisherRoleGrant.userErrors).toMatchObject(last);
    const byAdmin = await take('token:beta-maintainer', { ...beta, as: 'admin' });
    expect(byAdmin.data.publisherRoleRevoke.userErrors).toEqual([]);
  });

  it('leaves one of two who take the role from each other at once', async () => {
    for (const name of ['one', 'two'])
      await giving.program(name, { publishers: ['beta'], role: 'MAINTAINER' });
    const each = (of: string, as: string) => take(`token:${of}`, { as, publisher: 'beta' });
    await Promise.all([each('two', 'one'), each('one', 'two')]);
    const { grants } = await grantsAt('beta');
    const left = grants?.nodes.filter(
      ({ role, tokenName }) => role === 'MAINTAINER' && tokenName !== 'ended',
    );
    expect(left).toHaveLength(1);
  });
});

it('is believed elsewhere for fifteen seconds at most', async () => {
  let now = Date.now();
  const clock = { now: () => now, sleep: () => Promise.resolve() };
  const elsewhere = createAccess(
    { database: giving.app.database, log: createLog('silent'), clock },
    { adminToken: null, oidc: null },
  );
  const roles = async () => [
    ...(await elsewhere.authenticate(`Bearer ${giving.secretOf('chief')}`)).roles.values(),
  ];
  expect(await roles()).toEqual(['MAINTAINER']);
  await give('token:chief', 'VIEWER');
  now += 15_001;
  expect(await roles()).toEqual(['VIEWER']);
});

it('is kept in the audit log with who gave and took it', async () => {
  const { data } = await giving.ask<{ auditLog: { nodes: object[] } }>(
    `{ auditLog(first: 1, where: { operation: { eq: "publisherRoleRevoke" }, action: { eq: DELETED } }) {
      nodes { principal entityType before } } }`,
  );
  expect(data.auditLog.nodes).toMatchObject([
    { principal: expect.stringMatching(/^token:/) as string, entityType: 'PublisherGrant', before: {} },
  ]);
});
