import { HttpError, methodNotAllowed, type Exchange, type Handler } from './exchange';

export interface Route {
  /** Its name in the metrics. */
  readonly name: string;
  readonly handle: Handler;
  /** Whether the access log shows it only at level `debug`, as for routes that machines poll. */
  readonly isQuiet?: boolean;
}

const READING = ['GET', 'HEAD'];

/** @throws HttpError when it is not only read */
export function assertReading({ request }: Exchange): void {
  if (!READING.includes(request.method ?? '')) throw methodNotAllowed(READING);
}

/** Wraps a handler that only ever reads. */
export function reading(handle: Handler): Handler {
  return (exchange) => {
    assertReading(exchange);
    return handle(exchange);
  };
}

/** What everybody is told until the catalogue can be asked. */
export const preparing = (): HttpError =>
  new HttpError(
    503,
    'UNAVAILABLE',
    'The catalogue is still being prepared; /readyz tells when it is there.',
    { 'retry-after': '2' },
  );

export const nothingAt = (path: string): HttpError =>
  new HttpError(404, 'NOT_FOUND', `There is nothing at ${path.slice(0, 200)}. The API is at /graphql.`);

/** What answers where no route leads. */
export const nothingThere: Route = {
  name: 'unknown',
  handle: ({ path }: Exchange) => {
    throw nothingAt(path);
  },
};

/** Routes lie no deeper than this: what is behind them is theirs. */
const DEEPEST = 3;

/** Finds the route of a path: exactly, or by the longest beginning of it that ends with a slash. */
export function findRoute(routes: ReadonlyMap<string, Route>, path: string): Route | undefined {
  let found: Route | undefined;
  let end = 0;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    end = path.indexOf('/', end + 1);
    if (end === -1) break;
    found = routes.get(path.slice(0, end + 1)) ?? found;
  }
  return routes.get(path) ?? found;
}
