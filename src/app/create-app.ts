import { deriveKinds } from '../catalog';
import { createEncoder, loadTensorBackend, ReplaceableEncoder, type Encoder } from '../embedding';
import { publicHubs, type HubSettings } from '../hubs';
import {
  adoptEncoder,
  describeStarter,
  LiveImportService,
  refreshEmbeddings,
  StarterLoader,
} from '../ingest';
import { systemClock, type Clock } from '../platform/clock';
import type { Config } from '../platform/config';
import type { Database } from '../platform/database';
import type { Log } from '../platform/log';
import { Metrics } from '../platform/metrics';
import type { Recommendation } from '../recommend';
import type { App } from './app';
import { contextCreator } from './create-context';
import { openCatalogDatabase } from './data-source';
import { describeDatabase } from './describe-database';
import { EncoderAdoption, type Vectors } from './encoder-adoption';
import { ownEncoder, type LoadEncoder } from './own-encoder';
import { SyncScheduler } from './sync/sync-scheduler';
import { syncTargets } from './sync/sync-targets';
import { wireFeatures, type Foundations } from './wire-features';

/** Whatever has no vector by this version of the encoder. */
const MISSING = { domains: 'missing', datasets: 'missing', models: 'missing' } as const;

export interface AppOptions {
  /** Loads an encoder to put in the place of the one that ships; null where none is set. */
  readonly loadOwnEncoder?: LoadEncoder | null;
  readonly clock?: Clock;
}

/** Builds the application on a database and an encoder that are already open. */
export async function assembleApp(
  foundations: Foundations,
  config: Pick<Config, 'adminToken' | 'dataDir'> & Partial<HubSettings & Pick<Config, 'syncs'>>,
  { loadOwnEncoder = null, clock = systemClock }: AppOptions = {},
): Promise<App> {
  const { database, backend, log } = foundations;
  const encoder = new ReplaceableEncoder(foundations.encoder);
  const { schema, createLoaders, recommendation, changes } = wireFeatures({ ...foundations, encoder }, clock);
  const metrics = new Metrics();
  database.onStatement(({ label }, milliseconds) => metrics.observeStatement(label, milliseconds));
  const description = {
    database: await describeDatabase(database, config.dataDir),
    tensorflow: backend.name,
  };
  const hubs = publicHubs(config);
  const imports = new LiveImportService(database, encoder, hubs);
  const targets = syncTargets(config.syncs ?? [], hubs);
  const starter = new StarterLoader(database, encoder);
  const vectors = vectorsOf(encoder, database, recommendation);
  const adoption = new EncoderAdoption({ load: loadOwnEncoder, vectors, clock, log });
  return {
    schema,
    createContext: contextCreator(config.adminToken, createLoaders),
    checks: {
      database: () => describeDatabase(database, config.dataDir),
      encoder: () => encode(encoder),
    },
    metrics,
    description,
    migrate: () => migrate(database),
    loadStarter: async (options) => describeStarter(await starter.load(options)),
    imports,
    sync: new SyncScheduler(targets, { imports, database, clock, log }),
    encoder: adoption,
    recommend: recommendation.service,
    compare: recommendation.compare,
    trials: recommendation.trials,
    recommender: {
      fit: recommendation.fit,
      start: () => recommendation.fitting.start(),
      stop: () => recommendation.fitting.stop(),
    },
    refreshDerived: async () => ({
      embeddings: await refreshEmbeddings(database, encoder, MISSING),
      edges: await recommendation.edges.refreshEdges(),
    }),
    close: async () => {
      changes.stop();
      await Promise.all([
        recommendation.edges.stop(),
        recommendation.betterBases.stop(),
        recommendation.fitting.stop(),
        adoption.stop(),
      ]);
      await database.close();
    },
  };
}

/** Runs what migrations are new, and derives what no statement of theirs can. */
async function migrate(database: Database): Promise<string[]> {
  const done = await database.dataSource.runMigrations();
  if (done.length > 0) await deriveKinds(database);
  return done.map(({ name }) => name);
}

const vectorsOf = (
  encoder: ReplaceableEncoder,
  database: Database,
  { edges }: Pick<Recommendation, 'edges'>,
): Vectors => ({
  moveTo: (next, steps) => adoptEncoder(database, { encoder, next }, steps),
  refreshDerived: () => edges.recomputeEdges(),
  fallBack: () => encoder.fallBack(),
});

async function encode(encoder: Encoder): Promise<string> {
  await encoder.encode([{ text: 'ready' }]);
  return encoder.version;
}

/**
 * Opens the database, loads the encoder and wires every feature. Runs no migration.
 *
 * @throws UnavailableError when the database or the data folder cannot be used
 */
export async function createApp(config: Config, log: Log): Promise<App> {
  const { databaseUrl: url, dataDir } = config;
  const [database, backend] = await Promise.all([
    openCatalogDatabase({ url, dataDir }),
    loadTensorBackend(config.tfBackend),
  ]);
  const encoder = createEncoder(backend);
  return assembleApp({ database, backend, encoder, log }, config, {
    loadOwnEncoder: ownEncoder(config, encoder),
  });
}
