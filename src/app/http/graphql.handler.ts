import type { CorsOrigins } from '../../platform/settings/origins';
import { allowCrossOrigin } from './cors';
import { methodNotAllowed, type Exchange, type Handler } from './exchange';
import { preparing } from './router';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'];

/** Who is let through to the operations, and what others get. */
export interface GraphqlHandlerOptions {
  readonly operations: Handler;
  /** Answers a person's browser. */
  readonly explorer: Handler;
  readonly corsOrigins: CorsOrigins;
  readonly isReady: () => boolean;
}

const isBrowser = ({ request }: Exchange): boolean =>
  request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');

/** `/graphql`: operations for programs, the explorer for a browser. */
export function graphqlHandler(options: GraphqlHandlerOptions): Handler {
  const { operations, explorer, corsOrigins, isReady } = options;
  return async (exchange) => {
    const { request, response } = exchange;
    const method = request.method ?? '';
    response.setHeader('vary', 'Accept, Accept-Encoding, Authorization');
    allowCrossOrigin(request, response, corsOrigins);
    if (!METHODS.includes(method)) throw methodNotAllowed(METHODS);
    if (method === 'OPTIONS') return void response.writeHead(204, { allow: METHODS.join(', ') }).end();
    if (isBrowser(exchange)) return explorer(exchange);
    if (!isReady()) throw preparing();
    return operations(exchange);
  };
}
