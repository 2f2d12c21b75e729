import type { GraphQLFieldResolver } from 'graphql';

/** A resolver that is not told of its place in the operation and in the answer. */
export type ResolverWithoutInfo = (
  source: unknown,
  args: Record<string, unknown>,
  context: unknown,
) => unknown;

const known = new WeakMap<object, ResolverWithoutInfo>();

/** Has the executor gather nothing for this resolver of fields. */
export const declareWithoutInfo = (resolve: ResolverWithoutInfo): void => void known.set(resolve, resolve);

/** The same resolver, where it was declared to be one; else null. */
export const withoutInfo = (
  resolve: GraphQLFieldResolver<unknown, unknown> | null,
): ResolverWithoutInfo | null => (resolve === null ? null : (known.get(resolve) ?? null));
