import { ROW, type Picking } from './list-picking';
import { joinLines, nested, whereClause } from './list-text';

/** Counts of a list are exact up to so many: of the whole list, and of what a filter leaves. */
export const EXACT_WHOLE = 50_000;
export const EXACT_FILTERED = 10_000;

/** Places that are tried to tell whether far more rows pass than are counted one by one. */
const TRIED = 500;
/** So many of them must hold a row that passes: of fewer an estimate says little. */
const ENOUGH = 25;
/** Places whose rows stand for all rows of a list when its values are counted. */
const SAMPLED = 10_000;

/** The rows that are counted, and how many of them one by one. */
export interface Countable extends Pick<Picking, 'rows' | 'beside' | 'own' | 'narrowing'> {
  readonly exactTo: number;
}

/** Always the same places of a list, made up: ids from 1 to the last one that is seen. */
const places = (many: number): string =>
  `(SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
    FROM generate_series(1, ${many}) AS step, last) AS place`;

/** The rows at these places, each looked up by its id. */
function rowsAt(many: number, { rows, beside, own }: Countable): string {
  const isThere = [`${ROW}.id = place.id`, ...own];
  const row = joinLines([`SELECT ${ROW}.* ${rows}`, whereClause(isThere), 'LIMIT 1']);
  return `FROM ${places(many)} CROSS JOIN LATERAL ${nested(row)} ${ROW}${beside}`;
}

/**
 * What tells how many rows pass, by places that are looked up by their ids: of rows that are seen
 * alone, whose last id everybody knows. A row that is hidden is as a row that is not there.
 */
function tried(list: Countable): string[] {
  const found = joinLines([
    `SELECT count(*) AS hits, count(*) * (SELECT id FROM last) / ${TRIED} AS rows`,
    rowsAt(TRIED, list),
    whereClause(list.narrowing),
  ]);
  return [
    `last AS MATERIALIZED (SELECT max(${ROW}.id) AS id ${list.rows})`,
    `tried AS MATERIALIZED ${nested(found)}`,
  ];
}

/** Whether far more pass than are counted. */
const isMany = ({ exactTo }: Countable): string =>
  `(SELECT hits >= ${ENOUGH} AND rows >= ${2 * exactTo} FROM tried)`;

/**
 * Counts the rows of a long list as far as it is counted exactly: `count`, and `isExact`. Far above
 * that nothing is counted; between, the estimate is never below what was counted.
 */
export function estimatedCount(list: Countable): string {
  const { rows, beside, own, narrowing, exactTo: most } = list;
  const some = joinLines([
    `SELECT ${rows}${beside}`,
    whereClause([...own, ...narrowing]),
    `LIMIT ${most + 1}`,
  ]);
  return joinLines([
    `WITH ${[
      ...tried(list),
      `counted AS MATERIALIZED ${nested(
        joinLines([`SELECT count(*) AS rows FROM ${nested(some)} one`, `HAVING NOT ${isMany(list)}`]),
      )}`,
    ].join(',\n')}`,
    `SELECT coalesce(CASE WHEN counted.rows <= ${most} THEN counted.rows END, greatest(tried.rows, ${most + 1}))::int AS count,`,
    `  coalesce(counted.rows <= ${most}, false) AS "isExact"`,
    'FROM tried LEFT JOIN counted ON true',
  ]);
}

/** Tables of the rows whose values are counted, `matched`, and of what each stands for, `scale`. */
export function sampledRows(list: Countable, columns: string): string[] {
  const { rows, beside, own, narrowing } = list;
  const all = joinLines([
    `SELECT 0 AS "parentId", ${columns} ${rows}${beside}`,
    whereClause([...own, ...narrowing, `NOT ${isMany(list)}`]),
  ]);
  const some = joinLines([
    `SELECT 0, ${columns} ${rowsAt(SAMPLED, list)}`,
    whereClause([isMany(list), ...narrowing]),
  ]);
  return [
    ...tried(list),
    `matched AS MATERIALIZED ${nested([all, some].join('\nUNION ALL\n'))}`,
    `scale AS MATERIALIZED (SELECT CASE WHEN ${isMany(list)} THEN greatest(last.id::float8 / ${SAMPLED}, 1) ELSE 1 END AS by FROM last)`,
  ];
}
