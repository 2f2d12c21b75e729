import { openHarness, type Harness } from '../transfer/harness';
import { OBJECTS } from './mutations';

/** The smallest input that the schema accepts, of each mutation. */
const INPUTS: Record<string, string> = {
  publisherCreate: '{ slug: "intruder", name: "Intruder" }',
  apiTokenCreate: '{ name: "intruder", scopes: [ADMIN] }',
  apiTokenRevoke: '{ token: "victim" }',
  publisherRoleGrant: '{ principal: "person:https://a#intruder", role: ADMIN }',
  publisherRoleRevoke: '{ principal: "person:https://a#victim" }',
  domainCreate: '{ slug: "intruder", name: "Intruder" }',
  domainUpdate: '{ domain: "victim", name: "Intruder" }',
  modelRegister: '{ publisher: "victim", name: "Intruder" }',
  modelUpdate: '{ model: "victim/model", summary: "Intruder" }',
  modelDeprecate: '{ model: "victim/model", reason: "Intruder" }',
  modelMerge: '{ from: "victim/model", into: "victim/base", reason: "Intruder" }',
  modelSplit: '{ model: "victim/model", origins: [{ hub: "test", externalId: "x" }] }',
  datasetRegister: '{ publisher: "victim", name: "Intruder" }',
  datasetUpdate: '{ dataset: "victim/dataset", summary: "Intruder" }',
  datasetMerge: '{ from: "victim/dataset", into: "victim/dataset", reason: "Intruder" }',
  datasetSplit: '{ dataset: "victim/dataset", origins: [{ hub: "test", externalId: "x" }] }',
  lineageRecord: '{ child: "victim/model", base: "victim/base", relation: FINETUNE }',
  trainingRecord: '{ model: "victim/model", dataset: "victim/dataset", role: PRETRAINING }',
  evaluationReport: '{ model: "victim/model", metric: "accuracy", value: 0 }',
  transferResultReport:
    '{ study: { key: "s", title: "s", doi: "d" }, base: "victim/base", target: "victim/dataset", protocol: FROZEN, metric: "accuracy", value: 0 }',
  transferResultDispute: '{ result: "VHJhbnNmZXJSZXN1bHQ6MQ", reason: "Intruder" }',
  transferEdgeDeclare: '{ base: "victim/base", domain: "victim", protocol: FROZEN, reason: "Intruder" }',
  webhookCreate: '{ name: "intruder", url: "https://intruder.example/" }',
  webhookUpdate: '{ webhook: "V2ViaG9vazox", url: "https://intruder.example/" }',
  webhookDelete: '{ webhook: "V2ViaG9vazox" }',
  webhookRotateSecret: '{ webhook: "V2ViaG9vazox" }',
  webhookReplay: '{ webhook: "V2ViaG9vazox", since: "0" }',
  webhookTest: '{ webhook: "V2ViaG9vazox" }',
};

let harness: Harness;
let withoutToken: Harness;
beforeAll(async () => {
  harness = await openHarness();
  withoutToken = await openHarness({ adminToken: null });
  for (const slug of ['victim/model', 'victim/base']) await harness.rows.model({ slug });
  await harness.rows.dataset({ slug: 'victim/dataset' });
  await harness.rows.domain({ slug: 'victim' });
});
afterAll(() => Promise.all([harness.close(), withoutToken.close()]));

const revision = async () =>
  (await harness.ask<{ catalog: { revision: number } }>('{ catalog { revision } }')).data;

describe.each(Object.entries(INPUTS))('%s', (mutation, input) => {
  const operation = `mutation { ${mutation}(input: ${input}) { userErrors { code } } }`;

  it('is refused without a token', async () => {
    const before = await revision();
    const { data, errors } = await harness.ask(operation, {}, null);
    expect(data).toEqual({ [mutation]: null });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(await revision()).toEqual(before);
  });

  it.each(['Bearer wrong', 'Basic test-token', 'test-token', 'Bearer '])(
    'is refused with "%s"',
    async (token) => {
      const { errors } = await harness.ask(operation, {}, token);
      expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    },
  );

  it('is refused to everybody where the server has no token', async () => {
    const { errors } = await withoutToken.ask(operation, {}, null);
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('ROOTSTOCK_ADMIN_TOKEN') as string,
        extensions: { code: 'FORBIDDEN' },
      },
    ]);
  });
});

it('covers every mutation that there is', async () => {
  const { data } = await harness.ask<{ __schema: { mutationType: { fields: { name: string }[] } } }>(
    '{ __schema { mutationType { fields { name } } } }',
  );
  const names = data.__schema.mutationType.fields.map(({ name }) => name).sort();
  expect(names).toEqual(Object.keys(INPUTS).sort());
  expect(Object.keys(OBJECTS).sort()).toEqual(names);
});
