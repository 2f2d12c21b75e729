import { AsyncLocalStorage } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Tells of the end of one operation. Every request has one, so it is a plain object: those of
 * Node.js are dearer to make and to listen to, and live longer.
 */
export class Cancellation {
  private isAborted = false;
  private why: Error | undefined;
  private readonly listeners = new Set<() => void>();

  get aborted(): boolean {
    return this.isAborted;
  }

  get reason(): Error | undefined {
    return this.why;
  }

  /** Only the first reason counts. Who listens must not throw. */
  abort(reason: Error): void {
    if (this.isAborted) return;
    this.isAborted = true;
    this.why = reason;
    // One that is forgotten by an earlier one is not told.
    for (const listener of this.listeners) listener();
    this.listeners.clear();
  }

  /** Calls `work` once, when it is aborted from now on; returns what forgets that. */
  listen(work: () => void): () => void {
    const listener = (): void => work();
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** @throws the reason, where it was aborted */
  throwIfAborted(): void {
    if (this.why !== undefined) throw this.why;
  }
}

/** What ends work: of an operation, or of anything else. `whenAborted` listens to it. */
export type CancelSignal = AbortSignal | Cancellation;

/**
 * The signal of the operation that the running code works for. It is looked up where the work is
 * done piece by piece, before each statement of SQL and each slice of a computation, so that the
 * services and repositories between need not hand it on.
 */
const operations = new AsyncLocalStorage<CancelSignal | undefined>();

/** Runs `work` for an operation: its SQL ends when `signal` is aborted. */
export function forOperation<Result>(signal: CancelSignal, work: () => Result): Result {
  // Others listen to it as well.
  if (signal instanceof AbortSignal) setMaxListeners(0, signal);
  return operations.run(signal, work);
}

/** The signal of the operation; undefined in the background and at the command line. */
export const operationSignal = (): CancelSignal | undefined => operations.getStore();

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
export function whenAborted(signal: CancelSignal, work: () => void): () => void {
  if (signal instanceof Cancellation) return signal.listen(work);
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
  signal: CancelSignal | undefined,
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
export async function pause(milliseconds: number, signal?: CancelSignal): Promise<void> {
  const over = new AbortController();
  try {
    await unlessAborted(wait(milliseconds, undefined, { signal: over.signal }), signal);
  } finally {
    over.abort();
  }
}

/** What somebody gave as a reason, as an error. */
export const asError = (reason: unknown): Error =>
  reason instanceof Error ? reason : new Error(String(reason));

/**
 * Whether work failed because whoever stops asked it to end, which is no fault to report: that is
 * what the signals of Node.js and its timers reject with where nobody gave another reason.
 */
export const wasStopped = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';
