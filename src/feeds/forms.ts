import { stringify } from 'csv-stringify/sync';
import type { Feed, Row, Whole } from './feed';

/** What is told behind the rows. */
export interface End extends Whole {
  readonly next: string | null;
  readonly limit: number | null;
}

/** How the rows of a feed are written, as they come. */
export interface Form {
  readonly contentType: string;
  head(feed: Feed): string;
  /** @param isFirst whether no rows were written before */
  rows(rows: readonly Row[], isFirst: boolean): string;
  tail(end: End): string;
}

/** `{ items, nextCursor, totalCount, totalCountIsExact, limit, revision }`, a row a line. */
const json: Form = {
  contentType: 'application/json; charset=utf-8',
  head: () => '{"items":[',
  rows: (rows, isFirst) =>
    rows.map((row, at) => `${isFirst && at === 0 ? '' : ','}\n${JSON.stringify(row)}`).join(''),
  tail: ({ next, totalCount, totalCountIsExact, limit, revision, abstention, warning }) => {
    const end = {
      nextCursor: next,
      ...{ totalCount, totalCountIsExact, limit, revision },
      ...(abstention !== undefined && { abstention }),
      ...(warning !== undefined && { warning }),
    };
    return `\n],${JSON.stringify(end).slice(1)}\n`;
  },
};

const CSV = {
  // Spreadsheets compute a cell that begins with = + - or @: such text is written behind a '.
  escape_formulas: true,
  cast: { boolean: (value: boolean): string => String(value) },
};

/** RFC 4180, with the names of the columns first. */
const csv: Form = {
  contentType: 'text/csv; charset=utf-8; header=present',
  head: ({ columns }) => stringify([Object.keys(columns.shape)]),
  rows: (rows) =>
    stringify(
      rows.map((row) => Object.values(row)),
      CSV,
    ),
  tail: () => '',
};

/** By the ending of an address. */
export const FORMS = { json, csv } satisfies Readonly<Record<string, Form>>;
