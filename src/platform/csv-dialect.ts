/** How a table in text writes its rows. */
export interface CsvDialect {
  /** The character between two cells. */
  readonly delimiter: string;
  /** Whether there is any in the header. */
  readonly isParted: boolean;
  /** Line of the header, counted from 1; empty ones and `sep=;` may stand before it. */
  readonly headerLine: number;
  /**
   * What stands before the decimals, where the cells show it: `0,85` can only be a decimal comma.
   * Null where they do not, or show both.
   */
  readonly decimalMark: DecimalMark | null;
}
export type DecimalMark = ',' | '.';

/** The first of equals is taken. */
const DELIMITERS: readonly (readonly [string, string])[] = [
  [',', 'commas'],
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'vertical bars'],
];
/** How many lines are looked at, and how many of their characters. */
const SAMPLE_LINES = 200;
export const SAMPLE_CHARACTERS = 64 * 1024;

/** Excel's own first line; programs also write it in quotation marks, and a tab as `\t`. */
const SEPARATOR_LINE = /^"?sep=(\\t|.)"?[,;\t|]*$/i;
/** A line without a cell that holds anything, as spreadsheets write empty rows. */
const EMPTY_LINE = /^[\s,;|]*$/;
const NUMBER_WITH_COMMA = /^[+-]?(\d*),(\d+)\s*%?$/;
const NUMBER_WITH_POINT = /^[+-]?(\d*)\.(\d+)\s*%?$/;
const WITH_DECIMAL_COMMA = /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)?,\d+(?:e[+-]?\d+)?\s*%?$/i;
const GROUP = 3;

/**
 * What parts the cells of a table, as an addition to what it lacks; nothing where that is commas,
 * as everybody expects.
 */
export function partedWords({ delimiter, isParted }: CsvDialect): string {
  const names = DELIMITERS.map(([, name]) => name);
  if (!isParted) return `; its header is one cell: none of ${names.join(', ')} parts it`;
  if (delimiter === ',') return '';
  const name = DELIMITERS.find(([one]) => one === delimiter)?.[1] ?? JSON.stringify(delimiter);
  return `; its cells are parted by ${name}`;
}

/**
 * The name of a column whatever its case, and with spaces or hyphens for underscores: `Higher Is
 * Better` is `higher_is_better`.
 */
export const columnKey = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_');

/**
 * The dialect of a table by how it begins. The delimiter is the one that a `sep=` line names; else
 * the one that parts all lines into as many cells as the header, else the header into most. (The
 * discovery of csv-parse counts characters in quotation marks and decimal commas, too.)
 */
export function dialectOf(beginning: string): CsvDialect {
  const lines = sampleLines(beginning.slice(0, SAMPLE_CHARACTERS).replace(/^\uFEFF/, ''));
  const first = firstFilled(lines, 0);
  const [, named] = SEPARATOR_LINE.exec(lines[first] ?? '') ?? [];
  const header = named === undefined ? first : firstFilled(lines, first + 1);
  const table = lines.slice(header);
  const delimiter = named?.replace('\\t', '\t') ?? bestDelimiter(table);
  const [names = [], ...rows] = table.map((line) => cellsOf(line, delimiter));
  const decimalMark = decimalMarkOf(rows.flat());
  return { delimiter, isParted: names.length > 1, headerLine: header + 1, decimalMark };
}

/** Place of the first line from `start` on that is not empty; `start` where all are. */
function firstFilled(lines: readonly string[], start: number): number {
  const found = lines.findIndex((line, place) => place >= start && !EMPTY_LINE.test(line));
  return found === -1 ? start : found;
}

/** Whole lines only, unless there is but one. */
function sampleLines(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  const whole = text.length === SAMPLE_CHARACTERS && lines.length > 1 ? lines.slice(0, -1) : lines;
  return whole.slice(0, SAMPLE_LINES);
}

function bestDelimiter(table: readonly string[]): string {
  const [header = '', ...rows] = table.filter((line) => line.trim() !== '');
  let best = { delimiter: ',', isEven: false, cells: 1 };
  for (const [delimiter] of DELIMITERS) {
    const cells = cellsOf(header, delimiter).length;
    const isEven = cells > 1 && rows.every((row) => cellsOf(row, delimiter).length === cells);
    const isBetter = isEven === best.isEven ? cells > best.cells : isEven;
    if (isBetter) best = { delimiter, isEven, cells };
  }
  return best.delimiter;
}

/** Cells of one line, without the quotation marks around them. */
function cellsOf(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === delimiter && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  return [...cells, cell.trim()];
}

function decimalMarkOf(cells: readonly string[]): DecimalMark | null {
  const comma = cells.some((cell) => isDecimal(NUMBER_WITH_COMMA.exec(cell)));
  const point = cells.some((cell) => isDecimal(NUMBER_WITH_POINT.exec(cell)));
  if (comma === point) return null;
  return comma ? ',' : '.';
}

/** Whether the mark cannot part thousands: those come in threes, and never after a zero. */
function isDecimal(found: RegExpExecArray | null): boolean {
  const [, whole = '', rest = ''] = found ?? [];
  if (found === null) return false;
  return rest.length !== GROUP || whole.length === 0 || whole.length > GROUP || whole.startsWith('0');
}

/**
 * A number in a table whose decimal mark is known, as a program writes it: `1.234,5` is `1234.5`
 * where that is a comma, `18,432` is `18.432`. Any other text, and any where the mark is a point or
 * not known, stays as it is.
 */
export const plainDecimal = (text: string, mark: DecimalMark | null): string =>
  mark === ',' && WITH_DECIMAL_COMMA.test(text) ? text.replaceAll('.', '').replace(',', '.') : text;
