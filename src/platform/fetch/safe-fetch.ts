import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { UnavailableError } from '../errors';
import { whyNotPublic } from './address-rules';
import { boundedBody } from './bounded-body';
import { askSystem, type Resolve } from './name-lookup';
import { RefusedAddressError } from './refused-address';
import { PassingFailure } from './retry';

export interface FetchRules {
  /** Whether addresses that are not public may be fetched from. */
  readonly allowPrivate: boolean;
  /** Origins (`http://hub.local:8080`) that whoever runs this process has named, public or not. */
  readonly trustedOrigins: readonly string[];
  /** Whether other origins than those are reached over TLS only. */
  readonly httpsOnly: boolean;
  /** Sent to this origin only, never along a redirect to another. */
  readonly token: { readonly origin: string; readonly value: string } | null;
  readonly maxRedirects: number;
  /** Longest silence, in milliseconds. */
  readonly idleMs: number;
  readonly resolve: Resolve;
}

export interface FetchOptions {
  /** Most bytes of the body, unpacked. */
  readonly maxBytes?: number;
  /** Longest time from the request to the end of the body, in milliseconds. */
  readonly totalMs?: number;
  readonly signal?: AbortSignal;
  /** What is sent by POST; left out: nothing, by GET. */
  readonly post?: { readonly headers: Readonly<Record<string, string>>; readonly body: string };
}

export type SafeFetch = (url: string, options?: FetchOptions) => Promise<Response>;

const GIBIBYTE = 1024 ** 3;
const HOUR_MS = 3_600_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const WITHOUT_BODY = new Set([204, 205, 304]);
const ALLOW_HINT = 'If you trust it, allow addresses that are not public with --allow-private.';

const defaults: FetchRules = {
  allowPrivate: false,
  trustedOrigins: [],
  httpsOnly: false,
  token: null,
  maxRedirects: 5,
  idleMs: 60_000,
  resolve: askSystem,
};

/**
 * Asks http(s) addresses of public hosts, and of nobody else. A host's addresses are checked in the
 * very look-up by which the connection is made, so that a name cannot mean one address to the check
 * and another to the connection; each redirect is checked alike. What is posted follows none: the
 * redirect is its reply. The promise rejects with
 * RefusedAddressError where a rule forbids the address, and with UnavailableError where it cannot
 * be reached; replies of any status are returned.
 */
export function createSafeFetch(rules: Partial<FetchRules> = {}): SafeFetch {
  const complete = { ...defaults, ...rules };
  return async (url, options = {}) => {
    let at = checkedUrl(url, url);
    for (let hops = 0; hops <= complete.maxRedirects; hops += 1) {
      const message = await send(at, complete, options);
      const { location } = message.headers;
      const leadsOn = REDIRECTS.has(message.statusCode ?? 0) && options.post === undefined;
      if (!leadsOn || location === undefined)
        return toResponse(message, at.href, options.maxBytes ?? 8 * GIBIBYTE);
      message.destroy();
      at = checkedUrl(location, at.href);
    }
    throw new RefusedAddressError(url, `it redirects more than ${complete.maxRedirects} times`);
  };
}

/** @throws RefusedAddressError for anything but http(s) without a password in it */
function checkedUrl(text: string, base: string): URL {
  if (!URL.canParse(text, base)) throw new RefusedAddressError(text, 'it is no address');
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new RefusedAddressError(url.href, 'only http and https addresses are');
  if (url.username !== '' || url.password !== '') {
    url.username = '';
    url.password = '';
    throw new RefusedAddressError(url.href, 'it names a user or a password');
  }
  return url;
}

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

/** @throws RefusedAddressError when one of the addresses is not public */
function checkAddresses(url: URL, addresses: readonly string[]): void {
  for (const address of addresses) {
    const rule = whyNotPublic(address);
    if (rule === null) continue;
    const host = hostOf(url);
    const place = host === address ? `${address} is` : `${host} is at ${address},`;
    throw new RefusedAddressError(url.href, `${place} not a public address (${rule})`, { hint: ALLOW_HINT });
  }
}

