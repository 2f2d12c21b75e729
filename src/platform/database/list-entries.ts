import type { Ordering } from './list-order';
import { ROW } from './list-picking';
import { joinLines, whereClause } from './list-text';
import type { Parameters } from './parameters';

/**
 * A table that has an entry for each value of a column of arrays, or for each parent of a list, and
 * each row that has it, in an order of the list: no index of arrays or of joined rows has one.
 */
export interface EntryTable {
  readonly table: string;
  /** Its column that holds for one entry of each value and row, where there may be more. */
  readonly only?: string;
  /** Its column with the value, or with the parent's id. */
  readonly value: string;
  /** Its column with the id of the list's row. */
  readonly row: string;
  /** The order of the list that its index `(value, key, row)` has. */
  readonly order: string;
  /** Its column with the key of that order. */
  readonly key: string;
}

/**
 * A table with an entry for each row that a list has, where it takes long to tell of a row whether
 * the list has it: pages walk the entries.
 */
export interface ListedTable {
  readonly table: string;
  /** Its column with the id of the list's row. */
  readonly row: string;
  /** By order of the list: its column with the key, of which it has an index `(key, row)`. */
  readonly keys: Readonly<Record<string, string>>;
}

/** The rows that have one value, in the order that is asked for. */
export interface Entries {
  /** `FROM` the entries and their rows. */
  readonly rows: string;
  /** Tells these rows from others of the list; null where there are no others. */
  readonly condition: string | null;
  readonly ordering: Ordering;
  readonly id: string;
  /** Whether nothing else is asked of the rows. */
  readonly isAll: boolean;
}

const ENTRY = 'entry';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const given = (filter: object): [string, unknown][] =>
  Object.entries(filter).filter(([, value]) => value !== undefined);

/** The first condition `{ has: value }` that must hold and that a table has entries for. */
function findHas(where: object, tables: Readonly<Record<string, EntryTable>>, ordering: Ordering) {
  for (const [name, comparison] of given(where)) {
    const table = Object.hasOwn(tables, name) ? tables[name] : undefined;
    if (table === undefined || !isIn(table, ordering) || !isRecord(comparison)) continue;
    const { has } = comparison;
    if (typeof has === 'string') return { table, has, isAlone: given(comparison).length === 1 };
  }
  return null;
}

/** Whether an ordering is the one that the entries are in. */
const isIn = (table: EntryTable, { name }: Ordering): boolean => name.split(':')[0] === table.order;

/** Holds for the entries of a value, once for each row. */
const isOf = (table: EntryTable, value: string): string[] => [
  `${ENTRY}."${table.value}" = ${value}`,
  ...(table.only === undefined ? [] : [`${ENTRY}."${table.only}"`]),
];

type ValueEntries = Omit<Entries, 'isAll' | 'condition'> & { readonly condition: string };

/** The entries whose value is that of an expression. */
const entriesWith = (
  table: EntryTable,
  value: string,
  { ordering, source }: { readonly ordering: Ordering; readonly source: string },
): ValueEntries => {
  const id = `${ENTRY}."${table.row}"`;
  return {
    rows: `FROM ${table.table} ${ENTRY} JOIN ${source} ${ROW} ON ${ROW}.id = ${id}`,
    condition: isOf(table, value).join(' AND '),
    ordering: { ...ordering, expression: `${ENTRY}."${table.key}"` },
    id,
  };
};

/**
 * The entries of a parent, in whose table all rows of the parent are.
 *
 * @returns null where there are no entries in this order
 */
export const entriesOfParent = (
  table: EntryTable | undefined,
  parent: string,
  at: { readonly ordering: Ordering; readonly source: string },
): ValueEntries | null =>
  table === undefined || !isIn(table, at.ordering) ? null : entriesWith(table, parent, at);

/**
 * What counts the rows of a parent by their entries, which are read from an index: those of rows
 * that the list has not are few, and left out.
 */
export const countOfEntries = (
  table: EntryTable,
  parent: string,
  { source, condition }: { readonly source: string; readonly condition: string | undefined },
): string =>
  joinLines([
    `FROM ${table.table} ${ENTRY}`,
    whereClause([
      ...isOf(table, parent),
      ...(condition === undefined
        ? []
        : [
            `(${ENTRY}."${table.row}" IN (SELECT ${ROW}.id FROM ${source} ${ROW} WHERE NOT (${condition}))) IS NOT TRUE`,
          ]),
    ]),
  ]);

/**
 * All rows of a list by the table of what it has. Each is looked up where its entry is read
 * (OFFSET 0): joined, rows might be walked in their own order, and looked for among the entries.
 *
 * @returns null where there are no entries in this order
 */
export function entriesOfListed(
  { table, row, keys }: ListedTable,
  ordering: Ordering,
  source: string,
): Omit<Entries, 'isAll'> | null {
  const key = keys[ordering.name.split(':')[0] ?? ''];
  if (key === undefined) return null;
  const id = `${ENTRY}."${row}"`;
  return {
    rows: `FROM ${table} ${ENTRY} CROSS JOIN LATERAL (SELECT * FROM ${source} ${ROW} WHERE ${ROW}.id = ${id} OFFSET 0) ${ROW}`,
    condition: null,
    ordering: { ...ordering, expression: `${ENTRY}."${key}"` },
    id,
  };
}

/**
 * Where a valid filter asks for rows that have one value: the entries of that value.
 *
 * @returns null where there are no entries in this order
 */
export function entriesOf(
  where: object | null | undefined,
  ordering: Ordering,
  {
    tables,
    source,
    parameters,
  }: {
    readonly tables: Readonly<Record<string, EntryTable>>;
    readonly source: string;
    readonly parameters: Parameters;
  },
): Entries | null {
  if (where === null || where === undefined) return null;
  const found = findHas(where, tables, ordering);
  if (found === null) return null;
  const { table, has, isAlone } = found;
  return {
    ...entriesWith(table, parameters.add(has, 'text'), { ordering, source }),
    isAll: isAlone && given(where).length === 1,
  };
}
