// Runs the checks of one consumer against a server, in a process of its own, and sends what came of it.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const CHECK_MS = 90_000;
const [file, url, token] = process.argv.slice(2);
const { consumer } = await import(pathToFileURL(file).href);

/** The version of the package that the checks import. */
function installedVersion(name) {
  for (const folder of createRequire(file).resolve.paths(name)) {
    try {
      return JSON.parse(readFileSync(path.join(folder, name, 'package.json'), 'utf8')).version;
    } catch {
      // It is in one of the next folders.
    }
  }
  throw new Error(`${name} is not installed.`);
}

const graphql = `${url}/graphql`;
let changes = 0;

/** @type {import('./consumer').Server} */
const server = {
  url,
  graphql,
  socket: graphql.replace('http', 'ws'),
  token,
  change: async () => {
    changes += 1;
    const slug = `changed-${process.pid}-${changes}`;
    const query = `mutation { publisherCreate(input: { slug: "${slug}", name: "Changed" }) { publisher { id } } }`;
    const response = await fetch(graphql, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query }),
    });
    const { errors } = await response.json();
    if (errors !== undefined) throw new Error(`No change could be made: ${JSON.stringify(errors)}`);
    return slug;
  },
};

async function check(run) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It took longer than ${CHECK_MS / 1000} s.`)), CHECK_MS);
  });
  try {
    await Promise.race([run(server), late]);
    return null;
  } catch (error) {
    return (error?.message ?? JSON.stringify(error)).split('\n').slice(0, 12).join('\n');
  } finally {
    clearTimeout(timer);
  }
}

const found = [];
for (const [what, run] of Object.entries(consumer.checks)) found.push({ what, fault: await check(run) });
const { name, page } = consumer;
const version = consumer.version ?? installedVersion(consumer.package);
process.send({ name, page, package: consumer.package ?? null, version, checks: found }, () => process.exit());
