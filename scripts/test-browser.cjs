// Runs the tests of pages in Chromium: the program at CHROMIUM, else the one that Debian's package
// installs, which is installed where it is missing. Fails where none can be had; never skips.
// Arguments are passed on to jest. With SCREENSHOTS=1 it writes the pictures of docs/images anew.
const { spawnSync } = require('node:child_process');
const { installPackage, sayAs } = require('./machine.cjs');
const { end, runJest } = require('./tests-on-server.cjs');

const say = sayAs('test:browser');
const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

const isThere = (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
const find = () => [process.env.CHROMIUM, ...NAMES].filter(Boolean).find(isThere);

/** The full path, as what starts it searches no path. */
const pathOf = (program) =>
  program.includes('/')
    ? program
    : spawnSync('sh', ['-c', `command -v ${program}`])
        .stdout.toString()
        .trim();

async function main() {
  if (find() === undefined) installPackage('chromium', say);
  const program = find();
  if (program === undefined) throw new Error('Chromium was installed and does not start.');
  say(`using ${program}`);
  return runJest(['browser'], { ...process.env, TEST_BROWSER: pathOf(program) });
}

end(main(), say);
