// Runs the database, api and contract tests on a real PostgreSQL server: one that answers, else a
// throw-away cluster of Debian's package. Fails where neither can be had; never skips. Arguments
// are passed on to jest.
const { Client } = require('pg');
const { createCluster, OLDEST_VERSION } = require('./postgres-cluster.cjs');
const { sayAs } = require('./machine.cjs');
const { end, runJest } = require('./tests-on-server.cjs');

const PROJECTS = ['database', 'api', 'contract'];
const CONVENTIONAL = [
  'postgres://postgres@127.0.0.1:5432/postgres',
  'postgres://postgres:postgres@127.0.0.1:5432/postgres',
  'postgres://root@127.0.0.1:5432/postgres',
];

const say = sayAs('test:postgres');

/** What a server lacks to be used, or null. */
async function findLack(url) {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    const { rows } = await client.query(
      `SELECT current_setting('server_version_num')::int / 10000 AS version, rolsuper OR rolcreatedb AS creates
       FROM pg_roles WHERE rolname = current_user`,
    );
    if (rows[0].version < OLDEST_VERSION)
      return `is version ${rows[0].version}, older than ${OLDEST_VERSION}`;
    return rows[0].creates ? null : 'does not let this user create databases';
  } catch (error) {
    return `does not answer (${error.code ?? error.message})`;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function findServer() {
  const urls = [process.env.DATABASE_URL, ...CONVENTIONAL].filter(Boolean);
  for (const url of urls) {
    const { host, username } = new URL(url);
    const lack = await findLack(url);
    if (lack === null) return url;
    say(`${username}@${host} ${lack}`);
  }
  return null;
}

/** Starts a cluster that is gone with the process. */
async function startCluster() {
  const cluster = createCluster({ settings: ['fsync=off'] });
  process.once('exit', () => cluster.remove());
  await cluster.start();
  return cluster.url();
}

function environment(url) {
  const env = { ...process.env, TEST_DATABASE_URL: url };
  delete env.DATABASE_URL;
  return env;
}

async function main() {
  const url = (await findServer()) ?? (await startCluster());
  say(`using the server at ${new URL(url).host}`);
  return runJest(PROJECTS, environment(url));
}

end(main(), say);
