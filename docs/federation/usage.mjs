// A subgraph of another team: who uses which model how much. It knows models by their slug alone.
// node docs/federation/usage.mjs 4002
import { createServer } from 'node:http';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.6", import: ["@key"])
  type Query { mostUsed: [Usage!]! }
  type Usage { team: String!  requests: Int!  model: Model }
  type Model @key(fields: "slug") { slug: String!  usage: [Usage!]! }
`);

const usages = [
  { team: 'search', requests: 70, slug: 'timm/resnet50.a1_in1k' },
  { team: 'inspection', requests: 40, slug: 'timm/resnet50.a1_in1k' },
];
const ofModel = ({ slug, ...usage }) => ({ ...usage, model: { __typename: 'Model', slug } });

const schema = buildSubgraphSchema({
  typeDefs,
  resolvers: {
    Query: { mostUsed: () => usages.map(ofModel) },
    Model: {
      __resolveReference: ({ slug }) => ({ slug }),
      usage: (model) => usages.filter(({ slug }) => slug === model.slug).map(ofModel),
    },
  },
});

const server = createServer(async (request, response) => {
  if (request.method !== 'POST') return response.writeHead(405, { allow: 'POST' }).end();
  let asked;
  try {
    let body = '';
    for await (const chunk of request) body += chunk;
    asked = JSON.parse(body);
  } catch {
    return response.writeHead(400).end();
  }
  const { query, variables, operationName } = asked ?? {};
  if (typeof query !== 'string') return response.writeHead(400).end();
  const result = await graphql({ schema, source: query, variableValues: variables, operationName });
  response.setHeader('content-type', 'application/json').end(JSON.stringify(result));
});
server.listen(Number(process.argv[2] ?? 4002), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}/graphql`);
});
