/**
 * What a document is: its text, and what it is answered with. That of graphql-codegen, for one; the
 * nodes that `gql` makes have no text.
 */
export interface TypedDocument<Result, Variables> {
  toString(): string;
  readonly kind?: never;
  readonly __apiType?: (variables: Variables) => Result;
}

/** One error as the server tells it. */
export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string; readonly field?: string; readonly [key: string]: unknown };
}

/** What an error is made of. */
export interface Refusal {
  readonly errors: readonly AnswerError[];
  /** Of HTTP. */
  readonly status: number;
  readonly requestId?: string | null;
  readonly data?: unknown;
  readonly retryAfterSeconds?: number | null;
}

/** What the server answered instead of everything that was asked for. */
export class RootstockError extends Error {
  constructor(refusal: Refusal);
  /** Of the first error, such as `GRAPHQL_VALIDATION_FAILED`. */
  readonly code: string;
  readonly errors: readonly AnswerError[];
  /** Of HTTP; 200 where some of it was answered. */
  readonly status: number;
  /** By which the server's log tells of it. */
  readonly requestId: string | null;
  /** What was answered all the same; null for nothing. */
  readonly data: unknown;
  readonly retryAfterSeconds: number | null;
}
/** An argument that cannot be understood, or is out of range. */
export class InvalidInputError extends RootstockError {
  /** Path of the argument, such as `where.parameterCount.gte`, where that is known. */
  get field(): string | null;
}
/** No token, or a wrong one, where one is needed. */
export class UnauthenticatedError extends RootstockError {}
/** The token may not do this. */
export class ForbiddenError extends RootstockError {}
/** The budget is spent, or too much is open at once. */
export class RateLimitedError extends RootstockError {}
/** The server, or what it needs, cannot answer now; the same may be answered later. */
export class UnavailableError extends RootstockError {}
/** No answer came, or one that is not of this API. */
export class NetworkError extends Error {
  constructor(
    message: string,
    options?: { readonly cause?: unknown; readonly retryAfterSeconds?: number | null },
  );
  /** What a proxy said that answered instead. */
  readonly retryAfterSeconds: number | null;
}

export interface ClientOptions {
  /** Of `/graphql`; in browsers it may be relative. */
  readonly url: string;
  /** Sent as `Authorization: Bearer`. */
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** How often something is tried again that failed in passing; 4 unless given, 0 for never. */
  readonly retries?: number;
  /**
   * How often in a row a subscription that was open is opened again; 10 unless given, which takes
   * half a minute and more, 0 for never. What had an event, or lasted for 5 s, begins a new row.
   */
  readonly resumes?: number;
  readonly fetch?: typeof globalThis.fetch;
}

export interface AskOptions {
  /** Ends it: what waits rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Which one is meant, in a document of several operations. */
  readonly operationName?: string | null;
}

/** A list with paging, as every list of the API. */
export interface Connection<Item> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes?: readonly Item[];
  readonly edges?: readonly { readonly node: Item }[];
}

export interface PageOptions<Result, Page> extends AskOptions {
  /** The list within an answer. Its document takes the variable `after`. */
  readonly select: (result: Result) => Page;
}

/** One thing of a list that a plain text asks for, as far as types know. */
export type UntypedItem = Record<string, unknown>;

/** What a plain text is answered with, as far as types know: lists, of which one is selected. */
export type UntypedResult = Record<string, Connection<UntypedItem>>;

/** One event of a subscription. */
export interface SubscriptionEvent<Result> {
  /** By which the server knows where to go on; null where it does not number events. */
  readonly id: string | null;
  readonly data: Result | null;
  readonly errors: readonly AnswerError[];
}

/** What asks one server. */
export interface Client {
  /**
   * Answers a query or mutation. Queries are tried again when no answer came, or the server cannot
   * answer now; mutations only where they were refused before anything was done (429).
   *
   * @throws RootstockError where there is any error; its `data` is what was answered all the same
   * @throws NetworkError where no answer came
   */
  request<Result = unknown, Variables = Record<string, unknown>>(
    document: TypedDocument<Result, Variables>,
    variables?: Variables,
    options?: AskOptions,
  ): Promise<Result>;
  /**
   * Page after page of a list, each read when it is wanted.
   *
   * @throws TypeError where the document does not pass `$after`, or does not select `endCursor`
   */
  pages<
    Result = UntypedResult,
    Variables = Record<string, unknown>,
    Page extends Connection<unknown> = Connection<UntypedItem>,
  >(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    options: PageOptions<Result, Page>,
  ): AsyncGenerator<Page, void>;
  /** Everything in a list; throws as `pages` does. */
  nodes<Result = UntypedResult, Variables = Record<string, unknown>, Item = UntypedItem>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    options: PageOptions<Result, Connection<Item>>,
  ): AsyncGenerator<Item, void>;
  /**
   * Follows a subscription until the server completes it. Where the connection breaks off, it goes
   * on after the last event that was seen, as far as events are numbered. What happens before the
   * first event, while no connection is open, is missed, unless the document says where to begin
   * (`since`). `return()` ends it at once, and whoever waits for an event.
   *
   * @throws RootstockError where it is refused
   * @throws NetworkError where the server does not come back
   */
  subscribe<Result = unknown, Variables = Record<string, unknown>>(
    document: TypedDocument<Result, Variables>,
    variables?: Variables,
    options?: AskOptions,
  ): AsyncGenerator<SubscriptionEvent<Result>, void>;
}

export function createClient(options: ClientOptions): Client;
