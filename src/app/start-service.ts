import type { Config } from '../platform/config';
import { systemClock } from '../platform/clock';
import type { Log } from '../platform/log';
import type { App, AppDescription } from './app';
import { createApp } from './create-app';
import { createServer } from './create-server';
import type { Listening } from './http/listening';

export interface Service extends Listening {
  readonly description: AppDescription;
}

async function prepare(app: App, log: Log): Promise<void> {
  const migrations = await app.migrate();
  log.info(
    { migrations },
    migrations.length === 0 ? 'the database is up to date' : 'the database was migrated',
  );
  log.info(await app.loadStarter({ onlyIfEmpty: true }));
}

/** Listens before the catalogue is loaded, so that a port in use is reported at once. */
async function serveWhilePreparing(app: App, config: Config, log: Log): Promise<Listening> {
  let isReady = false;
  const catalogue = () =>
    isReady ? Promise.resolve('loaded') : Promise.reject(new Error('still being prepared'));
  const { schema, createContext, metrics } = app;
  const checks = { ...app.checks, catalogue };
  const server = await createServer(
    { schema, createContext, checks, metrics },
    { config, log, isReady: () => isReady },
  );
  const listening = await server.listen(config);
  try {
    await prepare(app, log);
  } catch (error) {
    await listening.stop();
    throw error;
  }
  isReady = true;
  return listening;
}

/** Requests can be answered without it, so nothing waits for it. */
function refreshLater(app: App, log: Log): void {
  app.refreshDerived().then(
    (written) => log.info(written, 'embeddings and transfer edges are up to date'),
    (error: unknown) => log.error({ err: error }, 'embeddings or transfer edges could not be computed'),
  );
}

/**
 * How long the database may take to close when a batch is still being written: it is rolled back
 * with its connection.
 */
const CLOSE_MS = 300;

async function closeInTime(app: App, isQuiet: boolean): Promise<void> {
  const closed = app.close();
  if (isQuiet) return closed;
  closed.catch(() => undefined);
  await Promise.race([closed, systemClock.sleep(CLOSE_MS)]);
}

/**
 * Starts everything: database (migrated, and filled from the starter catalogue when it is empty),
 * encoder, HTTP.
 *
 * @throws UnavailableError when the database, the data folder or the port cannot be used
 */
export async function startService(config: Config, log: Log): Promise<Service> {
  const app = await createApp(config, log);
  try {
    const listening = await serveWhilePreparing(app, config, log);
    refreshLater(app, log);
    app.encoder.start();
    app.sync.start();
    app.recommender.start();
    return {
      url: listening.url,
      description: app.description,
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
