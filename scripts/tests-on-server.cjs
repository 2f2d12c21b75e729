// How scripts run tests on a server that they have found or started.
const { spawn } = require('node:child_process');
const path = require('node:path');

/** Runs the tests of some projects, with the arguments of this process; resolves to its exit code. */
function runJest(projects, env) {
  const jest = path.join(path.dirname(require.resolve('jest/package.json')), 'bin/jest.js');
  const child = spawn(process.execPath, [jest, '--selectProjects', ...projects, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env,
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}

/** Ends the process with the exit code that `work` resolves to, or by saying what went wrong. */
function end(work, say) {
  work.then(
    (code) => process.exit(code),
    (error) => {
      say(error.message);
      process.exit(1);
    },
  );
}

module.exports = { end, runJest };
