/** An SQL expression over the row that goes by `alias` in its statement. */
export type Expression = (alias: string) => string;

/**
 * What may be read of one kind of row. Fields of the same name as a column read that column; the others say in
 * `needs` which columns they are made from. `id` is always read.
 */
export interface Shape {
  /** A table's name, or a parenthesised SELECT. */
  readonly source: string;
  readonly columns: readonly string[];
  /** Columns that are computed, by name. */
  readonly computed?: Readonly<Record<string, Expression>>;
  /** Fields that are not columns: the columns that their resolvers read. */
  readonly needs?: Readonly<Record<string, readonly string[]>>;
  /** Objects made of the same row's own columns and relations: `licenses { weights code }`. */
  readonly parts?: Readonly<Record<string, Part>>;
  /** Relations to at most one row; joined in the same statement when they are asked for. */
  readonly one?: Readonly<Record<string, ToOne>>;
  /** Relations to a few rows; read in the same statement as array columns. */
  readonly few?: Readonly<Record<string, ToFew>>;
}

export interface Part {
  /** Columns that the part's resolvers read. */
  readonly columns: readonly string[];
  readonly one?: Readonly<Record<string, ToOne>>;
}

export interface ToOne {
  readonly shape: () => Shape;
  /** The join condition. */
  readonly on: (own: string, parent: string) => string;
}

/** A short list whose rows are gathered column by column with array_agg, so only for plain scalar columns. */
export interface ToFew {
  readonly shape: () => Shape;
  /** Tables that link the parent to `own`: what follows FROM, with its condition. */
  readonly from: (own: string, parent: string) => string;
  readonly orderBy: Expression;
  /** The fields that can be read this way; when others are asked for, the list is left to a loader. */
  readonly fields: readonly string[];
}
