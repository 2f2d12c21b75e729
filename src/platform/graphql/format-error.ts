import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { AppError, type AppErrorCode } from '../errors';
import { isLimitName } from './limits/limit-error';

/** How each named failure appears in `extensions.code`; null means that its message is not for clients. */
const PUBLIC_CODES: Readonly<Record<AppErrorCode, string | null>> = {
  BAD_USER_INPUT: 'BAD_USER_INPUT',
  UNAUTHENTICATED: 'UNAUTHENTICATED',
  FORBIDDEN: 'FORBIDDEN',
  UNAVAILABLE: 'UNAVAILABLE',
  BAD_CONFIGURATION: null,
};

/** Codes of faults in the request itself, which the GraphQL server finds before any resolver runs. */
const REQUEST_FAULT_CODES: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

const LIMIT_CODE = 'OPERATION_LIMIT_EXCEEDED';
const LONGEST_MESSAGE = 1000;
const TOKEN_LIMIT_MESSAGE = /Document contains more tha[nt] (\d+) tokens/;
const SUGGESTION = / ?Did you mean(.+?)\?$/;

/** What a client may know of an error; null where it may only know an id. */
export interface PublicError {
  readonly message: string;
  readonly extensions: { readonly code: string; readonly field?: string; readonly limit?: string };
}

/** The errors from the outermost to the first cause that GraphQL wrapped. */
export function unwrap(error: unknown): readonly unknown[] {
  const chain: unknown[] = [error];
  for (let at = error; at instanceof GraphQLError && at.originalError; at = at.originalError) {
    chain.push(at.originalError);
  }
  return chain;
}

/** GraphQL names the input at fault only inside its message: `Variable "$input" got ... at "input.first"; ...`. */
function fieldNamedIn(message: string): string | undefined {
  const atPath = /^Variable "\$\w+" got invalid value .* at "([^"]+)"; /s.exec(message);
  return atPath?.[1] ?? /^(?:Variable|Argument) "\$?(\w+)/.exec(message)?.[1];
}

function tidyMessage(message: string): string {
  const text = message.replace(SUGGESTION, ''); // suggestions would reveal the schema
  return text.length > LONGEST_MESSAGE ? `${text.slice(0, LONGEST_MESSAGE)}...` : text;
}

function publicInputError(message: string): PublicError {
  const field = fieldNamedIn(message);
  return { message: tidyMessage(message), extensions: { code: 'BAD_USER_INPUT', ...(field && { field }) } };
}

function publicAppError(error: AppError): PublicError | null {
  const code = PUBLIC_CODES[error.code];
  if (code === null) return null;
  return {
    message: error.message,
    extensions: { code, ...(error.field !== undefined && { field: error.field }) },
  };
}

/** Says what of an error may be shown; null for every unexpected error. */
export function describeForClient(error: unknown): PublicError | null {
  const chain = unwrap(error);
  const named = chain.find((link) => link instanceof AppError);
  if (named instanceof AppError) return publicAppError(named);
  if (!(error instanceof GraphQLError)) return null;

  const { limit, code } = error.extensions;
  if (isLimitName(limit)) return { message: error.message, extensions: { code: LIMIT_CODE, limit } };
  const tokens = TOKEN_LIMIT_MESSAGE.exec(error.message)?.[1];
  if (tokens !== undefined) {
    const message = `The document has more than ${tokens} tokens.`;
    return { message, extensions: { code: LIMIT_CODE, limit: 'tokens' } };
  }
  if (code === 'BAD_USER_INPUT') return publicInputError(error.message);
  if (typeof code === 'string' && REQUEST_FAULT_CODES.has(code)) {
    return { message: tidyMessage(error.message), extensions: { code } };
  }
  // Arguments that were right as variables and wrong where they are used, such as null for a required one.
  const cause = chain.at(-1);
  if (cause instanceof GraphQLError && cause.nodes && cause.message.startsWith('Argument "')) {
    return publicInputError(cause.message);
  }
  return null;
}

/** The response entry for an error; `identify` logs one that is masked and returns the id it is logged under. */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  identify: (error: unknown) => string,
): GraphQLFormattedError {
  const { locations, path } = formatted;
  const shown = describeForClient(error) ?? {
    message: 'Internal server error',
    extensions: { code: 'INTERNAL_SERVER_ERROR', errorId: identify(error) },
  };
  return { ...shown, ...(locations && { locations }), ...(path && { path }) };
}
