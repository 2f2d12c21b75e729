import type { Fault } from './fault';
import { CsvError, parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { storable } from './plain-json';

/** Texts of a row by the names of their columns. */
export type Cells = ReadonlyMap<string, string>;

/**
 * A row of a CSV file by column names, or why it cannot be read; `line` is where it ends, counted
 * from 1.
 */
export type CsvRow =
  { kind: 'row'; line: number; cells: Cells } | { kind: 'unreadable'; line: number; reason: Fault };

const MAX_ROW_CHARACTERS = 1024 * 1024;
const parsedSchema = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) });

/** The trimmed text under the first of `columns` that has any; null when none has. */
export function cellOf(cells: Cells, ...columns: string[]): string | null {
  for (const column of columns) {
    const text = cells.get(column)?.trim() ?? '';
    if (text !== '') return text;
  }
  return null;
}

/**
 * Rows of a CSV stream under the names of its first line. Holds one row at a time. What breaks the
 * syntax ends the table: nothing behind it can be trusted to be a row.
 */
export async function* csvRows(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRow> {
  const source = Readable.from(bytes);
  const parser = parse({
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_CHARACTERS,
    info: true,
  });
  source.on('error', (error) => parser.destroy(error));
  let header: string[] | null = null;
  let line = 1;
  try {
    for await (const item of source.pipe(parser)) {
      const { record, info } = parsedSchema.parse(item);
      line = info.lines;
      const cells = record.map((cell) => storable(cell));
      if (header === null) header = cells.map((name) => name.trim());
      else yield { kind: 'row', line, cells: named(header, cells) };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield {
      kind: 'unreadable',
      line: line + 1,
      reason: { message: `is no CSV: ${error.message}`, reason: `is no CSV: ${error.code}` },
    };
  } finally {
    source.destroy();
  }
}

/** The first of two columns with one name counts; cells beyond the header have no name. */
function named(header: readonly string[], cells: readonly string[]): Map<string, string> {
  const row = new Map<string, string>();
  header.forEach((name, place) => {
    if (!row.has(name)) row.set(name, cells[place] ?? '');
  });
  return row;
}
