import { LookupError } from '../../platform/fetch/name-lookup';
import { RefusedAddressError } from '../../platform/fetch/refused-address';
import { retryAfterOf } from '../../platform/fetch/retry';
import type { SafeFetch } from '../../platform/fetch/safe-fetch';
import { cleanLabel, storable } from '../../platform/written-text';
import type { SignedMessage } from './message';
import type { AttemptOutcomeName } from '../delivery/webhook-delivery.entity';
import type { Reply } from './schedule';

/** A receiver answers at once and works later. */
const LONGEST_MS = 15_000;
/** Of what it answers to a message that it does not take. */
const SHOWN_CHARACTERS = 200;
/** Not the rule: it would tell what a name means within this network. */
const REFUSED = 'It was not sent: its address is not one that messages are sent to.';

interface Sending {
  readonly fetch: SafeFetch;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly signal: AbortSignal;
}

/**
 * Sends a message once.
 *
 * @throws the signal's reason when it is aborted: nobody knows then whether it was taken
 */
export async function post(
  url: string,
  message: SignedMessage,
  { fetch, now, signal }: Sending,
): Promise<Reply> {
  try {
    const response = await fetch(url, { post: message, totalMs: LONGEST_MS, signal });
    const { status, ok } = response;
    if (ok) {
      await response.body?.cancel();
      return { kind: 'accepted', status };
    }
    const text = await beginningOf(response);
    const said = `It answered ${status}${text === '' ? '.' : `: ${text}`}`;
    const error = status >= 300 && status < 400 ? `${said} Redirects are not followed.` : said;
    return {
      ...{ kind: 'failed', outcome: 'HTTP_STATUS', status, error },
      retryAfterMs: retryAfterOf(response.headers.get('retry-after'), now),
    };
  } catch (failure) {
    signal.throwIfAborted();
    return { kind: 'failed', status: null, retryAfterMs: null, ...reasonOf(failure) };
  }
}

/** What a body begins with, in one line; what breaks off is read as far as it came. */
async function beginningOf({ body }: Response): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  try {
    const chunks: AsyncIterable<Uint8Array> | readonly Uint8Array[] = body ?? [];
    for await (const chunk of chunks) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length > SHOWN_CHARACTERS) break;
    }
  } catch {
    // It is for people to read; its status says what matters.
  }
  return shown(text);
}

const shown = (text: string): string =>
  storable(cleanLabel(text).replace(/\s+/gu, ' ').trim().slice(0, SHOWN_CHARACTERS));

/** Says what kept a message from arriving, without the address, whose query may be a secret. */
function reasonOf(failure: unknown): { outcome: Failed; error: string } {
  const cause = failure instanceof Error ? (failure.cause ?? failure) : failure;
  if (failure instanceof RefusedAddressError || cause instanceof RefusedAddressError)
    return { outcome: 'ADDRESS_NOT_ALLOWED', error: REFUSED };
  if (cause instanceof Error && cause.name === 'TimeoutError')
    return { outcome: 'TIMEOUT', error: `There was no answer within ${LONGEST_MS / 1000} s.` };
  const said = shown(cause instanceof Error ? cause.message : String(cause));
  return { outcome: outcomeOf(cause), error: `It could not be reached: ${said}.` };
}

type Failed = Exclude<AttemptOutcomeName, 'DELIVERED'>;

/** What OpenSSL and Node say of certificates and handshakes. */
const TLS =
  /^(ERR_SSL|ERR_TLS|EPROTO|CERT|CRL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH)/;

function outcomeOf(cause: unknown): Failed {
  if (cause instanceof LookupError) return 'DNS';
  if (!(cause instanceof Error)) return 'CONNECTION';
  if ('syscall' in cause && cause.syscall === 'getaddrinfo') return 'DNS';
  return 'code' in cause && TLS.test(String(cause.code)) ? 'TLS' : 'CONNECTION';
}
