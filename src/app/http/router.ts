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

/** Finds the route of a path: exactly, or by its first part up to the slash after it. */
export function findRoute(routes: ReadonlyMap<string, Route>, path: string): Route | undefined {
  return routes.get(path) ?? routes.get(path.slice(0, path.indexOf('/', 1) + 1));
}
