import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { copyOf, fillTemplate, isShort } from './support/catalogue';
import { command, startCluster, type Cluster } from './support/cluster';
import { allOf, compare, report } from './support/ledger';
import { end, endAll, serve, type Service } from './support/program';
import { Writers } from './support/writers';

const TIMES = isShort ? 1 : 4;
const WRITES = isShort ? 40 : 100;

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster();
  await fillTemplate(cluster);
});
afterEach(endAll);
afterAll(() => cluster.remove());

const statusOf = async (service: Service, route: string): Promise<number> =>
  (await fetch(`${service.url}${route}`)).status;

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  for (const begun = Date.now(); !(await holds()); await pause(100))
    if (Date.now() - begun > 60_000) throw new Error(`It never came to be that ${what}.`);
}

it.each(['fast', 'immediate'] as const)(
  'recovers by itself when the database server is stopped (%s), and loses nothing',
  async (mode) => {
    const place = await copyOf(cluster, `server_${mode}`);
    const service = await serve(place);
    const writers = new Writers(() => service.url, mode);
    writers.start(8);
    for (let time = 0; time < TIMES; time++) {
      await writers.more(WRITES);
      cluster.stop(mode);
      await until(async () => (await statusOf(service, '/readyz')) === 503, 'the service is not ready');
      expect(await statusOf(service, '/healthz')).toBe(200);
      await cluster.start();
      await until(async () => (await statusOf(service, '/readyz')) === 200, 'the service is ready again');
    }
    await writers.more(WRITES);
    await writers.stop();
    expect(await end(service, 'SIGTERM')).toBe(0);
    const compared = await compare(place, writers.acknowledged);
    const { acknowledged, found } = compared;
    report({
      stops: TIMES,
      acknowledged,
      found,
      ...writers.counts,
      codes: Object.fromEntries(writers.codes),
    });
    expect(compared).toEqual(allOf(writers.acknowledged));
    expect([...writers.codes.keys()].filter((status) => !status.startsWith('503'))).toEqual([]);
  },
);

it('says that it is unavailable while the disk of the database is full, and goes on afterwards', async () => {
  const disk = path.join(cluster.folder, 'disk');
  mkdirSync(disk);
  // A small disk for the tables; the log of the server stays on the large one.
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'tmpfs', disk]);
  try {
    cluster.own(disk);
    const ballast = path.join(disk, 'ballast');
    await command(cluster.url(), `CREATE TABLESPACE small LOCATION '${disk}'`);
    const place = await copyOf(cluster, 'full_disk', 'TABLESPACE small');
    const service = await serve(place);
    const writers = new Writers(() => service.url, 'full');
    writers.start(8);
    await writers.more(WRITES);
    try {
      writeFileSync(ballast, Buffer.alloc(500_000_000));
    } catch {
      // As much as there was room for.
    }
    await until(() => Promise.resolve(writers.counts.failed >= 20), 'writes fail');
    const isReadyWhenFull = await statusOf(service, '/readyz');
    const read = await fetch(`${service.url}/graphql?query={domains(first:1){nodes{slug}}}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(await read.json()).toMatchObject({ data: { domains: { nodes: [{}] } } });
    rmSync(ballast);
    await writers.more(WRITES);
    await until(async () => (await statusOf(service, '/readyz')) === 200, 'the service is ready again');
    await writers.stop();
    expect(await end(service, 'SIGTERM')).toBe(0);
    const compared = await compare(place, writers.acknowledged);
    const { acknowledged, found } = compared;
    report({
      acknowledged,
      found,
      ...writers.counts,
      codes: Object.fromEntries(writers.codes),
      isReadyWhenFull,
    });
    expect(compared).toEqual(allOf(writers.acknowledged));
    expect([...writers.codes.keys()]).toEqual(['503 UNAVAILABLE']);
    expect(isReadyWhenFull).toBe(503);
    await command(cluster.url(), 'DROP DATABASE full_disk WITH (FORCE)', 'DROP TABLESPACE small');
  } finally {
    execFileSync('umount', ['-l', disk]);
  }
});

it('writes again what the database gave up for the sake of others', async () => {
  const place = await copyOf(cluster, 'conflicts');
  await command(
    cluster.url('conflicts'),
    `CREATE FUNCTION conflict() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF random() < 0.2 THEN RAISE EXCEPTION 'others' USING ERRCODE = 'serialization_failure'; END IF;
        IF random() < 0.2 THEN RAISE EXCEPTION 'others' USING ERRCODE = 'deadlock_detected'; END IF;
        RETURN NULL;
      END $$`,
    'CREATE TRIGGER conflict AFTER INSERT ON change FOR EACH STATEMENT EXECUTE FUNCTION conflict()',
  );
  const service = await serve(place);
  const writers = new Writers(() => service.url, 'conflicts');
  writers.start(8);
  await writers.more(3 * WRITES);
  await writers.stop();
  await end(service, 'SIGTERM');
  const compared = await compare(place, writers.acknowledged);
  const { acknowledged, found } = compared;
  report({ acknowledged, found, ...writers.counts, codes: Object.fromEntries(writers.codes) });
  expect(compared).toEqual(allOf(writers.acknowledged));
});
