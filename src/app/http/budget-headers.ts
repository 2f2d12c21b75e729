import { ServerResponse } from 'node:http';
import type { Spent, TellSpent } from '../../access';
import type { Call } from './exchange';

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

/**
 * Has every answer of HTTP say what is left to its client, whatever it answers: what was taken last
 * before the answer begins. Operations of a connection have no headers of their own.
 */
export function tellSpentTo({ response }: Pick<Call, 'response'>): TellSpent {
  return (spent) => {
    if (!(response instanceof ServerResponse) || response.headersSent) return;
    for (const [name, value] of budgetHeaders(spent)) response.setHeader(name, value);
  };
}
