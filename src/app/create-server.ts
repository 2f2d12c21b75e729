import type { GraphQLSchema } from 'graphql';
import { createAdmission } from '../access';
import type { Config } from '../platform/config';
import { recordsJsonSchema } from '../hubs';
import { createApolloServer } from '../platform/graphql/apollo-server';
import { Subscriber } from '../platform/graphql/subscribe';
import type { OperationLimits } from '../platform/graphql/limits/limits';
import type { Charge } from '../platform/graphql/limits/limits.hook';
import type { Log } from '../platform/log';
import { USUAL_DEADLINES } from '../platform/settings/deadline-settings';
import { Metrics } from '../platform/metrics';
import { connectRedis } from '../platform/redis';
import type { AnswerSettings } from '../platform/settings/answer-settings';
import { USUAL_BUDGETS } from '../platform/settings/budget-settings';
import {
  createAnswering,
  knownStateOf,
  type AnsweringOptions,
  type AnswerSources,
} from './answers/create-answering';
import type { KnownState } from './answers/known-state';
import type { Answering } from './answers/answering';
import type { CreateContext } from './create-context';
import { budgetHook } from './http/budget.hook';
import { challengeHook } from './http/challenge';
import { explorerAssetHandler, explorerPageHandler } from './http/explorer.handlers';
import { backstageHandler } from './http/backstage.handler';
import { croissantHandler } from './http/croissant.handler';
import { feedHandler, type FeedOptions } from './http/feed.handler';
import { openApiHandler } from './http/openapi.handler';
import { hubApiHandler } from './http/hub-api.handler';
import { queryHandler, type QueryOptions } from './http/query.handler';
import { readWhenAsked } from './queries';
import { graphqlHandler } from './http/graphql.handler';
import { healthHandler, readinessHandler, type ReadinessCheck } from './http/health.handlers';
import { requestListener, upgradeListener, type ListenerOptions } from './http/listener';
import { listen, type Address, type Listeners, type Listening } from './http/listening';
import { mcpHandler } from './http/mcp.handler';
import { metricsHandler, openMetricsHandler } from './http/metrics.handler';
import { OPERATOR_PATH, operatorHandler, type OperatorHandlerOptions } from './http/operator.handler';
import { OperationNotes } from './http/operation-notes';
import { pageHandler } from './http/page.handler';
import { schemaHandler } from './http/schema.handler';
import { siteAssetHandler, widgetHandler } from './http/site.handlers';
import { operationHandler } from './http/operation.handler';
import type { OperationParts } from './http/executing';
import type { Handler } from './http/exchange';
import { send } from './http/respond';
import { RunningOperations } from './http/running-operations';
import { reading, type Route } from './http/router';
import { Sockets } from './http/websocket';

/** What is put behind HTTP: of an application, or of a test. */
export interface Served {
  readonly schema: GraphQLSchema;
  readonly createContext: CreateContext;
  /** What must answer before requests can be served, by name. */
  readonly checks: Readonly<Record<string, ReadinessCheck>>;
  /** Pass the application's metrics to see its SQL statements at `/metrics`. */
  readonly metrics?: Metrics;
  /** Left out: no answers are kept. */
  readonly answers?: AnswerSources;
}

export interface ServerOptions {
  readonly config: Pick<Config, 'corsOrigins' | 'introspection'> &
    Partial<
      Pick<
        Config,
        'access' | 'deadlines' | 'budgets' | 'answers' | 'publicUrl' | 'frameAncestors' | 'queriesFolder'
      >
    >;
  readonly log: Log;
  readonly limits?: OperationLimits;
  /**
   * Is told the cost of each operation before it runs; by default the operation's turn, of which a
   * kept answer costs a tenth.
   */
  readonly charge?: Charge;
  /**
   * Whether operations can be answered yet; until then they are refused, while `/healthz` already
   * answers.
   */
  readonly isReady?: () => boolean;
  /** What the operator of the embedded database may have run; nothing where there is none. */
  readonly operator?: Omit<OperatorHandlerOptions, 'bodyMs'> | null;
}

