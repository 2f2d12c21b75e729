import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { AppError, type AppErrorCode } from '../errors';
import { readGraphqlMessage, type GraphqlMessage } from './graphql-message';
import { isLimitName, limitMessage } from './limits/limit-error';
import { DEFAULT_LIMITS } from './limits/limits';
import { LIMIT_CODE } from './limits/refusal';

/**
 * How each named failure appears in `extensions.code`; null means that its message is not for
 * clients.
 */
const PUBLIC_CODES: Readonly<Record<AppErrorCode, string | null>> = {
  BAD_USER_INPUT: 'BAD_USER_INPUT',
  UNAUTHENTICATED: 'UNAUTHENTICATED',
  FORBIDDEN: 'FORBIDDEN',
  RATE_LIMITED: 'RATE_LIMITED',
  UNAVAILABLE: 'UNAVAILABLE',
  DEADLINE_EXCEEDED: 'DEADLINE_EXCEEDED',
  CANCELLED: 'CANCELLED',
  BAD_CONFIGURATION: null,
};

/**
 * Codes of faults in the request itself, which the GraphQL server finds before any resolver runs.
 */
const REQUEST_FAULT_CODES: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

const LONGEST_MESSAGE = 1000;

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

/** The parser of GraphQL.js recurses; by name, since errors of other realms are no instances. */
const isOverflow = (link: unknown): boolean => link instanceof Error && link.name === 'RangeError';

const shortened = (text: string): string =>
  text.length > LONGEST_MESSAGE ? `${text.slice(0, LONGEST_MESSAGE)}...` : text;

const publicInputError = ({ text, field }: GraphqlMessage): PublicError => ({
  message: shortened(text),
  extensions: { code: 'BAD_USER_INPUT', ...(field !== undefined && { field }) },
});

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
  const said = readGraphqlMessage(error.message);
  if (said.tokenLimit !== undefined) {
    const message = limitMessage('tokens', `The document has more than ${said.tokenLimit} tokens.`);
    return { message, extensions: { code: LIMIT_CODE, limit: 'tokens' } };
  }
  if (code === 'GRAPHQL_PARSE_FAILED' && chain.some(isOverflow)) {
    const message = limitMessage('nesting', 'The document nests deeper than can be read.');
    return { message, extensions: { code: LIMIT_CODE, limit: 'nesting' } };
  }
  if (said.isErrorLimit) {
    const fault = `The document has more than the ${DEFAULT_LIMITS.errors} faults that are looked for.`;
    const message = limitMessage('errors', fault);
    return { message, extensions: { code: LIMIT_CODE, limit: 'errors' } };
  }
  if (code === 'BAD_USER_INPUT') return publicInputError(said);
  if (typeof code === 'string' && REQUEST_FAULT_CODES.has(code)) {
    return { message: shortened(said.text), extensions: { code } };
  }
  // Arguments that were right as variables and wrong where they are used, such as null for a
  // required one.
  const cause = chain.at(-1);
  if (!(cause instanceof GraphQLError) || !cause.nodes) return null;
  const saidFirst = readGraphqlMessage(cause.message);
  return saidFirst.isOfArgument ? publicInputError(saidFirst) : null;
}

/**
 * The response entry for an error; `identify` logs one that is masked and returns the id it is
 * logged under.
 */
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
