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
 * Reads `Retry-After` (RFC 9110, 10.2.3: seconds, or a date) as seconds from now; null where it says
 * nothing.
 *
 * @param {Headers} headers
 */
export function retryAfterOf(headers) {
  const said = headers.get('retry-after');
  if (said === null) return null;
  if (/^\s*\d+\s*$/.test(said)) return Number(said);
  const date = Date.parse(said);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now()) / 1_000;
}

/**
 * How long to wait before the next attempt, in milliseconds: twice as long each time, by chance
 * between a half and the whole of it, so that clients do not come together; longer where the server
 * says so.
 *
 * @param {number} attempt how many were made, from 1
 * @param {number | null} retryAfterSeconds
 */
export function delayOf(attempt, retryAfterSeconds) {
  const own = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);
  return Math.max(own, (retryAfterSeconds ?? 0) * 1_000);
}
