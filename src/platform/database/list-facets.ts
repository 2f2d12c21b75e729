import type { Facet } from './list-definition';

/** Each row stands for itself. */
export const EACH_ONCE = 'scale AS (SELECT 1::float8 AS by)';

/** How many rows those that were counted stand for. */
const COUNTED = `round(count(*) * (SELECT by FROM scale))::int AS count, (SELECT by FROM scale) = 1 AS "isExact"`;

/** Tells a search whose facets have no value from one that found nothing. */
export const COUNT_MATCHED = `(SELECT 0 AS "parentId", NULL AS facet, NULL AS value, ${COUNTED} FROM matched)`;

/** How often each value of a facet is among the rows that match. */
export function countFacet(name: string, facet: Facet): string {
  const [from, value] =
    facet.kind === 'joined'
      ? [`matched ${facet.join}`, facet.value]
      : facet.kind === 'values'
        ? [`matched CROSS JOIN unnest(matched."${facet.column}") AS one(value)`, 'one.value']
        : ['matched', `matched."${facet.column}"`];
  return (
    `(SELECT matched."parentId", '${name}' AS facet, ${value} AS value, ${COUNTED}\n` +
    `  FROM ${from}\n  WHERE ${value} IS NOT NULL GROUP BY 1, 3)`
  );
}
