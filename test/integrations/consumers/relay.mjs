import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { buildClientSchema, getIntrospectionQuery, printSchema } from 'graphql';

const MODULE = `graphql\`
  fragment Models_list on Query
  @refetchable(queryName: "Models_page")
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" }) {
    models(first: $count, after: $cursor) @connection(key: "Models_models") {
      edges { node { id slug } }
    }
  }
\`;
`;

/** @type {import('../consumer').Consumer} */
export const consumer = {
  name: 'Relay',
  package: 'relay-compiler',
  page: 'clients.md',
  checks: {
    'a paging fragment, compiled with the schema that is served': async ({ graphql }) => {
      const response = await fetch(graphql, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: getIntrospectionQuery() }),
      });
      const { data } = await response.json();
      const folder = await mkdtemp(path.join(os.tmpdir(), 'rootstock-relay-'));
      try {
        await mkdir(path.join(folder, 'src'));
        await writeFile(path.join(folder, 'schema.graphql'), printSchema(buildClientSchema(data)));
        await writeFile(path.join(folder, 'src/Models.js'), MODULE);
        const configuration = { src: './src', schema: './schema.graphql', language: 'javascript' };
        await writeFile(path.join(folder, 'relay.config.json'), JSON.stringify(configuration));
        const compiler = createRequire(import.meta.url).resolve('relay-compiler/cli.js');
        await promisify(execFile)(process.execPath, [compiler, 'relay.config.json'], { cwd: folder });
        const made = await readdir(path.join(folder, 'src/__generated__'));
        assert.deepEqual(made.sort(), ['Models_list.graphql.js', 'Models_page.graphql.js']);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  },
};
