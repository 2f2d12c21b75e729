import { budgetResolvers, createAccessResolvers, guardSchema, type Access, type Viewer } from '../access';
import { createCatalog, createCatalogWriting } from '../catalog';
import type { Encoder, TensorBackend } from '../embedding';
import { createRegistration, identityLoaders, placeNewDomains, refreshEmbeddings } from '../ingest';
import { systemClock, type Clock } from '../platform/clock';
import type { Database, SqlExecutor } from '../platform/database';
import { createResolvers, type ResolverInstances } from '../platform/graphql/resolver-list';
import type { Log } from '../platform/log';
import { madeWhenRead } from '../platform/made-when-read';
import type { ReceiptSettings } from '../platform/settings/receipt-settings';
import { createRecommendation, RECOMMENDER_VERSION, type Recommendation } from '../recommend';
import { createTransfer, DerivedResultRepository } from '../transfer';
import { createWebhookResolvers, webhookLoaders, type Webhooks } from '../webhooks';
import { createSubgraph } from './subgraph';

/** What the application is built from; tests pass their own. */
export interface Foundations {
  readonly database: Database;
  readonly backend: TensorBackend;
  readonly encoder: Encoder;
  readonly log: Log;
  /** Who gives tokens and roles, and knows at once what was given. */
  readonly access: Pick<Access, 'tokens' | 'grants'>;
  /** Who makes and changes webhooks. */
  readonly webhooks: Pick<Webhooks, 'service' | 'requests'>;
  /** How long questions are kept, and for whom. */
  readonly receipts?: ReceiptSettings;
  /** Milliseconds for which a question waits for what changed before it; a second by default. */
  readonly patience?: number;
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
      await placeNewDomains(transaction, encoder.version);
    },
  };
}

/** How the features are wired. */
export interface WiringOptions {
  readonly clock?: Clock;
  /**
   * The recommendation whose fit and edges these features read and do not make; left out: they make
   * their own.
   */
  readonly follows?: Recommendation;
}

/** How the features that have the schema are wired. */
export interface SchemaOptions extends WiringOptions {
  /** What a viewer may see; for all of them the database of the features, unless given. */
  readonly seenBy?: (viewer: Viewer) => SqlExecutor;
}

/** Builds every feature by hand over one scope of the database. */
export function wireInstances(
  { database, backend, encoder, log, access, webhooks, receipts, patience }: Foundations,
  { clock = systemClock, follows }: WiringOptions = {},
) {
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
  const recommendation = createRecommendation(
    { database, encoder, backend, log, receipts, patience },
    { clock, follows },
  );
  const resolvers: ResolverInstances = new Map([
    ...createAccessResolvers(database, access),
    ...catalog.resolvers,
    ...createCatalogWriting({ database, grants: access.grants }, consequences(encoder)),
    ...transfer.resolvers,
    ...createRegistration(database, encoder),
    ...recommendation.resolvers,
    ...createWebhookResolvers(database, webhooks),
    ...createResolvers(budgetResolvers, {}),
  ]);
  const createLoaders = madeWhenRead({
    ...catalog.loaders,
    ...identityLoaders(database),
    ...transfer.loaders,
    ...recommendation.loaders,
    ...webhookLoaders(database),
  });
  /** Ends streams and work in the background. */
  const stop = async (): Promise<void> => {
    catalog.changes.stop();
    await recommendation.stop();
  };
  return { database, resolvers, createLoaders, recommendation, stop };
}

export type Wiring = ReturnType<typeof wireInstances>;

/** One wiring of the features, with a schema over it, which is built when it is first asked for. */
export function wireFeatures(foundations: Foundations, { seenBy, ...options }: SchemaOptions = {}) {
  const wiring = wireInstances(foundations, options);
  const { database, log } = foundations;
  const build = () => {
    const { schema } = createSubgraph([wiring.resolvers]);
    const refusals = guardSchema(schema, { database, log, clock: options.clock ?? systemClock, seenBy });
    return { schema, refusals };
  };
  let built: ReturnType<typeof build> | undefined;
  const guarded = () => (built ??= build());
  const stop = async (): Promise<void> => {
    await Promise.all([wiring.stop(), built?.refusals.settled()]);
  };
  return {
    ...wiring,
    get schema() {
      return guarded().schema;
    },
    get refusals() {
      return guarded().refusals;
    },
    stop,
  };
}
