import type { ValidationRule } from 'graphql';
import { limitError } from './limit-error';

const tooDeep = (max: number): ReturnType<typeof limitError> =>
  limitError('nesting', `A value nests more than ${max} levels.`);

const isNest = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * Looks at what a client sent without recursion, because what comes after it recurses.
 *
 * @throws GraphQLError when lists and objects nest deeper than `max` levels
 */
export function assertNesting(variables: Readonly<Record<string, unknown>>, max: number): void {
  let level: object[] = Object.values(variables).filter(isNest);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > max) throw tooDeep(max);
    level = level.flatMap((value): object[] => Object.values(value).filter(isNest));
  }
}

/** Refuses documents with a value that nests deeper than `max` levels. */
export function nestingRule(max: number): ValidationRule {
  return (context) => {
    let depth = 0;
    let isReported = false;
    const nest = {
      enter: (): void => {
        depth += 1;
        if (depth <= max || isReported) return;
        isReported = true;
        context.reportError(tooDeep(max));
      },
      leave: (): void => {
        depth -= 1;
      },
    };
    return { ListValue: nest, ObjectValue: nest };
  };
}
