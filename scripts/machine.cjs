// What scripts need of the machine to find, install or start a server.
const { spawnSync } = require('node:child_process');
const net = require('node:net');

const isRoot = () => process.getuid() === 0;

const sayAs = (name) => (line) => process.stderr.write(`${name}: ${line}\n`);

/** Installs a package of Debian; fails where this user may not. */
function installPackage(name, say) {
  say(`installing the ${name} package`);
  const prefix = isRoot() ? [] : ['sudo', '-n'];
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', name]]) {
    const [command, ...rest] = [...prefix, 'apt-get', ...args];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const { status } = spawnSync(command, rest, { stdio: ['ignore', 2, 2], env });
    if (status !== 0) throw new Error(`"${[command, ...rest].join(' ')}" failed; install ${name} by hand.`);
  }
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

module.exports = { freePort, installPackage, isRoot, sayAs };
