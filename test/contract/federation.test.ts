import { composeServices } from '@apollo/composition';
import { ApolloGateway, LocalGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { printSdl } from '../../src/app';
import { createLog } from '../../src/platform/log';
import { openTestApp, type TestApp } from '../support/app';
import { statementsOf } from '../support/count-statements';
import { Factories } from '../support/factories';
import { USAGE_SDL } from '../support/usage-subgraph';

const usages = [
  { slug: 'acme/vision', team: 'search', requests: 70 },
  { slug: 'ACME/Language', team: 'support', requests: 40 },
  { slug: 'acme/never-registered', team: 'lab', requests: 1 },
];

const asConnection = (list: typeof usages) => ({
  edges: list.map(({ slug, ...usage }) => ({ cursor: slug, node: { ...usage, model: { slug } } })),
  pageInfo: { hasNextPage: false, hasPreviousPage: false },
});

const usageSchema = buildSubgraphSchema({
  typeDefs: parse(USAGE_SDL),
  resolvers: {
    Query: { mostUsed: (_: unknown, { first }: { first: number }) => asConnection(usages.slice(0, first)) },
    Model: {
      usage: ({ slug }: { slug: string }) => asConnection(usages.filter((usage) => usage.slug === slug)),
    },
  },
});

function supergraph(): string {
  const services = [
    { name: 'rootstock', typeDefs: parse(printSdl()), url: 'http://rootstock' },
    { name: 'usage', typeDefs: parse(USAGE_SDL), url: 'http://usage' },
  ];
  const { errors, supergraphSdl } = composeServices(services);
  expect(errors).toBeUndefined();
  return supergraphSdl ?? '';
}

let app: TestApp;
let gateway: ApolloServer;

beforeAll(async () => {
  app = await openTestApp();
  const factories = new Factories(app.database);
  await factories.aModel({ slug: 'acme/vision', name: 'Vision' });
  await factories.aModel({ slug: 'acme/language', name: 'Language' });
  const log = createLog('silent');
  const sources = {
    rootstock: new (class extends LocalGraphQLDataSource {
      // The gateway passes its own context on; ours is made as the HTTP layer makes it.
      override async process(options: Parameters<LocalGraphQLDataSource['process']>[0]) {
        const context = await app.app.createContext({ authorization: undefined, requestId: 'gateway', log });
        return super.process({ ...options, context });
      }
    })(app.app.schema),
    usage: new LocalGraphQLDataSource(usageSchema),
  };
  gateway = new ApolloServer({
    gateway: new ApolloGateway({
      supergraphSdl: supergraph(),
      buildService: ({ name }) => sources[name as keyof typeof sources],
    }),
  });
  await gateway.start();
});
afterAll(async () => {
  await gateway.stop();
  await app.close();
});

async function ask(query: string): Promise<unknown> {
  const { body } = await gateway.executeOperation({ query });
  return body.kind === 'single' ? structuredClone(body.singleResult) : body;
}

it('composes with a subgraph that has connections and a page info of its own', () => {
  expect(supergraph()).toContain('@join__type(graph: ROOTSTOCK, key: "slug")');
});

it('adds fields of another team to our models', async () => {
  const answer = await ask(
    '{ model(slug: "acme/vision") { name usage(first: 5) { edges { node { team requests } } } } }',
  );
  expect(answer).toEqual({
    data: { model: { name: 'Vision', usage: { edges: [{ node: { team: 'search', requests: 70 } }] } } },
  });
});

it('finds the models that another subgraph names, in one statement, and nothing for those that are not there', async () => {
  let answer: unknown;
  const statements = await statementsOf(async () => {
    answer = await ask('{ mostUsed(first: 3) { edges { node { requests model { slug name } } } } }');
  });
  expect(answer).toMatchObject({
    data: {
      mostUsed: {
        edges: [
          { node: { requests: 70, model: { slug: 'acme/vision', name: 'Vision' } } },
          { node: { requests: 40, model: { name: 'Language' } } },
          { node: { requests: 1, model: null } },
        ],
      },
    },
  });
  expect(statements.filter((text) => text.includes('model'))).toHaveLength(1);
});
