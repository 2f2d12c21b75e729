import { createEncoder, loadTensorBackend, ReplaceableEncoder, type Encoder } from '../embedding';
import { publicHubs, type HubSettings } from '../hubs';
import { describeStarter, LiveImportService, refreshEmbeddings, StarterLoader } from '../ingest';
import { systemClock } from '../platform/clock';
import type { Config } from '../platform/config';
import type { Log } from '../platform/log';
import { Metrics } from '../platform/metrics';
import type { App } from './app';
import { contextCreator } from './create-context';
import { openCatalogDatabase } from './data-source';
import { describeDatabase } from './describe-database';
import { EncoderAdoption } from './encoder-adoption';
import { ownEncoder } from './own-encoder';
import { SyncScheduler } from './sync/sync-scheduler';
import { syncTargets } from './sync/sync-targets';
import { wireFeatures, type Foundations } from './wire-features';

/** What another version of the encoder left without a vector. */
const MISSING = { domains: 'missing', datasets: 'missing', models: 'missing' } as const;

/** Puts the application together on foundations that are there already. */
export async function assembleApp(
  foundations: Foundations,
  config: Pick<Config, 'adminToken' | 'dataDir'> & Partial<HubSettings & Pick<Config, 'syncs'>>,
  log: Log,
): Promise<App> {
  const { database, backend, loadOwnEncoder = null, clock = systemClock } = foundations;
  const encoder = new ReplaceableEncoder(foundations.encoder);
  const { schema, createLoaders, recommendation, changes } = wireFeatures({ ...foundations, encoder }, log);
  const metrics = new Metrics();
  database.onStatement(metrics.observeStatement);
  const description = {
    database: await describeDatabase(database, config.dataDir),
    tensorflow: backend.name,
  };
  const hubs = publicHubs(config);
  const imports = new LiveImportService(database, encoder, hubs);
  const targets = syncTargets(config.syncs ?? [], hubs);
  const starter = new StarterLoader(database, encoder);
  const adoption = new EncoderAdoption(encoder, {
    ...{ database, log, clock, load: loadOwnEncoder },
    afterwards: () => recommendation.edges.recomputeEdges(),
  });
  return {
    schema,
    createContext: contextCreator(config.adminToken, createLoaders),
    checks: {
      database: () => describeDatabase(database, config.dataDir),
      encoder: () => encode(encoder),
    },
    metrics,
    description,
    migrate: async () => (await database.dataSource.runMigrations()).map(({ name }) => name),
    loadStarter: async (options) => describeStarter(await starter.load(options)),
    imports,
    sync: new SyncScheduler(targets, { imports, database, clock, log }),
    encoder: adoption,
    recommend: recommendation.service,
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
  return assembleApp(
    { database, backend, encoder, loadOwnEncoder: ownEncoder(config, encoder) },
    config,
    log,
  );
}
