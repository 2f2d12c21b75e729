import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { copyOf, embeddedCopy, fillTemplate } from './support/catalogue';
import { command, startCluster, type Cluster } from './support/cluster';
import { report, type Place } from './support/ledger';
import { end, endAll, rootstock, serve, type Run } from './support/program';

let cluster: Cluster;
const folder = mkdtempSync(path.join(tmpdir(), 'rootstock-faults-'));
const file = path.join(folder, 'backup.jsonl');
beforeAll(async () => {
  cluster = await startCluster();
  await fillTemplate(cluster);
  const backup = rootstock(['backup', file], { DATABASE_URL: cluster.url('filled') });
  expect(await backup.ended).toBe(0);
});
afterEach(endAll);
afterAll(() => {
  cluster.remove();
  rmSync(folder, { recursive: true, force: true });
});

const REPLACE = ['restore', file, '--replace'];

async function until(holds: () => Promise<boolean> | boolean, what: string): Promise<void> {
  for (const begun = Date.now(); !(await holds()); await pause(20))
    if (Date.now() - begun > 120_000) throw new Error(`It never came to be that ${what}.`);
}

const applications = async (url: string): Promise<string[]> => {
  const rows = await command<{ name: string }>(
    url,
    `SELECT application_name AS name FROM pg_stat_activity
     WHERE datname = current_database() AND application_name LIKE 'rootstock%'`,
  );
  return rows.map(({ name }) => name);
};

interface State {
  readonly models: number;
  readonly revision: number;
  readonly changes: number;
  readonly file: number;
}

/** Rows of each kind, and which files hold them: a restore would put them into others. */
const stateOf = (url: string): Promise<State[]> =>
  command<State>(
    url,
    `SELECT (SELECT count(*) FROM model) AS models, (SELECT revision FROM catalog_state) AS revision,
      pg_relation_filenode('model') AS file, (SELECT count(*) FROM change) AS changes`,
  );

/** Begins a restore and stops it where it has emptied the tables and filled some. */
async function halfRestored(place: Place, url: string): Promise<Run> {
  const restoring = rootstock(REPLACE, place);
  await until(async () => {
    const rows = await command(
      url,
      `SELECT FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND granted AND relation = 'model'::regclass`,
    );
    return rows.length > 0;
  }, 'the restore has emptied the tables');
  restoring.child.kill('SIGSTOP');
  return restoring;
}

it('is refused beside a service that nobody asks anything, which is named', async () => {
  const place = await copyOf(cluster, 'idle');
  const url = cluster.url('idle');
  const service = await serve(place);
  // The service may be writing edges all the while: what a restore would change stays as it is.
  const kept = async () => (await stateOf(url)).map(({ models, file }) => ({ models, file }));
  const before = await kept();
  const refused = rootstock(REPLACE, place);
  expect(await refused.ended).toBe(1);
  expect(refused.said()).toContain(`"rootstock process ${service.child.pid} on `);
  expect(await kept()).toEqual(before);
  expect(await end(service, 'SIGTERM')).toBe(0);
  expect(await rootstock(REPLACE, place).ended).toBe(0);
  expect(await kept()).not.toEqual(before);
  report({ refusedBeside: service.child.pid });
});

it('sends away a service and another restore that come meanwhile, and goes on', async () => {
  const place = await copyOf(cluster, 'meanwhile');
  const url = cluster.url('meanwhile');
  const restoring = await halfRestored(place, url);
  const served = rootstock(['serve'], { ...place, PORT: '0' });
  const second = rootstock(REPLACE, place);
  expect(await served.ended).toBe(1);
  expect(served.said()).toContain('A restore is at work on this database by "rootstock"');
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain('Another Rootstock uses this database: "rootstock"');
  restoring.child.kill('SIGCONT');
  expect(await restoring.ended).toBe(0);
  expect(await end(await serve(place), 'SIGTERM')).toBe(0);
});

it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
  'leaves what was there when %s ends it',
  async (signal) => {
    const name = `interrupted_${signal.toLowerCase()}`;
    const place = await copyOf(cluster, name);
    const before = await stateOf(cluster.url(name));
    const restoring = await halfRestored(place, cluster.url(name));
    restoring.child.kill(signal);
    restoring.child.kill('SIGCONT');
    await restoring.ended;
    expect(restoring.child.signalCode).toBe(signal);
    await until(
      async () => (await applications(cluster.url(name))).length === 0,
      'the server has noticed the end',
    );
    expect(await stateOf(cluster.url(name))).toEqual(before);
  },
);

it.each(['SIGINT', 'SIGTERM'] as const)('leaves no file of a backup that %s ends', async (signal) => {
  const target = mkdtempSync(path.join(folder, 'interrupted-'));
  const backup = rootstock(['backup', path.join(target, 'catalogue.jsonl')], {
    DATABASE_URL: cluster.url('filled'),
  });
  await until(() => readdirSync(target).length > 0, 'something is written');
  backup.child.kill(signal);
  await backup.ended;
  expect(backup.child.signalCode).toBe(signal);
  expect(readdirSync(target)).toEqual([]);
});

it('is refused beside a service on an embedded database, which is named', async () => {
  const { place, remove } = await embeddedCopy();
  try {
    const service = await serve(place);
    for (const words of [REPLACE, ['backup', path.join(folder, 'beside.jsonl')]]) {
      const refused = rootstock(words, place);
      expect(await refused.ended).toBe(1);
      expect(refused.said()).toContain(`is in use by process ${service.child.pid}.`);
    }
    expect(existsSync(path.join(folder, 'beside.jsonl'))).toBe(false);
    expect(await end(service, 'SIGTERM')).toBe(0);
    const restoring = rootstock(REPLACE, place);
    await until(() => existsSync(path.join(place.ROOTSTOCK_DATA_DIR ?? '', 'lock')), 'it has the folder');
    const second = rootstock(REPLACE, place);
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(`is in use by process ${restoring.child.pid}.`);
    expect(await restoring.ended).toBe(0);
  } finally {
    await remove();
  }
});
