import { delayOf, retryAfterOf, sleep } from './back-off.mjs';
import { errorOf, NetworkError, RateLimitedError, RootstockError } from './errors.mjs';
import { eventsOf, watchSilence } from './event-stream.mjs';

const JSON_TYPES = 'application/graphql-response+json, application/json;q=0.9';
/** The server sends something every 12 s. */
const LONGEST_SILENCE_MS = 40_000;
/** A stream that was open for so long was sound, however little happened: proxies cut those too. */
const SOUND_MS = 5_000;
const COMPLETE = Symbol('complete');
/** Whoever would have to wait for longer is told so instead. */
const LONGEST_WAIT_SECONDS = 90;

/**
 * Whether trying again could do something twice: so says any mutation in the document, or the one
 * that is named.
 */
function writes({ query, operationName }) {
  const bare = query.replace(/#.*|"""[\s\S]*?"""|"(?:\\.|[^"\\])*"/g, '');
  const mutations = [...bare.matchAll(/(?:^|[\s,}])mutation\b(?:[\s,]*(\w+))?/g)];
  return mutations.some(([, name]) => (operationName ?? name) === name);
}

/** @throws TypeError for what has no text of its own, such as the nodes that `gql` makes */
function textOf(document) {
  if (typeof document === 'string') return document;
  if (document?.toString === undefined || document.toString === Object.prototype.toString)
    throw new TypeError(
      'A document is a text, or has one (`toString`); `print` of graphql makes it from nodes.',
    );
  return String(document);
}

const bodyOf = (document, variables, { operationName }) => ({
  query: textOf(document),
  variables,
  operationName: operationName ?? undefined,
});

/** @throws TypeError where the next page would be this one again */
function cursorBehind({ hasNextPage, endCursor }, after) {
  if (!hasNextPage) return null;
  if (typeof endCursor !== 'string')
    throw new TypeError('To read more pages, select `pageInfo { endCursor }`.');
  if (endCursor === after) throw new TypeError('The same page came again: pass `$after` to the list.');
  return endCursor;
}

/**
 * What asks one server.
 *
 * @type {typeof import('./index.d.mts').createClient}
 */
