import { ROW, type Picking } from './list-picking';
import { joinLines, nested, whereClause } from './list-text';

/** Rows of a list whose last id is at most this are counted one by one, however many pass. */
const SHORT = 20_000;
/** In a longer list counts are exact up to so many, and values of facets up to so many rows. */
const EXACT = 1_000;
const EXACT_FACETS = 5_000;

/**
 * Places that are tried to tell whether far more rows pass than are counted one by one: of a longer
 * list more, as fewer of its rows make many.
 */
const PLACES = 'least(400 + max(id) / 4000, 5000)';
/** So many of them must hold a row that passes: of fewer an estimate says little. */
const ENOUGH = 25;
/** Places whose rows stand for all rows of a list when its values are counted. */
const SAMPLED = 10_000;

/** The rows that are counted. */
export type Countable = Pick<Picking, 'rows' | 'beside' | 'own' | 'narrowing'>;

/** Always the same places of a list, made up: ids from 1 to the last one that is seen. */
const places = (many: string): string =>
  `(SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
    FROM last CROSS JOIN LATERAL generate_series(1, ${many}) AS step) AS place`;

/** Of conditions over a row: it is named in another way than by its id. */
const ELSE_OF_ROW = new RegExp(`\\b${ROW}\\b(?!\\.id\\b)`);
const ID_OF_ROW = new RegExp(`\\b${ROW}\\.id\\b`, 'g');

/**
 * The rows at these places that pass, each looked up by its id and tried by itself (OFFSET 0): what
 * conditions look for elsewhere would be joined, and read as a whole. Conditions that a row's id
 * is enough for are tried before it is looked up.
 */
function rowsAt(many: string, { rows, beside, own, narrowing }: Countable): string {
  const row = joinLines([
    `SELECT ${ROW}.* ${rows}`,
    whereClause([`${ROW}.id = place.id`, ...own]),
    'LIMIT 1',
  ]);
  if (beside === '' && narrowing.length > 0 && !narrowing.some((condition) => ELSE_OF_ROW.test(condition))) {
    const ofId = narrowing.map((condition) => condition.replaceAll(ID_OF_ROW, 'place.id'));
    const passing = joinLines(['SELECT', whereClause(ofId), 'OFFSET 0']);
    return `FROM ${places(many)} CROSS JOIN LATERAL ${nested(passing)} passing CROSS JOIN LATERAL ${nested(row)} ${ROW}`;
  }
  const passing = joinLines([
    `SELECT ${ROW}.* FROM ${nested(row)} ${ROW}`,
    whereClause(narrowing),
    'OFFSET 0',
  ]);
  return `FROM ${places(many)}${beside} CROSS JOIN LATERAL ${nested(passing)} ${ROW}`;
}

const IS_LONG = `(SELECT id > ${SHORT} FROM last)`;

/**
 * What tells how many rows of a longer list pass, by places that are looked up by their ids: of
 * rows that are seen alone, whose last id everybody knows. A row that is hidden is as a row that is
 * not there.
 */
function tried(list: Countable): string[] {
  const last = joinLines([
    `SELECT id, ${PLACES} AS places FROM (SELECT max(${ROW}.id) AS id ${list.rows}) seen`,
    'GROUP BY id',
  ]);
  const found = joinLines([
    'SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows',
    rowsAt('last.places', list),
    whereClause([IS_LONG]),
  ]);
  return [`last AS MATERIALIZED ${nested(last)}`, `tried AS MATERIALIZED ${nested(found)}`];
}

/** Whether far more pass than `most`. */
const isMany = (most: number): string => `(SELECT hits >= ${ENOUGH} AND rows >= ${2 * most} FROM tried)`;

/**
 * Counts the rows of a long list as far as it is counted exactly: `count`, and `isExact`. Far above
 * that nothing is counted; between, the estimate is never below what was counted. Rows are gathered
 * as they are where all of them are wanted (OFFSET 0, and `last` beside them): for the first of
 * them the planner would walk the table, which for a filter that few rows pass is all of it.
 */
export function estimatedCount(list: Countable): string {
  const { rows, beside, own, narrowing } = list;
  const gathered = joinLines([`SELECT ${rows}${beside}`, whereClause([...own, ...narrowing]), 'OFFSET 0']);
  const some = joinLines([
    `SELECT FROM ${nested(gathered)} one CROSS JOIN last`,
    `LIMIT CASE WHEN ${IS_LONG} THEN ${EXACT + 1} END`,
  ]);
  const counted = joinLines([
    `SELECT count(*) AS rows, count(*) <= ${EXACT} OR ${IS_LONG} IS NOT TRUE AS "isAll"`,
    `FROM ${nested(some)} one HAVING ${isMany(EXACT)} IS NOT TRUE`,
  ]);
  return joinLines([
    `WITH ${[...tried(list), `counted AS MATERIALIZED ${nested(counted)}`].join(',\n')}`,
    `SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, ${EXACT + 1}) END::int AS count,`,
    '  coalesce(counted."isAll", false) AS "isExact"',
    'FROM tried LEFT JOIN counted ON true',
  ]);
}

/** All rows of a kind that are seen, which are counted as they are written. */
export const writtenCount = (kind: string): string =>
  joinLines([
    'SELECT coalesce(sum(known.count), 0)::int AS count, true AS "isExact"',
    `FROM row_count known WHERE known.kind = '${kind}'`,
  ]);

/** Tables of the rows whose values are counted, `matched`, and of what each stands for, `scale`. */
export function sampledRows(list: Countable, columns: string): string[] {
  const { rows, beside, own, narrowing } = list;
  const many = isMany(EXACT_FACETS);
  const all = joinLines([
    `SELECT 0 AS "parentId", ${columns} ${rows}${beside}`,
    whereClause([...own, ...narrowing, `${many} IS NOT TRUE`]),
  ]);
  const some = joinLines([`SELECT 0, ${columns} ${rowsAt(String(SAMPLED), list)}`, whereClause([many])]);
  return [
    ...tried(list),
    `matched AS MATERIALIZED ${nested([all, some].join('\nUNION ALL\n'))}`,
    `scale AS MATERIALIZED (SELECT CASE WHEN ${many} THEN greatest(last.id::float8 / ${SAMPLED}, 1) ELSE 1 END AS by FROM last)`,
  ];
}
