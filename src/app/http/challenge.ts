import { UnauthenticatedError } from '../../platform/errors';
import { unwrap } from '../../platform/graphql/format-error';
import type { OperationHook } from '../../platform/graphql/operation-hook';

/** The header that says how to prove who one is. */
export const CHALLENGE_HEADER = 'www-authenticate';
const REALM = 'Bearer realm="Rootstock"';

/**
 * What is expected of whoever is not known, and what is wrong with what they sent.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-3
 */
export function challengeOf({ fault, message }: Partial<UnauthenticatedError> = {}): string {
  if (fault === undefined || fault === null) return REALM;
  // A description may hold no quotation mark, even behind a backslash.
  return `${REALM}, error="${fault}", error_description="${(message ?? '').replaceAll('"', "'")}"`;
}

/** Says how to prove who one is where an operation needed that. */
export const challengeHook: OperationHook = {
  conclude: ({ response: { http }, errors = [] }) => {
    const refusal = errors.flatMap(unwrap).find((error) => error instanceof UnauthenticatedError);
    if (refusal instanceof UnauthenticatedError) http.headers.set(CHALLENGE_HEADER, challengeOf(refusal));
  },
};