export function createClient({
  url,
  token,
  headers = {},
  retries = 4,
  resumes = 10,
  fetch = globalThis.fetch,
}) {
  const sent = {
    ...headers,
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    'content-type': 'application/json',
  };

  /** One attempt; what is no answer of the API is a `NetworkError`. */
  async function post(body, { accept = JSON_TYPES, signal, ...more }) {
    const own = { ...sent, accept, ...more };
    const text = JSON.stringify(body);
    try {
      return await fetch(url, { method: 'POST', headers: own, body: text, signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw new NetworkError(`${url} did not answer.`, { cause: error });
    }
  }

  async function read(response, signal) {
    const { status } = response;
    const retryAfterSeconds = retryAfterOf(response.headers);
    let answer;
    try {
      answer = await response.json();
    } catch (error) {
      signal?.throwIfAborted();
      throw new NetworkError(`${url} answered ${status}, and no JSON.`, { cause: error, retryAfterSeconds });
    }
    const { data = null, errors = [] } = answer;
    if (errors.length === 0 && data !== null) return data;
    if (errors.length === 0)
      throw new NetworkError(`${url} answered ${status}, and nothing of this API.`, { retryAfterSeconds });
    throw errorOf({
      ...{ errors, status, data, retryAfterSeconds },
      requestId: response.headers.get('x-request-id'),
    });
  }

  /** Whether another attempt may help, and does nothing twice. */
  function mayRetry(error, body, isLast) {
    if (isLast || (error.retryAfterSeconds ?? 0) > LONGEST_WAIT_SECONDS) return false;
    // Refused before anything of it was done.
    if (error instanceof RateLimitedError) return error.status === 429;
    if (writes(body)) return false;
    // What was too much for its deadline (504) would be so again.
    if (error instanceof RootstockError) return error.status === 503;
    return error instanceof NetworkError;
  }

  async function request(document, variables = {}, options = {}) {
    const body = bodyOf(document, variables, options);
    const { signal } = options;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await read(await post(body, { signal }), signal);
      } catch (error) {
        if (!mayRetry(error, body, attempt > retries)) throw error;
        await sleep(delayOf(attempt, error.retryAfterSeconds ?? null), signal);
      }
    }
  }

  async function* pages(document, variables, { select, ...options }) {
    let after = variables?.after ?? null;
    do {
      const connection = select(await request(document, { ...variables, after }, options));
      after = cursorBehind(connection.pageInfo, after);
      yield connection;
    } while (after !== null);
  }

  async function* nodes(document, variables, options) {
    for await (const page of pages(document, variables, options)) {
      yield* page.nodes ?? page.edges.map(({ node }) => node);
    }
  }

  /** The stream of one subscription, opened. */
  async function open(body, { lastEventId, signal }) {
    const resumed = lastEventId === null ? {} : { 'last-event-id': lastEventId };
    const response = await post(body, { accept: 'text/event-stream', signal, ...resumed });
    if ((response.headers.get('content-type') ?? '').startsWith('text/event-stream')) return response;
    await read(response, signal);
    throw new TypeError('Only a subscription can be followed.');
  }

  /** The events of a stream, and `COMPLETE` behind the last; breaks off with a `NetworkError`. */
  async function* heardFrom(response, { heard, rest }, signal) {
    try {
      for await (const { event, id = null, data } of eventsOf(response, heard)) {
        if (event === 'complete') return yield COMPLETE;
        // Who reads slowly is not a server that is silent.
        rest();
        yield { id, data: null, errors: [], ...JSON.parse(data) };
        heard();
      }
    } catch (error) {
      signal.throwIfAborted();
      throw new NetworkError('The events broke off.', { cause: error });
    }
    throw new NetworkError('The events broke off.');
  }

  async function* connect(body, { lastEventId, onOpen, signal }) {
    const reason = new NetworkError('The server has said nothing for too long.');
    const silence = watchSilence(LONGEST_SILENCE_MS, reason);
    const either = AbortSignal.any([signal, silence.signal]);
    try {
      const response = await open(body, { lastEventId, signal: either });
      onOpen();
      yield* heardFrom(response, silence, either);
    } finally {
      silence.rest();
    }
  }

  async function* follow(body, signal) {
    let lastEventId = null;
    let most = retries;
    for (let attempt = 1; ; attempt += 1) {
      let openedAt = Infinity;
      const onOpen = () => {
        openedAt = Date.now();
        most = resumes;
      };
      try {
        for await (const event of connect(body, { lastEventId, onOpen, signal })) {
          if (event === COMPLETE) return;
          attempt = 1;
          lastEventId = event.id ?? lastEventId;
          yield event;
        }
      } catch (error) {
        if (Date.now() - openedAt >= SOUND_MS) attempt = 1;
        if (!mayRetry(error, body, attempt > most)) throw error;
        await sleep(delayOf(attempt, error.retryAfterSeconds ?? null), signal);
      }
    }
  }

  function subscribe(document, variables = {}, options = {}) {
    const body = bodyOf(document, variables, options);
    const leaving = new AbortController();
    const signals = options.signal === undefined ? [] : [options.signal];
    const followed = follow(body, AbortSignal.any([leaving.signal, ...signals]));
    async function* events() {
      try {
        yield* followed;
      } catch (error) {
        if (!leaving.signal.aborted) throw error;
      }
    }
    const all = events();
    const end = all.return.bind(all);
    // A generator ends only behind the event that it waits for, which may never come.
    all.return = (value) => {
      leaving.abort();
      return end(value);
    };
    return all;
  }

  return { request, pages, nodes, subscribe };
}
