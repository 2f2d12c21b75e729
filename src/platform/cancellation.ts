import { AsyncLocalStorage } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * The signal of the operation that the running code works for. It is looked up where the work is
 * done piece by piece, before each statement of SQL and each slice of a computation, so that the
 * services and repositories between need not hand it on.
 */
const operations = new AsyncLocalStorage<AbortSignal | undefined>();

/** Runs `work` for an operation: its SQL ends when `signal` is aborted. */
export function forOperation<Result>(signal: AbortSignal, work: () => Result): Result {
  // Each statement at work listens to it.
  setMaxListeners(0, signal);
  return operations.run(signal, work);
}

/** The signal of the operation; undefined in the background and at the command line. */
export const operationSignal = (): AbortSignal | undefined => operations.getStore();

/**
 * Runs `work` for nobody in particular: what others share, or what outlives the operation that
 * happened to begin it.
 */
export const forEverybody = <Result>(work: () => Result): Result => operations.run(undefined, work);

/** Waits for `promise`, but not beyond `signal`, whose reason it then rejects with. */
export async function unlessAborted<Result>(
  promise: Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  if (signal === undefined) return promise;
  // It may still fail when nobody waits any more.
  promise.catch(() => undefined);
  signal.throwIfAborted();
  let onAbort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(asError(signal.reason));
    signal.addEventListener('abort', onAbort, { once: true });
  });
  return Promise.race([promise, aborted]).finally(() => signal.removeEventListener('abort', onAbort));
}

/** Waits; rejects with the reason of `signal` when it is aborted first. */
export const pause = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  unlessAborted(wait(milliseconds), signal);

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));
