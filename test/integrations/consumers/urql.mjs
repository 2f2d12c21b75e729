import assert from 'node:assert/strict';
import { cacheExchange, Client, fetchExchange, gql, subscriptionExchange } from '@urql/core';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

// Where somebody unsubscribes, urql aborts its request, and hears nothing of what comes of that.
process.on('unhandledRejection', (reason) => {
  if (reason?.name !== 'AbortError') throw reason;
});

const MODELS = gql`
  query Models($first: Int!) {
    models(first: $first) {
      edges {
        node {
          slug
        }
      }
    }
  }
`;
const CHANGES = gql`
  subscription {
    catalogChanged(since: 0) {
      sequence
    }
  }
`;

const exchanges = [cacheExchange, fetchExchange];
const clientOf = ({ graphql }, options = {}) => new Client({ url: graphql, exchanges, ...options });

async function read(client) {
  const { data, error } = await client.query(MODELS, { first: 3 }).toPromise();
  assert.equal(error, undefined);
  assert.equal(data.models.edges.length, 3);
}

async function follow(client) {
  const seen = [];
  await new Promise((resolve, reject) => {
    const following = client.subscription(CHANGES, {}).subscribe(({ data, error }) => {
      if (error) return reject(error);
      seen.push(data.catalogChanged.sequence);
      if (seen.length < 3) return;
      following.unsubscribe();
      resolve();
    });
  });
  assert.deepEqual(seen, [1, 2, 3]);
}

/** @type {import('../consumer').Consumer} */
export const consumer = {
  name: 'urql',
  package: '@urql/core',
  page: 'clients.md',
  checks: {
    'query with its defaults': (server) => read(clientOf(server)),
    'query by GET': (server) => read(clientOf(server, { preferGetMethod: 'force' })),
    'query by POST': (server) => read(clientOf(server, { preferGetMethod: false })),
    'subscription by its fetch exchange': (server) => follow(clientOf(server, { fetchSubscriptions: true })),
    'subscription by graphql-ws': async (server) => {
      const socket = createClient({ url: server.socket, webSocketImpl: WebSocket, retryAttempts: 0 });
      const forward = subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables }, sink) }),
        }),
      });
      await follow(clientOf(server, { exchanges: [...exchanges, forward] }));
      await socket.dispose();
    },
  },
};
