import {
  getNamedType,
  GraphQLError,
  Kind,
  typeFromAST,
  visit,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { InvalidInputError } from '../errors';
import { STORABLE, unstorableIn } from '../unstorable';
import { isStorable } from '../written-text';

/**
 * Representations are what other subgraphs know things by: one that nothing can match is answered
 * with null, and leaves the others of its request alone.
 */
const REPRESENTATION = '_Any';

interface Asked {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Paths of faulty literals by document, which may be asked again. */
const literals = new WeakMap<DocumentNode, { readonly path: string | null }>();

/**
 * Refuses a request with a text in it, in a variable or a literal, that the database cannot take:
 * here, once, so that no argument can miss it.
 *
 * @throws GraphQLError naming the variable or argument with the fields in it
 */
export function assertStorable({ schema, document, operation, variables }: Asked): void {
  let known = literals.get(document);
  if (known === undefined) literals.set(document, (known = { path: literalIn(document) }));
  const path = known.path ?? variableIn(schema, operation, variables);
  if (path === null) return;
  const originalError = new InvalidInputError(path, STORABLE);
  throw new GraphQLError(originalError.message, {
    originalError,
    extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
  });
}

function variableIn(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Asked['variables'],
): string | null {
  for (const { variable, type } of variableDefinitions) {
    const name = variable.name.value;
    const named = getNamedType(typeFromAST(schema, type));
    if (named?.name === REPRESENTATION) continue;
    const found = unstorableIn(variables[name], name);
    if (found !== null) return found;
  }
  return null;
}

function literalIn(document: DocumentNode): string | null {
  let found: string | null = null;
  const names: string[] = [];
  const named = {
    enter: ({ name }: { readonly name: { readonly value: string } }) => void names.push(name.value),
    leave: () => void names.pop(),
  };
  visit(document, {
    [Kind.ARGUMENT]: named,
    [Kind.OBJECT_FIELD]: named,
    [Kind.STRING]: ({ value }) => {
      if (!isStorable(value)) found ??= names.join('.');
    },
  });
  return found;
}
