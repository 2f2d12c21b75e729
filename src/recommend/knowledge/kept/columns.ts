/** The values of one column: figures, or words of a list by their places in it. */
type Column =
  { name: string; figures: Float64Array } | { name: string; words: readonly unknown[]; places: Int32Array };

/** Rows of plain values, column by column: many rows say the same, and most say little. */
export interface Columns {
  rows: number;
  columns: readonly Column[];
}

/** The columns of rows. Pauses after each of them. */
export function* columnsOf<Row extends object>(
  rows: readonly Row[],
  names: ReadonlyArray<keyof Row & string>,
): Generator<void, Columns> {
  const columns: Column[] = [];
  for (const name of names) {
    columns.push(
      columnOf(
        name,
        rows.map((row) => row[name]),
      ),
    );
    yield;
  }
  return { rows: rows.length, columns };
}

const isFigure = (value: unknown): value is number | null =>
  value === null || (typeof value === 'number' && Number.isFinite(value));

function columnOf(name: string, values: readonly unknown[]): Column {
  // No figure of the catalogue is NaN.
  if (values.every(isFigure)) return { name, figures: Float64Array.from(values, (value) => value ?? NaN) };
  const words: unknown[] = [];
  const places = new Map<unknown, number>();
  /** By their JSON: equal lists are not the same object. */
  const lists = new Map<string, number>();
  const placeIn = <Key>(known: Map<Key, number>, key: Key, word: unknown): number => {
    const place = known.get(key) ?? words.length;
    if (place === words.length) {
      known.set(key, place);
      words.push(word);
    }
    return place;
  };
  return {
    name,
    places: Int32Array.from(values, (value) =>
      typeof value === 'object' && value !== null
        ? placeIn(lists, JSON.stringify(value), value)
        : placeIn(places, value, value),
    ),
    words,
  };
}

/** The rows of columns. Rows that say the same hold the same strings and lists. */
export function rowsOf(columns: Columns): object[] {
  const made: object[] = [];
  for (let at = 0; at < columns.rows; at++) made.push(put(columns, at, {}));
  return made;
}

/**
 * The rows of columns, one after another in the same object: of many rows that are copied anyway
 * there is never more than one.
 */
export function passingRows(blocks: readonly Columns[]): Iterable<object> {
  return {
    *[Symbol.iterator]() {
      for (const block of blocks) {
        const row = {};
        for (let at = 0; at < block.rows; at++) yield put(block, at, row);
      }
    },
  };
}

function put({ columns }: Columns, at: number, row: Record<string, unknown>): object {
  for (const column of columns) row[column.name] = valueAt(column, at);
  return row;
}

function valueAt(column: Column, at: number): unknown {
  if ('words' in column) return column.words[column.places[at] ?? -1];
  const figure = column.figures[at] ?? NaN;
  return Number.isNaN(figure) ? null : figure;
}
