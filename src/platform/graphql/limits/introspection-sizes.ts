import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

type Sizes = Readonly<Record<string, number>>;

const fieldsOf = (type: GraphQLNamedType): number =>
  isObjectType(type) || isInterfaceType(type) ? Object.keys(type.getFields()).length : 0;

const argumentsOf = (type: GraphQLNamedType): number =>
  isObjectType(type) || isInterfaceType(type)
    ? Object.values(type.getFields()).reduce((sum, { args }) => sum + args.length, 0)
    : 0;

/** How long the lists of an introspection are for this schema: on average, for each parent. */
function measure(schema: GraphQLSchema): Sizes {
  const types = Object.values(schema.getTypeMap());
  const total = (count: (type: GraphQLNamedType) => number): number =>
    types.reduce((sum, type) => sum + count(type), 0);
  const each = (count: (type: GraphQLNamedType) => number): number => total(count) / types.length;
  const directives = schema.getDirectives();
  return {
    '__Schema.types': types.length,
    '__Schema.directives': directives.length,
    '__Directive.args': directives.reduce((sum, { args }) => sum + args.length, 0) / directives.length,
    '__Type.fields': each(fieldsOf),
    '__Field.args': total(argumentsOf) / total(fieldsOf),
    '__Type.inputFields': each((type) =>
      isInputObjectType(type) ? Object.keys(type.getFields()).length : 0,
    ),
    '__Type.enumValues': each((type) => (isEnumType(type) ? type.getValues().length : 0)),
    '__Type.interfaces': each((type) => (isObjectType(type) ? type.getInterfaces().length : 0)),
    '__Type.possibleTypes': each((type) =>
      isUnionType(type) || isInterfaceType(type) ? schema.getPossibleTypes(type).length : 0,
    ),
  };
}

const known = new WeakMap<GraphQLSchema, Sizes>();

/** How long a list of an introspection is; undefined for fields of the schema's own types. */
export function introspectionSize(schema: GraphQLSchema, field: string): number | undefined {
  const sizes = known.get(schema) ?? measure(schema);
  known.set(schema, sizes);
  return sizes[field];
}
