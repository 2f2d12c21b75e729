import { orderByClause, type Ordering } from './list-order';
import { ROW, type Picking } from './list-picking';
import { joinLines, nested, whereClause } from './list-text';

/** What ranks a search of a long list. */
export interface Ranking extends Picking {
  /** The order in which the best-known rows come first. */
  readonly bestKnown: Ordering;
  /** Of rows that have the name that was asked for: they are ranked whatever is known of them. */
  readonly named: string | null;
}

/**
 * By relevance so many of the rows that are found are ranked: the best known. To rank a row its
 * words are read, which takes long for a word that most rows have.
 */
const MOST_RANKED = 1_000;

/** Of so many best-known rows that are tried, so many tell that the search finds most. */
const TRIED = 200;
const MANY_OF_TRIED = 20;
/** Where it finds many, so many of the best known are looked through for those that are ranked. */
const WALKED = 10_000;

const id = `${ROW}.id`;
/** How well a row is known, as what stands around its rows reads it. */
const known = '"knownKey"';

/**
 * The best-known rows that a search finds, ranked. A word that many rows have is looked for in the
 * best-known rows. Where those are not enough to rank, and for any other word, all that are found
 * by the index of words are read without their words before the best known of them are ranked.
 */
export function pickBestKnown(ranking: Ranking): string {
  const { rows, beside, own, narrowing, past, reading, limit, bestKnown, named } = ranking;
  const keyed = `SELECT ${ROW}.*, ${bestKnown.expression} AS ${known} ${rows}`;
  const mostKnown = joinLines([orderByClause(`${ROW}.${known}`, id, bestKnown), `LIMIT ${MOST_RANKED}`]);
  const first = (many: number): string =>
    nested(
      joinLines([
        keyed,
        whereClause(own),
        orderByClause(bestKnown.expression, id, bestKnown),
        `LIMIT ${many}`,
      ]),
    );
  const tried = joinLines([
    `SELECT count(*) AS found FROM ${first(TRIED)} ${ROW}${beside}`,
    whereClause(narrowing),
  ]);
  const walked = joinLines([
    `SELECT ${ROW}.* FROM ${first(WALKED)} ${ROW}${beside}`,
    whereClause([`(SELECT found FROM tried) >= ${MANY_OF_TRIED}`, ...narrowing]),
    mostKnown,
  ]);
  const gathered = (conditions: readonly string[], found: readonly string[]): string =>
    joinLines([
      `SELECT ${ROW}.* FROM ${nested(
        joinLines([`${keyed}${beside}`, whereClause([...own, ...found]), 'OFFSET 0']),
      )} ${ROW}`,
      whereClause(conditions),
      mostKnown,
    ]);
  const candidates = [
    'SELECT * FROM walked',
    gathered([`(SELECT count(*) FROM walked) < ${MOST_RANKED}`], narrowing),
    ...(named === null ? [] : [gathered([], [named, ...narrowing])]),
  ];
  return joinLines([
    `WITH tried AS MATERIALIZED ${nested(tried)},`,
    `walked AS MATERIALIZED ${nested(walked)},`,
    `candidate AS MATERIALIZED ${nested(candidates.map(nested).join('\nUNION ALL\n'))}`,
    `SELECT ${ROW}.*, ${reading.expression} AS "sortKey"`,
    `FROM (SELECT DISTINCT ON (id) * FROM candidate) ${ROW}${beside}`,
    whereClause(past),
    orderByClause(reading.expression, id, reading),
    `LIMIT ${limit}`,
  ]);
}
