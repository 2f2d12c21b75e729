// Runs test/faults: kills, stops and full disks on a PostgreSQL cluster of its own and on the
// embedded database. `--short` does less of each, `--kills=<number>` so many kills of the service;
// other arguments are passed on to jest.
const { spawnSync } = require('node:child_process');
const path = require('node:path');

const words = process.argv.slice(2);
const isShort = words.includes('--short');
const jest = path.join(path.dirname(require.resolve('jest/package.json')), 'bin/jest.js');
const config = path.join(__dirname, '..', 'jest.faults.config.cjs');
const KILLS = /^--kills=(\d+)$/;
const [kills = ''] = words.flatMap((word) => KILLS.exec(word)?.slice(1) ?? []);
const rest = words.filter((word) => word !== '--short' && !KILLS.test(word));
const { status } = spawnSync(process.execPath, [jest, '--config', config, '--runInBand', ...rest], {
  stdio: 'inherit',
  env: { ...process.env, ROOTSTOCK_FAULTS: isShort ? 'short' : 'full', ROOTSTOCK_FAULTS_KILLS: kills },
});
process.exit(status ?? 1);
