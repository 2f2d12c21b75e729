import type { ServerResponse } from 'node:http';
import { CancelledError } from '../../platform/errors';

/** Aborted when the client went away; with a `CancelledError`. */
export function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort(new CancelledError()));
  return gone.signal;
}
