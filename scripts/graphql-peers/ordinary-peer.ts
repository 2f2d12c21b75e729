// A peer as most are written: Apollo Server as it comes, a resolver for each relation, and a
// DataLoader behind each that batches for one request.
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import DataLoader from 'dataloader';
import { buildSchema, GraphQLObjectType, type GraphQLFieldResolver } from 'graphql';
import { answering, countStatements, openPool } from './contender';
import { PEER_SCHEMA } from './question';

countStatements();
const pool = openPool();
const schema = buildSchema(PEER_SCHEMA);

type Row = Readonly<Record<string, string | number>>;
type Load = (keys: readonly number[]) => Promise<Row[]>;

const read = async (text: string, values: unknown[]): Promise<Row[]> =>
  (await pool.query<Row>(text, values)).rows;

const byId = (load: Load) =>
  new DataLoader<number, Row | null>(async (ids) => {
    const rows = new Map((await load(ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  });

const EDGES_OF = `SELECT edge.* FROM unnest($1::int[]) AS model(id)
  CROSS JOIN LATERAL (SELECT source_id, target_id, kind, score FROM edges
    WHERE source_id = model.id ORDER BY score DESC, id LIMIT $2) edge`;

const createLoaders = () => ({
  dataset: byId((ids) => read('SELECT id, name, license FROM datasets WHERE id = ANY($1)', [ids])),
  domain: byId((ids) => read('SELECT id, slug, name FROM domains WHERE id = ANY($1)', [ids])),
  edges: new DataLoader<{ id: number; first: number }, Row[]>(async (keys) => {
    const rows = await read(EDGES_OF, [keys.map(({ id }) => id), keys[0]?.first]);
    return keys.map(({ id }) => rows.filter((row) => row.source_id === id));
  }),
});

type Loaders = ReturnType<typeof createLoaders>;
type Resolve = GraphQLFieldResolver<Row, Loaders, { task: string; first: number }>;

const resolvers: Record<string, Record<string, Resolve>> = {
  Query: {
    models: (_root, { task, first }) =>
      read(
        `SELECT id, slug, name, downloads, dataset_id, domain_id FROM models
        WHERE task = $1 ORDER BY downloads DESC, id LIMIT $2`,
        [task, first],
      ),
  },
  Model: {
    dataset: ({ dataset_id }, _args, { dataset }) => dataset.load(Number(dataset_id)),
    domain: ({ domain_id }, _args, { domain }) => domain.load(Number(domain_id)),
    topEdges: ({ id }, { first }, { edges }) => edges.load({ id: Number(id), first }),
  },
  Edge: { target: ({ target_id }, _args, { domain }) => domain.load(Number(target_id)) },
};

for (const [type, fields] of Object.entries(resolvers)) {
  const object = schema.getType(type);
  if (!(object instanceof GraphQLObjectType)) throw new TypeError(`No type ${type}.`);
  for (const [name, resolve] of Object.entries(fields)) {
    const field = object.getFields()[name];
    if (field) field.resolve = resolve;
  }
}

async function main(): Promise<void> {
  const server = new ApolloServer<Loaders>({ schema });
  const listen = { host: '127.0.0.1', port: 0 };
  const { url } = await startStandaloneServer(server, {
    listen,
    context: () => Promise.resolve(createLoaders()),
  });
  answering(url);
}

void main();
