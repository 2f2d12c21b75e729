import { getMetadataArgsStorage } from 'typeorm';

/** An SQL expression over the row that goes by `alias` in its statement. */
export type Expression = (alias: string) => string;

/**
 * What may be read of one kind of row. Fields of the same name as a column read that column; the
 * others say in `needs` which columns they are made from. `id` is always read.
 */
export interface Shape<Column extends string = string> {
  /** A table's name, or a parenthesised SELECT. */
  readonly source: string;
  readonly columns: readonly Column[];
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

export interface Part<Column extends string = string> {
  /** Columns that the part's resolvers read. */
  readonly columns: readonly Column[];
  readonly one?: Readonly<Record<string, ToOne>>;
}

export interface ToOne {
  readonly shape: () => Shape;
  /** The join condition. */
  readonly on: (own: string, parent: string) => string;
  /**
   * The parent's column with its id, where a foreign key says that it is there and everybody sees
   * it: who asks for the id alone is answered from the parent.
   */
  readonly key?: string;
}

/** A relation to the row of a word list, by the parent's column with its id. */
export const namedBy = (shape: () => Shape, key: string): ToOne => ({
  shape,
  key,
  on: (own, parent) => `${own}.id = ${parent}."${key}"`,
});

/**
 * A short list whose rows are gathered column by column with array_agg, so only for plain scalar
 * columns.
 */
export interface ToFew {
  readonly shape: () => Shape;
  /** Tables that link the parent to `own`: what follows FROM, with its condition. */
  readonly from: (own: string, parent: string) => string;
  readonly orderBy: Expression;
  /**
   * The fields that can be read this way; when others are asked for, the list is left to a loader.
   */
  readonly fields: readonly string[];
}

/** The columns of an entity's table: its properties, as no column has a name of its own. */
export type ColumnOf<Entity> = Extract<keyof Entity, string>;

/**
 * What is said of a shape beside its entity. Every name in it is a column of the entity or is
 * computed.
 */
interface EntityShape<Column extends string, Computed extends string> extends Pick<Shape, 'one' | 'few'> {
  /**
   * Where the rows are from if not from the entity's table alone: a parenthesised SELECT with its
   * columns.
   */
  readonly source?: string;
  readonly columns: readonly Column[];
  readonly computed?: { readonly [Name in Computed]: Expression };
  readonly needs?: Readonly<Record<string, readonly (Column | NoInfer<Computed>)[]>>;
  readonly parts?: Readonly<Record<string, Part<Column | NoInfer<Computed>>>>;
}

function tableOf(entity: new () => object): string {
  const table = getMetadataArgsStorage().tables.find(({ target }) => target === entity);
  if (table?.name === undefined) throw new TypeError(`${entity.name} is no entity with a table of its own.`);
  return table.name;
}

/**
 * The shape of an entity's rows. A column that the entity does not have is refused by the compiler.
 */
export const shapeOf = <Entity extends { readonly id: number | string }, Computed extends string = never>(
  entity: new () => Entity,
  shape: EntityShape<ColumnOf<Entity>, Computed>,
): Shape<ColumnOf<Entity>> => ({ source: tableOf(entity), ...shape });

/** Columns as they stand in a SELECT or an INSERT. */
export const columnList = (columns: readonly string[]): string =>
  columns.map((column) => `"${column}"`).join(', ');
