const FIRST_MS = 250;
const LONGEST_MS = 8_000;

/** Resolves after so long; rejects with the signal's reason once that is aborted. */
export function sleep(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const timer = setTimeout(done, milliseconds);
    function leave() {
      clearTimeout(timer);
      reject(signal.reason);
    }
    function done() {
      signal?.removeEventListener('abort', leave);
      resolve();
    }
    signal?.addEventListener('abort', leave, { once: true });
  });
}

/**
 * How long to wait before the next attempt, in milliseconds: as long as the server says, else twice
 * as long each time, by chance between a half and the whole of it, so that clients do not come
 * together.
 *
 * @param {number} attempt how many were made, from 1
 * @param {number | null} retryAfterSeconds
 */
export function delayOf(attempt, retryAfterSeconds) {
  if (retryAfterSeconds !== null) return retryAfterSeconds * 1_000;
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);
}
