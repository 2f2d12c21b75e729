import type { Fault } from './fault';
import { CsvError, parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { z } from 'zod';
import {
  columnKey,
  dialectOf,
  plainDecimal,
  SAMPLE_CHARACTERS,
  type CsvDialect,
  type DecimalMark,
} from '../platform/csv-dialect';
import type { CommaUse } from './numbers';
import { storable } from './plain-json';
import { asUtf8, decodedPart } from './text-encoding';

/**
 * Texts of a row by the names of their columns, as the table writes them; found by names in other
 * case, too.
 */
export interface Cells extends ReadonlyMap<string, string> {
  /** How the table is written; left out of what never was a table. */
  readonly dialect?: CsvDialect;
}

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

/** As `cellOf`, of a number: a decimal comma is a point where the table is known to have it. */
export function figureOf(cells: Cells, ...columns: string[]): string | null {
  const text = cellOf(cells, ...columns);
  return text === null ? null : plainDecimal(text, decimalMarkOf(cells));
}

/** What commas are for in the numbers of the table that the row is of. */
export function commaUseOf(cells: Cells): CommaUse {
  const mark = decimalMarkOf(cells);
  if (mark === null) return null;
  return mark === ',' ? 'decimal' : 'group';
}

export const decimalMarkOf = ({ dialect }: Cells): DecimalMark | null => dialect?.decimalMark ?? null;

/** Columns by their names, and names by how they are found: in any case. */
interface Header {
  readonly places: ReadonlyMap<string, number>;
  readonly byKey: ReadonlyMap<string, string>;
}

/** Cells under the names of a header. */
class Row extends Map<string, string> implements Cells {
  constructor(
    private readonly header: Header,
    readonly dialect: CsvDialect,
  ) {
    super();
  }

  override has(column: string): boolean {
    return super.has(column) || this.header.byKey.has(columnKey(column));
  }

  override get(column: string): string | undefined {
    return super.get(column) ?? super.get(this.header.byKey.get(columnKey(column)) ?? column);
  }
}

/**
 * Rows of a CSV stream under the names of its header, whatever parts its cells: commas, semicolons,
 * tabs, vertical bars, or what a line `sep=` before the header says. Holds one row at a time. What
 * breaks the syntax ends the table: nothing behind it can be trusted to be a row.
 */
export async function* csvRows(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRow> {
  let line = 1;
  try {
    const { beginning, texts } = await sampled(textsOf(bytes));
    const dialect = dialectOf(beginning);
    let header: Header | null = null;
    for await (const { cells, line: end } of recordsOf(texts, dialect)) {
      line = end;
      const isText = !cells.some((cell) => cell.includes(NO_TEXT));
      if (!isText) yield { kind: 'unreadable', line, reason: 'is not UTF-8 text' };
      else if (header === null) header = headerOf(cells);
      else yield { kind: 'row', line, cells: named(header, cells, dialect) };
      // Without the names of its columns nothing of a table can be read.
      if (header === null) return;
    }
  } catch (error) {
    const reason = faultOf(error);
    if (reason === null) throw error;
    yield { kind: 'unreadable', line: line + 1, reason };
  }
}

function faultOf(error: unknown): Fault | null {
  return error instanceof CsvError
    ? { message: `is no CSV: ${error.message}`, reason: `is no CSV: ${error.code}` }
    : null;
}

async function* recordsOf(
  texts: AsyncIterable<string>,
  { delimiter, headerLine }: CsvDialect,
): AsyncGenerator<{ cells: string[]; line: number }> {
  const source = Readable.from(texts);
  let broken: { readonly error: CsvError; readonly after: number } | null = null;
  const parser = parse({
    delimiter,
    from_line: headerLine,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_CHARACTERS,
    info: true,
    // Otherwise the rows before it would be lost, as far as nobody has taken them yet.
    skip_records_with_error: true,
    on_skip: (error) => {
      if (error !== undefined) broken ??= { error, after: parser.info.records };
    },
  });
  const faultAfter = (taken: number) => (broken !== null && taken >= broken.after ? broken.error : null);
  let taken = 0;
  source.on('error', (error) => parser.destroy(error));
  try {
    for await (const item of source.pipe(parser)) {
      const fault = faultAfter(taken);
      if (fault !== null) throw fault;
      taken += 1;
      const { record, info } = parsedSchema.parse(item);
      yield { cells: record.map((cell) => storable(cell)), line: info.lines };
    }
    const fault = faultAfter(taken);
    if (fault !== null) throw fault;
  } finally {
    source.destroy();
  }
}

/** Stands beside what a line holds in the place of bytes that are no text; no text has it. */
const NO_TEXT = '\uFFFF';
const LINE_END = 0x0a;

/** Line by line where bytes are no text: what is wrong with one row is not wrong with others. */
async function* textsOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let begun: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of asUtf8(bytes)) {
    const end = chunk.lastIndexOf(LINE_END) + 1;
    begun.push(end === 0 ? chunk : chunk.subarray(0, end));
    length += chunk.length;
    // Of a row that is longer than any may be nothing is read: it need not be whole.
    if (end === 0 && length < MAX_ROW_CHARACTERS) continue;
    yield textOf(Buffer.concat(begun));
    begun = end === 0 ? [] : [chunk.subarray(end)];
    length = chunk.length - end;
  }
  yield textOf(Buffer.concat(begun));
}

function textOf(bytes: Buffer): string {
  const { text, fault } = decodedPart(bytes);
  if (fault === null) return text;
  const lines: string[] = [];
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(LINE_END, start);
    const end = found < 0 ? bytes.length : found + 1;
    const line = decodedPart(bytes.subarray(start, end));
    lines.push(line.fault === null ? line.text : line.text.replaceAll('\uFFFD', `\uFFFD${NO_TEXT}`));
    start = end;
  }
  return lines.join('');
}

/** What a text begins with, and all of it. */
async function sampled(
  texts: AsyncIterable<string>,
): Promise<{ beginning: string; texts: AsyncIterable<string> }> {
  const rest = texts[Symbol.asyncIterator]();
  let beginning = '';
  let isOver = false;
  while (!isOver && beginning.length < SAMPLE_CHARACTERS) {
    const chunk = await rest.next();
    isOver = chunk.done === true;
    if (chunk.done !== true) beginning += chunk.value;
  }
  const all = (async function* () {
    try {
      yield beginning;
      for (let chunk = await rest.next(); chunk.done !== true; chunk = await rest.next()) yield chunk.value;
    } finally {
      await rest.return?.();
    }
  })();
  return { beginning, texts: all };
}

/** The first of two columns with one name counts. */
function headerOf(cells: readonly string[]): Header {
  const places = new Map<string, number>();
  const byKey = new Map<string, string>();
  cells.forEach((cell, place) => {
    const name = cell.trim();
    if (!places.has(name)) places.set(name, place);
    if (!byKey.has(columnKey(name))) byKey.set(columnKey(name), name);
  });
  return { places, byKey };
}

/** Cells beyond the header have no name. */
function named(header: Header, cells: readonly string[], dialect: CsvDialect): Row {
  const row = new Row(header, dialect);
  for (const [name, place] of header.places) row.set(name, cells[place] ?? '');
  return row;
}