/** What is kept need not be computed, but was read, checked and found all the same. */
const KEPT_PART = 10;

const byTurn =
  (answering: Answering | null): Charge =>
  async (cost, contextValue, asked) => {
    const { turn, signal } = contextValue;
    turn?.endReading();
    const isKept = (await answering?.seek(asked, contextValue)) ?? false;
    await turn?.begin(isKept ? Math.ceil(cost / KEPT_PART) : cost, signal);
  };

const recordsSchemaHandler: Handler = ({ response }) =>
  send(response, {
    status: 200,
    contentType: 'application/schema+json; charset=utf-8',
    body: `${JSON.stringify(recordsJsonSchema())}\n`,
  });

export interface HttpServer {
  /**
   * Starts to answer.
   *
   * @throws UnavailableError when the address cannot be used
   */
  listen(address: Address): Promise<Listening & { readonly metricsUrl: string }>;
}

/**
 * Serves a schema over HTTP: `/graphql`, `/explorer/`, pages for people, feeds, `/mcp`,
 * `/healthz`, `/readyz`, `/metrics`, `/schema.graphql` and `/schema/records.json`.
 */
export async function createServer(
  { schema, createContext, checks, metrics = new Metrics(), answers }: Served,
  { config, log, limits, isReady = () => true, operator = null, ...options }: ServerOptions,
): Promise<HttpServer> {
  const queries = await readWhenAsked({ schema, limits }, config.queriesFolder ?? null);
  const { corsOrigins, introspection, access, publicUrl = null, frameAncestors = 'any' } = config;
  const { deadlines = USUAL_DEADLINES, budgets = USUAL_BUDGETS } = config;
  const { bodyMs, operationMs } = deadlines;
  const redis = budgets.redisUrl === null ? null : await connectRedis(budgets.redisUrl, log);
  const admission = await createAdmission(budgets, { redis, metrics });
  const notes = new OperationNotes(metrics);
  const state = answers === undefined ? null : knownStateOf(answers);
  const answering = answeringOf(answers, { state, schema, metrics, redis, ...config.answers });
  const { charge = byTurn(answering) } = options;
  const hooks = [notes.hook, budgetHook, challengeHook, ...(answering === null ? [] : [answering.hook])];
  const apollo = createApolloServer({ schema, log, introspection, limits, charge, hooks });
  await apollo.start();

  const subscriber = new Subscriber({ schema, log, introspection, limits, charge });
  const running = new RunningOperations(operationMs);
  const parts = { apollo, subscriber, notes, running, admission, createContext, bodyMs };
  const operations = operationHandler(parts);
  const graphql = graphqlHandler({ operations, explorer: explorerPageHandler, corsOrigins, isReady });
  const routes = routesOf(graphql, readinessHandler(checks, isReady));
  routes.set(...schemaRoute(schemaHandler(schema, config)));
  const ways = { isReady, publicUrl, corsOrigins, frameAncestors, state, queries };
  for (const route of programRoutes(parts, ways)) routes.set(...route);
  const otherwise = { name: 'page', handle: pageHandler(parts, ways) };
  if (operator !== null) routes.set(...operatorRoute({ ...operator, bodyMs }));
  const { port: metricsPort = null, access: metricsAccess = 'open' } = access?.metrics ?? {};
  if (metricsPort === null)
    routes.set(...metricsRoute(metricsHandler(metrics, { access: metricsAccess, doors: parts })));
  const sockets = new Sockets(parts, { isReady, publicUrl, corsOrigins, metrics });
  const listeners = listenersOf({ routes, otherwise, log, metrics, ...budgets }, sockets);
  return {
    listen: async (address) => {
      const lasting = { ...deadlines, onStop: () => running.beginStop(), onGiveUp: () => running.giveUp() };
      const listening = await listen(listeners, address, lasting);
      const counted =
        metricsPort === null
          ? null
          : await listen(countedBy({ log, metrics }), { ...address, port: metricsPort }, deadlines).catch(
              async (error: unknown) => {
                await listening.stop();
                throw error;
              },
            );
      return {
        url: listening.url,
        metricsUrl: `${(counted ?? listening).url}/metrics`,
        stop: async () => {
          await Promise.all([listening.stop(), counted?.stop()]);
          await apollo.stop();
          redis?.close();
        },
      };
    },
  };
}

