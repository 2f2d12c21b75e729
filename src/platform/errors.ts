/**
 * Every failure that Rootstock can name. The set is closed: a new code needs an entry in
 * `graphql/format-error.ts` and `cli/run.ts` that says how it is shown; the compiler requires both.
 */
export type AppErrorCode =
  | 'BAD_USER_INPUT'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE'
  | 'DEADLINE_EXCEEDED'
  | 'CANCELLED'
  | 'BAD_CONFIGURATION';

export interface AppErrorOptions {
  /** Path of the input at fault, as the caller wrote it: `where.parameterCount.gte`. */
  field?: string;
  /** What the reader may do about it, in one sentence. Shown at the command line only. */
  hint?: string;
  /** The failure underneath. Logged, never shown to a client. */
  cause?: unknown;
  /** When the caller may try again, as far as this is known; a whole number from 1. */
  retryAfterSeconds?: number;
}

/**
 * A failure whose message was written for the person who caused it or has to fix it. Knows nothing
 * of GraphQL.
 */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly field?: string;
  readonly hint?: string;
  readonly retryAfterSeconds?: number;

  constructor(code: AppErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    if (options.field !== undefined) this.field = options.field;
    if (options.hint !== undefined) this.hint = options.hint;
    if (options.retryAfterSeconds !== undefined) this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** The caller sent something that cannot be understood or is out of range. */
export class InvalidInputError extends AppError {
  /** Path of the input at fault, such as `first` or `input.target`. */
  override readonly field: string;
  /** What would have been right, completing "must be ...": `a whole number from 1 to 100`. */
  readonly expected: string;

  constructor(field: string, expected: string, options: { cause?: unknown } = {}) {
    super('BAD_USER_INPUT', `"${field}" must be ${expected}.`, { ...options, field });
    this.field = field;
    this.expected = expected;
  }
}

/** What is wrong with a token that was sent, in the words of RFC 6750, section 3.1. */
export type TokenFault = 'invalid_request' | 'invalid_token';

/** The caller did not prove who they are. */
export class UnauthenticatedError extends AppError {
  /** Null where no token was sent. */
  readonly fault: TokenFault | null;

  constructor(message: string, fault: TokenFault | null = null) {
    super('UNAUTHENTICATED', message);
    this.fault = fault;
  }
}

/** The caller may not do this, or cannot be identified here. */
export class ForbiddenError extends AppError {
  constructor(message: string, options: { field?: string } = {}) {
    super('FORBIDDEN', message, options);
  }
}

/** The caller asked for more in a while than it may have. */
export class RateLimitedError extends AppError {
  override readonly retryAfterSeconds: number;

  constructor(message: string, retryAfterSeconds: number) {
    super('RATE_LIMITED', message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Something outside this process (database, hub, port, folder) cannot be used now. */
export class UnavailableError extends AppError {
  constructor(message: string, options: { hint?: string; cause?: unknown; retryAfterSeconds?: number } = {}) {
    super('UNAVAILABLE', message, options);
  }
}

/** An operation took longer than it may; what it was doing has ended. */
export class DeadlineExceededError extends AppError {
  /** @param milliseconds how long it may take */
  constructor(milliseconds: number) {
    super(
      'DEADLINE_EXCEEDED',
      `The operation took longer than the ${milliseconds / 1000} s that it may take.`,
    );
  }
}

/** The client went away before it was answered; nobody is left to read this. */
export class CancelledError extends AppError {
  constructor() {
    super('CANCELLED', 'The client went away.');
  }
}

/**
 * The environment holds settings that cannot be used; `faults` names each variable and what was
 * expected.
 */
export class ConfigurationError extends AppError {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(
      'BAD_CONFIGURATION',
      `The environment cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
      {
        hint: 'Correct or unset the variables named above; unset ones take their defaults.',
      },
    );
    this.faults = faults;
  }
}
