import { createHash } from 'node:crypto';

/**
 * One SQL statement. The label names it in metrics, logs and in PostgreSQL's list of prepared
 * statements.
 */
export interface Statement {
  label: string;
  text: string;
  values?: readonly unknown[];
  /** Makes a row of its cells, in the order of its columns. Left out: an object of their names. */
  read?: (cells: Cells) => unknown;
}

/** The values of one row. */
export type Cells = readonly unknown[];

/** Runs SQL: the whole database, or one transaction of it. */
export interface SqlExecutor {
  query<Row>(statement: Statement): Promise<Row[]>;
}

/**
 * Texts depend on the fields and filters that a request selects, and PostgreSQL keeps each prepared
 * statement in the memory of its session: past this many texts, further ones are sent unprepared.
 */
const MAX_PREPARED = 400;

const preparedNames = new Map<string, string>();

/**
 * The name under which `statement` is prepared, the same for the same text; undefined past the
 * limit.
 */
export function preparedName({ label, text }: Statement): string | undefined {
  const known = preparedNames.get(text);
  if (known !== undefined || preparedNames.size >= MAX_PREPARED) return known;
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 12);
  const name = `${label.slice(0, 48)}_${digest}`;
  preparedNames.set(text, name);
  return name;
}
