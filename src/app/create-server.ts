import type { GraphQLSchema } from 'graphql';
import type { Config } from '../platform/config';
import { createApolloServer } from '../platform/graphql/apollo-server';
import { Subscriber } from '../platform/graphql/subscribe';
import type { OperationLimits } from '../platform/graphql/limits/limits';
import type { Log } from '../platform/log';
import { Metrics } from '../platform/metrics';
import type { CreateContext } from './create-context';
import { explorerAssetHandler, explorerPageHandler } from './http/explorer.handlers';
import { graphqlHandler, operationHandler, OperationNotes } from './http/graphql.handler';
import { healthHandler, readinessHandler, type ReadinessCheck } from './http/health.handlers';
import { requestListener } from './http/listener';
import { listen, type Address, type Listening } from './http/listening';
import type { Handler } from './http/exchange';
import { send } from './http/respond';
import { reading, type Route } from './http/router';

/** What is put behind HTTP: of an application, or of a test. */
export interface Served {
  readonly schema: GraphQLSchema;
  readonly createContext: CreateContext;
  /** What must answer before requests can be served, by name. */
  readonly checks: Readonly<Record<string, ReadinessCheck>>;
  /** Pass the application's metrics to see its SQL statements at `/metrics`. */
  readonly metrics?: Metrics;
}

export interface ServerOptions {
  readonly config: Pick<Config, 'corsOrigins' | 'introspection'>;
  readonly log: Log;
  readonly limits?: OperationLimits;
  /**
   * Whether operations can be answered yet; until then they are refused, while `/healthz` already
   * answers.
   */
  readonly isReady?: () => boolean;
}

const metricsHandler =
  (metrics: Metrics): Handler =>
  async ({ response }) =>
    send(response, { status: 200, contentType: metrics.contentType, body: await metrics.render() });

export interface HttpServer {
  /**
   * Starts to answer.
   *
   * @throws UnavailableError when the address cannot be used
   */
  listen(address: Address): Promise<Listening>;
}

/** Serves a schema over HTTP: `/graphql`, `/explorer/`, `/healthz`, `/readyz`, `/metrics`. */
export async function createServer(
  { schema, createContext, checks, metrics = new Metrics() }: Served,
  { config: { corsOrigins, introspection }, log, limits, isReady = () => true }: ServerOptions,
): Promise<HttpServer> {
  const notes = new OperationNotes(metrics);
  const apollo = createApolloServer({ schema, log, introspection, limits, plugins: [notes.plugin] });
  await apollo.start();

  const subscriber = new Subscriber({ schema, log, introspection, ...(limits && { limits }) });
  const operations = operationHandler({ apollo, subscriber, createContext, notes });
  const graphql = graphqlHandler({ operations, explorer: explorerPageHandler, corsOrigins, isReady });
  const routes = new Map<string, Route>([
    ['/graphql', { name: 'graphql', handle: graphql }],
    ['/explorer/', { name: 'explorer', handle: reading(explorerAssetHandler), isQuiet: true }],
    ['/healthz', { name: 'healthz', handle: reading(healthHandler), isQuiet: true }],
    ['/readyz', { name: 'readyz', handle: reading(readinessHandler(checks)), isQuiet: true }],
    ['/metrics', { name: 'metrics', handle: reading(metricsHandler(metrics)), isQuiet: true }],
  ]);
  return {
    listen: async (address) => {
      const listening = await listen(requestListener({ routes, log, metrics }), address);
      return {
        url: listening.url,
        stop: async () => {
          await listening.stop();
          await apollo.stop();
        },
      };
    },
  };
}
