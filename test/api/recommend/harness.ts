import { ADMIN, anonymous, type Viewer } from '../../../src/access';
import { catalogReferences, catalogResolvers, createCatalog } from '../../../src/catalog';
import { createEncoder, loadTensorBackend } from '../../../src/embedding';
import type { GraphQLSchema } from 'graphql';
import type { Clock } from '../../../src/platform/clock';
import type { Database } from '../../../src/platform/database';
import { createApolloServer } from '../../../src/platform/graphql/apollo-server';
import { buildSubgraph } from '../../../src/platform/graphql/build-subgraph';
import { resolverClasses } from '../../../src/platform/graphql/resolver-list';
import type { ReceiptSettings } from '../../../src/platform/settings/receipt-settings';
import { createLog } from '../../../src/platform/log';
import { madeWhenRead } from '../../../src/platform/made-when-read';
import { createRecommendation, recommendResolvers, type Recommendation } from '../../../src/recommend';
import { createTransfer, transferResolvers } from '../../../src/transfer';
import { PATIENCE } from '../../support/clock';

export interface Answer<Data> {
  data: Data;
  errors?: readonly { message: string; extensions: { code: string; field?: string } }[];
}

export interface Harness {
  readonly schema: GraphQLSchema;
  /** Makes the loaders of one request. */
  createLoaders(): object;
  recommendation: Recommendation;
  ask<Data>(query: string, variables?: Record<string, unknown>): Promise<Answer<Data>>;
  /** As `ask`, with the right to write. */
  mutate<Data>(query: string, variables?: Record<string, unknown>): Promise<Answer<Data>>;
  as<Data>(viewer: Viewer, query: string, variables?: Record<string, unknown>): Promise<Answer<Data>>;
  stop(): Promise<void>;
}

const ANYONE = anonymous('no-token');

/** The read side of every feature over a database that is filled already. */
export async function openHarness(
  database: Database,
  { clock, receipts }: { clock?: Clock; receipts?: ReceiptSettings } = {},
): Promise<Harness> {
  const log = createLog('silent');
  const backend = await loadTensorBackend('wasm');
  const encoder = createEncoder(backend);
  const recommendation = createRecommendation(
    { database, encoder, backend, log, receipts, patience: PATIENCE },
    { clock },
  );
  const catalog = createCatalog({
    database,
    log,
    facts: { encoderVersion: null, recommenderVersion: null, tensorBackend: null },
  });
  const transfer = createTransfer(database);
  const { schema } = buildSubgraph({
    resolvers: [catalogResolvers, transferResolvers, recommendResolvers].flatMap((list) =>
      resolverClasses(list),
    ),
    referenceResolvers: catalogReferences,
    instances: new Map([...catalog.resolvers, ...transfer.resolvers, ...recommendation.resolvers]),
  });
  const server = createApolloServer({ schema, log, introspection: true });
  const createLoaders = madeWhenRead({
    ...catalog.loaders,
    ...transfer.loaders,
    ...recommendation.loaders,
  });
  const run = async (viewer: Viewer, query: string, variables?: Record<string, unknown>) => {
    const { signal } = new AbortController();
    const contextValue = { requestId: 'test', viewer, log, loaders: createLoaders(), signal };
    const { body } = await server.executeOperation({ query, variables }, { contextValue });
    if (body.kind !== 'single') throw new TypeError('An operation was answered in parts.');
    return body.singleResult as never;
  };
  await server.start();
  return {
    schema,
    createLoaders,
    recommendation,
    as: run,
    ask: (query, variables) => run(ANYONE, query, variables),
    mutate: (query, variables) => run(ADMIN, query, variables),
    stop: async () => {
      await recommendation.betterBases.stop();
      await recommendation.edges.stop();
      await server.stop();
    },
  };
}
