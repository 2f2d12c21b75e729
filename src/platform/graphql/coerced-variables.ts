import { getVariableValues, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';

/** GraphQL.js looks for as many faults in variables. */
const MOST_FAULTS = 50;

type Coerced = ReturnType<typeof getVariableValues>;

interface Known {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly coerced: Coerced;
}

/** By the variables as they were sent: what an operation costs and its execution both read them. */
const known = new WeakMap<object, Known>();

/** An operation's variables as its execution sees them, or what is wrong with them. */
export function coercedVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  sent: Readonly<Record<string, unknown>>,
): Coerced {
  const before = known.get(sent);
  if (before?.operation === operation && before.schema === schema) return before.coerced;
  const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], sent, {
    maxErrors: MOST_FAULTS,
  });
  known.set(sent, { schema, operation, coerced });
  return coerced;
}
