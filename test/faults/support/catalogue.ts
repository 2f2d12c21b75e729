import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { command, type Cluster } from './cluster';
import type { Place } from './ledger';
import { ask } from './writers';
import { end, serve } from './program';

export const isShort = process.env.ROOTSTOCK_FAULTS !== 'full';

/** How often a service is killed; null where that is left to the test. */
export const killsAsked = Number(process.env.ROOTSTOCK_FAULTS_KILLS) || null;

/** What the writers write about. */
const FIRST = [
  'mutation { publisherCreate(input: { slug: "writers", name: "Writers" }) { userErrors { message } } }',
  'mutation { modelRegister(input: { publisher: "writers", name: "base" }) { userErrors { message } } }',
  'mutation { datasetRegister(input: { publisher: "writers", name: "target" }) { userErrors { message } } }',
];

async function fill(place: Place): Promise<void> {
  const service = await serve(place);
  for (const query of FIRST) {
    const answer = await ask(service.url, { query });
    if (typeof answer === 'string' || !answer.body.includes('"userErrors":[]'))
      throw new Error(`The catalogue could not be prepared: ${JSON.stringify(answer)}`);
  }
  await end(service, 'SIGTERM');
}

/** Makes the database `filled` of a cluster: the starter catalogue, and what is written about. */
export async function fillTemplate(cluster: Cluster): Promise<void> {
  await command(cluster.url(), 'CREATE DATABASE filled');
  await fill({ DATABASE_URL: cluster.url('filled') });
}

/**
 * A new database like `filled`. Copied file by file: in the other way of copying, PostgreSQL 15
 * hands out numbers of a sequence again when it recovers from a crash.
 */
export async function copyOf(cluster: Cluster, name: string, more = ''): Promise<Place> {
  await command(cluster.url(), `CREATE DATABASE ${name} TEMPLATE filled STRATEGY FILE_COPY ${more}`);
  return { DATABASE_URL: cluster.url(name) };
}

/** The same embedded, in a folder that the returned function deletes. */
export async function embeddedCopy(): Promise<{ place: Place; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rootstock-faults-'));
  const place = { ROOTSTOCK_DATA_DIR: path.join(folder, 'data') };
  await fill(place);
  return { place, remove: () => rm(folder, { recursive: true, force: true }) };
}
