import { InvalidInputError } from '../errors';
import type { Parameters } from './parameters';
import type { Expression } from './shape';

export type Direction = 'ASC' | 'DESC';

/** One way to order a list. The expression is never null: coalesce gives unknown values a place. */
export interface ListOrder {
  readonly expression: Expression;
  readonly type: 'text' | 'integer' | 'real' | 'time';
  /** The direction of the index `(expression, id)`, which is read backwards for the other one. */
  readonly indexed: Direction;
}

export interface OrderBy {
  readonly field: string;
  readonly direction: Direction;
}

/** A place in an ordered list: the row with this sort key and id. */
export interface Position {
  /** Names the ordering in which the place was taken. */
  readonly order: string;
  readonly key: string | number;
  readonly id: number;
}

/** A complete order: what a statement sorts by. */
export interface Ordering {
  /** Written into cursors, so that a cursor of another ordering is refused. */
  readonly name: string;
  readonly expression: string;
  readonly type: ListOrder['type'];
  readonly direction: Direction;
  readonly idDirection: Direction;
}

const SQL_TYPES = { text: 'text', integer: 'bigint', real: 'float8', time: 'timestamptz' } as const;

const opposite = (direction: Direction): Direction => (direction === 'ASC' ? 'DESC' : 'ASC');

/** The same list in the opposite direction. */
export const reversed = (ordering: Ordering): Ordering => ({
  ...ordering,
  direction: opposite(ordering.direction),
  idDirection: opposite(ordering.idDirection),
});

export function orderingOf(order: ListOrder, { field, direction }: OrderBy, alias: string): Ordering {
  const follows = direction === order.indexed;
  return {
    name: `${field}:${direction}`,
    expression: order.expression(alias),
    type: order.type,
    direction,
    idDirection: follows ? 'ASC' : 'DESC',
  };
}

/**
 * The sort key as written into a cursor: exact where JavaScript's own type would round
 * (microseconds of a time).
 */
export const sortKeyColumn = ({ type }: Ordering, column: string): string =>
  type === 'time' ? `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')` : column;

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;

function isKeyOf(type: ListOrder['type'], key: string | number): boolean {
  switch (type) {
    case 'text':
      return typeof key === 'string' && !key.includes('\0');
    case 'time':
      return typeof key === 'string' && TIME.test(key) && !Number.isNaN(Date.parse(key));
    case 'integer':
      return Number.isSafeInteger(key);
    case 'real':
      return Number.isFinite(key) || key === '-Infinity' || key === 'Infinity';
  }
}

/**
 * Rows beyond `position`. `d <= $1 AND (d < $1 OR id > $2)` lets the index start at the position;
 * the textbook form `d < $1 OR (d = $1 AND id > $2)` reads everything before it.
 *
 * @throws InvalidInputError naming `field` when the cursor was taken from a list in another order
 */
export function beyond(
  ordering: Ordering,
  position: Position,
  { field, id: ownId, parameters }: { field: string; id: string; parameters: Parameters },
): string {
  if (position.order !== ordering.name) {
    throw new InvalidInputError(
      field,
      `a cursor of this list in the order ${ordering.name}; this one was taken in the order ${position.order}`,
    );
  }
  if (!isKeyOf(ordering.type, position.key))
    throw new InvalidInputError(field, 'a cursor that this list gave');
  const key = parameters.add(position.key, SQL_TYPES[ordering.type]);
  const id = parameters.add(position.id, 'int');
  const past = ordering.direction === 'ASC' ? '>' : '<';
  const pastId = ordering.idDirection === 'ASC' ? '>' : '<';
  const sort = ordering.expression;
  return `${sort} ${past}= ${key} AND (${sort} ${past} ${key} OR ${ownId} ${pastId} ${id})`;
}

export const orderByClause = (key: string, id: string, ordering: Ordering): string =>
  `ORDER BY ${key} ${ordering.direction}, ${id} ${ordering.idDirection}`;
