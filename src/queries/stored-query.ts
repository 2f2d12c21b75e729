import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  parse,
  print,
  specifiedRules,
  typeFromAST,
  validate,
  valueFromAST,
  isInputType,
  isNonNullType,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { ArgumentBounds } from '../platform/graphql/argument-bounds';
import { assertAffordable, limitRules } from '../platform/graphql/limits/limits.hook';
import { DEFAULT_LIMITS, type OperationLimits } from '../platform/graphql/limits/limits';
import { boundsOfVariables } from './variable-bounds';

/** A variable of an operation, which a parameter of the address gives. */
export interface QueryVariable {
  readonly name: string;
  readonly type: GraphQLInputType;
  /** Whether there is no answer without it. */
  readonly isNeeded: boolean;
  /** What it is when it is left out, as JSON; undefined for nothing. */
  readonly fallback: unknown;
  /** What the fields that take it hold it to. */
  readonly bounds: ArgumentBounds;
}

/** An operation under a name. */
export interface StoredQuery {
  readonly name: string;
  /** What it is for, as the comment at its beginning says. */
  readonly title: string;
  readonly text: string;
  readonly document: DocumentNode;
  readonly variables: readonly QueryVariable[];
}

const COMMENT = /^#[ \t]?(.*)$/;

/** The lines of comment that a document begins with, as one. */
function titleOf(text: string): string {
  const words: string[] = [];
  for (const line of text.split('\n')) {
    const [, comment] = COMMENT.exec(line.trim()) ?? [];
    if (comment === undefined) break;
    words.push(comment.trim());
  }
  return words.join(' ').trim();
}

function readVariable(
  { variable, type, defaultValue }: VariableDefinitionNode,
  schema: GraphQLSchema,
): Omit<QueryVariable, 'bounds'> {
  const read = typeFromAST(schema, type);
  // A document that is valid has variables of input types only.
  if (!isInputType(read)) throw new TypeError(`${print(type)} is no type of an input.`);
  return {
    name: variable.name.value,
    type: read,
    isNeeded: isNonNullType(read) && defaultValue === undefined,
    fallback: defaultValue === undefined ? undefined : valueFromAST(defaultValue, read),
  };
}

function onlyQuery(definitions: readonly OperationDefinitionNode[]): OperationDefinitionNode {
  const [query, ...others] = definitions;
  if (query === undefined || others.length > 0)
    throw new GraphQLError(`It has ${definitions.length} operations, and has to have one.`);
  if (query.operation !== OperationTypeNode.QUERY)
    throw new GraphQLError(`It is a ${query.operation}, and only queries are asked by an address.`);
  return query;
}

/**
 * Reads a document of GraphQL that holds one query.
 *
 * @param limits of every operation; what it costs is known where nothing has to be given
 * @throws GraphQLError telling what is wrong with it, and where
 */
export function readQuery(
  name: string,
  text: string,
  schema: GraphQLSchema,
  limits: OperationLimits = DEFAULT_LIMITS,
): StoredQuery {
  const document = parse(text, { maxTokens: limits.tokens });
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const query = onlyQuery(operations);
  const [fault] = validate(schema, document, [...specifiedRules, ...limitRules(limits)]);
  if (fault !== undefined) throw fault;
  assertAffordable({ schema, document, operation: query, variables: {} }, limits);
  const bounds = boundsOfVariables(schema, document);
  const variables = (query.variableDefinitions ?? []).map((definition) => {
    const variable = readVariable(definition, schema);
    return { ...variable, bounds: bounds.get(variable.name) ?? {} };
  });
  return { name, title: titleOf(text) || name, text, document, variables };
}
