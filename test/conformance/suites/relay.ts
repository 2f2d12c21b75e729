import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  printSchema,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Outcome } from '../suite';

const isConnection = ({ type, args }: GraphQLField<unknown, unknown>): boolean =>
  getNamedType(type).name.endsWith('Connection') && args.some(({ name }) => name === 'after');

const hasRequired = ({ args }: GraphQLField<unknown, unknown>): boolean =>
  args.some(({ type, defaultValue }) => type.toString().endsWith('!') && defaultValue === undefined);

/** Types that Relay can read again by themselves: the root, and whatever `node` finds. */
function refetchable(schema: GraphQLSchema): GraphQLObjectType[] {
  const node = schema.getType('Node');
  const nodes = isInterfaceType(node) ? schema.getPossibleTypes(node) : [];
  const query = schema.getQueryType();
  return [...nodes, ...(query ? [query] : [])].filter(isObjectType);
}

/** One module for each list that pages, which reads further pages as Relay does. */
function documentsOf(schema: GraphQLSchema): Map<string, string> {
  const found = refetchable(schema).flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => isConnection(field) && !hasRequired(field))
      .map((field): [string, string] => [`${type.name}_${field.name}`, documentOf(type, field)]),
  );
  return new Map(found);
}

const documentOf = (type: GraphQLObjectType, { name }: GraphQLField<unknown, unknown>): string => {
  const module = `${type.name}_${name}`;
  return `graphql\`
  fragment ${module}_list on ${type.name}
  @refetchable(queryName: "${module}_Query")
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" }) {
    ${name}(first: $count, after: $cursor) @connection(key: "${module}_${name}") {
      edges { node { __typename } }
    }
  }
\`;
`;
};

/**
 * Compiles a paging fragment for each list of the schema by relay-compiler, which refuses what is
 * not by the specifications of cursors and of object identification.
 *
 * @param packages folder where relay-compiler is installed
 */
export async function compileForRelay(schema: GraphQLSchema, packages: string): Promise<Outcome> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'rootstock-relay-'));
  const documents = documentsOf(schema);
  try {
    await mkdir(path.join(folder, 'src'));
    await writeFile(path.join(folder, 'schema.graphql'), printSchema(schema));
    for (const [name, text] of documents) await writeFile(path.join(folder, 'src', `${name}.js`), text);
    const configuration = { src: './src', schema: './schema.graphql', language: 'javascript' };
    await writeFile(path.join(folder, 'relay.config.json'), JSON.stringify(configuration));
    const compiler = path.join(packages, 'relay-compiler/cli.js');
    const fault = await promisify(execFile)(process.execPath, [compiler, 'relay.config.json'], {
      cwd: folder,
      maxBuffer: 16 * 1024 * 1024,
    }).then(
      () => null,
      (error: { stderr?: string; stdout?: string }) => `${error.stdout ?? ''}${error.stderr ?? ''}`.trim(),
    );
    const faults = fault === null ? [] : [fault];
    return { passed: fault === null ? documents.size : 0, of: documents.size, faults, accepted: [] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
