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
  // Others listen to it as well.
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

/** What is to be called when a signal is aborted; the signal itself has one listener for all. */
const listeners = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls `work` when `signal` is aborted, and returns what forgets it again.
 */
export function whenAborted(signal: AbortSignal, work: () => void): () => void {
  const known = listeners.get(signal) ?? listen(signal);
  known.add(work);
  return () => void known.delete(work);
}

function listen(signal: AbortSignal): Set<() => void> {
  const own = new Set<() => void>();
  listeners.set(signal, own);
  const tell = (): void => {
    for (const work of own) work();
  };
  signal.addEventListener('abort', tell, { once: true });
  return own;
}

/** Waits for `promise`, but not beyond `signal`, whose reason it then rejects with. */
export function unlessAborted<Result>(
  promise: Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(asError(signal.reason));
    const forget = whenAborted(signal, abort);
    // It may still fail when nobody waits any more.
    promise.then(
      (value) => {
        forget();
        resolve(value);
      },
      (error: unknown) => {
        forget();
        reject(asError(error));
      },
    );
    if (signal.aborted) abort();
  });
}

/** Waits; rejects with the reason of `signal` when it is aborted first. */
export const pause = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  unlessAborted(wait(milliseconds), signal);

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));
