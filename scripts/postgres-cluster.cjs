// A PostgreSQL cluster of its own, of Debian's package, which is installed where it lacks. PostgreSQL
// refuses to run as root: root runs it as the user of that package.
const { execFileSync, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { freePort, installPackage, isRoot, sayAs } = require('./machine.cjs');

const OLDEST_VERSION = 15;

function findBinaries() {
  const versions = fs.existsSync('/usr/lib/postgresql')
    ? fs.readdirSync('/usr/lib/postgresql').map(Number)
    : [];
  const newest = Math.max(0, ...versions.filter((version) => version >= OLDEST_VERSION));
  const folder = `/usr/lib/postgresql/${newest}/bin`;
  return fs.existsSync(path.join(folder, 'initdb')) ? folder : null;
}

function installBinaries() {
  installPackage('postgresql', sayAs('postgres'));
  const folder = findBinaries();
  if (folder === null)
    throw new Error(`The postgresql package of this system is older than ${OLDEST_VERSION}.`);
  return folder;
}

function serverUser() {
  if (!isRoot()) return {};
  const idOf = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/**
 * Makes a cluster in a folder of its own; nothing runs until it is started. It is started on the
 * same port each time. `settings` are those of the server, such as `fsync=off`.
 */
function createCluster({ settings = [] } = {}) {
  const binaries = findBinaries() ?? installBinaries();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rootstock-postgres-'));
  const user = serverUser();
  const own = (place) => user.uid !== undefined && fs.chownSync(place, user.uid, user.gid);
  own(folder);
  const data = path.join(folder, 'data');
  const run = (name, args) =>
    execFileSync(path.join(binaries, name), args, { ...user, cwd: folder, stdio: ['ignore', 2, 2] });
  let port = 0;

  return {
    folder,
    /** Gives a file or folder to the user that the server runs as. */
    own,
    url: (database = 'postgres') => `postgres://postgres@127.0.0.1:${port}/${database}`,
    start: async () => {
      if (port === 0) {
        run('initdb', ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-sync']);
        port = await freePort();
      }
      const all = [
        `port=${port}`,
        'listen_addresses=127.0.0.1',
        `unix_socket_directories=${folder}`,
        ...settings,
      ];
      const options = all.map((setting) => `-c ${setting}`).join(' ');
      run('pg_ctl', [
        '-D',
        data,
        '-s',
        '-l',
        path.join(folder, 'log'),
        '-o',
        options,
        '-w',
        '-t',
        '120',
        'start',
      ]);
    },
    /** `smart`, `fast` or `immediate`, as PostgreSQL calls them. */
    stop: (mode) => run('pg_ctl', ['-D', data, '-s', '-m', mode, '-w', 'stop']),
    /** Stops what runs and deletes it. */
    remove: () => {
      spawnSync(path.join(binaries, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'], {
        ...user,
        cwd: folder,
      });
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

module.exports = { createCluster, OLDEST_VERSION };
