import type { Ordering } from './list-order';
import { ROW } from './list-picking';
import type { Parameters } from './parameters';

/**
 * A table that has an entry for each value of a column of arrays, or for each parent of a list, and
 * each row that has it, in an order of the list: no index of arrays or of joined rows has one.
 */
export interface EntryTable {
  readonly table: string;
  /** Its column with the value, or with the parent's id. */
  readonly value: string;
  /** Its column with the id of the list's row. */
  readonly row: string;
  /** The order of the list that its index `(value, key, row)` has. */
  readonly order: string;
  /** Its column with the key of that order. */
  readonly key: string;
}

/** The rows that have one value, in the order that is asked for. */
export interface Entries {
  /** `FROM` the entries and their rows. */
  readonly rows: string;
  readonly condition: string;
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

/** The entries whose value is that of an expression. */
const entriesWith = (
  table: EntryTable,
  value: string,
  { ordering, source }: { readonly ordering: Ordering; readonly source: string },
): Omit<Entries, 'isAll'> => {
  const id = `${ENTRY}."${table.row}"`;
  return {
    rows: `FROM ${table.table} ${ENTRY} JOIN ${source} ${ROW} ON ${ROW}.id = ${id}`,
    condition: `${ENTRY}."${table.value}" = ${value}`,
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
): Omit<Entries, 'isAll'> | null =>
  table === undefined || !isIn(table, at.ordering) ? null : entriesWith(table, parent, at);

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
