import { UnavailableError } from '../../platform/errors';
import { ask, type Connection } from './connection';
import { backOff, isPassing, retrying } from '../../platform/fetch/retry';

/** What a server calls the state of a file; null when it has no word for it. */
const stateOf = ({ headers }: Response): string | null => headers.get('etag') ?? headers.get('last-modified');

/**
 * The body of a reply, whole: a request that fails is made again, and so is one that breaks off in
 * the middle, when what was handed out already is passed over. The middle is only taken up where
 * the server says that the file is still the same.
 *
 * @throws UnavailableError when it does not come, however often it is asked for, or has changed in
 * between
 */
export async function* steadyBytes(url: string, connection: Connection): AsyncGenerator<Uint8Array> {
  const { clock, policy, random, signal } = connection.pace;
  let passed = 0;
  let state: string | null = null;
  for (let failures = 1; ; failures += 1) {
    const response = await retrying(() => ask(url, connection), connection.pace);
    if (passed > 0 && stateOf(response) !== state)
      throw new UnavailableError(`${url} has changed while it was read.`);
    state = stateOf(response);
    try {
      for await (const part of from(response, passed)) {
        passed += part.length;
        yield part;
      }
      return;
    } catch (error) {
      signal?.throwIfAborted();
      const isResumable = isPassing(error) && (passed === 0 || state !== null);
      if (!isResumable || failures >= policy.attempts) throw error;
      await clock.sleep(backOff(failures, random, policy), signal);
    }
  }
}

/** The body without its first `passed` bytes. */
async function* from({ body }: Response, passed: number): AsyncGenerator<Uint8Array> {
  let left = passed;
  if (body === null) return;
  const chunks: AsyncIterable<Uint8Array> = body;
  for await (const chunk of chunks) {
    const part = chunk.subarray(Math.min(left, chunk.length));
    left -= chunk.length - part.length;
    if (part.length > 0) yield part;
  }
}
