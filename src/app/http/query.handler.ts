import { HeaderMap, type HTTPGraphQLRequest, type HTTPGraphQLResponse } from '@apollo/server';
import { InvalidInputError } from '../../platform/errors';
import type { StoredQueries, StoredQuery } from '../../queries';
import type { CorsOrigins } from '../../platform/settings/origins';
import { entityTag, isKnownTo } from '../entity-tag';
import { duringVisit, faultStatus, READING_COST } from './ask';
import { allowCrossOrigin } from './cors';
import { HttpError, type Exchange, type Handler } from './exchange';
import { loadStoredQueries } from './load-later';
import { execute, type OperationParts } from './executing';
import { writeAnswer } from './operation-exchange';
import { send, sendTagged } from './respond';
import { assertReading, preparing } from './router';

export interface QueryOptions {
  readonly isReady: () => boolean;
  /** Whose pages may ask. */
  readonly corsOrigins: CorsOrigins;
  /** Those that there are, read when they are first asked for. */
  readonly queries: () => Promise<StoredQueries>;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const VARY = 'Accept-Encoding, Authorization, Origin';

/** What there is, for who asks for no query. */
async function list(exchange: Exchange, queries: StoredQueries): Promise<void> {
  const { describeQuery, QUERIES_PATH } = loadStoredQueries();
  const told = [...queries.values()].map((query) => ({
    ...describeQuery(query),
    path: `${QUERIES_PATH}${query.name}`,
  }));
  const body = `${JSON.stringify({ queries: told }, null, 2)}\n`;
  const headers = { etag: entityTag(body), 'cache-control': 'no-cache' };
  await sendTagged(exchange, { contentType: JSON_TYPE, body, headers });
}

const notThere = (name: string, queries: StoredQueries, path: string): HttpError =>
  new HttpError(
    404,
    'NOT_FOUND',
    `There is no query "${name.slice(0, 100)}". There are ${[...queries.keys()].join(', ')}; ${path} tells what each takes.`,
  );

/** As a GET of the same operation: with a tag, and from kept answers. */
function requestFor(
  { text }: StoredQuery,
  variables: Readonly<Record<string, unknown>>,
  { headers: sent }: Exchange['request'],
): HTTPGraphQLRequest {
  const asked = new URLSearchParams({ query: text, variables: JSON.stringify(variables) });
  const headers = new HeaderMap([['content-type', 'application/json']]);
  const known = sent['if-none-match'];
  if (known !== undefined) headers.set('if-none-match', known);
  return { method: 'GET', search: `?${asked.toString()}`, body: undefined, headers };
}

/**
 * The answer of the operation in the terms of the address. What is whole has a tag made from its
 * data, as kept answers have: 304 is true of whatever is the same again.
 */
function plainly(
  query: StoredQuery,
  answered: HTTPGraphQLResponse,
  known: string | undefined,
): HTTPGraphQLResponse {
  const { status = 200, body, headers } = answered;
  if (body.kind !== 'complete' || status === 304) return answered;
  const refused = status === 200 ? faultStatus(body.string) : status;
  const { body: string, whole } = loadStoredQueries().plainAnswer(query, body.string, refused !== null);
  const plain = { ...answered, status: refused ?? status, body: { kind: 'complete' as const, string } };
  if (whole === null) return plain;
  const tag = headers.get('etag') ?? entityTag(whole);
  headers.set('etag', tag);
  return { ...plain, status: isKnownTo(known, tag) ? 304 : status };
}

/** Tells what is wrong with a parameter. */
async function refuse({ response }: Exchange, error: InvalidInputError): Promise<void> {
  const body = loadStoredQueries().refusal(error.message, error.field);
  await send(response, { status: 400, contentType: JSON_TYPE, body });
}

/** `/v1/q/<name>`: an operation that is kept here, with its variables as parameters. */
export function queryHandler(parts: OperationParts, options: QueryOptions): Handler {
  const { isReady, corsOrigins } = options;

  async function ask(exchange: Exchange, name: string, queries: StoredQueries): Promise<void> {
    const { readVariables, QUERY_LIST_PATH } = loadStoredQueries();
    const { request, response, search } = exchange;
    const query = queries.get(name);
    if (query === undefined) throw notThere(name, queries, QUERY_LIST_PATH);
    await duringVisit(exchange, parts, async (visit) => {
      response.setHeader('cache-control', 'private, no-cache');
      response.setHeader('vary', VARY);
      let variables: Readonly<Record<string, unknown>>;
      try {
        variables = readVariables(query, new URLSearchParams(search));
      } catch (error) {
        if (!(error instanceof InvalidInputError)) throw error;
        await visit.turn.payForReading(READING_COST);
        return refuse(exchange, error);
      }
      const answered = await execute({ ...parts, exchange, visit }, requestFor(query, variables, request));
      await visit.turn.payForReading(READING_COST);
      await writeAnswer(response, plainly(query, answered, request.headers['if-none-match']));
    });
  }

  return async (exchange) => {
    assertReading(exchange);
    allowCrossOrigin(exchange.request, exchange.response, corsOrigins);
    const queries = await options.queries();
    const name = exchange.path.slice(loadStoredQueries().QUERIES_PATH.length);
    if (name === '') return list(exchange, queries);
    if (!isReady()) throw preparing();
    await ask(exchange, name, queries);
  };
}
