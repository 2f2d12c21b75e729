import {
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import type { RequestContext } from './request-context';
import type { ResolverClass, ResolverInstances } from './resolver-list';

/** Operations are also executed without a context. */
type OfRequest = Pick<RequestContext, 'resolvers'> | undefined;
type Arguments = Readonly<Record<string, unknown>>;
type ReadParameter = (root: unknown, args: Arguments, context: unknown, info: GraphQLResolveInfo) => unknown;

type Parameter = NonNullable<
  ReturnType<typeof getMetadataStorage>['fieldResolvers'][number]['params']
>[number];

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** Null for parameters that only type-graphql can read. */
function parameterReader(parameter: Parameter): ReadParameter | null {
  switch (parameter.kind) {
    case 'root': {
      const { propertyName } = parameter;
      return propertyName === undefined ? (root) => root : (root) => property(root, propertyName);
    }
    case 'context': {
      const { propertyName } = parameter;
      return propertyName === undefined
        ? (_root, _args, context) => context
        : (_root, _args, context) => property(context, propertyName);
    }
    case 'args':
      return (_root, args) => args;
    case 'arg': {
      const { name } = parameter;
      return (_root, args) => args[name];
    }
    case 'info':
      return (_root, _args, _context, info) => info;
    default:
      return null;
  }
}

function readersOf(parameters: readonly Parameter[]): ReadParameter[] | null {
  const inOrder = [...parameters].sort((left, right) => left.index - right.index);
  const readers = inOrder.map(parameterReader);
  return readers.every((reader) => reader !== null) ? readers : null;
}

/**
 * Lets fields call the methods of their resolvers with rows and arguments as they are. type-graphql
 * copies the row into a new instance of its class for each field of each row, and makes promises
 * of arguments that it has nothing to check of; no type or input here has methods of its own.
 */
export function attachDirectResolvers(schema: GraphQLSchema, instances: ResolverInstances): void {
  const { fieldResolvers, queries, objectTypes } = getMetadataStorage();
  const names = new Map<unknown, string>(objectTypes.map(({ target, name }) => [target, name]));
  const classes = new Map<unknown, ResolverClass>(
    [...instances.keys()].map((resolver) => [resolver, resolver]),
  );
  const typed = [
    ...queries.map((metadata) => ({ metadata, type: schema.getQueryType() })),
    ...fieldResolvers.map((metadata) => ({
      metadata,
      type: schema.getType(names.get(metadata.getObjectType?.()) ?? ''),
    })),
  ];
  for (const { metadata, type } of typed) {
    const resolver = classes.get(metadata.target);
    const readers = readersOf(metadata.params ?? []);
    if (resolver === undefined || !isObjectType(type) || readers === null) continue;
    if ((metadata.middlewares ?? []).length > 0) continue;
    const field = type.getFields()[metadata.schemaName];
    const method: unknown = Reflect.get(Object(resolver.prototype), metadata.methodName);
    if (field === undefined || typeof method !== 'function') continue;
    const resolve: GraphQLFieldResolver<unknown, OfRequest, Arguments> = (root, args, context, info) => {
      const instance = (context?.resolvers ?? instances).get(resolver);
      const given = new Array<unknown>(readers.length);
      for (let at = 0; at < readers.length; at += 1) given[at] = readers[at]?.(root, args, context, info);
      return Reflect.apply(method, instance, given);
    };
    field.resolve = resolve;
  }
}
