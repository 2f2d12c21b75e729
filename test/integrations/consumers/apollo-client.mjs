import assert from 'node:assert/strict';
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';

const clientOf = ({ graphql }, options = {}) =>
  new ApolloClient({ link: new HttpLink({ uri: graphql, ...options }), cache: new InMemoryCache() });

const MODELS = gql`
  query Models($first: Int!, $after: String) {
    models(first: $first, after: $after) {
      edges {
        node {
          id
          slug
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`;

const CHANGES = gql`
  subscription Changes($since: BigInt) {
    catalogChanged(since: $since) {
      sequence
      slug
    }
  }
`;

async function read(client) {
  const page = async (after) =>
    (await client.query({ query: MODELS, variables: { first: 2, after } })).data.models;
  const first = await page(null);
  const second = await page(first.pageInfo.endCursor);
  const slugs = [...first.edges, ...second.edges].map(({ node }) => node.slug);
  assert.equal(new Set(slugs).size, 4);
  client.stop();
}

/** @type {import('../consumer').Consumer} */
export const consumer = {
  name: 'Apollo Client',
  package: '@apollo/client',
  page: 'clients.md',
  checks: {
    'pages by POST': (server) => read(clientOf(server)),
    'pages by GET': (server) => read(clientOf(server, { useGETForQueries: true })),
    'subscription by multipart': async (server) => {
      const client = clientOf(server);
      const seen = [];
      await new Promise((resolve, reject) => {
        const following = client.subscribe({ query: CHANGES, variables: { since: 0 } }).subscribe({
          next: ({ data, error }) => {
            if (error !== undefined) reject(error);
            seen.push(data.catalogChanged.sequence);
            if (seen.length < 3) return;
            following.unsubscribe();
            resolve();
          },
          error: reject,
        });
      });
      assert.deepEqual(seen, [1, 2, 3]);
      client.stop();
    },
  },
};
