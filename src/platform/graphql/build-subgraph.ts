import { createRequire } from 'node:module';
import type * as Subgraphs from '@apollo/subgraph';
import type * as Printing from '@graphql-tools/utils';
import { parse, isObjectType, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, type ContainerType, type PubSub } from 'type-graphql';
import { attachBehaviour } from './attach-behaviour';
import { attachDirectResolvers } from './direct-resolvers';
import { entityTypes } from './entity-types';
import type { RequestContext } from './request-context';
import { assertWired, type ResolverClass, type ResolverInstances } from './resolver-list';
import { attachStreams } from './stream';

// Loaded when a schema is built: commands build none.
const load: <Module>(name: string) => Module = createRequire(__filename);

/**
 * Apollo Router follows subscriptions of subgraphs from Federation 2.4 on. Three composers take
 * this up to 2.9; from 2.7 on what they make needs newer gateways (join v0.4), for nothing that is
 * used here. `@oneOf` must be declared: undeclared, the subgraph ignores it and composition
 * refuses the schema.
 */
const FEDERATION_HEADER = `extend schema
  @link(
    url: "https://specs.apollo.dev/federation/v2.6"
    import: ["@key", "@shareable", "@tag", "@inaccessible", "@external", "@requires", "@provides", "@override"]
  )

directive @oneOf on INPUT_OBJECT

`;

/** The fields that another subgraph may identify an entity by, as the gateway sends them. */
export type Representation = Readonly<Record<string, unknown>> & { readonly __typename: string };

/**
 * Finds the entity that a representation names; null when there is none, which the gateway takes to
 * mean "deleted". Called once per representation in the same tick: load through a DataLoader.
 */
export type ReferenceResolver<Context> = (
  representation: Representation,
  context: Context,
  info: GraphQLResolveInfo,
) => unknown;

export interface SubgraphOptions<Context> {
  readonly resolvers: readonly ResolverClass[];
  /**
   * One of each of `resolvers`, built by hand in the composition root; they answer where the
   * context of a request names no others.
   */
  readonly instances: ResolverInstances;
  /** By entity type name; every type with a `@key` needs one. */
  readonly referenceResolvers: Readonly<Record<string, ReferenceResolver<Context>>>;
  /** What the SDL begins with: its links, and directives that no resolver declares. */
  readonly header?: string;
}

export interface Subgraph {
  readonly schema: GraphQLSchema;
  /** The published contract: what composition reads. */
  readonly sdl: string;
}

/**
 * Builds the Federation subgraph from type-graphql classes. type-graphql does not know federation,
 * so the schema goes through its SDL once, and what SDL cannot carry is copied back.
 *
 * @throws TypeError when a resolver has no instance, an entity no reference resolver or a
 * subscription no stream
 */
export function buildSubgraph<Context>(options: SubgraphOptions<Context>): Subgraph {
  const { resolvers, instances, referenceResolvers, header = FEDERATION_HEADER } = options;
  assertWired(resolvers, instances);
  const original = buildUnlinked(resolvers, instances);
  attachDirectResolvers(original, instances);
  const sdl = linked(original, header);
  const schema = load<typeof Subgraphs>('@apollo/subgraph').buildSubgraphSchema(parse(sdl));
  attachBehaviour(original, schema);
  attachReferenceResolvers(schema, referenceResolvers);
  attachStreams(schema, instances);
  contracts.set(schema, sdl);
  return { schema, sdl };
}

const contracts = new WeakMap<GraphQLSchema, string>();

/** The published contract of a subgraph that was built here; null of any other schema. */
export const contractOf = (schema: GraphQLSchema): string | null => contracts.get(schema) ?? null;

/** The SDL alone, for which no resolver needs an instance. */
export const printSubgraph = (resolvers: readonly ResolverClass[]): string =>
  linked(buildUnlinked(resolvers, new Map()), FEDERATION_HEADER);

/** Operations are also executed without a context. */
interface OfRequest {
  readonly context?: Pick<RequestContext, 'resolvers'>;
}

function buildUnlinked(resolvers: readonly ResolverClass[], instances: ResolverInstances): GraphQLSchema {
  const [first, ...others] = resolvers;
  if (first === undefined) throw new TypeError('A schema needs a resolver.');
  return buildSchemaSync({
    resolvers: [first, ...others],
    container: ({ context }: OfRequest): ContainerType => context?.resolvers ?? instances,
    pubSub: noTopics,
    validate: false, // inputs are parsed by the feature that owns them, with its own messages
    skipCheck: true, // the federation directives are unknown until the SDL is linked
  });
}

const linked = (schema: GraphQLSchema, header: string): string =>
  header + load<typeof Printing>('@graphql-tools/utils').printSchemaWithDirectives(schema) + '\n';

/** Every subscription has a stream of its own; type-graphql requires topics nevertheless. */
const noTopics: PubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new TypeError('A subscription has no stream of its own.');
  },
};

function attachReferenceResolvers<Context>(
  schema: GraphQLSchema,
  referenceResolvers: SubgraphOptions<Context>['referenceResolvers'],
): void {
  for (const [name, resolveReference] of Object.entries(referenceResolvers)) {
    const type = schema.getType(name);
    if (!isObjectType(type))
      throw new TypeError(`There is no object type "${name}" to resolve references of.`);
    type.extensions = { ...type.extensions, apollo: { subgraph: { resolveReference } } };
  }
  const unresolved = entityTypes(schema).find(({ name }) => !(name in referenceResolvers));
  if (unresolved !== undefined) throw new TypeError(`Entity "${unresolved.name}" has no reference resolver.`);
}