/** Looks a host up for a connection, and hands out only addresses that were checked. */
const checkingLookup =
  (url: URL, isFree: boolean, resolve: Resolve): LookupFunction =>
  (host, options, callback) => {
    resolve(host).then(
      (addresses) => {
        const [first] = addresses;
        try {
          if (!isFree)
            checkAddresses(
              url,
              addresses.map(({ address }) => address),
            );
        } catch (error) {
          return callback(asError(error), []);
        }
        if (first === undefined) return callback(new Error(`${host} has no address`), []);
        return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family);
      },
      (error: unknown) => callback(asError(error), []),
    );
  };

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

function send(url: URL, rules: FetchRules, options: FetchOptions): Promise<IncomingMessage> {
  const isFree = rules.allowPrivate || rules.trustedOrigins.includes(url.origin);
  const host = hostOf(url);
  if (rules.httpsOnly && !isFree && url.protocol !== 'https:')
    throw new RefusedAddressError(url.href, 'only https addresses are allowed');
  // A numeric address is connected to without a look-up.
  if (!isFree && isIP(host) !== 0) checkAddresses(url, [host]);
  const { token } = rules;
  const { post } = options;
  const settings: RequestOptions = {
    method: post === undefined ? 'GET' : 'POST',
    agent: false,
    signal: options.signal,
    lookup: checkingLookup(url, isFree, rules.resolve),
    headers: {
      accept: 'application/json, */*;q=0.5',
      'accept-encoding': 'gzip',
      'user-agent': 'rootstock',
      ...(token !== null && token.origin === url.origin ? { authorization: `Bearer ${token.value}` } : {}),
      ...post?.headers,
    },
  };
  return new Promise((resolve, reject) => {
    let reply: IncomingMessage | undefined;
    const fail = (cause: Error): void => {
      clearTimeout(deadline);
      reject(
        cause instanceof UnavailableError
          ? cause
          : new UnavailableError(`${url.href} cannot be reached.`, { cause }),
      );
    };
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, settings);
    // Its own timer: AbortSignal.any loses its timeout to garbage collection (Node 20).
    const totalMs = options.totalMs ?? HOUR_MS;
    const deadline = setTimeout(() => {
      const late = new DOMException(`not complete within ${totalMs / 1000} s`, 'TimeoutError');
      fail(late);
      reply?.destroy(late);
      request.destroy(late);
    }, totalMs);
    request.on('response', (message) => {
      reply = message;
      message.on('close', () => clearTimeout(deadline));
      resolve(message);
    });
    request.on('upgrade', (message, socket) => {
      socket.destroy();
      fail(new Error(`it answered ${message.statusCode ?? 101}, which was not asked for`));
    });
    request.setTimeout(rules.idleMs, () =>
      request.destroy(new PassingFailure(`${url.href} was silent for ${rules.idleMs / 1000} s.`)),
    );
    request.on('error', fail);
    request.end(post?.body);
  });
}

/** What a Response takes as its reason (RFC 9112, 4): a server may write anything. */
const reasonPhrase = (text = ''): string => (/^[\t\x20-\x7e\x80-\xff]*$/.test(text) ? text : '');

function toResponse(message: IncomingMessage, url: string, maxBytes: number): Response {
  const status = message.statusCode ?? 0;
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined && name !== 'content-encoding' && name !== 'content-length')
      headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  if (status < 200 || status > 599) {
    message.destroy();
    throw new UnavailableError(`${url} answered ${status}.`);
  }
  const init = { status, statusText: reasonPhrase(message.statusMessage), headers };
  if (WITHOUT_BODY.has(status)) {
    message.destroy();
    return new Response(null, init);
  }
  return new Response(webStream(boundedBody(message, url, maxBytes)), init);
}

/**
 * By hand: Readable.toWeb turns an error of the source into an uncaught one when nobody reads any
 * more (Node 20).
 */
function webStream(source: Readable): ReadableStream<Uint8Array> {
  const chunks = source.iterator({ destroyOnReturn: true });
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const chunk: IteratorResult<Uint8Array, unknown> = await chunks.next();
      if (chunk.done === true) controller.close();
      else controller.enqueue(new Uint8Array(chunk.value));
    },
    cancel() {
      source.destroy();
    },
  });
}
