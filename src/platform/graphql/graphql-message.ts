/** What a message of GraphQL.js says beyond its words. */
export interface GraphqlMessage {
  /** The message without suggestions, which would spell out the schema. */
  readonly text: string;
  /** Path of the input at fault: of a variable, or the name of an argument. */
  readonly field?: string;
  /** Whether it speaks of an argument that is right by itself and wrong where it is used. */
  readonly isOfArgument: boolean;
  /** How many tokens a document may have, where it has more. */
  readonly tokenLimit?: string;
  /** Whether it says that a document has more faults than are looked for. */
  readonly isErrorLimit: boolean;
}

const SUGGESTION = / ?Did you mean(.+?)\?$/;
const TOKEN_LIMIT = /^(?:Syntax Error: )?Document contains more tha[nt] (\d+) tokens/;
const ERROR_LIMIT = /^Too many (?:validation errors|errors processing variables), error limit reached/;
const VARIABLE_AT_PATH = /^Variable "\$\w+" got invalid value .* at "([^"]+)"; /s;
const VARIABLE_OR_ARGUMENT = /^(Variable|Argument) "\$?(\w+)/;

/**
 * Reads the prose of GraphQL.js, and is the only place that reads the prose of any error: for a
 * token limit, for variables and for arguments it throws a bare GraphQLError, which holds what is
 * wrong nowhere but in its message.
 */
export function readGraphqlMessage(message: string): GraphqlMessage {
  const [, kind, name] = VARIABLE_OR_ARGUMENT.exec(message) ?? [];
  const field = VARIABLE_AT_PATH.exec(message)?.[1] ?? name;
  const tokenLimit = TOKEN_LIMIT.exec(message)?.[1];
  return {
    text: message.replace(SUGGESTION, ''),
    ...(field !== undefined && { field }),
    isOfArgument: kind === 'Argument',
    isErrorLimit: ERROR_LIMIT.test(message),
    ...(tokenLimit !== undefined && { tokenLimit }),
  };
}
