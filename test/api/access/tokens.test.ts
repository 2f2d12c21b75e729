import { createHash } from 'node:crypto';
import type { UserErrorView } from '../mutations/mutations';
import { CREATE, openGiving, REVOKE, type Giving } from './giving-support';

const ADMIN = 'the-administrator-of-these-tests';
const VIEWER = '{ viewer { kind name expiresAt roles { publisher { slug } role } } }';
const LIST = '{ apiTokens(first: 100) { totalCount nodes { name } } }';

let giving: Giving;
beforeAll(async () => {
  giving = await openGiving(ADMIN);
  await giving.program('everywhere', {});
  await giving.program('acme-contributor', { publishers: ['acme'] });
  await giving.program('acme-and-beta', { publishers: ['acme', 'beta'] });
});
afterAll(() => giving.app.close());

interface Created {
  readonly apiTokenCreate: {
    readonly apiToken: Record<string, unknown>;
    readonly secret: string;
    readonly userErrors: readonly UserErrorView[];
  };
}
interface Revoked {
  readonly apiTokenRevoke: {
    readonly apiToken: Record<string, unknown> | null;
    readonly userErrors: readonly UserErrorView[];
  };
}

const create = (input: object, as?: string) =>
  giving.ask<Created>(CREATE, { scopes: ['READ'], publishers: ['acme'], expiresInDays: 7, ...input }, as);
const revoke = (token: unknown, as?: string) => giving.ask<Revoked>(REVOKE, { token }, as);
const viewerOf = async (token: string) =>
  ((await giving.app.query(VIEWER, { token })).data as { viewer: Record<string, unknown> }).viewer;
const namesFor = async (as: string): Promise<string[]> => {
  const { data } = (await giving.ask(LIST, undefined, as)) as {
    data: { apiTokens: { totalCount: number; nodes: { name: string }[] } };
  };
  expect(data.apiTokens.totalCount).toBe(data.apiTokens.nodes.length);
  return data.apiTokens.nodes.map(({ name }) => name).sort();
};

describe('apiTokenCreate', () => {
  it('lets a maintainer make what they are themselves, and shows the secret in the answer', async () => {
    const input = { name: 'made', scopes: ['WRITE'], role: 'MAINTAINER' };
    const { data } = await create(input, 'acme-maintainer');
    const { apiToken, secret, userErrors } = data.apiTokenCreate;
    expect(userErrors).toEqual([]);
    const maker = await viewerOf(giving.secretOf('acme-maintainer'));
    expect(maker.name).toBe('acme-maintainer');
    expect(apiToken).toMatchObject({
      name: 'made',
      scopes: ['WRITE'],
      createdBy: expect.stringMatching(/^token:/) as string,
    });
    expect(await viewerOf(secret)).toEqual({
      kind: 'TOKEN',
      name: 'made',
      expiresAt: apiToken.expiresAt,
      roles: [{ publisher: { slug: 'acme' }, role: 'MAINTAINER' }],
    });
  });

  it.each([
    ['scopes', { scopes: ['REPORT'] }],
    ['expiresInDays', { expiresInDays: null }],
    ['expiresInDays', { expiresInDays: 31 }],
  ])('refuses a maintainer more than they have: %s of %j', async (field, more) => {
    const { data, errors } = await create({ name: 'more', ...more }, 'acme-maintainer');
    expect(data).toEqual({ apiTokenCreate: null });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', field: `input.${field}` } }]);
  });

  it.each([
    ['for every publisher', { publishers: null }],
    ['for no publisher', { publishers: [] }],
    ['for another one', { publishers: ['beta'] }],
    ['for another one beside their own', { publishers: ['acme', 'beta'] }],
    ['for the whole catalogue', { publishers: null, scopes: ['ADMIN'] }],
  ])('refuses a maintainer a token %s', async (_, more) => {
    const { errors } = await create({ name: 'more', ...more }, 'acme-maintainer');
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('keeps in the audit log who tried to give more than they have', async () => {
    const query = `{ auditLog(first: 50, where: { action: { eq: REFUSED }, operation: { eq: "apiTokenCreate" } }) {
      nodes { principal after } } }`;
    await create({ name: 'more', publishers: ['beta'], scopes: ['REPORT'] }, 'beta-maintainer');
    // It is written beside the request, which does not wait for it.
    let kept = '';
    while (!kept.includes('may hold only what you have yourself'))
      kept = JSON.stringify((await giving.ask(query)).data);
  });

  it.each([
    ['name', 'INVALID', { name: '-odd' }],
    ['name', 'TAKEN', { name: 'Everywhere' }],
    ['scopes', 'INVALID', { name: 'x', scopes: [] }],
    ['scopes', 'CONFLICT', { name: 'x', scopes: ['ADMIN'] }],
    ['role', 'CONFLICT', { name: 'x', publishers: null, role: 'VIEWER' }],
    ['publishers.1', 'NOT_FOUND', { name: 'x', publishers: ['acme', 'nobody'] }],
    ['expiresInDays', 'INVALID', { name: 'x', expiresInDays: 0 }],
    ['expiresInDays', 'INVALID', { name: 'x', expiresInDays: 3651 }],
  ])('names the field that is wrong: %s, %s', async (field, code, input) => {
    const { data } = await create(input);
    const { apiToken, secret, userErrors } = data.apiTokenCreate;
    expect([apiToken, secret]).toEqual([null, null]);
    expect(userErrors).toMatchObject([{ field: ['input', ...field.split('.')], code }]);
  });

  it('leaves neither the secret nor its hash anywhere but the hash in its row', async () => {
    const { data } = await create({ name: 'nowhere' }, 'acme-maintainer');
    const { secret } = data.apiTokenCreate;
    const hash = createHash('sha256').update(secret).digest('hex');
    const tables = await giving.app.database.query<{ name: string }>({
      label: 'test',
      text: `SELECT relname AS name FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'm')`,
    });
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['change', 'audit_entry', 'receipt']),
    );
    const holding = async (words: string): Promise<string[]> => {
      const found: string[] = [];
      for (const { name } of tables) {
        const [row] = await giving.app.database.query<{ count: number }>({
          label: 'test',
          text: `SELECT count(*)::int AS count FROM "${name}" held WHERE strpos(held::text, $1) > 0`,
          values: [words],
        });
        if ((row?.count ?? 0) > 0) found.push(name);
      }
      return found;
    };
    expect(await holding('nowhere')).toEqual(expect.arrayContaining(['api_token', 'audit_entry']));
    expect(await holding(secret.slice(4))).toEqual([]);
    expect(await holding(hash)).toEqual(['api_token']);
    const lines = giving.logged.join('\n');
    expect(lines).not.toContain(secret.slice(4));
    expect(lines).not.toContain(hash);
  });
});

