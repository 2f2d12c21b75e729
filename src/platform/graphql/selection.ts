import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import { parseResolveInfo, type ResolveTree } from 'graphql-parse-resolve-info';
import { NOTHING, type Selection } from '../database';
import { append } from '../group-by';

type Fields = Readonly<Record<string, Readonly<Record<string, ResolveTree>>>>;

/**
 * The executor keeps the array of a field's nodes for all executions that leave out the same fields
 * by `@skip` and `@include`: the selection of a field is worked out once, and is one object for a
 * whole list of parents, by which loaders batch.
 */
const known = new WeakMap<readonly FieldNode[], Selection>();

/**
 * The fields of all types at one place together: a type's row is read only for the fields that it
 * has.
 */
function mergeFields(places: readonly Fields[]): Selection {
  const byName = new Map<string, Fields[]>();
  for (const place of places) {
    for (const fields of Object.values(place)) {
      for (const { name, fieldsByTypeName } of Object.values(fields)) {
        append(byName, name, fieldsByTypeName);
      }
    }
  }
  return { fields: new Map([...byName].map(([name, inner]) => [name, mergeFields(inner)])) };
}

const isTree = (tree: unknown): tree is ResolveTree =>
  typeof tree === 'object' && tree !== null && 'fieldsByTypeName' in tree;

/** What the operation selects under the field that is being resolved. */
export function selectionOf(info: GraphQLResolveInfo): Selection {
  const before = known.get(info.fieldNodes);
  if (before !== undefined) return before;
  const tree = parseResolveInfo(info);
  const selection = isTree(tree) ? mergeFields([tree.fieldsByTypeName]) : NOTHING;
  known.set(info.fieldNodes, selection);
  return selection;
}

/** Both selections together. */
export function mergeSelections(left: Selection, right: Selection): Selection {
  if (left.fields.size === 0) return right;
  if (right.fields.size === 0) return left;
  const fields = new Map(left.fields);
  for (const [name, inner] of right.fields) {
    const own = fields.get(name);
    fields.set(name, own === undefined ? inner : mergeSelections(own, inner));
  }
  return { fields };
}
