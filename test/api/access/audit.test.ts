import { OPERATOR } from '../../../src/access';
import { openHarness, type Harness } from '../transfer/harness';

interface Entry {
  principal: string;
  requestId: string | null;
  operation: string;
  action: string;
  entityType: string | null;
  before: unknown;
  after: Record<string, unknown> | null;
  count: number;
}

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
  await harness.rows.model({ slug: 'acme/model', summary: 'as it was' });
});
afterAll(() => harness.close());

const entries = async (where: string): Promise<Entry[]> =>
  harness.database.query({ label: 'test', text: `SELECT * FROM audit_entry WHERE ${where} ORDER BY id` });
const update = (summary: string, authorization?: string | null) =>
  harness.ask(
    'mutation ($summary: String) { modelUpdate(input: { model: "acme/model", summary: $summary }) { userErrors { code } } }',
    { summary },
    authorization,
  );

describe('the audit log', () => {
  it('keeps who changed what by which mutation and request, before and after', async () => {
    await update('as it is');
    const [entry] = await entries(`"entityType" = 'Model' AND operation = 'modelUpdate'`);
    expect(entry).toMatchObject({
      principal: 'admin',
      requestId: 'test',
      action: 'UPDATED',
      before: { summary: 'as it was' },
      after: { summary: 'as it is' },
    });
  });

  it('keeps nothing of a change that was rolled back', async () => {
    const before = (await entries('true')).length;
    await harness.ask(
      'mutation { modelDeprecate(input: { model: "acme/none", reason: "x" }) { userErrors { code } } }',
    );
    expect((await entries('true')).length).toBe(before);
  });

  it('cuts what is long', async () => {
    await update('x'.repeat(9000));
    const [entry] = (await entries(`operation = 'modelUpdate'`)).slice(-1);
    expect(String(entry?.after?.summary).length).toBeLessThan(1100);
  });

  it('keeps refused attempts, of one principal ten in a minute', async () => {
    for (let time = 0; time < 15; time += 1) await update('x', null);
    await harness.settled();
    const refused = await entries(`action = 'REFUSED'`);
    expect(refused).toHaveLength(10);
    expect(refused[0]).toMatchObject({
      principal: 'anonymous',
      operation: 'modelUpdate',
      after: { code: 'UNAUTHENTICATED' },
    });
  });

  it('keeps tokens and roles that were given, and never a secret', async () => {
    const { secret } = await harness.access.tokens.create({ name: 'kept', scopes: ['write'] }, OPERATOR);
    const text = JSON.stringify(await entries(`"entityType" = 'ApiToken'`));
    expect(text).toContain('kept');
    expect(text).not.toContain('hash');
    expect(text).not.toContain(secret);
  });

  it('is one entry for a statement that changes many rows', async () => {
    await harness.database.query({
      label: 'test',
      text: `INSERT INTO publisher (slug, name) SELECT 'many' || place, 'Many' FROM generate_series(1, 30) place`,
    });
    const [entry] = (await entries(`"entityType" = 'Publisher'`)).slice(-1);
    expect(entry).toMatchObject({ principal: 'system', action: 'CREATED', count: 30 });
    expect(entry?.after?.keys).toHaveLength(30);
  });

  it.each([
    'UPDATE audit_entry SET principal = principal',
    'DELETE FROM audit_entry',
    'TRUNCATE audit_entry',
  ])('refuses %s', async (text) => {
    await expect(harness.database.query({ label: 'test', text })).rejects.toThrow(/append-only/);
  });
});

describe('auditLog', () => {
  const QUERY = `{ auditLog(first: 2, where: { operation: { eq: "modelUpdate" }, action: { eq: UPDATED } }) {
    totalCount nodes { id principal action entityType after count } } }`;

  it('is a list for administrators', async () => {
    const { data, errors } = await harness.ask<{ auditLog: { nodes: Entry[] } }>(QUERY);
    expect(errors).toBeUndefined();
    expect(data.auditLog.nodes[0]).toMatchObject({
      principal: 'admin',
      action: 'UPDATED',
      entityType: 'Model',
    });
  });

  it('and for nobody else', async () => {
    const { secret } = await harness.access.tokens.create(
      { name: 'curious', scopes: ['read', 'write'] },
      OPERATOR,
    );
    for (const header of [null, `Bearer ${secret}`]) {
      const { data, errors } = await harness.ask(QUERY, {}, header);
      expect(data).toEqual({ auditLog: null });
      expect(errors?.[0]?.extensions.code).toBe(header === null ? 'UNAUTHENTICATED' : 'FORBIDDEN');
    }
  });
});

describe('viewer', () => {
  const QUERY = '{ viewer { name principal expiresAt kind scopes roles { publisher { slug } role } can } }';

  it('says who asks and what they may do', async () => {
    await harness.rows.publisher({ slug: 'mine' });
    const { id, secret, token } = await harness.access.tokens.create(
      {
        name: 'me',
        expiresInDays: 1,
        scopes: ['report'],
        publishers: ['mine'],
      },
      OPERATOR,
    );
    expect((await harness.ask(QUERY, {}, `Bearer ${secret}`)).data).toEqual({
      viewer: {
        name: 'me',
        principal: `token:${id}`,
        expiresAt: token.expiresAt,
        kind: 'TOKEN',
        scopes: ['READ', 'REPORT'],
        roles: [{ publisher: { slug: 'mine' }, role: 'CONTRIBUTOR' }],
        can: ['evaluationReport', 'transferResultDispute', 'transferResultReport'],
      },
    });
  });

  it('is nobody who may do nothing without a token', async () => {
    const nobody = {
      name: null,
      principal: null,
      expiresAt: null,
      kind: 'ANONYMOUS',
      scopes: [],
      roles: [],
      can: [],
    };
    expect((await harness.ask(QUERY, {}, null)).data).toEqual({ viewer: nobody });
  });
});
