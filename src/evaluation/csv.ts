import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import {
  columnKey,
  partedWords,
  dialectOf,
  plainDecimal,
  type CsvDialect,
  type DecimalMark,
} from '../platform/csv-dialect';
import { AppError } from '../platform/errors';

/** One line of a table, by the keys of its columns; cells are trimmed. */
export interface CsvRow {
  file: string;
  line: number;
  cells: Readonly<Record<string, string>>;
  decimalMark: DecimalMark | null;
}

const RECORDS = z.array(
  z.object({ info: z.object({ lines: z.number() }), record: z.record(z.string(), z.string()) }),
);

/**
 * Reads a table with a header line; its columns are found in any case, its cells whatever parts
 * them.
 * @throws AppError BAD_USER_INPUT naming the file, and the line or column at fault
 */
export function readTable(file: string, required: readonly string[]): CsvRow[] {
  const name = path.basename(file);
  const text = readText(file);
  if (text.trim() === '') throw faulty(name, 'is empty');
  const dialect = dialectOf(text);
  const header = parseHeader(text, name, dialect);
  for (const column of required) {
    if (!header.includes(column))
      throw faulty(name, `has no column "${column}"${partedWords(dialect)}`, column);
  }
  const rows = parseRecords(text, name, dialect);
  if (rows.length === 0) throw faulty(name, 'has a header but no rows');
  return rows;
}

function readText(file: string): string {
  const bytes = readBytes(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('BAD_USER_INPUT', `"${path.basename(file)}" is not text in UTF-8.`, { cause });
  }
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    const missing = typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ENOENT';
    throw new AppError(
      'BAD_USER_INPUT',
      `The file "${file}" ${missing ? 'does not exist' : 'cannot be read'}.`,
      {
        cause,
      },
    );
  }
}

function parseHeader(text: string, name: string, { delimiter, headerLine }: CsvDialect): string[] {
  const options = { bom: true, delimiter, from_line: headerLine, to: 1, trim: true };
  const first: unknown = guarded(name, () => parse(text, options)[0]);
  return z.array(z.string()).catch([]).parse(first).map(columnKey);
}

function parseRecords(text: string, name: string, dialect: CsvDialect): CsvRow[] {
  const { delimiter, headerLine: from_line, decimalMark } = dialect;
  const columns = (header: string[]) => header.map(columnKey);
  const options = {
    bom: true,
    delimiter,
    from_line,
    columns,
    info: true,
    trim: true,
    skip_empty_lines: true,
  };
  const records: unknown = guarded(name, () => parse(text, options));
  return RECORDS.parse(records).map(({ info, record }) => ({
    file: name,
    line: info.lines,
    cells: record,
    decimalMark,
  }));
}

function guarded<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new AppError('BAD_USER_INPUT', `"${name}" is not a well-formed CSV table: ${cause.message}.`, {
      cause,
    });
  }
}

function faulty(name: string, what: string, field?: string): AppError {
  return new AppError('BAD_USER_INPUT', `"${name}" ${what}.`, field === undefined ? {} : { field });
}

/** The text of a cell; a missing or empty one is undefined. */
export function optionalText(row: CsvRow, column: string): string | undefined {
  const cell = row.cells[column];
  return cell === undefined || cell === '' ? undefined : cell;
}

/** @throws AppError naming file, line and column when the cell is empty */
export function requiredText(row: CsvRow, column: string): string {
  const cell = optionalText(row, column);
  if (cell === undefined) throw faultyCell(row, column, 'is empty');
  return cell;
}

/**
 * @throws AppError naming file, line and column when the cell holds anything but a finite number
 */
export function optionalNumber(row: CsvRow, column: string): number | undefined {
  const cell = optionalText(row, column);
  if (cell === undefined) return undefined;
  const value = Number(plainDecimal(cell, row.decimalMark));
  if (!Number.isFinite(value)) throw faultyCell(row, column, `is "${cell}", which is not a number`);
  return value;
}

/** @throws AppError naming file, line and column when the cell is empty or no finite number */
export function requiredNumber(row: CsvRow, column: string): number {
  const value = optionalNumber(row, column);
  if (value === undefined) throw faultyCell(row, column, 'is empty');
  return value;
}

export function faultyCell(row: CsvRow, column: string, what: string): AppError {
  return new AppError('BAD_USER_INPUT', `"${row.file}" line ${row.line}: "${column}" ${what}.`, {
    field: column,
  });
}
