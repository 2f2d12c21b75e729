import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { AppError } from '../errors';
import type { Log } from '../log';
import { describeForClient, formatError, unwrap } from './format-error';
import type { OperationHook } from './operation-hook';

/** Clients read that something is unavailable; only the log may say why. */
const isOutage = (error: unknown): boolean => error instanceof AppError && error.code === 'UNAVAILABLE';

/** Logs every error that clients may not see, exactly once, under the id that they get instead. */
export class ErrorLog {
  private readonly ids = new WeakMap<object, string>();

  constructor(private readonly log: Log) {}

  /**
   * Logs with the request's own log, before the response is formatted: formatting does not know the
   * request.
   */
  readonly hook: OperationHook = {
    fail: ({ errors, contextValue, operationName }) => {
      const masked = errors.filter((error) => describeForClient(error) === null);
      for (const error of masked) this.identify(error, contextValue.log, operationName);
      // A loader that fails rejects all its keys with one error.
      for (const error of new Set(errors.flatMap(unwrap).filter(isOutage))) {
        contextValue.log.warn(
          { err: error, operationName },
          'something that an operation needs is unavailable',
        );
      }
    },
  };

  readonly formatError = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError =>
    formatError(formatted, error, (unknownError) => this.identify(unknownError, this.log));

  /**
   * One failure may appear at many fields (a loader rejects all its keys): its first cause carries
   * the id.
   */
  private identify(error: unknown, log: Log, operationName?: string | null): string {
    const cause = unwrap(error).at(-1);
    const key = typeof cause === 'object' && cause !== null ? cause : undefined;
    const known = key && this.ids.get(key);
    if (known !== undefined) return known;
    const errorId = randomUUID();
    if (key) this.ids.set(key, errorId);
    const path = error instanceof GraphQLError ? error.path?.join('.') : undefined;
    log.error({ errorId, err: cause, path, operationName }, 'an unexpected error was masked');
    return errorId;
  }
}
