import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Log } from '../log';
import { ErrorLog } from './error-log';
import { graphqlOverHttp } from './graphql-over-http.plugin';
import { hiddenSdlRule } from './hidden-sdl.rule';
import { DEFAULT_LIMITS, type OperationLimits } from './limits/limits';
import { limitRules, limitsPlugin } from './limits/limits.plugin';
import type { RequestContext } from './request-context';

export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly log: Log;
  readonly introspection: boolean;
  readonly limits?: OperationLimits;
  readonly plugins?: readonly ApolloServerPlugin<RequestContext>[];
}

/**
 * Cache control costs a third of a request's processor time, and tracing would be open to anyone.
 */
const DISABLED = [
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
];

/**
 * Sets up the GraphQL server: limits before execution, masking after it. Cross-site request forgery
 * prevention keeps its default, which refuses what a browser could send without a preflight.
 */
export function createApolloServer(options: ApolloOptions): ApolloServer<RequestContext> {
  const { schema, log, introspection, limits = DEFAULT_LIMITS, plugins = [] } = options;
  const errorLog = new ErrorLog(log);
  return new ApolloServer<RequestContext>({
    schema,
    introspection,
    logger: log,
    formatError: errorLog.formatError,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: limits.tokens },
    maxRecursiveSelections: true,
    validationRules: [...limitRules(limits), ...(introspection ? [] : [hiddenSdlRule])],
    plugins: [...DISABLED, errorLog.plugin, limitsPlugin(limits), graphqlOverHttp, ...plugins],
  });
}
