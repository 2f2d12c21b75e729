import type {
  ApolloServerPlugin,
  GraphQLRequestContextDidEncounterErrors,
  GraphQLRequestContextDidResolveOperation,
  GraphQLRequestContextWillSendResponse,
  GraphQLRequestListener,
  GraphQLResponse,
} from '@apollo/server';
import type { RequestContext } from './request-context';

/** What is done beside an operation, at the moments that Apollo Server knows. */
export interface OperationHook {
  /** Before the operation is executed. Refuses it by throwing or rejecting. */
  readonly begin?: (asked: GraphQLRequestContextDidResolveOperation<RequestContext>) => Promise<void> | void;
  /** Answers in the place of execution; null to have it executed. */
  readonly answer?: (asked: { readonly contextValue: RequestContext }) => Promise<GraphQLResponse | null>;
  /** Sees errors before they are formatted. */
  readonly fail?: (failed: GraphQLRequestContextDidEncounterErrors<RequestContext>) => void;
  /** Sees the answer before it is written. */
  readonly conclude?: (sending: GraphQLRequestContextWillSendResponse<RequestContext>) => void;
  /** What was begun will not be concluded. */
  readonly abandon?: (context: RequestContext) => void;
}

/**
 * One plugin for all hooks, which are called in their order. Apollo Server makes several promises
 * for each method of each plugin, on each request.
 */
export function pluginOf(hooks: readonly OperationHook[]): ApolloServerPlugin<RequestContext> {
  const begin = hooks.flatMap((hook) => hook.begin ?? []);
  const answer = hooks.flatMap((hook) => hook.answer ?? []);
  const fail = hooks.flatMap((hook) => hook.fail ?? []);
  const conclude = hooks.flatMap((hook) => hook.conclude ?? []);
  const done = Promise.resolve();
  const listener: GraphQLRequestListener<RequestContext> = {
    didResolveOperation: async (asked) => {
      for (const each of begin) {
        const waiting = each(asked);
        if (waiting !== undefined) await waiting;
      }
    },
    didEncounterErrors: (failed) => {
      for (const each of fail) each(failed);
      return done;
    },
    willSendResponse: (sending) => {
      for (const each of conclude) each(sending);
      return done;
    },
    ...(answer.length > 0 && {
      responseForOperation: async (asked) => {
        for (const each of answer) {
          const answered = await each(asked);
          if (answered !== null) return answered;
        }
        return null;
      },
    }),
  };
  const listening = Promise.resolve(listener);
  return {
    requestDidStart: () => listening,
    unexpectedErrorProcessingRequest: ({ requestContext }) => {
      for (const { abandon } of hooks) abandon?.(requestContext.contextValue);
      return done;
    },
  };
}
