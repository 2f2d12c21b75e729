import { wasStopped } from '../platform/cancellation';
import type { Config } from '../platform/config';
import { systemClock } from '../platform/clock';
import type { Log } from '../platform/log';
import { weaknessOf } from '../platform/settings/admin-token';
import type { App, AppDescription } from './app';
import { createApp } from './create-app';
import { createServer } from './create-server';
import type { Listening } from './http/listening';
import type { OperatorCommands } from './http/operator.handler';
import { announceServer, newKey } from '../platform/operator/announced-server';
import { Readiness } from './readiness';

export interface Service extends Listening {
  readonly description: AppDescription;
  /** Aborted when the catalogue was replaced by a restore: the service should stop. */
  readonly replaced: AbortSignal;
}

/** A large catalogue answers simple queries while it is being read. */
const LONGEST_WARM_UP_MS = 30_000;

const LOOPBACK = '127.0.0.1';

interface ServiceParts {
  readonly config: Config;
  readonly log: Log;
  readonly commands: (app: App) => OperatorCommands;
}

async function prepare(app: App, log: Log): Promise<void> {
  const migrations = await app.migrate();
  log.info(
    { migrations },
    migrations.length === 0 ? 'the database is up to date' : 'the database was migrated',
  );
  log.info(await app.loadStarter({ onlyIfEmpty: true }));
  await warmUp(app, log);
}

/**
 * What requests would otherwise have to wait for, or would be slowed down by: the embedded database
 * reads the catalogue on the thread that answers them.
 */
async function warmUp(app: App, log: Log): Promise<void> {
  const ending = new AbortController();
  const warm = app.warm().catch((error: unknown) => {
    if (!wasStopped(error)) log.error({ err: error }, 'the catalogue could not be read');
  });
  await Promise.race([warm, systemClock.sleep(LONGEST_WARM_UP_MS, ending.signal)]).finally(() =>
    ending.abort(),
  );
}

/** Listens before the catalogue is loaded, so that a port in use is reported at once. */
async function serveWhilePreparing(app: App, { config, log, commands }: ServiceParts): Promise<Listening> {
  const readiness = new Readiness();
  const { schema, createContext, metrics, answers } = app;
  const checks = { ...app.checks, catalogue: readiness.check };
  const key = config.databaseUrl === null ? newKey() : null;
  const operator = key === null ? null : { commands: commands(app), key, ready: readiness.reached };
  const server = await createServer(
    { schema, createContext, checks, metrics, answers },
    { config, log, isReady: () => readiness.isReady, operator },
  );
  const listening = await server.listen(config);
  const announced = key === null ? null : announceServer(config.dataDir, { url: listening.url, key });
  const stop = async (): Promise<void> => {
    announced?.withdraw();
    await listening.stop();
  };
  try {
    await prepare(app, log);
    announced?.ready();
  } catch (error) {
    readiness.giveUp(error);
    await stop();
    throw error;
  }
  readiness.reach();
  return { url: listening.url, stop };
}

/** Requests can be answered without it, so nothing waits for it. */
function refreshLater(app: App, log: Log): void {
  app.refreshDerived().then(
    (written) => log.info(written, 'embeddings and transfer edges are up to date'),
    (error: unknown) => {
      if (!wasStopped(error)) log.error({ err: error }, 'embeddings or transfer edges could not be computed');
    },
  );
}

/**
 * Starts what answers this process alone, on any free port of this machine and without work in the
 * background; where the database is embedded, commands beside it find it as they find any server.
 *
 * @throws UnavailableError when the database or the data folder cannot be used
 */
export async function startOwnService(
  config: Config,
  log: Log,
  commands: ServiceParts['commands'],
): Promise<Listening> {
  const app = await createApp(config, log, { ...config.deadlines, withStarter: true });
  const access = { ...config.access, metrics: { ...config.access.metrics, port: null } };
  const own = { ...config, access, host: LOOPBACK, port: 0 };
  try {
    const listening = await serveWhilePreparing(app, { config: own, log, commands });
    await app.encoder.adopt();
    return {
      url: listening.url,
      stop: async () => {
        // Whatever fails: a folder that stays open is nobody's, and lost where it is opened twice.
        try {
          await listening.stop();
          await app.recommender.keepKnown();
        } finally {
          await app.close();
        }
      },
    };
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** How long what runs in the background may take to end, and the database to close. */
const CLOSE_MS = 800;
/** The same where a batch is still being written: it is rolled back with its connection. */
const CLOSE_BUSY_MS = 300;

/** What is not done in time ends with the process: nothing of it was committed. */
async function closeInTime(app: App, isQuiet: boolean): Promise<void> {
  const ending = new AbortController();
  const closed = app.close().finally(() => ending.abort());
  const late = systemClock.sleep(isQuiet ? CLOSE_MS : CLOSE_BUSY_MS, ending.signal).catch(() => undefined);
  closed.catch(() => undefined);
  await Promise.race([closed, late]);
}

/**
 * Starts everything: database (migrated, and filled from the starter catalogue when it is empty),
 * encoder, HTTP.
 *
 * @param commands what the operator of the embedded database may have run by the service
 * @throws UnavailableError when the database, the data folder or the port cannot be used
 */
export async function startService(
  config: Config,
  log: Log,
  commands: ServiceParts['commands'] = () => ({}),
): Promise<Service> {
  const weakness = weaknessOf(config.adminToken);
  if (weakness !== null) log.warn(`${weakness.text} ${weakness.advice}`);
  const replaced = new AbortController();
  const onReplaced = (): void => replaced.abort();
  const app = await createApp(config, log, { ...config.deadlines, onReplaced, withStarter: true });
  try {
    const listening = await serveWhilePreparing(app, { config, log, commands });
    refreshLater(app, log);
    app.encoder.start();
    app.sync.start();
    app.recommender.start();
    app.webhooks.start();
    return {
      url: listening.url,
      description: app.description,
      replaced: replaced.signal,
      stop: async () => {
        const [isQuiet] = await Promise.all([app.sync.stop(), listening.stop()]);
        await closeInTime(app, isQuiet);
      },
    };
  } catch (error) {
    await app.close();
    throw error;
  }
}
