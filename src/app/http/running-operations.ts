import { setTimeout as wait } from 'node:timers/promises';
import { Cancellation, forOperation, unlessAborted, type CancelSignal } from '../../platform/cancellation';
import { CancelledError, DeadlineExceededError, UnavailableError } from '../../platform/errors';
import type { Waiting } from './exchange';

/**
 * How long an operation that is given up may take to say what became of it: what it has done of
 * several mutations, which fields failed. Then it is answered without it.
 */
const WIND_UP_MS = 500;

/** Why nothing is begun, and what is at work ends. */
export const beingStopped = (): UnavailableError => new UnavailableError('The server is being stopped.');

/** The operations at work: each ends in time, with its client, or with the server. */
export class RunningOperations {
  private readonly running = new Set<Cancellation>();
  private readonly stop = new AbortController();

  /** @param operationMs how long each may take, in milliseconds */
  constructor(private readonly operationMs: number) {}

  /** Aborted when the server begins to stop: what has no end of its own ends then. */
  get stopping(): AbortSignal {
    return this.stop.signal;
  }

  /**
   * Runs an operation.
   *
   * @param work is to stop soon when its signal is aborted; its SQL does so by itself
   * @throws DeadlineExceededError, CancelledError where the client is gone, UnavailableError where
   * the server stops
   */
  async run<Result>(waiting: Waiting, work: (signal: CancelSignal) => Promise<Result>): Promise<Result> {
    const ending = new Cancellation();
    const over = setTimeout(
      () => ending.abort(new DeadlineExceededError(this.operationMs)),
      this.operationMs,
    );
    const leave = (): void => ending.abort(new CancelledError());
    if (waiting.destroyed) leave();
    waiting.once('close', leave);
    this.running.add(ending);
    try {
      ending.throwIfAborted();
      return await inTime(
        forOperation(ending, () => work(ending)),
        ending,
      );
    } finally {
      this.running.delete(ending);
      waiting.off('close', leave);
      clearTimeout(over);
    }
  }

  /** Ends what has no end of its own. */
  beginStop(): void {
    this.stop.abort();
  }

  /** Ends all operations. */
  giveUp(): void {
    for (const ending of this.running) ending.abort(beingStopped());
  }
}

/** The result of `work`, or the reason of the signal when it does not come soon after that. */
async function inTime<Result>(work: Promise<Result>, signal: CancelSignal): Promise<Result> {
  try {
    return await unlessAborted(work, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    const late = new AbortController();
    const tooLate = wait(WIND_UP_MS, undefined, { signal: late.signal }).then(() => {
      throw error;
    });
    tooLate.catch(() => undefined);
    return await Promise.race([work, tooLate]).finally(() => late.abort());
  }
}
