import assert from 'node:assert/strict';
import { ClientError, GraphQLClient } from 'graphql-request';

const MODELS = 'query Models($first: Int!) { models(first: $first) { edges { node { slug } } } }';

async function read({ graphql }, method) {
  const client = new GraphQLClient(graphql, { method, ...(method === 'GET' && { jsonSerializer: JSON }) });
  const { models } = await client.request(MODELS, { first: 3 });
  assert.equal(models.edges.length, 3);
}

/** @type {import('../consumer').Consumer} */
export const consumer = {
  name: 'graphql-request',
  package: 'graphql-request',
  page: 'clients.md',
  checks: {
    'query by POST': (server) => read(server, 'POST'),
    'query by GET': (server) => read(server, 'GET'),
    'errors as ClientError': async ({ graphql }) => {
      const refused = new GraphQLClient(graphql).request('{ models(first: 1000) { totalCount } }');
      await assert.rejects(refused, (error) => {
        assert.ok(error instanceof ClientError);
        assert.equal(error.response.errors[0].extensions.code, 'BAD_USER_INPUT');
        return true;
      });
    },
  },
};
