import { delayOf, sleep } from './back-off.mjs';
import { errorOf, NetworkError, RateLimitedError, UnavailableError } from './errors.mjs';
import { eventsOf } from './event-stream.mjs';

const JSON_TYPES = 'application/graphql-response+json, application/json;q=0.9';
/** The server sends something every 12 s. */
const LONGEST_SILENCE_MS = 40_000;
const COMPLETE = Symbol('complete');
/** Whoever would have to wait for longer is told so instead. */
const LONGEST_WAIT_SECONDS = 90;

/** Whether trying again could do something twice: so says any document with a mutation in it. */
const writes = (query) =>
  /(?:^|[\s}])mutation\b/.test(query.replace(/#.*|"""[\s\S]*?"""|"(?:\\.|[^"\\])*"/g, ''));

/**
 * What asks one server.
 *
 * @type {typeof import('./index.d.mts').createClient}
 */
export function createClient({ url, token, headers = {}, retries = 4, fetch = globalThis.fetch }) {
  const sent = {
    ...headers,
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    'content-type': 'application/json',
  };

  /** One attempt; what is no answer of the API is a `NetworkError`. */
  async function post(body, { accept = JSON_TYPES, signal, ...more }) {
    try {
      const own = { ...sent, accept, ...more };
      return await fetch(url, { method: 'POST', headers: own, body: JSON.stringify(body), signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw new NetworkError(`${url} did not answer.`, { cause: error });
    }
  }

  async function read(response, signal) {
    const { status } = response;
    let answer;
    try {
      answer = await response.json();
    } catch (error) {
      signal?.throwIfAborted();
      throw new NetworkError(`${url} answered ${status}, and no JSON.`, { cause: error });
    }
    const { data = null, errors = [] } = answer;
    if (errors.length === 0 && data !== null) return data;
    if (errors.length === 0) throw new NetworkError(`${url} answered ${status}, and nothing of this API.`);
    const seconds = response.headers.get('retry-after');
    throw errorOf({
      ...{ errors, status, data, requestId: response.headers.get('x-request-id') },
      retryAfterSeconds: seconds === null ? null : Number(seconds),
    });
  }

  /** Whether another attempt may help, and does nothing twice. */
  function mayRetry(error, { query, attempt }) {
    if (attempt > retries || (error.retryAfterSeconds ?? 0) > LONGEST_WAIT_SECONDS) return false;
    // Refused before anything of it was done.
    if (error instanceof RateLimitedError) return error.status === 429;
    if (writes(query)) return false;
    if (error instanceof UnavailableError) return error.data === null;
    return error instanceof NetworkError;
  }

  async function request(document, variables = {}, { signal } = {}) {
    const query = String(document);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await read(await post({ query, variables }, { signal }), signal);
      } catch (error) {
        if (!mayRetry(error, { query, attempt })) throw error;
        await sleep(delayOf(attempt, error.retryAfterSeconds ?? null), signal);
      }
    }
  }

  async function* pages(document, variables, { select, signal }) {
    for (let after = variables?.after ?? null; ;) {
      const connection = select(await request(document, { ...variables, after }, { signal }));
      yield connection;
      if (!connection.pageInfo.hasNextPage) return;
      after = connection.pageInfo.endCursor;
    }
  }

  async function* nodes(document, variables, options) {
    for await (const page of pages(document, variables, options)) {
      yield* page.nodes ?? page.edges.map(({ node }) => node);
    }
  }

  /** The events of one connection, and `COMPLETE` behind the last; breaks off with a `NetworkError`. */
  async function* connect(body, { lastEventId, signal }) {
    const silence = new AbortController();
    const either = signal === undefined ? silence.signal : AbortSignal.any([signal, silence.signal]);
    const cut = () => silence.abort(new NetworkError('The server has said nothing for too long.'));
    const resumed = lastEventId === null ? {} : { 'last-event-id': lastEventId };
    const response = await post(body, { accept: 'text/event-stream', signal: either, ...resumed });
    if (!(response.headers.get('content-type') ?? '').startsWith('text/event-stream')) {
      await read(response, signal);
      throw new TypeError('Only a subscription can be followed.');
    }
    let timer = setTimeout(cut, LONGEST_SILENCE_MS);
    const heard = () => {
      clearTimeout(timer);
      timer = setTimeout(cut, LONGEST_SILENCE_MS);
    };
    try {
      for await (const { event, id = null, data } of eventsOf(response, heard)) {
        if (event === 'complete') return yield COMPLETE;
        // Who reads slowly is not a server that is silent.
        clearTimeout(timer);
        yield { id, data: null, errors: [], ...JSON.parse(data) };
        heard();
      }
    } catch (error) {
      signal?.throwIfAborted();
      throw new NetworkError('The events broke off.', { cause: error });
    } finally {
      clearTimeout(timer);
    }
    throw new NetworkError('The events broke off.');
  }

  async function* subscribe(document, variables = {}, { signal } = {}) {
    const body = { query: String(document), variables };
    let lastEventId = null;
    for (let attempt = 1; ; attempt += 1) {
      try {
        for await (const event of connect(body, { lastEventId, signal })) {
          if (event === COMPLETE) return;
          attempt = 1;
          lastEventId = event.id ?? lastEventId;
          yield event;
        }
      } catch (error) {
        if (!mayRetry(error, { query: '', attempt })) throw error;
        await sleep(delayOf(attempt, error.retryAfterSeconds ?? null), signal);
      }
    }
  }

  return { request, pages, nodes, subscribe };
}
