import { createEncoder, loadTensorBackend, placePoints } from '../../src/embedding';
import { placeDomains } from '../../src/ingest';
import type { Database } from '../../src/platform/database';

/** Gives the domains of a test's catalogue their places on the map, as a server does. */
export async function drawMap(database: Database): Promise<void> {
  const { version } = createEncoder(await loadTensorBackend('auto'));
  await placeDomains(database, version, (all) => Promise.resolve(placePoints(all)));
}
