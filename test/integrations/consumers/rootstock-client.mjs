import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createClient, InvalidInputError } from '../../../src/client/index.mjs';

const FOLDER = new URL('../../../src/client/', import.meta.url);
const MODELS = `query ($first: Int!, $after: String) {
  models(first: $first, after: $after) { totalCount nodes { slug } pageInfo { hasNextPage endCursor } }
}`;
const select = ({ models }) => models;

/** @type {import('../consumer').Consumer} */
export const consumer = {
  name: '@rootstock/client',
  version: JSON.parse(readFileSync(new URL('package.json', FOLDER), 'utf8')).version,
  page: 'clients.md',
  checks: {
    'every model, page by page': async ({ graphql }) => {
      const client = createClient({ url: graphql });
      const slugs = new Set();
      for await (const { slug } of client.nodes(MODELS, { first: 100 }, { select })) slugs.add(slug);
      const { models } = await client.request(MODELS, { first: 1 });
      assert.equal(slugs.size, models.totalCount);
    },
    'errors as types': async ({ graphql }) => {
      const refused = createClient({ url: graphql }).request(MODELS, { first: 1_000 });
      await assert.rejects(refused, (error) => {
        assert.ok(error instanceof InvalidInputError);
        assert.equal(error.field, 'first');
        return true;
      });
    },
    'subscription, resumed after each connection': async ({ graphql }) => {
      // The connection ends after each event: the client goes on behind it.
      const short = async (url, options) => {
        const response = await fetch(url, options);
        if (!response.headers.get('content-type').startsWith('text/event-stream')) return response;
        const reader = response.body.getReader();
        let text = '';
        while (!/\n\n./.test(text)) text += new TextDecoder().decode((await reader.read()).value);
        await reader.cancel();
        const [event] = text.match(/event: next[\s\S]*?\n\n/);
        return new Response(event, { headers: response.headers });
      };
      const client = createClient({ url: graphql, fetch: short });
      const seen = [];
      for await (const { data } of client.subscribe(
        'subscription { catalogChanged(since: 0) { sequence } }',
      )) {
        seen.push(data.catalogChanged.sequence);
        if (seen.length === 3) break;
      }
      assert.deepEqual(seen, [1, 2, 3]);
    },
    'its example': async (server) => {
      const example = fileURLToPath(new URL('examples/follow-changes.mjs', FOLDER));
      // A server that has just begun tells of much else, and what was changed before is not told again.
      const child = spawn(process.execPath, [example, server.url, '100000'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let printed = '';
      child.stdout.on('data', (data) => (printed += data));
      const told = /^CREATED Publisher changed-/m;
      try {
        for (let tries = 0; tries < 60 && !told.test(printed); tries += 1) {
          assert.equal(child.exitCode, null);
          await server.change();
          await new Promise((resolve) => setTimeout(resolve, 1_000));
        }
      } finally {
        child.kill();
      }
      assert.match(printed, /^[\w.-]+\/[\w./-]+\t\d*$/m);
      assert.match(printed, told);
    },
  },
};
