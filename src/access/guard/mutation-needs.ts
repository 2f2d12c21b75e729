import type { PublisherRole, Scope } from '../viewer';

/** What a mutation's input may name. */
export type NamedType = 'Model' | 'Dataset' | 'Domain' | 'Publisher' | 'TransferResult';

/** What whoever calls a mutation needs; administrators need nothing more. */
export interface MutationNeed {
  readonly scope: Scope;
  /** The role at the publisher of each thing in `owns`; without any, at some publisher. */
  readonly role?: PublisherRole;
  /**
   * Fields of the input that name things, one or a list, which the caller must have that role for.
   */
  readonly owns?: Readonly<Record<string, NamedType>>;
  /** Further fields that name things: what the caller may not see does not exist. */
  readonly names?: Readonly<Record<string, NamedType>>;
  /** The things in `owns` must belong to one publisher. */
  readonly within?: 'one publisher';
  /**
   * The input may say whom a thing is for. To hide it takes the role CONTRIBUTOR at the publishers
   * of what these fields name, to show to everybody what was hidden the role MAINTAINER.
   */
  readonly visibilityAt?: readonly string[];
  /**
   * Not for people, administrators or not: something is done later for whoever calls it, and what
   * people may do then nobody tells.
   */
  readonly isForPrograms?: true;
  /** The field that names a result which only who reported it may take back. */
  readonly reporterOf?: { readonly field: string; readonly when?: Readonly<Record<string, string>> };
}

/** Every mutation of the schema: one that is not here keeps the program from starting. */
export const MUTATION_NEEDS: Readonly<Record<string, MutationNeed>> = {
  publisherCreate: { scope: 'admin' },
  // What is given may be no more than the giver has: see `grant/giving.ts`.
  apiTokenCreate: { scope: 'write', role: 'MAINTAINER', owns: { publishers: 'Publisher' } },
  apiTokenRevoke: { scope: 'write', role: 'MAINTAINER' },
  publisherRoleGrant: { scope: 'write', role: 'MAINTAINER', owns: { publisher: 'Publisher' } },
  publisherRoleRevoke: { scope: 'write', role: 'MAINTAINER', owns: { publisher: 'Publisher' } },
  // Whose a webhook is, its feature asks.
  webhookCreate: { scope: 'write', isForPrograms: true },
  webhookUpdate: { scope: 'write' },
  webhookDelete: { scope: 'write' },
  webhookRotateSecret: { scope: 'write' },
  webhookReplay: { scope: 'write' },
  webhookTest: { scope: 'write' },
  domainCreate: { scope: 'admin' },
  domainUpdate: { scope: 'admin' },
  modelRegister: {
    scope: 'write',
    role: 'CONTRIBUTOR',
    owns: { publisher: 'Publisher' },
    visibilityAt: ['publisher'],
  },
  modelUpdate: {
    scope: 'write',
    role: 'CONTRIBUTOR',
    owns: { model: 'Model', publisher: 'Publisher' },
    visibilityAt: ['model', 'publisher'],
  },
  modelDeprecate: {
    scope: 'write',
    role: 'MAINTAINER',
    owns: { model: 'Model' },
    names: { replacement: 'Model' },
  },
  modelMerge: {
    scope: 'write',
    role: 'MAINTAINER',
    owns: { from: 'Model', into: 'Model' },
    within: 'one publisher',
  },
  modelSplit: { scope: 'write', role: 'MAINTAINER', owns: { model: 'Model' } },
  datasetRegister: {
    scope: 'write',
    role: 'CONTRIBUTOR',
    owns: { publisher: 'Publisher' },
    visibilityAt: ['publisher'],
  },
  datasetUpdate: {
    scope: 'write',
    role: 'CONTRIBUTOR',
    owns: { dataset: 'Dataset', publisher: 'Publisher' },
    visibilityAt: ['dataset', 'publisher'],
  },
  datasetMerge: {
    scope: 'write',
    role: 'MAINTAINER',
    owns: { from: 'Dataset', into: 'Dataset' },
    within: 'one publisher',
  },
  datasetSplit: { scope: 'write', role: 'MAINTAINER', owns: { dataset: 'Dataset' } },
  lineageRecord: { scope: 'write', role: 'CONTRIBUTOR', owns: { child: 'Model' }, names: { base: 'Model' } },
  trainingRecord: {
    scope: 'write',
    role: 'CONTRIBUTOR',
    owns: { model: 'Model' },
    names: { dataset: 'Dataset' },
  },
  transferEdgeDeclare: {
    scope: 'write',
    role: 'CONTRIBUTOR',
    owns: { base: 'Model' },
    names: { domain: 'Domain' },
  },
  evaluationReport: {
    scope: 'report',
    role: 'CONTRIBUTOR',
    names: { model: 'Model', dataset: 'Dataset' },
  },
  transferResultReport: {
    scope: 'report',
    role: 'CONTRIBUTOR',
    names: {
      base: 'Model',
      adapted: 'Model',
      target: 'Dataset',
      supersedes: 'TransferResult',
      publisher: 'Publisher',
    },
    visibilityAt: ['publisher', 'supersedes'],
    reporterOf: { field: 'supersedes' },
  },
  transferResultDispute: {
    scope: 'report',
    role: 'CONTRIBUTOR',
    names: { result: 'TransferResult' },
    reporterOf: { field: 'result', when: { kind: 'RETRACTION' } },
  },
};
