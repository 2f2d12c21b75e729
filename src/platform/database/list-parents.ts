import type { InheritingTie, ListDefinition, Tie } from './list-definition';
import { orderByClause } from './list-order';
import { ROW, type Picking } from './list-picking';
import { joinLines, nested } from './list-text';
import type { Parameters } from './parameters';

/** Rows of many parents, read by one statement. */
export interface Parents {
  readonly scope: string;
  readonly ids: readonly number[];
}

/** The alias of the parents of a list's rows. */
export const PARENT = 'parent';
/** Of a parent: the id that its rows have. Parents that show rows of others have several. */
const OWNER = '"ownerId"';
/** The parent of a picked row, beside the row's own columns. */
const OF_PARENT = '"ofParent"';
/** The first value of a statement for many parents. */
const IDS = '$1::int[]';

/** What parents of one scope read. */
export interface Parentage {
  /** What stands behind `FROM` for the parents. */
  readonly from: string;
  /** Hold for the rows of a parent. */
  readonly ties: readonly string[];
  /** Whether a parent may come several times, with rows of others. */
  readonly isInheriting: boolean;
}

const isInheriting = (tie: Tie | InheritingTie): tie is InheritingTie => typeof tie !== 'function';

/** @throws TypeError where the list has no such scope */
export function parentageOf(
  { name, scopes }: Pick<ListDefinition, 'name' | 'scopes'>,
  { scope, ids }: Parents,
  parameters: Parameters,
): Parentage {
  const tie = scopes?.[scope];
  if (tie === undefined) throw new TypeError(`The list "${name}" has no scope "${scope}".`);
  parameters.add(ids);
  if (!isInheriting(tie)) {
    return { from: `unnest(${IDS}) AS ${PARENT}(id)`, ties: [tie(ROW, `${PARENT}.id`)], isInheriting: false };
  }
  const all = [`SELECT asked.id, asked.id FROM unnest(${IDS}) AS asked(id)`, tie.others(IDS)];
  return {
    from: `${nested(all.join('\nUNION ALL\n'))} AS ${PARENT}(id, ${OWNER})`,
    ties: [
      tie.tie(ROW, `${PARENT}.${OWNER}`),
      `(${PARENT}.${OWNER} = ${PARENT}.id OR ${tie.inherited(ROW)})`,
    ],
    isInheriting: true,
  };
}

/** Selected first of a row that was picked. */
export const PARENT_ID = `${ROW}.${OF_PARENT} AS "parentId"`;

/**
 * The rows that are picked for each parent. Without OFFSET, relations would be joined within each
 * parent: whole tables are read again for each. A parent that shows rows of others has a page of
 * each of them, of which its own page is kept.
 */
export const pickedOfEach = (
  { from, isInheriting: isGathered }: Parentage,
  picked: string,
  { reading, limit }: Pick<Picking, 'reading' | 'limit'>,
): string => {
  const order = orderByClause(`${ROW}."sortKey"`, `${ROW}.id`, reading);
  const place = `, row_number() OVER (PARTITION BY ${PARENT}.id ${order}) AS "placeOfParent"`;
  const rows = joinLines([
    `SELECT ${PARENT}.id AS ${OF_PARENT}, ${ROW}.*${isGathered ? place : ''}`,
    `FROM ${from} CROSS JOIN LATERAL ${nested(picked)} ${ROW}`,
  ]);
  return joinLines(
    isGathered
      ? [
          `SELECT ${ROW}.* FROM ${nested(rows)} ${ROW}`,
          `WHERE ${ROW}."placeOfParent" <= ${limit}`,
          'OFFSET 0',
        ]
      : [rows, 'OFFSET 0'],
  );
};

/** How many rows each parent has, by what counts those of one. */
export const countedOfEach = ({ from, isInheriting: isSummed }: Parentage, counted: string): string => {
  const columns = isSummed
    ? 'sum(counted.count)::int AS count, bool_and(counted."isExact") AS "isExact"'
    : 'counted.count, counted."isExact"';
  return joinLines([
    `SELECT ${PARENT}.id AS "parentId", ${columns}`,
    `FROM ${from} CROSS JOIN LATERAL ${nested(counted)} counted`,
    isSummed ? `GROUP BY ${PARENT}.id` : '',
  ]);
};

/** The rows whose values are counted, with their parent where they have one. */
export const matchedOfEach = (parentage: Parentage | null, columns: string, rows: string): string =>
  parentage === null
    ? joinLines([`SELECT 0 AS "parentId", ${columns}`, rows])
    : joinLines([
        `SELECT ${PARENT}.id AS "parentId", ${columns}`,
        `FROM ${parentage.from} CROSS JOIN LATERAL ${nested(joinLines([`SELECT ${columns}`, rows]))} ${ROW}`,
      ]);
