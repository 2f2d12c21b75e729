import { CancelledError } from '../../platform/errors';
import type { Waiting } from './exchange';

/** Aborted when the client went away; with a `CancelledError`. */
export function goneSignal(waiting: Waiting): AbortSignal {
  const gone = new AbortController();
  waiting.once('close', () => gone.abort(new CancelledError()));
  return gone.signal;
}
