import type { Ask } from '../transfer/harness';

export interface UserErrorView {
  field: string[] | null;
  message: string;
  code: string;
}

/**
 * Runs one mutation with an `input`; returns its payload. Fails on errors of the request itself.
 */
export async function mutate<Changed = Record<string, unknown>>(
  ask: Ask,
  mutation: string,
  { input, select = 'id' }: { input: Record<string, unknown>; select?: string },
): Promise<{ object: Changed | null; userErrors: UserErrorView[] }> {
  const field = OBJECTS[mutation];
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await ask<Record<string, Record<string, unknown>>>(
    `mutation Change($input: ${type}!) {
      ${mutation}(input: $input) { ${field} { ${select} } userErrors { field message code } }
    }`,
    { input },
  );
  if (errors !== undefined) throw new Error(`${mutation}: ${JSON.stringify(errors)}`);
  const payload = data[mutation];
  return {
    object: payload?.[field ?? ''] as Changed | null,
    userErrors: payload?.userErrors as UserErrorView[],
  };
}

/** Every mutation of the contract that is tested here, with the object that it answers. */
export const OBJECTS: Record<string, string> = {
  publisherCreate: 'publisher',
  apiTokenCreate: 'apiToken',
  apiTokenRevoke: 'apiToken',
  publisherRoleGrant: 'grant',
  publisherRoleRevoke: 'grant',
  domainCreate: 'domain',
  domainUpdate: 'domain',
  modelRegister: 'model',
  modelUpdate: 'model',
  modelDeprecate: 'model',
  modelMerge: 'model',
  modelSplit: 'model',
  datasetRegister: 'dataset',
  datasetUpdate: 'dataset',
  datasetMerge: 'dataset',
  datasetSplit: 'dataset',
  lineageRecord: 'lineage',
  trainingRecord: 'training',
  evaluationReport: 'evaluation',
  transferResultReport: 'transferResult',
  transferResultDispute: 'transferResult',
  transferEdgeDeclare: 'transferEdge',
  webhookCreate: 'webhook',
  webhookUpdate: 'webhook',
  webhookDelete: 'webhook',
  webhookRotateSecret: 'webhook',
  webhookReplay: 'webhook',
  webhookTest: 'delivery',
};
