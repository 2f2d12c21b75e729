import { setTimeout as pause } from 'node:timers/promises';
import { migrations } from '../../migrations';
import { isShort } from './support/catalogue';
import { command, startCluster, type Cluster } from './support/cluster';
import { allOf, compare, report } from './support/ledger';
import { end, endAll, rootstock, serve } from './support/program';
import { ask, Writers } from './support/writers';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster();
});
afterEach(endAll);
afterAll(() => cluster.remove());

const KILLS = isShort ? 2 : 8;
const NAMES = migrations.map((Migration) => new Migration().name);

const doneIn = async (url: string): Promise<string[]> => {
  const [{ exists } = { exists: false }] = await command<{ exists: boolean }>(
    url,
    `SELECT to_regclass('migrations') IS NOT NULL AS exists`,
  );
  if (!exists) return [];
  const rows = await command<{ name: string }>(url, 'SELECT name FROM migrations ORDER BY id');
  return rows.map(({ name }) => name);
};

it('leaves nothing half-done when a migration fails, and goes on from there at the next start', async () => {
  await command(cluster.url(), 'CREATE DATABASE failing');
  const url = cluster.url('failing');
  const place = { DATABASE_URL: url };
  // Somebody else's view is where the fourth migration makes a table, after another one.
  await command(url, 'CREATE VIEW receipt AS SELECT 1 AS one');
  const failed = rootstock(['migrate'], place);
  expect(await failed.ended).toBe(1);
  expect(await doneIn(url)).toEqual(NAMES.slice(0, 3));
  expect(await command(url, `SELECT to_regclass('embedding') AS "table"`)).toEqual([{ table: null }]);
  const served = rootstock(['serve'], { ...place, PORT: '0' });
  expect(await served.ended).toBe(1);
  expect(await doneIn(url)).toEqual(NAMES.slice(0, 3));
  await command(url, 'DROP VIEW receipt');
  expect(await rootstock(['migrate'], place).ended).toBe(0);
  expect(await doneIn(url)).toEqual(NAMES);
});

it('migrates to the end after it was killed while it migrated', async () => {
  await command(cluster.url(), 'CREATE DATABASE migrating');
  const url = cluster.url('migrating');
  const place = { DATABASE_URL: url };
  const reached: number[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    const run = rootstock(['migrate'], place);
    const before = (await doneIn(url)).length;
    while ((await doneIn(url)).length === before && run.child.exitCode === null) await pause(2);
    await end(run, 'SIGKILL');
    reached.push((await doneIn(url)).length);
  }
  expect(await rootstock(['migrate'], place).ended).toBe(0);
  report({ kills: KILLS, reached });
  expect(await doneIn(url)).toEqual(NAMES);
});

it('starts two servers together on an empty database, which compute and write everything once', async () => {
  await command(cluster.url(), 'CREATE DATABASE shared');
  const url = cluster.url('shared');
  const place = { DATABASE_URL: url };
  const services = await Promise.all([serve(place), serve(place)]);
  const [one, other] = services;
  if (one === undefined || other === undefined) throw new TypeError('Two servers were started.');
  const computed = /"embeddings":(\d+),"edges":(\d+),"msg":"embeddings and transfer edges are up to date"/;
  while (!services.every(({ said }) => computed.test(said()))) await pause(200);
  const edges = services.map(({ said }) => Number(computed.exec(said())?.[2]));
  const created = await command<{ count: number }>(
    url,
    `SELECT count(*)::int FROM change WHERE "entityType" = 'TransferEdge'`,
  );
  const stored = await command<{ count: number }>(url, 'SELECT count(*)::int FROM transfer_edge');
  const loads = services.filter(({ said }) => /Loaded the starter catalogue/.test(said())).length;

  for (const query of [
    'mutation { publisherCreate(input: { slug: "writers", name: "Writers" }) { userErrors { message } } }',
    'mutation { modelRegister(input: { publisher: "writers", name: "base" }) { userErrors { message } } }',
    'mutation { datasetRegister(input: { publisher: "writers", name: "target" }) { userErrors { message } } }',
  ])
    await ask(one.url, { query });
  const writers = [new Writers(() => one.url, 'one'), new Writers(() => other.url, 'other')];
  for (const each of writers) each.start(4);
  for (const each of writers) await each.more(isShort ? 40 : 200);
  for (const each of writers) await each.stop();
  for (const each of services) expect(await end(each, 'SIGTERM')).toBe(0);
  const written = writers.flatMap(({ acknowledged }) => acknowledged);
  const compared = await compare(place, written);
  report({ edges, stored: stored[0]?.count, acknowledged: written.length, found: compared.found });
  expect(compared).toEqual(allOf(written));
  expect(loads).toBe(1);
  expect(edges.filter((count) => count > 0)).toHaveLength(1);
  // Each edge was told of once: nobody wrote over what the other had written.
  expect(created).toEqual(stored);
});
