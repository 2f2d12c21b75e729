import { HttpError, methodNotAllowed, type Exchange, type Handler } from './exchange';

export interface Route {
  /** Its name in the metrics. */
  readonly name: string;
  readonly handle: Handler;
  /** Whether the access log shows it only at level `debug`, as for routes that machines poll. */
  readonly isQuiet?: boolean;
}

const READING = ['GET', 'HEAD'];

/** Wraps a handler that only ever reads. */
export function reading(handle: Handler): Handler {
  return (exchange) => {
    if (!READING.includes(exchange.request.method ?? '')) throw methodNotAllowed(READING);
    return handle(exchange);
  };
}

/** What answers where no route leads. */
export const nothingThere: Route = {
  name: 'unknown',
  handle: ({ path }: Exchange) => {
    throw new HttpError(
      404,
      'NOT_FOUND',
      `There is nothing at ${path.slice(0, 200)}. The API is at /graphql.`,
    );
  },
};

/** Finds the route of a path: exactly, or by the longest prefix that ends in a slash. */
export function findRoute(routes: ReadonlyMap<string, Route>, path: string): Route {
  const exact = routes.get(path);
  if (exact !== undefined) return exact;
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    const route = routes.get(path.slice(0, end + 1));
    if (route !== undefined) return route;
  }
  return nothingThere;
}
