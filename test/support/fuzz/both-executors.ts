import { ApolloServer } from '@apollo/server';
import { parse, validate, type GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { App } from '../../../src/app';
import { createApolloServer } from '../../../src/platform/graphql/apollo-server';
import { ErrorLog } from '../../../src/platform/graphql/error-log';
import { limitsHook } from '../../../src/platform/graphql/limits/limits.hook';
import { pluginOf, type OperationHook } from '../../../src/platform/graphql/operation-hook';
import type { RequestContext } from '../../../src/platform/graphql/request-context';
import { createLog } from '../../../src/platform/log';
import { comparable, type ComparedAnswer, type ToldError } from './compared-answer';
import { PAST_LIMITS } from '../past-limits';

const log = createLog('silent');

/** A request, and who sends it. */
export interface AskedRead {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  /** Bearer token; undefined for a stranger. */
  readonly token: string | undefined;
}

/** Asks the service, and beside it GraphQL.js with the same schema and a like context. */
export class BothExecutors {
  private readonly thrown = new WeakMap<object, readonly GraphQLError[]>();
  private readonly ours: ApolloServer<RequestContext>;
  private readonly reference: ApolloServer<RequestContext>;

  private constructor(private readonly app: App) {
    const { schema } = app;
    const hooks = [this.keepingThrown()];
    this.ours = createApolloServer({ schema, log, introspection: true, limits: PAST_LIMITS, hooks });
    // Without a gateway Apollo Server executes with GraphQL.js. What is refused before is the same.
    const options = { introspection: true, csrfPrevention: false, stopOnTerminationSignals: false };
    const { formatError } = new ErrorLog(log);
    const before = limitsHook({ limits: PAST_LIMITS });
    this.reference = new ApolloServer({
      ...options,
      schema,
      logger: log,
      formatError,
      plugins: [pluginOf([before, ...hooks])],
    });
  }

  static async start(app: App): Promise<BothExecutors> {
    const both = new BothExecutors(app);
    await Promise.all([both.ours.start(), both.reference.start()]);
    return both;
  }

  isValid(query: string): boolean {
    return validate(this.app.schema, parse(query)).length === 0;
  }

  /** As the service answers. */
  askService(read: AskedRead): Promise<ComparedAnswer> {
    return this.ask(this.ours, read);
  }

  /** As GraphQL.js does. */
  askReference(read: AskedRead): Promise<ComparedAnswer> {
    return this.ask(this.reference, read);
  }

  async stop(): Promise<void> {
    await Promise.all([this.ours.stop(), this.reference.stop()]);
  }

  private async ask(server: ApolloServer<RequestContext>, read: AskedRead): Promise<ComparedAnswer> {
    const { query, variables, token } = read;
    const authorization = token === undefined ? undefined : `Bearer ${token}`;
    const contextValue = await this.app.createContext({ authorization, requestId: 'same', log });
    const { body } = await server.executeOperation({ query, variables }, { contextValue });
    if (body.kind !== 'single') throw new TypeError('An operation was answered in parts.');
    const { data, errors = [] } = body.singleResult;
    const thrown = this.thrown.get(contextValue) ?? [];
    return comparable(
      data,
      errors.map((error, at) => ({ ...told(error), thrown: thrown[at]?.message })),
    );
  }

  private keepingThrown(): OperationHook {
    return {
      fail: ({ errors, contextValue }) => void this.thrown.set(contextValue, errors),
    };
  }
}

/** What is told of an error, apart from the id that it is logged under. */
function told({ extensions = {}, ...error }: GraphQLFormattedError): ToldError {
  const { errorId, ...others } = extensions;
  return { ...error, extensions: { ...others, isMasked: errorId !== undefined } };
}
