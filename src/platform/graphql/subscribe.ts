import {
  createSourceEventStream,
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
import { AppError } from '../errors';
import { ErrorLog } from './error-log';
import { Executor, type Executed } from './execution/executor';
import { hiddenSdlRule } from './hidden-sdl.rule';
import { assertAffordable, limitRules, type Charge } from './limits/limits.hook';
import { DEFAULT_LIMITS, type OperationLimits } from './limits/limits';
import { isLimitName } from './limits/limit-error';
import { withoutFurtherErrors } from './limits/refusal';
import { startTally } from './limits/tally';
import { assertStorable } from './storable-text';
import type { Log } from '../log';
import type { RequestContext } from './request-context';

export interface SubscriptionOptions {
  readonly schema: GraphQLSchema;
  readonly log: Log;
  readonly introspection: boolean;
  readonly limits?: OperationLimits;
  /** Is told what one event of a subscription may cost, before it is followed. */
  readonly charge?: Charge;
}

/** Ends a stream before the event that is being answered: it is not for who began it any more. */
export class StreamBreak extends Error {}

/**
 * Runs `work` with a new context, as long as its operation may take. A `StreamBreak` ends the
 * stream.
 */
export type WithinContext = <Result>(work: (context: RequestContext) => Promise<Result>) => Promise<Result>;

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
  private readonly executor: Executor;

  constructor(private readonly options: SubscriptionOptions) {
    this.errorLog = new ErrorLog(options.log);
    this.limits = options.limits ?? DEFAULT_LIMITS;
    this.executor = new Executor(options.schema);
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
   * @param within runs the opening and the answer to each event, each in time and with a context of
   * its own, because loaders remember what they have read
   * @throws AppError where it may be tried again after a time that is known
   */
  async subscribe(request: OperationRequest, within: WithinContext): Promise<Subscribed> {
    try {
      const { execution, source } = await within((context) => this.open(request, context));
      if (!isStream(source)) return this.refuse((source.errors ?? []).map(ofVariables));
      const answer = async (event: unknown): Promise<Formatted> => ({
        ...(isNumbered(event) && { id: event.sequence }),
        ...(await within((contextValue) =>
          this.answer({ ...execution, rootValue: event, contextValue }),
        ).catch((error: unknown) => {
          if (error instanceof StreamBreak) throw error;
          return this.format({ errors: [asGraphQLError(error)] });
        })),
      });
      return { kind: 'stream', events: answered(source, answer) };
    } catch (error) {
      if (error instanceof AppError && error.retryAfterSeconds !== undefined) throw error;
      return this.refuse([error instanceof GraphQLError ? error : asGraphQLError(error)]);
    }
  }

  private async open(request: OperationRequest, contextValue: RequestContext) {
    const document = await this.check(request, contextValue);
    const { schema } = this.options;
    const { operationName, variables } = request;
    const opening = { schema, document, operationName, variableValues: variables, contextValue };
    return {
      execution: { document, operationName, variables },
      source: await createSourceEventStream(opening),
    };
  }

  private async answer(execution: Executed & { readonly contextValue: RequestContext }): Promise<Formatted> {
    startTally(execution.contextValue, this.limits);
    return this.format(await this.executor.execute(execution));
  }

  private async check(
    { query, variables = {}, operationName }: OperationRequest,
    contextValue: RequestContext,
  ): Promise<DocumentNode> {
    const { schema, introspection, charge } = this.options;
    const document = this.parse(query);
    const rules = [...specifiedRules, ...limitRules(this.limits), ...(introspection ? [] : [hiddenSdlRule])];
    const faults = validate(schema, document, rules, { maxErrors: this.limits.errors });
    const fault = faults.find(({ extensions }) => isLimitName(extensions['limit'])) ?? faults[0];
    if (fault !== undefined) throw withCode(fault, 'GRAPHQL_VALIDATION_FAILED');
    const operation = getOperationAST(document, operationName);
    if (!operation) return document; // execution reports that there is no such operation
    const asked = { schema, document, operation, variables };
    const cost = assertAffordable(asked, this.limits);
    assertStorable(asked);
    if (cost !== null) await charge?.(cost, contextValue, asked);
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
    if (errors === undefined) return { data };
    const formatted = errors.map((error) => this.errorLog.formatError(error.toJSON(), error));
    return withoutFurtherErrors({ data, errors: formatted });
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
      if (event.done === true) return ended;
      try {
        return { value: await answer(event.value), done: false };
      } catch (error) {
        await events.return?.();
        if (error instanceof StreamBreak) return ended;
        throw error;
      }
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
