import { isObjectType, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { declareWithoutInfo } from './execution/resolver-without-info';
import type { ResolverClass, ResolverInstances } from './resolver-list';

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/**
 * The resolvers of whoever asks; undefined for those of the schema: operations are also executed
 * without a context.
 *
 * @throws TypeError for anything else: others may read what this viewer may not
 */
function resolversOf(context: unknown): ResolverInstances | undefined {
  const own = property(context, 'resolvers');
  if (own === undefined || own instanceof Map) return own;
  throw new TypeError('The resolvers of a viewer are no map of instances by their classes.');
}

type Arguments = Readonly<Record<string, unknown>>;
type ReadParameter = (root: unknown, args: Arguments, context: unknown, info?: GraphQLResolveInfo) => unknown;

type Parameter = NonNullable<
  ReturnType<typeof getMetadataStorage>['fieldResolvers'][number]['params']
>[number];

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

type Method = (...given: unknown[]) => unknown;

/** Calls a method with what is read for each of its parameters; most have one or two. */
function calling(
  method: Method,
  readers: readonly ReadParameter[],
  instanceFor: (context: unknown) => unknown,
): ReadParameter {
  const [first, second] = readers;
  if (first !== undefined && readers.length === 1)
    return (root, args, context, info) => method.call(instanceFor(context), first(root, args, context, info));
  if (first !== undefined && second !== undefined && readers.length === 2)
    return (root, args, context, info) =>
      method.call(instanceFor(context), first(root, args, context, info), second(root, args, context, info));
  return (root, args, context, info) =>
    method.apply(
      instanceFor(context),
      readers.map((read) => read(root, args, context, info)),
    );
}

const isMethod = (value: unknown): value is Method => typeof value === 'function';

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
    if (field === undefined || !isMethod(method)) continue;
    const resolve = calling(method, readers, (context) => (resolversOf(context) ?? instances).get(resolver));
    field.resolve = resolve;
    if (!(metadata.params ?? []).some(({ kind }) => kind === 'info')) declareWithoutInfo(resolve);
  }
}
