import { OperationTurn } from '../../access';
import { RateLimitedError } from '../../platform/errors';
import { unwrap } from '../../platform/graphql/format-error';
import type { OperationHook } from '../../platform/graphql/operation-hook';
import { asHttpError } from './app-failure';

/** Tells each client what its operation cost, and where that was too much. */
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
  },
};
