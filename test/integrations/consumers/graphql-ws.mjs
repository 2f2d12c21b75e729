import assert from 'node:assert/strict';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const open = ({ socket }, connectionParams) =>
  createClient({ url: socket, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams });

const first = async (client, query) => (await client.iterate({ query }).next()).value;

/** @type {import('../consumer').Consumer} */
export const consumer = {
  name: 'graphql-ws',
  package: 'graphql-ws',
  page: 'clients.md',
  checks: {
    query: async (server) => {
      const client = open(server);
      const { data } = await first(client, '{ models(first: 1) { edges { node { slug } } } }');
      assert.equal(data.models.edges.length, 1);
      await client.dispose();
    },
    'token in connectionParams': async (server) => {
      const client = open(server, { authorization: `Bearer ${server.token}` });
      const { data } = await first(client, '{ viewer { principal } }');
      assert.equal(data.viewer.principal, 'admin');
      await client.dispose();
    },
    'subscription, resumed by since': async (server) => {
      const client = open(server);
      const { data } = await first(client, '{ catalog { revision } }');
      const slug = await server.change();
      const query = `subscription { catalogChanged(since: ${data.catalog.revision}) { slug } }`;
      // A server that has just started may change something of its own before.
      for await (const { data: told } of client.iterate({ query }))
        if (told.catalogChanged.slug === slug) break;
      await client.dispose();
    },
  },
};
