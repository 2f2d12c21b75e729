// Runs the database, api and contract tests on a real PostgreSQL server: one that answers, else a
// throw-away cluster of Debian's package. Fails where neither can be had; never skips. Arguments
// are passed on to jest.
const { execFileSync, spawn, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');
const { Client } = require('pg');

const OLDEST_VERSION = 15;
const PROJECTS = ['database', 'api', 'contract'];
const CONVENTIONAL = [
  'postgres://postgres@127.0.0.1:5432/postgres',
  'postgres://postgres:postgres@127.0.0.1:5432/postgres',
  'postgres://root@127.0.0.1:5432/postgres',
];

const say = (line) => process.stderr.write(`test:postgres: ${line}\n`);
const isRoot = () => process.getuid() === 0;

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

function findBinaries() {
  const versions = fs.existsSync('/usr/lib/postgresql')
    ? fs.readdirSync('/usr/lib/postgresql').map(Number)
    : [];
  const newest = Math.max(0, ...versions.filter((version) => version >= OLDEST_VERSION));
  const folder = `/usr/lib/postgresql/${newest}/bin`;
  return fs.existsSync(path.join(folder, 'initdb')) ? folder : null;
}

function installBinaries() {
  say('installing the postgresql package');
  const prefix = isRoot() ? [] : ['sudo', '-n'];
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'postgresql']]) {
    const [command, ...rest] = [...prefix, 'apt-get', ...args];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const { status } = spawnSync(command, rest, { stdio: ['ignore', 2, 2], env });
    if (status !== 0)
      throw new Error(
        `"${[command, ...rest].join(' ')}" failed; install PostgreSQL ${OLDEST_VERSION}+ by hand.`,
      );
  }
  const folder = findBinaries();
  if (folder === null)
    throw new Error(`The postgresql package of this system is older than ${OLDEST_VERSION}.`);
  return folder;
}

/** PostgreSQL refuses to run as root. */
function serverUser() {
  if (!isRoot()) return {};
  const idOf = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** Starts a cluster that is gone with the process. */
async function startCluster() {
  const binaries = findBinaries() ?? installBinaries();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rootstock-postgres-'));
  const user = serverUser();
  if (user.uid !== undefined) fs.chownSync(folder, user.uid, user.gid);
  const data = path.join(folder, 'data');
  const run = (name, args) =>
    execFileSync(path.join(binaries, name), args, { ...user, cwd: folder, stdio: ['ignore', 2, 2] });

  process.once('exit', () => {
    spawnSync(path.join(binaries, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'], {
      ...user,
      cwd: folder,
    });
    fs.rmSync(folder, { recursive: true, force: true });
  });
  run('initdb', ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-sync']);
  const port = await freePort();
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=off`;
  run('pg_ctl', ['-D', data, '-l', path.join(folder, 'log'), '-o', settings, '-w', '-t', '60', 'start']);
  return `postgres://postgres@127.0.0.1:${port}/postgres`;
}

function runJest(url) {
  const jest = path.join(path.dirname(require.resolve('jest/package.json')), 'bin/jest.js');
  const env = { ...process.env, TEST_DATABASE_URL: url };
  delete env.DATABASE_URL;
  const child = spawn(process.execPath, [jest, '--selectProjects', ...PROJECTS, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env,
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}

async function main() {
  const url = (await findServer()) ?? (await startCluster());
  say(`using the server at ${new URL(url).host}`);
  return runJest(url);
}

main().then(
  (code) => process.exit(code),
  (error) => {
    say(error.message);
    process.exit(1);
  },
);
