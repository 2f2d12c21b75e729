import {
  createSourceEventStream,
  execute,
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { ErrorLog } from './error-log';
import { hiddenSdlRule } from './hidden-sdl.rule';
import { assertAffordable, limitRules } from './limits/limits.plugin';
import { DEFAULT_LIMITS, type OperationLimits } from './limits/limits';
import type { Log } from '../log';
import type { RequestContext } from './request-context';

export interface SubscriptionOptions {
  readonly schema: GraphQLSchema;
  readonly log: Log;
  readonly introspection: boolean;
  readonly limits?: OperationLimits;
}

/** An operation as a client sends it. */
export interface OperationRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string | null;
}

/** A stream of answers, or the errors that prevented it from starting. */
export type Subscribed =
  | { readonly kind: 'stream'; readonly events: AsyncIterableIterator<Formatted> }
  | { readonly kind: 'refused'; readonly errors: readonly GraphQLFormattedError[] };

export interface Formatted {
  /** Number of the event, where events have a `sequence`; not part of the answer. */
  readonly id?: number;
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** Runs subscriptions with the limits and the masking that apply to every operation. */
export class Subscriber {
  private readonly errorLog: ErrorLog;
  private readonly limits: OperationLimits;

  constructor(private readonly options: SubscriptionOptions) {
    this.errorLog = new ErrorLog(options.log);
    this.limits = options.limits ?? DEFAULT_LIMITS;
  }

  /** Whether a request is a subscription; false when it cannot be read. */
  isSubscription({ query, operationName }: OperationRequest): boolean {
    try {
      const document = parse(query, { maxTokens: this.limits.tokens });
      return getOperationAST(document, operationName)?.operation === OperationTypeNode.SUBSCRIPTION;
    } catch {
      return false;
    }
  }

  /**
   * @param createContext makes a new context for each event, because loaders remember what they
   * have read
   */
  async subscribe(request: OperationRequest, createContext: () => RequestContext): Promise<Subscribed> {
    const { schema } = this.options;
    try {
      const document = this.check(request);
      const execution = {
        schema,
        document,
        operationName: request.operationName,
        variableValues: request.variables,
      };
      const source = await createSourceEventStream({ ...execution, contextValue: createContext() });
      if (!isStream(source)) return this.refuse((source.errors ?? []).map(ofVariables));
      const answer = async (event: unknown): Promise<Formatted> => ({
        ...(isNumbered(event) && { id: event.sequence }),
        ...this.format(await execute({ ...execution, rootValue: event, contextValue: createContext() })),
      });
      return { kind: 'stream', events: answered(source, answer) };
    } catch (error) {
      return this.refuse([error instanceof GraphQLError ? error : asGraphQLError(error)]);
    }
  }

  private check({ query, variables = {}, operationName }: OperationRequest): DocumentNode {
    const { schema, introspection } = this.options;
    const document = this.parse(query);
    const rules = [...specifiedRules, ...limitRules(this.limits), ...(introspection ? [] : [hiddenSdlRule])];
    const [fault] = validate(schema, document, rules);
    if (fault !== undefined) throw withCode(fault, 'GRAPHQL_VALIDATION_FAILED');
    const operation = getOperationAST(document, operationName);
    if (operation) assertAffordable({ schema, document, operation, variables }, this.limits);
    return document;
  }

  private parse(query: string): DocumentNode {
    try {
      return parse(query, { maxTokens: this.limits.tokens });
    } catch (error) {
      throw error instanceof GraphQLError ? withCode(error, 'GRAPHQL_PARSE_FAILED') : error;
    }
  }

  private refuse(errors: readonly GraphQLError[]): Subscribed {
    return {
      kind: 'refused',
      errors: errors.map((error) => this.errorLog.formatError(error.toJSON(), error)),
    };
  }

  private format({ data, errors }: ExecutionResult): Formatted {
    return {
      data,
      ...(errors && { errors: errors.map((error) => this.errorLog.formatError(error.toJSON(), error)) }),
    };
  }
}

/** The mark that Apollo Server gives to errors found before any resolver runs. */
const withCode = ({ message, nodes, extensions }: GraphQLError, code: string): GraphQLError =>
  new GraphQLError(message, { nodes, extensions: { ...extensions, code } });

/** An error without a path arose before any resolver: a variable that does not fit its type. */
const ofVariables = (error: GraphQLError): GraphQLError =>
  error.path === undefined ? withCode(error, 'BAD_USER_INPUT') : error;

const asGraphQLError = (error: unknown): GraphQLError =>
  new GraphQLError('The subscription failed.', { originalError: error instanceof Error ? error : undefined });

const isNumbered = (event: unknown): event is { sequence: number } =>
  typeof event === 'object' && event !== null && 'sequence' in event && typeof event.sequence === 'number';

function isStream(source: AsyncIterable<unknown> | ExecutionResult): source is AsyncIterable<unknown> {
  return Symbol.asyncIterator in source;
}

/**
 * Answers each event. Returning early ends the source at once, even while it waits for the next
 * event.
 */
function answered(
  source: AsyncIterable<unknown>,
  answer: (event: unknown) => Promise<Formatted>,
): AsyncIterableIterator<Formatted> {
  const events = source[Symbol.asyncIterator]();
  const ended = { value: undefined, done: true } as const;
  return {
    next: async () => {
      const event = await events.next();
      return event.done === true ? ended : { value: await answer(event.value), done: false };
    },
    return: async () => {
      await events.return?.();
      return ended;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
