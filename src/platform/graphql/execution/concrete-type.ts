import {
  defaultTypeResolver,
  GraphQLError,
  isObjectType,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
} from 'graphql';
import { inspect } from 'graphql/jsutils/inspect';
import { isPromise } from './is-promise';

/**
 * The type that an object of an interface or union has.
 *
 * @throws GraphQLError when it is none that it could have, in the words of GraphQL.js
 */
export function concreteType(
  type: GraphQLAbstractType,
  value: unknown,
  { contextValue, info }: { readonly contextValue: unknown; readonly info: GraphQLResolveInfo },
): GraphQLObjectType | PromiseLike<GraphQLObjectType> {
  const resolveType = type.resolveType ?? defaultTypeResolver;
  const name: unknown = resolveType(value, contextValue, info, type);
  return isPromise(name)
    ? name.then((settled) => possibleType(type, settled, { info, value }))
    : possibleType(type, name, { info, value });
}

function possibleType(
  type: GraphQLAbstractType,
  name: unknown,
  { info, value }: { readonly info: GraphQLResolveInfo; readonly value: unknown },
): GraphQLObjectType {
  const { schema, fieldNodes: nodes } = info;
  const field = `${info.parentType.name}.${info.fieldName}`;
  if (name === null || name === undefined) {
    throw new GraphQLError(
      `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${field}". Either the "${type.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
      { nodes },
    );
  }
  if (typeof name !== 'string') {
    throw new GraphQLError(
      `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${field}" with ` +
        `value ${inspect(value)}, received "${inspect(name)}".`,
    );
  }
  const found = schema.getType(name);
  if (found === undefined) {
    const message = `Abstract type "${type.name}" was resolved to a type "${name}" that does not exist inside the schema.`;
    throw new GraphQLError(message, { nodes });
  }
  if (!isObjectType(found)) {
    throw new GraphQLError(`Abstract type "${type.name}" was resolved to a non-object type "${name}".`, {
      nodes,
    });
  }
  if (!schema.isSubType(type, found)) {
    const message = `Runtime Object type "${found.name}" is not a possible type for "${type.name}".`;
    throw new GraphQLError(message, { nodes });
  }
  return found;
}
