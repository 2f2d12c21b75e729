import type { GraphQLFormattedError } from 'graphql';
import { outageStatus, RETRY_AFTER_SECONDS } from '../../platform/graphql/outage-status.hook';
import { asHttpError } from './app-failure';

/** With what an operation is refused that did not begin; `retryAfter` in seconds. */
export function refusalOf(errors: readonly GraphQLFormattedError[]): {
  readonly status: number;
  readonly retryAfter?: string;
} {
  const status = outageStatus(errors) ?? 400;
  return status === 503 ? { status, retryAfter: RETRY_AFTER_SECONDS } : { status };
}

/** Why an operation was not answered, as its client may know it. */
export class ToldFailure extends Error {
  constructor(readonly errors: readonly GraphQLFormattedError[]) {
    super('An operation was refused.');
  }
}

/** Says, where it is known, after how many seconds an operation may be tried again. */
const withRetryAfter = (error: GraphQLFormattedError, seconds?: string): GraphQLFormattedError =>
  seconds === undefined
    ? error
    : { ...error, extensions: { ...error.extensions, retryAfter: Number(seconds) } };

/** What an answer of HTTP says that is not one of the operation. */
export const failureOf = (errors: readonly GraphQLFormattedError[], retryAfter?: string): ToldFailure =>
  new ToldFailure(errors.map((error) => withRetryAfter(error, retryAfter)));

const INTERNAL = [
  { message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } },
] as const;

/** Any failure as its client may know it, which is nothing of an unexpected one. */
export function toldOf(error: unknown, onUnexpected: (error: unknown) => void): ToldFailure {
  if (error instanceof ToldFailure) return error;
  const named = asHttpError(error);
  if (named !== null)
    return failureOf(
      [{ message: named.message, extensions: { code: named.code } }],
      named.headers['retry-after'],
    );
  onUnexpected(error);
  return new ToldFailure(INTERNAL);
}
