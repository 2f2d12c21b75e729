import { assembleApp } from '../../src/app/create-app';
import { openCatalogDatabase } from '../../src/app/data-source';
import { createEncoder, loadTensorBackend } from '../../src/embedding';
import { parseConfig } from '../../src/platform/config';
import type { Database } from '../../src/platform/database';
import { createLog } from '../../src/platform/log';
import { serve, type MeasuredApp } from '../cost/measured-app';
import { explaining, Explanations } from './explained';
import { onScaleCatalog, type ScaleCatalog } from './kept-catalog';

/** The application over a catalogue whose server tells its plans. */
export interface ScaleMeasured {
  readonly app: MeasuredApp;
  readonly database: Database;
  readonly explanations: Explanations;
}

const log = createLog('silent');

async function ask(url: string, work: (measured: ScaleMeasured) => Promise<void>): Promise<void> {
  const config = parseConfig({ DATABASE_URL: explaining(url) });
  const database = await openCatalogDatabase({ url: config.databaseUrl, dataDir: config.dataDir });
  const backend = await loadTensorBackend(config.tfBackend);
  const app = await assembleApp({ database, backend, encoder: createEncoder(backend), log }, config);
  try {
    await app.migrate();
    const explanations = new Explanations(database);
    await work({ app: await serve(app, database, null), database, explanations });
  } finally {
    await app.close();
  }
}

/** Makes the catalogue on a server where it is not there yet, and lets `work` ask it. */
export async function withScaleCatalog(
  address: string,
  catalog: ScaleCatalog,
  { say, work }: { say: (line: string) => void; work: (measured: ScaleMeasured) => Promise<void> },
): Promise<void> {
  await onScaleCatalog(address, catalog, { say, work: (url) => ask(url, work) });
}
