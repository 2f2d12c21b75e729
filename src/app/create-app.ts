import { createAccess, reachOf, type Access, OPERATOR } from '../access';
import { deriveKinds } from '../catalog';
import {
  createEncoder,
  loadTensorBackend,
  ReplaceableEncoder,
  placeInThread,
  ThreadedEncoder,
  type Encoder,
  type PlacePoints,
} from '../embedding';
import { publicHubs, type HubSettings } from '../hubs';
import { adoptEncoder, LiveImportService, RecordExport } from '../ingest';
import { systemClock, type Clock } from '../platform/clock';
import type { Config } from '../platform/config';
import { readWrittenState, watchWrites, WriteProbe, type Database } from '../platform/database';
import type { Log } from '../platform/log';
import { Metrics } from '../platform/metrics';
import type { Recommendation } from '../recommend';
import { createWebhooks, type Webhooks } from '../webhooks';
import type { App } from './app';
import { contextCreator } from './create-context';
import { openCatalogDatabase } from './data-source';
import { DerivedRefresh, EMBEDDING, type RefreshParts } from './derived-refresh';
import { describeDatabase } from './describe-database';
import { EncoderAdoption, type Vectors } from './encoder-adoption';
import { findPreparedStarter, type PreparedStarter } from './prepared/prepared-starter';
import { StarterFilling } from './prepared/starter-filling';
import { ownEncoder, type LoadEncoder } from './own-encoder';
import { SyncScheduler } from './sync/sync-scheduler';
import { syncTargets } from './sync/sync-targets';
import { ScopedFeatures } from './scoped-features';
import type { Foundations } from './wire-features';

type EdgeService = Recommendation['edges'];

export interface AppOptions {
  /** Loads an encoder to put in the place of the one that ships; null where none is set. */
  readonly loadOwnEncoder?: LoadEncoder | null;
  readonly clock?: Clock;
  /** Finds the starter catalogue as the build prepared it; by default nothing is prepared. */
  readonly findPrepared?: () => PreparedStarter | null;
  /** Places domains on their map; in a thread, unless given. */
  readonly place?: PlacePoints;
}

/** Builds the application on a database and an encoder that are already open. */
export async function assembleApp(
  foundations: Omit<Foundations, 'access' | 'webhooks'>,
  config: Pick<Config, 'adminToken' | 'dataDir'> &
    Partial<HubSettings & Pick<Config, 'syncs' | 'access' | 'receipts' | 'webhooks'>>,
  { loadOwnEncoder = null, clock = systemClock, ...given }: AppOptions = {},
): Promise<App> {
  const { database, backend, log } = foundations;
  const encoder = new ReplaceableEncoder(foundations.encoder);
  const access = accessOf(foundations, config, clock);
  const metrics = new Metrics();
  const webhooks = webhooksOf(foundations, { access, metrics, clock, settings: config.webhooks });
  const { receipts } = config;
  const features = new ScopedFeatures({ ...foundations, encoder, access, webhooks, receipts }, clock);
  const { recommendation } = features.open;
  const ofOperator = async () => (await features.ofOperator()).recommendation;
  const recommender = recommenderOf(recommendation);
  const description = {
    database: await describeDatabase(database, config.dataDir),
    tensorflow: backend.name,
  };
  const hubs = publicHubs(config);
  const imports = new LiveImportService(database, encoder, hubs);
  const targets = syncTargets(config.syncs ?? [], hubs);
  const starter = new StarterFilling(database, encoder, given.findPrepared ?? (() => null));
  const { place = placeInThread } = given;
  const parts = { database, encoder, edges: recommendation.edges, place, log, clock };
  const { derived, adoption } = computingOf(parts, loadOwnEncoder);
  watch(metrics, { database, derived });
  return {
    get schema() {
      return features.open.schema;
    },
    createContext: contextCreator(access.authenticate, (viewer) => features.of(reachOf(viewer))),
    checks: checksOf(database, { dataDir: config.dataDir, encoder, clock }),
    metrics,
    answers: answersOf(database),
    description,
    tokens: access.tokens,
    operator: OPERATOR,
    grants: access.grants,
    migrate: () => migrate(database),
    loadStarter: (options) => starter.fill(options),
    imports,
    exports: new RecordExport(database),
    sync: new SyncScheduler(targets, { imports, database, clock, log }),
    encoder: adoption,
    recommend: { recommend: async (...asked) => (await ofOperator()).service.recommend(...asked) },
    compare: { compare: async (...asked) => (await ofOperator()).compare.compare(...asked) },
    trials: { plan: async (...asked) => (await ofOperator()).trials.plan(...asked) },
    warm: () => recommendation.currentState(),
    recommender,
    refreshDerived: () => derived.run(),
    webhooks: webhooks.sender,
    close: () => closeAll(database, [features, recommender, adoption, derived, webhooks.sender]),
  };
}

/** What computes vectors and what is made from them, by the encoder that ships or one's own. */
function computingOf(
  parts: Omit<RefreshParts, 'isEncoderToCome'> & { encoder: ReplaceableEncoder; edges: EdgeService },
  load: LoadEncoder | null,
): { derived: DerivedRefresh; adoption: EncoderAdoption } {
  const { clock, log } = parts;
  const derived = new DerivedRefresh({ ...parts, isEncoderToCome: load !== null });
  return { derived, adoption: new EncoderAdoption({ load, vectors: vectorsOf(parts, derived), clock, log }) };
}

