import type { GraphQLFormattedError } from 'graphql';

/** The code of an operation that was refused or stopped because it asks for too much. */
export const LIMIT_CODE = 'OPERATION_LIMIT_EXCEEDED';

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** An answer of which nothing but the refusal is left. */
interface Refused {
  readonly data?: null;
  readonly errors: readonly GraphQLFormattedError[];
}

/** Whether this is all that there is to say; what is wrong besides too many faults is said, too. */
const isWholeAnswer = ({ extensions }: GraphQLFormattedError): boolean =>
  extensions?.['code'] === LIMIT_CODE && extensions['limit'] !== 'errors';

/**
 * An operation beyond a limit has this one error: others follow from it, or are not worth listing.
 * What was answered until it was stopped is let go.
 */
export function withoutFurtherErrors<Answered extends Answer>(answer: Answered): Answered | Refused {
  const refusal = answer.errors?.find(isWholeAnswer);
  if (refusal === undefined) return answer;
  const { message, locations, extensions } = refusal;
  return {
    ...(answer.data !== undefined && { data: null }),
    errors: [{ message, ...(locations && { locations }), ...(extensions && { extensions }) }],
  };
}
