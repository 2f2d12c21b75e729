import { orderByClause, type Ordering } from './list-order';
import { joinLines, nested, whereClause } from './list-text';

/** What says which rows of a list a page is of; conditions are over its rows. */
export interface Picking {
  /** `FROM` the rows of the list. */
  readonly rows: string;
  /** One row beside them that conditions and order refer to; empty where there is none. */
  readonly beside: string;
  /** Hold for the rows of a parent; empty without parents. */
  readonly ties: readonly string[];
  /** Hold for every row of the list. */
  readonly own: readonly string[];
  /** What is asked for: a filter, a search. */
  readonly narrowing: readonly string[];
  /** Beyond a cursor. */
  readonly past: readonly string[];
  /** As it is read, which may be from the end. */
  readonly reading: Ordering;
  /** What rows of the same key are ordered by. */
  readonly id: string;
  readonly limit: number;
}

/** The rows of a list in its order, as they are walked. */
export interface Walk extends Pick<Picking, 'rows' | 'own' | 'past' | 'reading' | 'id'> {
  /** Whether what is asked for looks up one row of another list for each of these. */
  readonly looksUpOne: boolean;
}

/** The alias of the list's rows. */
export const ROW = 'item';

/**
 * Rows that are looked through in the list's order before all that pass a filter are gathered: a
 * filter that one of a hundred rows passes fills a page from them.
 */
const WALKED = 2_000;
/** So many are looked through where those tell that twice a page passes among them. */
const WALKED_ON = 20_000;

/** As it is read by what stands around it. */
const key = '"sortKey"';

const sorted = ({ reading, limit }: Pick<Picking, 'reading' | 'limit'>): string =>
  joinLines([orderByClause(key, `${ROW}.id`, reading), `LIMIT ${limit}`]);

/**
 * In the order's own index; or all that pass are sorted, where the planner takes them for few. It
 * takes rows of a parent for as many as the average, and would sort all of a parent with thousands
 * for a page that is longer than that: how long the page is, it is not told (SELECT).
 */
export function pickInOrder(picking: Picking): string {
  const { rows, beside, ties, own, narrowing, past, reading, id, limit } = picking;
  return joinLines([
    `SELECT ${ROW}.*, ${reading.expression} AS "sortKey" ${rows}${beside}`,
    whereClause([...ties, ...own, ...narrowing, ...past]),
    orderByClause(reading.expression, id, reading),
    ties.length === 0 ? `LIMIT ${limit}` : `LIMIT (SELECT ${limit})`,
  ]);
}

/** Conditions tried row by row (OFFSET 0): joined, all that they may find would be read. */
const ofEach = (conditions: readonly string[]): string =>
  `CROSS JOIN LATERAL ${nested(joinLines(['SELECT', whereClause(conditions), 'OFFSET 0']))} passes`;

/**
 * Of a long list: whether many rows pass a filter is not known before it is tried, and a plan that
 * is made for all values would be wrong for some. So the first rows in order are looked through,
 * and more of them where some pass, if too few for a page; where neither fills it, all rows that
 * pass are gathered from the indexes of what is filtered by, and sorted. OFFSET 0 keeps the planner
 * from walking the order instead.
 *
 * @param walk the list's rows, or as many of them as can pass
 */
export function pickByTrying(picking: Picking, walk: Walk): string {
  const { rows, beside, own, narrowing, past, reading, limit } = picking;
  const among = (many: number, once: readonly string[]): string => {
    const first = joinLines([
      `SELECT ${ROW}.*, ${walk.reading.expression} AS "sortKey" ${walk.rows}`,
      whereClause([...walk.own, ...walk.past]),
      orderByClause(walk.reading.expression, walk.id, walk.reading),
      `LIMIT ${many}`,
    ]);
    return joinLines([
      `SELECT ${ROW}.* FROM ${nested(first)} ${ROW}${beside}`,
      ...(walk.looksUpOne ? [ofEach(narrowing), whereClause(once)] : [whereClause([...once, ...narrowing])]),
      sorted(picking),
    ]);
  };
  const found = (table: string): string => `(SELECT count(*) FROM ${table})`;
  const isNear = [
    `${found('walked')} < ${limit}`,
    `${found('walked')} * ${WALKED_ON / WALKED} >= ${2 * limit}`,
  ];
  const isFar = [`${found('walked')} < ${limit}`, `${found('further')} < ${limit}`];
  const gathered = joinLines([
    `SELECT ${ROW}.* ${rows}${beside}`,
    whereClause([...own, ...past, ...narrowing]),
    'OFFSET 0',
  ]);
  const rest = joinLines([
    `SELECT ${ROW}.*, ${reading.expression} AS "sortKey" FROM ${nested(gathered)} ${ROW}`,
    whereClause(isFar),
    sorted(picking),
  ]);
  return joinLines([
    `WITH walked AS MATERIALIZED ${nested(among(WALKED, []))},`,
    `further AS MATERIALIZED ${nested(among(WALKED_ON, isNear))}`,
    `SELECT * FROM walked WHERE ${found('walked')} >= ${limit}`,
    'UNION ALL',
    `SELECT * FROM further WHERE ${found('further')} >= ${limit}`,
    'UNION ALL',
    nested(rest),
  ]);
}
