import { ApolloServer, type ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Log } from '../log';
import { DocumentStore } from './document-store';
import { ErrorLog } from './error-log';
import { Executor } from './execution/executor';
import { graphqlOverHttp } from './graphql-over-http.hook';
import { hiddenSdlRule } from './hidden-sdl.rule';
import { DEFAULT_LIMITS, type OperationLimits } from './limits/limits';
import { limitRules, limitsHook, type Charge } from './limits/limits.hook';
import { pluginOf, type OperationHook } from './operation-hook';
import { outageStatusHook } from './outage-status.hook';
import type { RequestContext } from './request-context';
import { writeResult, writtenSoon } from './written-data';

export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly log: Log;
  readonly introspection: boolean;
  /** Null for none, where what they take is measured. */
  readonly limits?: OperationLimits | null;
  /** Is told the cost of each operation before it runs. */
  readonly charge?: Charge;
  readonly hooks?: readonly OperationHook[];
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
 * Sets up the GraphQL server: limits before execution, masking after it. Prevention of cross-site
 * request forgery is off, because it refuses plain GET queries, and because nothing that a browser
 * adds by itself authenticates anybody here: docs/adr/0007-limits-and-anonymous-tokens.md.
 */
export function createApolloServer(options: ApolloOptions): ApolloServer<RequestContext> {
  const { schema, log, introspection, limits = DEFAULT_LIMITS, charge, hooks = [] } = options;
  const errorLog = new ErrorLog(log);
  return new ApolloServer<RequestContext>({
    gateway: executedBy(new Executor(schema)),
    introspection,
    csrfPrevention: false,
    documentStore: new DocumentStore(),
    logger: log,
    formatError: errorLog.formatError,
    stringifyResult: writeResult,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    ...(limits && {
      parseOptions: { maxTokens: limits.tokens },
      validationOptions: { maxErrors: limits.errors },
    }),
    validationRules: [...(limits ? limitRules(limits) : []), ...(introspection ? [] : [hiddenSdlRule])],
    plugins: [
      ...DISABLED,
      pluginOf([
        errorLog.hook,
        ...(limits ? [limitsHook({ limits, charge })] : []),
        graphqlOverHttp,
        outageStatusHook,
        ...hooks,
      ]),
    ],
  });
}

type Gateway = ApolloServerOptionsWithGateway<RequestContext>['gateway'];

/**
 * Apollo Server leaves execution to another only where that is its gateway: this one has a schema
 * of its own, and executes it itself.
 */
function executedBy(executor: Executor): Gateway {
  return {
    load: () =>
      Promise.resolve({
        executor: async ({ document, request: { http, operationName, variables }, context }) => {
          const result = await executor.execute({
            document,
            operationName,
            variables,
            contextValue: context,
          });
          return http === undefined ? result : writtenSoon(result);
        },
      }),
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: executor.schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: () => Promise.resolve(),
  };
}
