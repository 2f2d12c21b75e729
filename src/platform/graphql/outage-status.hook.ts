import type { GraphQLFormattedError } from 'graphql';
import type { OperationHook } from './operation-hook';

/** When a client may try again what was unavailable. */
export const RETRY_AFTER_SECONDS = '2';

const OUTAGES: ReadonlySet<unknown> = new Set(['UNAVAILABLE', 'DEADLINE_EXCEEDED', 'CANCELLED']);

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.every(isNothing));

/**
 * The HTTP status of an answer in which nothing is left but outages: 503 where trying again may
 * help, 504 where the same question would take too long again. Null for every other answer: one
 * that holds anything at all is a partial answer, with 200.
 */
export function outageStatus(
  errors: readonly GraphQLFormattedError[] = [],
  data?: Readonly<Record<string, unknown>> | null,
): 503 | 504 | null {
  const codes = errors.map(({ extensions }) => extensions?.code);
  if (codes.length === 0 || !codes.every((code) => OUTAGES.has(code))) return null;
  if (!Object.values(data ?? {}).every(isNothing)) return null;
  return codes.includes('UNAVAILABLE') ? 503 : 504;
}

/**
 * Tells proxies and gateways, which look at the status alone, that an operation may be tried again.
 */
export const outageStatusHook: OperationHook = {
  conclude: ({ response: { body, http } }) => {
    if (body.kind !== 'single') return;
    const status = outageStatus(body.singleResult.errors, body.singleResult.data);
    if (status !== null) http.status = status;
    if (status === 503) http.headers.set('retry-after', RETRY_AFTER_SECONDS);
  },
};
