// A peer tuned by hand: Apollo Server whose one resolver looks ahead, joins what is asked for and
// runs two prepared statements; executed by graphql-jit, and without the cache control plugin.
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { buildSchema, Kind, type DocumentNode, type FieldNode, type GraphQLResolveInfo } from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { answering, countStatements, openPool } from './contender';
import { EDGES, PEER_SCHEMA } from './question';
import { EDGES_OF_MODELS, modelsOfTask } from './statements';

countStatements();
const pool = openPool();
const schema = buildSchema(PEER_SCHEMA);

type Row = Readonly<Record<string, string | number>>;
interface Made extends Record<string, unknown> {
  readonly topEdges: object[];
}

const read = async (name: string, text: string, values: unknown[]): Promise<Row[]> =>
  (await pool.query<Row>({ name, text, values })).rows;

/** The names of the fields that are selected of a list. */
function selected({ fieldNodes }: GraphQLResolveInfo): ReadonlySet<string> {
  const fields = fieldNodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
  return new Set(
    fields.filter((node): node is FieldNode => node.kind === Kind.FIELD).map(({ name }) => name.value),
  );
}

function modelOf(row: Row, wanted: ReadonlySet<string>): Made {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    downloads: row.downloads,
    topEdges: [],
    ...(wanted.has('dataset') && {
      dataset: { id: row.dataset_id, name: row.dataset_name, license: row.dataset_license },
    }),
    ...(wanted.has('domain') && {
      domain: { id: row.domain_id, slug: row.domain_slug, name: row.domain_name },
    }),
  };
}

async function models(args: { task: string; first: number }, info: GraphQLResolveInfo): Promise<Made[]> {
  const wanted = selected(info);
  const joined = { dataset: wanted.has('dataset'), domain: wanted.has('domain') };
  const rows = await read(`models_${joined.dataset}_${joined.domain}`, modelsOfTask(joined), [
    args.task,
    args.first,
  ]);
  const made = new Map(rows.map((row) => [row.id, modelOf(row, wanted)]));
  if (wanted.has('topEdges')) {
    for (const edge of await read('edges', EDGES_OF_MODELS, [[...made.keys()], EDGES])) {
      const target = { id: edge.id, slug: edge.slug, name: edge.name };
      made.get(edge.source_id)?.topEdges.push({ kind: edge.kind, score: edge.score, target });
    }
  }
  return [...made.values()];
}

const field = schema.getQueryType()?.getFields().models;
if (field)
  field.resolve = (_root, args: { task: string; first: number }, _context, info) => models(args, info);

const compiled = new WeakMap<DocumentNode, CompiledQuery>();

function compile(document: DocumentNode): CompiledQuery {
  const known = compiled.get(document);
  if (known !== undefined) return known;
  const made = compileQuery(schema, document);
  if (!isCompiledQuery(made)) throw new TypeError('The query cannot be compiled.');
  compiled.set(document, made);
  return made;
}

async function main(): Promise<void> {
  const server = new ApolloServer({
    gateway: {
      load: () =>
        Promise.resolve({
          executor: async ({ document, request }) =>
            compile(document).query(undefined, undefined, request.variables ?? {}),
        }),
      onSchemaLoadOrUpdate: (tell) => {
        tell({ apiSchema: schema, coreSupergraphSdl: '' });
        return () => undefined;
      },
      stop: () => Promise.resolve(),
    },
    plugins: [ApolloServerPluginCacheControlDisabled()],
  });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
  answering(url);
}

void main();
