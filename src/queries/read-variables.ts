import {
  coerceInputValue,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  type GraphQLInputType,
  type GraphQLNamedType,
} from 'graphql';
import { InvalidInputError } from '../platform/errors';
import type { ArgumentBounds } from '../platform/graphql/argument-bounds';
import type { QueryVariable, StoredQuery } from './stored-query';

/** As JSON has them: no zeros before. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i;
const WHOLE = /^-?(?:0|[1-9]\d*)$/;
const NO_BOUNDS: ArgumentBounds = {};

/** Where a whole number lies that a type can hold. */
export const RANGES: Readonly<Record<string, ArgumentBounds>> = {
  Int: { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  BigInt: { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER },
};
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

const isWhole = ({ name }: { readonly name: string }): boolean => Object.hasOwn(RANGES, name);

function expectedOfScalar({ name }: GraphQLNamedType, bounds: ArgumentBounds): string {
  const told = EXPECTED[name] ?? `of the type ${name}`;
  const { minimum, maximum } = { ...RANGES[name], ...bounds };
  if (minimum !== undefined && maximum !== undefined) return `${told} from ${minimum} to ${maximum}`;
  const { minLength, maxLength } = bounds;
  return maxLength === undefined ? told : `${told} of ${minLength ?? 0} to ${maxLength} characters`;
}

/** What a parameter has to be, completing "must be". */
export function expectedOf(type: GraphQLInputType, bounds: ArgumentBounds = NO_BOUNDS): string {
  const own = getNullableType(type);
  if (isListType(own)) return `${expectedOf(own.ofType, bounds)}, or several by giving it again`;
  if (isInputObjectType(own)) return `a JSON object of ${Object.keys(own.getFields()).join(', ')}`;
  if (isEnumType(own))
    return `one of ${own
      .getValues()
      .map(({ name }) => name)
      .join(', ')}`;
  return expectedOfScalar(own, bounds);
}

function jsonIn(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}

/**
 * The value of JSON that a text means; undefined where it means none of that type, or what the type
 * itself refuses.
 */
function meant(type: GraphQLInputType, text: string): unknown {
  const own = getNullableType(type);
  if (isListType(own)) return meant(own.ofType, text);
  if (isInputObjectType(own)) return jsonIn(text);
  if (isWhole(own)) return WHOLE.test(text) ? Number(text) : undefined;
  if (own.name === 'Float') return NUMBER.test(text) ? Number(text) : undefined;
  return own.name === 'Boolean' ? FLAGS[text] : text;
}

/** What is expected at a path within an input; null for an object, wrong in one of many ways. */
function expectedAt(type: GraphQLInputType, path: readonly (string | number)[]): string | null {
  const own = getNullableType(type);
  const [step, ...deeper] = path;
  if (isListType(own)) return expectedAt(own.ofType, typeof step === 'number' ? deeper : path);
  if (!isInputObjectType(own)) return expectedOf(own);
  const field = typeof step === 'string' ? own.getFields()[step] : undefined;
  return field === undefined ? null : expectedAt(field.type, deeper);
}

const isWithin = (value: unknown, { minimum, maximum }: ArgumentBounds): boolean =>
  typeof value !== 'number' || (value >= (minimum ?? value) && value <= (maximum ?? value));

/** @throws InvalidInputError naming the parameter, and what within it is wrong */
function readOne({ name, type, isNeeded, bounds }: QueryVariable, given: readonly string[]): unknown {
  const [first, ...others] = given;
  if (first === undefined) {
    if (isNeeded) throw new InvalidInputError(name, `given: ${expectedOf(type, bounds)}`);
    return undefined;
  }
  const isList = isListType(getNullableType(type));
  if (!isList && others.length > 0) throw new InvalidInputError(name, 'given once');
  const values = given.map((text) => meant(type, text));
  if (values.some((value) => value === undefined || !isWithin(value, bounds)))
    throw new InvalidInputError(name, expectedOf(type, bounds));
  const value = isList ? values : values[0];
  coerceInputValue(value, type, (path, _value, cause) => {
    const inside = isList ? path.slice(1) : path;
    if (inside.length === 0 && !isObject(value))
      throw new InvalidInputError(name, expectedOf(type, bounds), { cause });
    const expected = expectedAt(type, path) ?? `right: ${cause.message}`;
    throw new InvalidInputError([name, ...inside].join('.'), expected, { cause });
  });
  return value;
}

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

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
