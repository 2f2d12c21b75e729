import { forOperation, unlessAborted } from '../platform/cancellation';
import { Turnstile } from '../platform/database';
import { UnavailableError } from '../platform/errors';

/** Whoever is known is found by a key, in a moment, or something is wrong. */
const LONGEST_MS = 2_000;
/** A part of the pool: where no token can be read, requests without one go on. */
const AT_ONCE = 2;

/**
 * Looks up who somebody is. That is done for nobody in particular, since several requests may wait
 * for one answer: it has a time of its own and ends with none of them.
 */
export class Lookups {
  private readonly turnstile = new Turnstile(AT_ONCE);

  /**
   * Runs `work` beside at most one other.
   *
   * @throws UnavailableError when it is not done in two seconds; its SQL is cancelled then
   */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    const over = new AbortController();
    const { signal } = over;
    const timer = setTimeout(
      () => over.abort(new UnavailableError('Who sends this cannot be looked up now.')),
      LONGEST_MS,
    );
    try {
      const found = forOperation(signal, () => this.turnstile.pass(work, signal));
      return await unlessAborted(found, signal);
    } finally {
      clearTimeout(timer);
    }
  }
}
