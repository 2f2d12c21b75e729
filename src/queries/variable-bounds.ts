import { TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from 'graphql';
import { boundsOf, type ArgumentBounds } from '../platform/graphql/argument-bounds';
import { placesOf } from './argument-places';

type Bound = keyof ArgumentBounds;
type Choose = (...values: number[]) => number;

const TIGHTER: Readonly<Record<Bound, Choose>> = {
  minimum: Math.max,
  minLength: Math.max,
  maximum: Math.min,
  maxLength: Math.min,
};
const BOUNDS = ['minimum', 'maximum', 'minLength', 'maxLength'] as const;

/** What holds where both do. */
const both = (one: ArgumentBounds, other: ArgumentBounds): ArgumentBounds =>
  Object.fromEntries(
    BOUNDS.flatMap((name) => {
      const values = [one[name], other[name]].filter((value) => value !== undefined);
      return values.length === 0 ? [] : [[name, TIGHTER[name](...values)]];
    }),
  );

/** What the fields that take a variable hold it to, by the names of variables. */
export function boundsOfVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
): ReadonlyMap<string, ArgumentBounds> {
  const types = new TypeInfo(schema);
  const found = new Map<string, ArgumentBounds>();
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: (node) => {
        const field = types.getFieldDef();
        if (!field) return;
        for (const { path, variable } of placesOf(node))
          found.set(variable, both(found.get(variable) ?? {}, boundsOf(field, path)));
      },
    }),
  );
  return found;
}
