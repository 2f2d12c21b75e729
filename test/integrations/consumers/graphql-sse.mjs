import assert from 'node:assert/strict';
import { createClient } from 'graphql-sse';

async function follow(server, singleConnection) {
  const client = createClient({ url: server.graphql, singleConnection, retryAttempts: 0 });
  const events = client.iterate({ query: 'subscription { catalogChanged(since: 0) { sequence } }' });
  for (let sequence = 1; sequence <= 3; sequence += 1) {
    assert.deepEqual((await events.next()).value, { data: { catalogChanged: { sequence } } });
  }
  await events.return();
  client.dispose();
}

/** @type {import('../consumer').Consumer} */
export const consumer = {
  name: 'graphql-sse',
  package: 'graphql-sse',
  page: 'clients.md',
  checks: {
    'subscription, a connection for each': (server) => follow(server, false),
    'subscription, one connection for all': (server) => follow(server, true),
  },
};
