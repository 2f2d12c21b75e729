import {
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
  getNullableType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { FieldKind, InputField } from '../../src/pages/contribute/input-field';

/** How the scalars are typed in; others, such as JSON, have no field of a form. */
const KINDS: Readonly<Record<string, FieldKind>> = {
  ...{ String: 'text', ID: 'text', URL: 'text' },
  ...{ Int: 'whole', BigInt: 'whole', Float: 'number', Boolean: 'flag' },
};

function readField(field: GraphQLInputField, isRequired: boolean): InputField | null {
  const type = getNullableType(field.type);
  const one = isListType(type) ? getNullableType(type.ofType) : type;
  const values = isEnumType(one) ? one.getValues().map(({ name }) => name) : [];
  const kind = isEnumType(one)
    ? 'choice'
    : isInputObjectType(one) || isListType(one)
      ? undefined
      : KINDS[one.name];
  if (kind === undefined) return null;
  const description = (field.description ?? '').replaceAll(/\s+/g, ' ').trim();
  return { kind, isList: isListType(type), isRequired, description, values };
}

function within(type: GraphQLInputObjectType, path: string, isRequired: boolean): [string, InputField][] {
  return Object.values(type.getFields()).flatMap((field): [string, InputField][] => {
    const isNeeded = isRequired && isRequiredInputField(field);
    const inner = getNullableType(field.type);
    if (isInputObjectType(inner)) return within(inner, `${path}${field.name}.`, isNeeded);
    const read = readField(field, isNeeded);
    return read === null ? [] : [[`${path}${field.name}`, read]];
  });
}

/** The fields of an input that a form can have, those of inputs within it by their path. */
export function inputFieldsOf(schema: GraphQLSchema, name: string): Record<string, InputField> {
  const type = schema.getType(name);
  if (!isInputObjectType(type)) throw new RangeError(`The schema has no input ${name}.`);
  return Object.fromEntries(within(type, '', true));
}
