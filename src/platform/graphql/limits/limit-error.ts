import { GraphQLError, type ASTNode } from 'graphql';

const LIMIT_NAMES = [
  'tokens',
  'depth',
  'aliases',
  'directives',
  'cost',
  'selections',
  'nesting',
  'introspection',
  'errors',
  'representations',
  'objects',
  'bytes',
] as const;

/** What an operation may have too much of. */
export type LimitName = (typeof LIMIT_NAMES)[number];

export const isLimitName = (value: unknown): value is LimitName => LIMIT_NAMES.some((name) => name === value);

/**
 * Refuses an operation before it runs; clients see it as `OPERATION_LIMIT_EXCEEDED` with HTTP
 * status 400.
 */
export function limitError(limit: LimitName, message: string, node?: ASTNode): GraphQLError {
  return new GraphQLError(message, {
    ...(node && { nodes: [node] }),
    extensions: { limit, http: { status: 400 } },
  });
}
