import { accessResolvers, budgetResolvers } from '../access';
import { catalogReferences, catalogResolvers, catalogWritingResolvers } from '../catalog';
import { registrationResolvers } from '../ingest';
import { buildSubgraph, printSubgraph, type Subgraph } from '../platform/graphql/build-subgraph';
import {
  resolverClasses,
  type ResolverInstances,
  type ResolverList,
} from '../platform/graphql/resolver-list';
import { recommendResolvers } from '../recommend';
import { transferResolvers } from '../transfer';
import { webhookResolvers } from '../webhooks';

const lists: readonly ResolverList<never>[] = [
  accessResolvers,
  catalogResolvers,
  catalogWritingResolvers,
  transferResolvers,
  registrationResolvers,
  recommendResolvers,
  webhookResolvers,
  budgetResolvers,
];

/** The resolver classes of every feature: what the published schema is made of. */
export const resolversOfSchema = lists.flatMap(resolverClasses);

/**
 * Builds the subgraph around the resolvers of the wired features.
 *
 * @throws TypeError when a feature was not wired, or is in no list
 */
export const createSubgraph = (features: readonly ResolverInstances[]): Subgraph =>
  buildSubgraph({
    resolvers: resolversOfSchema,
    instances: new Map(features.flatMap((instances) => [...instances])),
    referenceResolvers: catalogReferences,
  });

/** The published contract, which needs neither a database nor an encoder. */
export const printSdl = (): string => printSubgraph(resolversOfSchema);
