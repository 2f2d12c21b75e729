import {
  coerceInputValue,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  type GraphQLInputType,
} from 'graphql';
import { InvalidInputError } from '../platform/errors';
import type { QueryVariable, StoredQuery } from './stored-query';

const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
const FLAGS: Readonly<Record<string, boolean>> = { true: true, false: false };
const EXPECTED: Readonly<Record<string, string>> = {
  Int: 'a whole number',
  Float: 'a number',
  Boolean: 'true or false',
  String: 'text',
  ID: 'an id',
  BigInt: 'a whole number',
  DateTime: 'a time such as 2026-01-31T12:00:00Z',
  URL: 'an address',
};

/** What a parameter has to be, completing "must be". */
export function expectedOf(type: GraphQLInputType): string {
  const own = getNullableType(type);
  if (isListType(own)) return `${expectedOf(own.ofType)}, or several by giving it again`;
  if (isInputObjectType(own)) return `JSON of the type ${own.name}`;
  if (isEnumType(own))
    return `one of ${own
      .getValues()
      .map(({ name }) => name)
      .join(', ')}`;
  return EXPECTED[own.name] ?? `of the type ${own.name}`;
}

/** The value of JSON that a text means; the text itself where it means none of that type. */
function meant(type: GraphQLInputType, text: string): unknown {
  const own = getNullableType(type);
  if (isListType(own)) return meant(own.ofType, text);
  if (isInputObjectType(own)) {
    try {
      const value: unknown = JSON.parse(text);
      return value;
    } catch {
      return text;
    }
  }
  if ((own.name === 'Int' || own.name === 'Float') && NUMBER.test(text)) return Number(text);
  return own.name === 'Boolean' ? (FLAGS[text] ?? text) : text;
}

/** @throws InvalidInputError naming the parameter, and what within it is wrong */
function readOne({ name, type, isNeeded }: QueryVariable, given: readonly string[]): unknown {
  const [first, ...others] = given;
  if (first === undefined) {
    if (isNeeded) throw new InvalidInputError(name, `given: ${expectedOf(type)}`);
    return undefined;
  }
  const isList = isListType(getNullableType(type));
  if (!isList && others.length > 0) throw new InvalidInputError(name, 'given once');
  const value = isList ? given.map((text) => meant(type, text)) : meant(type, first);
  coerceInputValue(value, type, (path, _value, error) => {
    const place = [name, ...(isList ? path.slice(1) : path)].join('.');
    const isInside = isInputObjectType(getNullableType(type)) && path.length > 0;
    throw new InvalidInputError(place, isInside ? `right: ${error.message}` : expectedOf(type), {
      cause: error,
    });
  });
  return value;
}

/**
 * The variables that the parameters of an address give, each read as its type says.
 *
 * @throws InvalidInputError naming the parameter that is unknown, missing or has a bad value
 */
export function readVariables(
  { variables }: StoredQuery,
  parameters: URLSearchParams,
): Readonly<Record<string, unknown>> {
  const names = variables.map(({ name }) => name);
  const unknown = [...parameters.keys()].find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new InvalidInputError(
      unknown.slice(0, 100),
      names.length === 0
        ? 'left out: the query has no variables'
        : `a variable of the query: ${names.join(', ')}`,
    );
  const given: Record<string, unknown> = {};
  for (const variable of variables) {
    const value = readOne(variable, parameters.getAll(variable.name));
    if (value !== undefined) given[variable.name] = value;
  }
  return given;
}
