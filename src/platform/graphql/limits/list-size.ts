import { Kind, type FieldNode, type GraphQLField, type ValueNode } from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/** How many objects a field may return, known at once or when the variables are. */
export type ListSize =
  | { readonly kind: 'fixed'; readonly count: number }
  | { readonly kind: 'variable'; readonly name: string; readonly fallback: number };

/** Page sizes beyond the maximum are refused by the field itself, so they are ignored here. */
const LONGEST_PAGE = 100;
const USUAL_PAGE = 20;

function countOf(value: unknown): number | null {
  if (Array.isArray(value)) return value.length;
  if (typeof value === 'number') return Math.min(Math.max(value, 0), LONGEST_PAGE);
  return null;
}

function countOfLiteral(value: ValueNode): number | null {
  if (value.kind === Kind.LIST) return value.values.length;
  return value.kind === Kind.INT ? countOf(Number(value.value)) : null;
}

/**
 * Takes the size from the first of the arguments that is given, else from a default, else that of a
 * usual page.
 */
export function listSize(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  sizeArguments: readonly string[],
): ListSize {
  const fallback = field.args
    .filter(({ name }) => sizeArguments.includes(name))
    .map(({ defaultValue }) => countOf(defaultValue))
    .find((count) => count !== null);
  const given = node.arguments?.find(({ name }) => sizeArguments.includes(name.value));
  const usual = fallback ?? USUAL_PAGE;
  if (given?.value.kind === Kind.VARIABLE) {
    return { kind: 'variable', name: given.value.name.value, fallback: usual };
  }
  return { kind: 'fixed', count: (given && countOfLiteral(given.value)) ?? usual };
}

export function resolveSize(size: ListSize, variables: Variables): number {
  return size.kind === 'fixed' ? size.count : (countOf(variables[size.name]) ?? size.fallback);
}
