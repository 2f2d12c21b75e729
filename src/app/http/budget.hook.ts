import { OperationTurn, type Spent } from '../../access';
import { RateLimitedError } from '../../platform/errors';
import { unwrap } from '../../platform/graphql/format-error';
import type { OperationHook } from '../../platform/graphql/operation-hook';
import { asHttpError } from './app-failure';

/**
 * The header fields of the IETF's RateLimit draft, in the separate form that most clients read.
 *
 * @see https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-06
 */
function budgetHeaders({ limit, remaining, resetAt }: Spent): [string, string][] {
  const seconds = Math.max(0, Math.ceil((resetAt - Date.now()) / 1000));
  return [
    ['ratelimit-policy', `${limit};w=60`],
    ['ratelimit-limit', String(limit)],
    ['ratelimit-remaining', String(remaining)],
    ['ratelimit-reset', String(seconds)],
  ];
}

/** Tells each client what its operation cost, and what is left. */
export const budgetHook: OperationHook = {
  conclude: ({ contextValue: { turn }, response: { body, http }, errors = [] }) => {
    if (body.kind !== 'single' || !(turn instanceof OperationTurn)) return;
    const { singleResult } = body;
    const limited = errors.flatMap(unwrap).find((error) => error instanceof RateLimitedError);
    const refusal = singleResult.data === undefined ? asHttpError(limited) : null;
    if (refusal !== null) {
      http.status = refusal.status;
      for (const [name, value] of Object.entries(refusal.headers)) http.headers.set(name, value);
    }
    if (turn.cost !== null)
      singleResult.extensions = Object.assign(singleResult.extensions ?? {}, { cost: turn.cost });
    for (const [name, value] of turn.spent === null ? [] : budgetHeaders(turn.spent)) {
      http.headers.set(name, value);
    }
  },
};
