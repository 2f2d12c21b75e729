import { OPERATOR } from '../../../src/access';
import type { TokenInput } from '../../../src/access/token/api-token.service';
import { openHarness, type Harness } from '../transfer/harness';

/** The smallest input of each mutation; what it names belongs to the publisher "own". */
const INPUTS: Record<string, string> = {
  publisherCreate: '{ slug: "new", name: "New" }',
  apiTokenCreate: '{ name: "new", scopes: [READ], publishers: ["own"] }',
  apiTokenRevoke: '{ token: "none" }',
  publisherRoleGrant: '{ principal: "person:https://a#b", publisher: "own", role: VIEWER }',
  publisherRoleRevoke: '{ principal: "person:https://a#c", publisher: "own" }',
  webhookCreate: '{ name: "new", url: "https://receiver.example/" }',
  ...Object.fromEntries(
    ['webhookUpdate', 'webhookDelete', 'webhookRotateSecret', 'webhookReplay', 'webhookTest'].map(
      (mutation) => [mutation, '{ webhook: "none" }'],
    ),
  ),
  domainCreate: '{ slug: "new", name: "New" }',
  domainUpdate: '{ domain: "field", name: "New" }',
  modelRegister: '{ publisher: "own", name: "New" }',
  modelUpdate: '{ model: "own/model", summary: "New" }',
  modelDeprecate: '{ model: "own/model", reason: "Old" }',
  modelMerge: '{ from: "own/model", into: "own/base", reason: "Same" }',
  modelSplit: '{ model: "own/model", origins: [{ hub: "test", externalId: "x" }] }',
  datasetRegister: '{ publisher: "own", name: "New" }',
  datasetUpdate: '{ dataset: "own/dataset", summary: "New" }',
  datasetMerge: '{ from: "own/dataset", into: "own/other", reason: "Same" }',
  datasetSplit: '{ dataset: "own/dataset", origins: [{ hub: "test", externalId: "x" }] }',
  lineageRecord: '{ child: "own/model", base: "own/base", relation: FINETUNE }',
  trainingRecord: '{ model: "own/model", dataset: "own/dataset", role: PRETRAINING }',
  evaluationReport: '{ model: "own/model", metric: "accuracy", value: 0.5 }',
  transferResultReport:
    '{ study: { key: "s", title: "s", doi: "d" }, base: "own/base", target: "own/dataset", protocol: FROZEN, metric: "accuracy", value: 0.5 }',
  transferResultDispute: '{ result: "RESULT", kind: DISPUTE, reason: "Doubt" }',
  transferEdgeDeclare: '{ base: "own/base", domain: "field", protocol: FROZEN, reason: "So" }',
};

const token = (scopes: TokenInput['scopes'], publisher?: string, role?: TokenInput['role']) => ({
  scopes,
  publishers: publisher === undefined ? null : [publisher],
  role: role ?? null,
});

/** Everyone who may ask, by what their token is. */
const VIEWERS: Record<string, Omit<TokenInput, 'name'>> = {
  read: token(['read']),
  report: token(['report']),
  write: token(['write']),
  admin: token(['admin']),
  ownViewer: token(['read', 'report', 'write'], 'own', 'VIEWER'),
  ownContributor: token(['report', 'write'], 'own', 'CONTRIBUTOR'),
  ownReporter: token(['report'], 'own', 'CONTRIBUTOR'),
  ownWriter: token(['write'], 'own', 'CONTRIBUTOR'),
  ownMaintainer: token(['report', 'write'], 'own', 'MAINTAINER'),
  otherMaintainer: token(['report', 'write'], 'other', 'MAINTAINER'),
};

const REPORTING = ['report', 'admin', 'ownContributor', 'ownReporter', 'ownMaintainer', 'otherMaintainer'];
const CONTRIBUTING = ['write', 'admin', 'ownContributor', 'ownWriter', 'ownMaintainer'];
const MAINTAINING = ['admin', 'ownMaintainer'];
const WRITING = [...CONTRIBUTING, 'ownViewer', 'otherMaintainer'];

/** Who may call what. */
const MAY: Record<string, readonly string[]> = {
  publisherCreate: ['admin'],
  apiTokenCreate: MAINTAINING,
  apiTokenRevoke: [...MAINTAINING, 'otherMaintainer'],
  publisherRoleGrant: MAINTAINING,
  publisherRoleRevoke: MAINTAINING,
  webhookCreate: WRITING,
  webhookUpdate: WRITING,
  webhookDelete: WRITING,
  webhookRotateSecret: WRITING,
  webhookReplay: WRITING,
  webhookTest: WRITING,
  domainCreate: ['admin'],
  domainUpdate: ['admin'],
  modelRegister: CONTRIBUTING,
  modelUpdate: CONTRIBUTING,
  modelDeprecate: MAINTAINING,
  modelMerge: MAINTAINING,
  modelSplit: MAINTAINING,
  datasetRegister: CONTRIBUTING,
  datasetUpdate: CONTRIBUTING,
  datasetMerge: MAINTAINING,
  datasetSplit: MAINTAINING,
  lineageRecord: CONTRIBUTING,
  trainingRecord: CONTRIBUTING,
  transferEdgeDeclare: CONTRIBUTING,
  evaluationReport: REPORTING,
  transferResultReport: REPORTING,
  transferResultDispute: REPORTING,
};

let harness: Harness;
const secrets: Record<string, string | null> = { anonymous: null, unknown: `rst_${'x'.repeat(43)}` };

