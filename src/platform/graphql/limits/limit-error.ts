import { GraphQLError, type ASTNode } from 'graphql';

/** What an operation may have too much of, with what to do about it. */
const ADVICE = {
  tokens: 'Pass long values as variables, or split it into several requests.',
  depth: 'Ask for what lies deeper in a further request, by its id or slug.',
  aliases: 'Split it into several requests.',
  directives: 'Leave out those that are not needed.',
  cost: 'Ask for less per page.',
  selections: 'Split it into several requests.',
  nesting: 'Write it with fewer lists and objects in one another.',
  introspection: 'Ask once, for all that is needed.',
  errors: 'Correct those that are told first.',
  representations: 'Ask for them in several requests.',
  objects: 'Ask for less per page.',
  bytes: 'Ask for fewer fields or objects.',
} as const;

/** What an operation may have too much of. */
export type LimitName = keyof typeof ADVICE;

export const isLimitName = (value: unknown): value is LimitName =>
  typeof value === 'string' && Object.hasOwn(ADVICE, value);

/** The whole message: what is beyond which maximum, and how to stay below it. */
export const limitMessage = (limit: LimitName, fault: string): string => `${fault} ${ADVICE[limit]}`;

/**
 * Refuses an operation before it runs; clients see it as `OPERATION_LIMIT_EXCEEDED` with HTTP
 * status 400.
 *
 * @param fault a sentence that names the maximum
 */
export function limitError(limit: LimitName, fault: string, node?: ASTNode): GraphQLError {
  return new GraphQLError(limitMessage(limit, fault), {
    ...(node && { nodes: [node] }),
    extensions: { limit, http: { status: 400 } },
  });
}
