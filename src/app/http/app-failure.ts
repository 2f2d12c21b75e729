import { AppError, UnauthenticatedError } from '../../platform/errors';
import { RETRY_AFTER_SECONDS } from '../../platform/graphql/outage-status.hook';
import { CHALLENGE_HEADER, challengeOf } from './challenge';
import { HttpError } from './exchange';

/** A failure that has a name but reached no field: as an answer to the whole request. */
export function asHttpError(error: unknown): HttpError | null {
  if (error instanceof HttpError) return error;
  if (!(error instanceof AppError)) return null;
  if (error instanceof UnauthenticatedError)
    return new HttpError(401, error.code, error.message, { [CHALLENGE_HEADER]: challengeOf(error) });
  const { retryAfterSeconds = RETRY_AFTER_SECONDS } = error;
  const retryAfter = { 'retry-after': String(retryAfterSeconds) };
  switch (error.code) {
    case 'BAD_USER_INPUT':
      return new HttpError(400, error.code, error.message);
    case 'FORBIDDEN':
      return new HttpError(403, error.code, error.message);
    case 'RATE_LIMITED':
      return new HttpError(429, error.code, error.message, retryAfter);
    case 'UNAVAILABLE':
      return new HttpError(503, error.code, error.message, retryAfter);
    case 'DEADLINE_EXCEEDED':
      return new HttpError(504, error.code, error.message);
    default:
      return null;
  }
}
