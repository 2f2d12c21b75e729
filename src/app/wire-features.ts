import { createCatalog, createCatalogWriting } from '../catalog';
import type { Encoder, TensorBackend } from '../embedding';
import { createRegistration, identityLoaderFactory, refreshEmbeddings } from '../ingest';
import { systemClock, type Clock } from '../platform/clock';
import type { Database } from '../platform/database';
import type { Log } from '../platform/log';
import { createRecommendation, RECOMMENDER_VERSION } from '../recommend';
import { createTransfer, DerivedResultRepository } from '../transfer';
import { createSubgraph } from './subgraph';

/** What the application is built from; tests pass their own. */
export interface Foundations {
  readonly database: Database;
  readonly backend: TensorBackend;
  readonly encoder: Encoder;
  readonly log: Log;
}

/** What other features do after a change of the catalogue, which does not know them. */
function consequences(encoder: Encoder): Parameters<typeof createCatalogWriting>[1] {
  const derived = new DerivedResultRepository();
  return {
    afterClaim: async (transaction, modelId) => {
      await derived.derive(transaction, [modelId]);
    },
    afterDomains: async (transaction, domains) => {
      await refreshEmbeddings(transaction, encoder, { domains });
    },
  };
}

/** Builds every feature by hand and puts one schema over them. */
export function wireFeatures({ database, backend, encoder, log }: Foundations, clock: Clock = systemClock) {
  const facts = {
    /** May be replaced while the process runs. */
    get encoderVersion() {
      return encoder.version;
    },
    recommenderVersion: RECOMMENDER_VERSION,
    tensorBackend: backend.name,
  };
  const catalog = createCatalog({ database, facts, log, clock });
  const transfer = createTransfer(database);
  const recommendation = createRecommendation({ database, encoder, backend, log }, { clock });
  const { schema } = createSubgraph([
    catalog.resolvers,
    createCatalogWriting(database, consequences(encoder)),
    transfer.resolvers,
    createRegistration(database, encoder),
    recommendation.resolvers,
  ]);
  const createIdentityLoaders = identityLoaderFactory(database);
  const createLoaders = () => ({
    ...catalog.createLoaders(),
    ...createIdentityLoaders(),
    ...transfer.createLoaders(),
    ...recommendation.createLoaders(),
  });
  return { schema, createLoaders, recommendation, changes: catalog.changes };
}