const listenersOf = (options: ListenerOptions, sockets: Sockets): Listeners => ({
  request: requestListener(options),
  upgrade: upgradeListener(sockets, options),
});

const countedBy = ({ log, metrics }: { readonly log: Log; readonly metrics: Metrics }): Listeners => ({
  request: requestListener({ routes: new Map([metricsRoute(openMetricsHandler(metrics))]), log, metrics }),
});

const operatorRoute = (options: OperatorHandlerOptions): [string, Route] => [
  OPERATOR_PATH,
  { name: 'operator', handle: operatorHandler(options) },
];

/** None where nothing tells what answers are true of, or the settings keep none. */
const answeringOf = (
  sources: AnswerSources | undefined,
  {
    state,
    maxBytes = null,
    ...parts
  }: Omit<AnsweringOptions, 'maxBytes' | 'state'> &
    Partial<AnswerSettings> & { readonly state: KnownState | null },
): Answering | null =>
  sources === undefined || state === null || maxBytes === null
    ? null
    : createAnswering(sources, { ...parts, state, maxBytes });

/** What programs take the catalogue in by, without GraphQL of their own. */
const programRoutes = (parts: OperationParts, options: FeedOptions & QueryOptions): [string, Route][] => [
  ['/v1/feeds', { name: 'feeds', handle: feedHandler(parts, options) }],
  ['/v1/feeds/', { name: 'feeds', handle: feedHandler(parts, options) }],
  ['/v1/feeds/backstage.yaml', { name: 'backstage', handle: backstageHandler(parts, options) }],
  ['/v1/feeds/backstage/', { name: 'backstage', handle: backstageHandler(parts, options) }],
  ['/v1/datasets/', { name: 'dataset-description', handle: croissantHandler(parts, options) }],
  ['/hf/', { name: 'hub-api', handle: hubApiHandler(parts, options) }],
  ['/v1/q', { name: 'queries', handle: queryHandler(parts, options) }],
  ['/v1/q/', { name: 'queries', handle: queryHandler(parts, options) }],
  ['/v1/openapi.json', { name: 'openapi', handle: reading(openApiHandler(options)), isQuiet: true }],
  ['/mcp', { name: 'mcp', handle: mcpHandler(parts, options) }],
];

const schemaRoute = (handle: Handler): [string, Route] => [
  '/schema.graphql',
  { name: 'schema', handle: reading(handle), isQuiet: true },
];

const routesOf = (graphql: Handler, readiness: Handler): Map<string, Route> =>
  new Map([
    ['/graphql', { name: 'graphql', handle: graphql }],
    ['/explorer/', { name: 'explorer', handle: reading(explorerAssetHandler), isQuiet: true }],
    ['/assets/', { name: 'assets', handle: reading(siteAssetHandler), isQuiet: true }],
    ['/widget.js', { name: 'assets', handle: reading(widgetHandler), isQuiet: true }],
    ['/healthz', { name: 'healthz', handle: reading(healthHandler), isQuiet: true }],
    ['/readyz', { name: 'readyz', handle: reading(readiness), isQuiet: true }],
    ['/schema/records.json', { name: 'records-schema', handle: reading(recordsSchemaHandler) }],
  ]);

const metricsRoute = (handle: Handler): [string, Route] => [
  '/metrics',
  { name: 'metrics', handle: reading(handle), isQuiet: true },
];
