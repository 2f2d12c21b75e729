import { HeaderMap } from '@apollo/server';
import type { StoredQueries } from '../../queries';
import type { CorsOrigins } from '../../platform/settings/origins';
import { entityTag } from '../entity-tag';
import { duringVisit, faultStatus } from './ask';
import { allowCrossOrigin } from './cors';
import { HttpError, type Exchange, type Handler } from './exchange';
import { loadStoredQueries } from './load-later';
import { execute, type OperationParts } from './executing';
import { writeAnswer } from './operation-exchange';
import { sendTagged } from './respond';
import { assertReading, preparing } from './router';

export interface QueryOptions {
  readonly isReady: () => boolean;
  /** Whose pages may ask. */
  readonly corsOrigins: CorsOrigins;
  /** Those that there are, read when they are first asked for. */
  readonly queries: () => Promise<StoredQueries>;
}

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
  await sendTagged(exchange, { contentType: 'application/json; charset=utf-8', body, headers });
}

const notThere = (name: string, queries: StoredQueries, path: string): HttpError =>
  new HttpError(
    404,
    'NOT_FOUND',
    `There is no query "${name.slice(0, 100)}". There are ${[...queries.keys()].join(', ')}; ${path} tells what each takes.`,
  );

/** `/v1/q/<name>`: an operation that is kept here, with its variables as parameters. */
export function queryHandler(parts: OperationParts, options: QueryOptions): Handler {
  const { isReady, corsOrigins } = options;

  async function ask(exchange: Exchange, name: string, queries: StoredQueries): Promise<void> {
    const { readVariables, QUERIES_PATH } = loadStoredQueries();
    const { request, response, search } = exchange;
    const query = queries.get(name);
    if (query === undefined) throw notThere(name, queries, QUERIES_PATH);
    const variables = readVariables(query, new URLSearchParams(search));
    // As a GET of the same operation: with a tag, and from kept answers.
    const asked = new URLSearchParams({ query: query.text, variables: JSON.stringify(variables) });
    const headers = new HeaderMap([['content-type', 'application/json']]);
    const known = request.headers['if-none-match'];
    if (known !== undefined) headers.set('if-none-match', known);
    const as = { method: 'GET', search: `?${asked.toString()}`, body: undefined, headers };
    await duringVisit(exchange, parts, async (visit) => {
      const answered = await execute({ ...parts, exchange, visit }, as);
      response.setHeader('cache-control', 'private, no-cache');
      response.setHeader('vary', VARY);
      const { status = 200, body } = answered;
      const refused = status === 200 && body.kind === 'complete' ? faultStatus(body.string) : null;
      await writeAnswer(response, { ...answered, status: refused ?? status });
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