const accessOf = (
  { database, log }: Pick<Foundations, 'database' | 'log'>,
  { adminToken, access }: Pick<Config, 'adminToken'> & Partial<Pick<Config, 'access'>>,
  clock: Clock,
): Access => createAccess({ database, log, clock }, { adminToken, oidc: access?.oidc ?? null });

/** Messages are sent as far as whoever each webhook is of may see. */
const webhooksOf = (
  { database, log }: Pick<Foundations, 'database' | 'log'>,
  parts: { access: Access; metrics: Metrics; clock: Clock; settings: Config['webhooks'] | undefined },
): Webhooks =>
  createWebhooks({
    ...{ database, log, clock: parts.clock, settings: parts.settings },
    principals: parts.access.principals,
    onAttempt: parts.metrics.countWebhookAttempt,
    onLook: parts.metrics.noteWebhooksBehind,
  });

function checksOf(
  database: Database,
  { dataDir, encoder, clock }: Pick<Config, 'dataDir'> & { encoder: Encoder; clock: Clock },
): App['checks'] {
  const writes = new WriteProbe(database.apart, clock);
  return {
    database: () => describeDatabase(database, dataDir, database.apart),
    writes: () => writes.check().then(() => 'possible'),
    encoder: () => encode(encoder),
  };
}

const answersOf = (database: Database): App['answers'] => ({
  readState: () => readWrittenState(database),
  onWrite: (listener) => database.onWrite(listener),
});

function watch(
  metrics: Metrics,
  { database, derived }: { readonly database: Database; readonly derived: DerivedRefresh },
): void {
  database.onStatement(({ label }, milliseconds) => metrics.observeStatement(label, milliseconds));
  metrics.watchEmbedding(() => derived.progress);
}

/** Ends what runs in the background, then the database that it uses. */
async function closeAll(
  database: Database,
  running: readonly { stop(): Promise<void> | void }[],
): Promise<void> {
  await Promise.all(running.map(async (one) => one.stop()));
  await database.close();
}

/** What the recommender does in the background, together. */
const recommenderOf = ({ fit, fitting, receiptPurge, keeper }: Recommendation): App['recommender'] => ({
  fit,
  start: () => {
    fitting.start();
    receiptPurge.start();
    keeper.start();
  },
  keepKnown: () => keeper.keep(),
  stop: async () => {
    receiptPurge.stop();
    await Promise.all([fitting.stop(), keeper.stop()]);
  },
});

/** Runs what migrations are new, and derives what no statement of theirs can. */
async function migrate(database: Database): Promise<string[]> {
  const done: string[] = [];
  // Servers that start together would each try to make the same tables.
  await database.inTurn('rootstock migrate', async () => {
    for (const { name } of await database.dataSource.runMigrations()) done.push(name);
    if (done.length === 0) return;
    await deriveKinds(database);
    await watchWrites(database);
  });
  return done;
}

const vectorsOf = (
  {
    encoder,
    database,
    edges,
  }: Pick<RefreshParts, 'database'> & { encoder: ReplaceableEncoder; edges: EdgeService },
  derived: Pick<DerivedRefresh, 'placeDomains'>,
): Vectors => ({
  moveTo: async (next, steps) => {
    let written = 0;
    // Whoever comes second finds every vector there.
    await database.inTurn(
      EMBEDDING,
      async () => {
        written = await adoptEncoder(database, { encoder, next }, steps);
        await derived.placeDomains();
      },
      steps.signal,
    );
    return written;
  },
  refreshDerived: () => edges.recomputeEdges(),
  fallBack: () => encoder.fallBack(),
});

async function encode(encoder: Encoder): Promise<string> {
  await encoder.encode([{ text: 'ready' }]);
  return encoder.version;
}

export interface AppUse {
  /** How long an operation may take, in milliseconds; null at the command line. */
  readonly operationMs?: number | null;
  /**
   * Called when a restore came over the catalogue while the database was away. A command goes on:
   * it asks the database again for whatever it needs.
   */
  readonly onReplaced?: () => void;
  /**
   * Whether a new data folder begins with the starter catalogue, where the build prepared it. Left
   * out, it begins with nothing.
   */
  readonly withStarter?: boolean;
  /** Whether it is for one answer, after which the process ends. */
  readonly isBrief?: boolean;
}

/**
 * Opens the database, loads the encoder and wires every feature. Runs no migration.
 *
 * @throws UnavailableError when the database or the data folder cannot be used or is being
 * restored
 */
export async function createApp(
  config: Config,
  log: Log,
  { operationMs = null, onReplaced = () => undefined, withStarter = false, isBrief = false }: AppUse = {},
): Promise<App> {
  const { databaseUrl: url, dataDir, connections: poolSize } = config;
  const [database, backend] = await Promise.all([
    openCatalogDatabase({
      ...{ url, dataDir, poolSize, operationMs, onReplaced, isBrief },
      template: () => (withStarter ? (findPreparedStarter()?.database ?? null) : null),
    }),
    loadTensorBackend(config.tfBackend),
  ]);
  const encoder = new ThreadedEncoder(createEncoder(backend), {
    backend: backend.name,
    onFailure: (error) => log.warn({ err: error }, 'no thread encodes: it is done between requests'),
  });
  return assembleApp({ database, backend, encoder, log }, config, {
    loadOwnEncoder: ownEncoder(config, encoder),
    findPrepared: () => findPreparedStarter(),
  });
}
