import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLScalarType,
  type GraphQLSchema,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;

function attachToField(from: Field, to: Field): void {
  to.resolve = from.resolve;
  to.subscribe = from.subscribe;
  to.extensions = from.extensions;
  for (const argument of to.args) {
    argument.defaultValue = from.args.find(({ name }) => name === argument.name)?.defaultValue;
  }
}

function attachToFields(from: GraphQLObjectType | GraphQLInterfaceType, to: typeof from): void {
  const fields = to.getFields();
  for (const [name, original] of Object.entries(from.getFields())) {
    const field = fields[name];
    if (field !== undefined) attachToField(original, field);
  }
}

function attachToInput(from: GraphQLInputObjectType, to: GraphQLInputObjectType): void {
  const fields = to.getFields();
  for (const [name, original] of Object.entries(from.getFields())) {
    const field = fields[name];
    if (field !== undefined) field.defaultValue = original.defaultValue;
  }
}

function attachToScalar(from: GraphQLScalarType, to: GraphQLScalarType): void {
  to.serialize = from.serialize;
  to.parseValue = from.parseValue;
  to.parseLiteral = from.parseLiteral;
  to.extensions = from.extensions;
}

/**
 * SDL keeps only the names of enum values, so a value that differs from its name would silently be
 * lost.
 */
function assertValuesAreNames(type: GraphQLEnumType): void {
  const wrong = type.getValues().find(({ name, value }) => name !== value);
  if (wrong !== undefined) throw new TypeError(`Enum value ${type.name}.${wrong.name} must equal its name.`);
}

function attachToType(from: GraphQLNamedType, to: GraphQLNamedType | undefined): void {
  if (isObjectType(from) && isObjectType(to)) {
    attachToFields(from, to);
    to.isTypeOf = from.isTypeOf;
  } else if (isInterfaceType(from) && isInterfaceType(to)) {
    attachToFields(from, to);
    to.resolveType = from.resolveType;
  } else if (isUnionType(from) && isUnionType(to)) {
    to.resolveType = from.resolveType;
  } else if (isInputObjectType(from) && isInputObjectType(to)) {
    attachToInput(from, to);
  } else if (isScalarType(from) && isScalarType(to)) {
    attachToScalar(from, to);
  } else if (isEnumType(from)) {
    assertValuesAreNames(from);
  }
}

/**
 * SDL carries names, types and directives only. Copies onto the schema that was parsed from it what
 * the original also had: resolvers, scalars, default values and extensions such as declared
 * costs.
 */
export function attachBehaviour(original: GraphQLSchema, parsed: GraphQLSchema): void {
  for (const [name, type] of Object.entries(original.getTypeMap())) {
    if (!name.startsWith('__')) attachToType(type, parsed.getType(name));
  }
}
