// Runs the tests of budgets on a real Redis: one that answers at REDIS_URL or at 127.0.0.1:6379,
// else a throw-away one of the program redis-server, which is installed where it is missing. Fails
// where none can be had; never skips. Arguments are passed on to jest.
const { createClient } = require('@redis/client');
const { spawn, spawnSync } = require('node:child_process');
const { freePort, installPackage, sayAs } = require('./machine.cjs');
const { end, runJest } = require('./tests-on-server.cjs');

const CONVENTIONAL = 'redis://127.0.0.1:6379';
const ATTEMPTS = 50;

const say = sayAs('test:redis');
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function answers(url) {
  const client = createClient({ url, socket: { connectTimeout: 3000, reconnectStrategy: false } });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    if (client.isOpen) client.destroy();
  }
}

async function findServer() {
  for (const url of [process.env.REDIS_URL, CONVENTIONAL].filter(Boolean)) {
    if (await answers(url)) return url;
    say(`${new URL(url).host} does not answer`);
  }
  return null;
}

const isInstalled = () => spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;

/** Starts a server that keeps nothing, and is gone with the process. */
async function startServer() {
  if (!isInstalled()) installPackage('redis-server', say);
  const port = await freePort();
  const child = spawn(
    'redis-server',
    ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    {
      stdio: ['ignore', 'ignore', 2],
    },
  );
  process.once('exit', () => child.kill('SIGKILL'));
  const url = `redis://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (await answers(url)) return url;
    await wait(100);
  }
  throw new Error('redis-server was started and does not answer.');
}

async function main() {
  const url = (await findServer()) ?? (await startServer());
  say(`using the server at ${new URL(url).host}`);
  return runJest(['redis'], { ...process.env, TEST_REDIS_URL: url });
}

end(main(), say);
