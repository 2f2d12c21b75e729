import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createClient } from '../../../src/client/index.mjs';

const example = (file) => fileURLToPath(new URL(`../../../docs/federation/${file}`, import.meta.url));
const run = promisify(execFile);

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts the example's subgraph and the gateway; gives the address of the gateway to `work`. */
async function throughGateway(server, work) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'rootstock-hive-'));
  const children = [];
  try {
    const usage = spawn(process.execPath, [example('usage.mjs'), '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(usage);
    const address = await new Promise((resolve) =>
      usage.stdout.once('data', (data) => resolve(`${data}`.trim())),
    );
    const composed = await run(process.execPath, [example('compose.mjs'), server.url, address]);
    const file = path.join(folder, 'supergraph.graphql');
    await writeFile(file, composed.stdout);
    const port = await freePort();
    const packageFile = createRequire(import.meta.url).resolve('@graphql-hive/gateway/package.json');
    const bin = path.join(path.dirname(packageFile), 'dist/bin.js');
    const gateway = spawn(
      process.execPath,
      [bin, 'supergraph', file, '--port', port, '--host', '127.0.0.1'],
      {
        cwd: folder,
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    children.push(gateway);
    let said = '';
    gateway.stderr.on('data', (data) => (said += data));
    const url = `http://127.0.0.1:${port}/graphql`;
    for (let tries = 0; ; tries += 1) {
      if (gateway.exitCode !== null || tries > 300) throw new Error(`The gateway did not start: ${said}`);
      const isUp = await fetch(`http://127.0.0.1:${port}/readiness`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isUp) break;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await work(createClient({ url, retries: 0 }));
  } finally {
    for (const child of children) child.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

/** @type {import('../consumer').Consumer} */
export const consumer = {
  name: 'Hive Gateway',
  package: '@graphql-hive/gateway',
  page: 'gateways.md',
  checks: {
    'the supergraph of docs/federation: joins both ways, and a subscription': (server) =>
      throughGateway(server, async (client) => {
        const slug = 'timm/resnet50.a1_in1k';
        const { mostUsed } = await client.request('{ mostUsed { requests model { slug name } } }');
        assert.equal(mostUsed[0].model.slug, slug);
        assert.ok(mostUsed[0].model.name.length > 0);
        const { model } = await client.request(`{ model(slug: "${slug}") { name usage { team requests } } }`);
        assert.deepEqual(model.usage, [
          { team: 'search', requests: 70 },
          { team: 'inspection', requests: 40 },
        ]);
        const events = client.subscribe('subscription { catalogChanged(since: 0) { sequence } }');
        const { value } = await events.next();
        assert.deepEqual(value.data, { catalogChanged: { sequence: 1 } });
        await events.return();
      }),
  },
};
