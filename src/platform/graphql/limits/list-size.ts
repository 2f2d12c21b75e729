import { isListType, getNullableType, type FieldNode, type GraphQLField } from 'graphql';
import { argumentReader, type ReadArgument, type Variables } from './argument-value';
import { costOf } from './field-cost';

/** Page sizes beyond the maximum are refused by the field itself, so they are ignored here. */
const LONGEST_PAGE = 100;
const USUAL_PAGE = 20;
const SIZE_ARGUMENTS = ['first', 'last', 'ids', 'representations'] as const;

/** How many an argument asks for: the number itself, or its list's length; null for neither. */
export function countOf(value: unknown): number | null {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' ? Math.max(value, 0) : null;
}

export const isList = (field: GraphQLField<unknown, unknown>): boolean =>
  isListType(getNullableType(field.type));

/** How many objects a field returns at most; null where no argument of it says so. */
export type ListSize = ((variables: Variables) => number) | null;

function pageOf(read: ReadArgument): (variables: Variables) => number | null {
  return (variables) => {
    const value = read(variables);
    const count = countOf(value);
    return count === null || Array.isArray(value) ? count : Math.min(count, LONGEST_PAGE);
  };
}

/** The largest of the sizes that are given: a field may refuse two of them, or believe either. */
export function listSize(node: FieldNode, field: GraphQLField<unknown, unknown>): ListSize {
  const { sizedBy, usualSize = USUAL_PAGE } = costOf(field);
  const paths = sizedBy ?? SIZE_ARGUMENTS.filter((name) => field.args.some((each) => each.name === name));
  if (paths.length === 0) return null;
  const sizes = paths.map((path) => pageOf(argumentReader(node, field, path)));
  return (variables) => {
    const given = sizes.map((size) => size(variables)).filter((size) => size !== null);
    return given.length === 0 ? usualSize : Math.max(...given);
  };
}