async function idOfReported(authorization?: string, value = 0.4): Promise<string> {
  const { data } = await harness.ask<{ transferResultReport: { transferResult: { id: string } } }>(
    `mutation { transferResultReport(input: { study: { key: "t${value}", title: "t", doi: "d${value}" }, base: "own/base",
      target: "own/dataset", protocol: FROZEN, metric: "accuracy", value: ${value} }) { transferResult { id } } }`,
    {},
    authorization,
  );
  return data.transferResultReport.transferResult.id;
}

beforeAll(async () => {
  harness = await openHarness();
  const { rows, access } = harness;
  const own = await rows.publisher({ slug: 'own' });
  const other = await rows.publisher({ slug: 'other' });
  for (const slug of ['own/model', 'own/base']) await rows.model({ slug, publisherId: own });
  await rows.model({ slug: 'other/model', publisherId: other });
  for (const slug of ['own/dataset', 'own/other']) await rows.dataset({ slug, publisherId: own });
  await rows.domain({ slug: 'field' });
  for (const [name, input] of Object.entries(VIEWERS))
    secrets[name] = (await access.tokens.create({ name, ...input }, OPERATOR)).secret;
  secrets.revoked = (await access.tokens.create({ name: 'revoked', ...token(['admin']) }, OPERATOR)).secret;
  await access.tokens.revoke('revoked', OPERATOR);
  secrets.expired = (
    await access.tokens.create({ name: 'expired', scopes: ['admin'], expiresInDays: 1 }, OPERATOR)
  ).secret;
  await harness.database.query({
    label: 'test',
    text: `UPDATE api_token SET "expiresAt" = now() - interval '1 second' WHERE name = 'expired'`,
  });
});
afterAll(() => harness.close());

const headerOf = (viewer: string): string | null => {
  const secret = secrets[viewer] ?? null;
  return secret === null ? null : `Bearer ${secret}`;
};

async function outcomeOf(mutation: string, input: string, viewer: string): Promise<string> {
  const operation = `mutation { ${mutation}(input: ${input}) { userErrors { message code } } }`;
  const { errors } = await harness.ask(operation, {}, headerOf(viewer));
  return errors?.[0]?.extensions.code ?? 'answered';
}

const NOBODY = ['anonymous', 'unknown', 'revoked', 'expired'];

it('says of every mutation of the schema who may call it', async () => {
  const { data } = await harness.ask<{ __schema: { mutationType: { fields: { name: string }[] } } }>(
    '{ __schema { mutationType { fields { name } } } }',
  );
  const names = data.__schema.mutationType.fields.map(({ name }) => name).sort();
  expect(Object.keys(MAY).sort()).toEqual(names);
});

describe.each(Object.keys(MAY))('%s', (mutation) => {
  it('is answered to whom it should be, and refused to all others', async () => {
    const result = mutation === 'transferResultDispute' ? await idOfReported() : '';
    const input = (INPUTS[mutation] ?? '').replace('RESULT', result);
    const expected: Record<string, string> = {};
    const outcomes: Record<string, string> = {};
    // Whoever is refused comes first, so that what others change cannot be why.
    const all = [...NOBODY, ...Object.keys(VIEWERS).sort((one) => (MAY[mutation]?.includes(one) ? 1 : -1))];
    for (const viewer of all) {
      const refused = NOBODY.includes(viewer) ? 'UNAUTHENTICATED' : 'FORBIDDEN';
      expected[viewer] = MAY[mutation]?.includes(viewer) ? 'answered' : refused;
      outcomes[viewer] = await outcomeOf(mutation, input, viewer);
    }
    expect(outcomes).toEqual(expected);
  });
});

describe('refused is', () => {
  it('a merge across publishers, but to administrators', async () => {
    const input = '{ from: "own/model", into: "other/model", reason: "Same" }';
    expect(await outcomeOf('modelMerge', input, 'ownMaintainer')).toBe('FORBIDDEN');
  });

  it('to take a model to a publisher where one is nothing', async () => {
    const input = '{ model: "own/base", publisher: "other" }';
    expect(await outcomeOf('modelUpdate', input, 'ownMaintainer')).toBe('FORBIDDEN');
  });

  it('to change what is called so now by a role at what was called so once', async () => {
    const former = (sql: string) => harness.database.query({ label: 'test', text: sql });
    await former(`INSERT INTO slug_redirect ("entityType", slug, "entityId")
      SELECT 'Model', 'other/model', id FROM model WHERE slug = 'own/base'`);
    const input = '{ model: "other/model", summary: "Taken" }';
    expect(await outcomeOf('modelUpdate', input, 'ownMaintainer')).toBe('FORBIDDEN');
    expect(await outcomeOf('modelUpdate', input, 'otherMaintainer')).toBe('answered');
    await former(`DELETE FROM slug_redirect WHERE slug = 'other/model'`);
  });

  it('to correct or withdraw what somebody else reported', async () => {
    const mine = await idOfReported(headerOf('report') ?? '', 0.3);
    const withdraw = `{ result: "${mine}", kind: RETRACTION, reason: "Wrong" }`;
    expect(await outcomeOf('transferResultDispute', withdraw, 'ownMaintainer')).toBe('FORBIDDEN');
    expect(await outcomeOf('transferResultDispute', withdraw, 'report')).toBe('answered');
  });

  it('what is not there as it is for what may not be seen: by a user error without suggestions', async () => {
    const { data, errors } = await harness.ask(
      'mutation { modelUpdate(input: { model: "own/modell", summary: "x" }) { userErrors { field message code } } }',
      {},
      headerOf('write'),
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      modelUpdate: {
        userErrors: [
          { field: ['input', 'model'], message: 'There is no model "own/modell".', code: 'NOT_FOUND' },
        ],
      },
    });
  });
});
