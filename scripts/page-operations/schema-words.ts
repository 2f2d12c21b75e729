import {
  isEnumType,
  isInputObjectType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLSchema,
} from 'graphql';

/** Which of the words of a schema are wanted. */
interface Wanted {
  /** Enums, whose values are taken with what they mean. */
  readonly sets: readonly string[];
  /** Inputs and types, of whose fields the descriptions are taken. */
  readonly types: readonly string[];
}

const inOneLine = (text: string | null | undefined): string => (text ?? '').replaceAll(/\s+/g, ' ').trim();

function valuesOf(schema: GraphQLSchema, name: string): readonly { name: string; means: string }[] {
  const type = schema.getType(name);
  if (!isEnumType(type)) throw new RangeError(`The schema has no enum ${name}.`);
  return type
    .getValues()
    .map(({ name: value, description }) => ({ name: value, means: inOneLine(description) }));
}

function fieldsOf(schema: GraphQLSchema, name: string): [string, string][] {
  const type = schema.getType(name);
  if (!isInputObjectType(type) && !isObjectType(type))
    throw new RangeError(`The schema has no input or type ${name}.`);
  const fields: readonly (GraphQLField<unknown, unknown> | GraphQLInputField)[] = Object.values(
    type.getFields(),
  );
  return fields.map((field) => [`${name}.${field.name}`, inOneLine(field.description)]);
}

/** Closed sets and descriptions of a schema as a module of TypeScript. */
export function schemaWords(schema: GraphQLSchema, { sets, types }: Wanted): string {
  const values = sets.map((name) => [name, valuesOf(schema, name)] as const);
  const words = Object.fromEntries(values.map(([name, all]) => [name, all.map((value) => value.name)]));
  const meanings = values.flatMap(([name, all]): [string, string][] =>
    all.map((value) => [`${name}.${value.name}`, value.means]),
  );
  const says: Record<string, string> = Object.fromEntries([
    ...meanings,
    ...types.flatMap((name) => fieldsOf(schema, name)),
  ]);
  return `/** The closed sets of the API that tools name. */
export const SETS = ${JSON.stringify(words)} as const;

/** What the API says of the values of these sets, and of the fields of its inputs and answers. */
export const SAYS = ${JSON.stringify(says)} as const;
`;
}