describe('apiTokens', () => {
  it('are all for administrators, and for maintainers those of their publishers alone', async () => {
    expect(await namesFor('admin')).toEqual(
      expect.arrayContaining(['everywhere', 'acme-and-beta', 'acme-maintainer', 'beta-maintainer']),
    );
    expect(await namesFor('beta-maintainer')).toEqual(['beta-maintainer']);
    expect(await namesFor('acme-maintainer')).toEqual([
      'acme-contributor',
      'acme-maintainer',
      'made',
      'nowhere',
    ]);
  });

  it('are nobody else’s', async () => {
    for (const [as, code] of [
      ['acme-contributor', 'FORBIDDEN'],
      ['everywhere', 'FORBIDDEN'],
      ['nobody', 'UNAUTHENTICATED'],
    ] as const) {
      const { data, errors } = await giving.ask(LIST, undefined, as);
      expect(data).toEqual({ apiTokens: null });
      expect(errors?.[0]?.extensions.code).toBe(code);
    }
  });

  it('say what there is to know, page by page, in order', async () => {
    const page = (after: string | null) =>
      giving.app.query(
        `query ($after: String) { apiTokens(first: 1, after: $after, orderBy: { field: NAME, direction: ASC }, where: { isRevoked: false }) {
          pageInfo { endCursor hasNextPage } nodes { id name scopes isForEveryPublisher createdAt createdBy expiresAt lastUsedAt revokedAt
            grants { totalCount nodes { role publisher { slug } since grantedBy } } } } }`,
        { token: giving.secretOf('acme-maintainer'), variables: { after } },
      );
    const first = (await page(null)) as {
      data: { apiTokens: { pageInfo: { endCursor: string }; nodes: object[] } };
    };
    expect(first.data.apiTokens.nodes).toMatchObject([
      {
        name: 'acme-contributor',
        scopes: ['WRITE'],
        isForEveryPublisher: false,
        revokedAt: null,
        grants: { totalCount: 1, nodes: [{ role: 'CONTRIBUTOR', publisher: { slug: 'acme' } }] },
      },
    ]);
    const next = (await page(first.data.apiTokens.pageInfo.endCursor)) as typeof first;
    expect(next.data.apiTokens.nodes).toMatchObject([{ name: 'acme-maintainer' }]);
  });
});

describe('apiTokenRevoke', () => {
  it('ends a token at once, by its id, name or principal, and says when', async () => {
    for (const by of ['id', 'name', 'principal']) {
      const { apiToken, secret } = (await create({ name: 'short' }, 'acme-maintainer')).data.apiTokenCreate;
      expect((await viewerOf(secret)).kind).toBe('TOKEN');
      const { data } = await revoke(apiToken[by], 'acme-maintainer');
      expect(data).toEqual({
        apiTokenRevoke: {
          apiToken: { name: 'short', revokedAt: expect.any(Date) as Date },
          userErrors: [],
        },
      });
      expect((await viewerOf(secret)).kind).toBe('ANONYMOUS');
    }
  });

  it.each(['beta-maintainer', 'everywhere', 'acme-and-beta', 'none'])(
    'says of %s, which a maintainer of another publisher does not see, that it is not there',
    async (token) => {
      const { data } = await revoke(token, 'acme-maintainer');
      expect(data.apiTokenRevoke).toEqual({
        apiToken: null,
        userErrors: [
          {
            field: ['input', 'token'],
            message: `There is no token "${token}" that could be revoked.`,
            code: 'NOT_FOUND',
          },
        ],
      });
    },
  );

  it('leaves a publisher its last maintainer, unless an administrator asks', async () => {
    const { data } = await revoke('beta-maintainer', 'beta-maintainer');
    expect(data.apiTokenRevoke.userErrors).toMatchObject([{ code: 'CONFLICT', field: ['input', 'token'] }]);
    expect((await revoke('beta-maintainer')).data.apiTokenRevoke.userErrors).toEqual([]);
    expect((await viewerOf(giving.secretOf('beta-maintainer'))).kind).toBe('ANONYMOUS');
  });
});
