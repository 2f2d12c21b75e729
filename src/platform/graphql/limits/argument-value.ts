import {
  getNullableType,
  isInputObjectType,
  valueFromASTUntyped,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
} from 'graphql';

/** Variables as execution coerces them: with the defaults of those that were not sent. */
export type Variables = Readonly<Record<string, unknown>>;

/** Reads what one field is given at a path of its arguments, such as `first` or `input.first`. */
export type ReadArgument = (variables: Variables) => unknown;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const member = (value: unknown, name: string): unknown =>
  isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** What the schema puts where an operation gives nothing. */
function defaultOf(field: GraphQLField<unknown, unknown>, [name, ...inner]: readonly string[]): unknown {
  let at: GraphQLArgument | GraphQLInputField | undefined = field.args.find((each) => each.name === name);
  let value = at?.defaultValue;
  for (const step of inner) {
    const type = at && getNullableType(at.type);
    at = isInputObjectType(type) ? type.getFields()[step] : undefined;
    value = member(value, step) ?? at?.defaultValue;
  }
  return value;
}

/** Null stays null, as in execution: only what is left out has a default. */
export function argumentReader(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  path: string,
): ReadArgument {
  const [name, ...inner] = path.split('.');
  const fallback = defaultOf(field, path.split('.'));
  const given = node.arguments?.find((argument) => argument.name.value === name)?.value;
  if (given === undefined) return () => fallback;
  return (variables) => {
    const value = inner.reduce(member, valueFromASTUntyped(given, variables));
    return value === undefined ? fallback : value;
  };
}
