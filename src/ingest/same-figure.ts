/**
 * How far two figures may lie apart, as a part of the greater one, and be the same: what arithmetic
 * adds to a figure is below it (2e-16), and what a source says is far above (1e-4).
 */
const NOISE = 1e-9;

export const isSameFigure = (one: number, other: number): boolean =>
  Math.abs(one - other) <= NOISE * Math.max(Math.abs(one), Math.abs(other));

/**
 * `isSameFigure` of two columns, in SQL: as numbers of any size, since PostgreSQL fails where what
 * it makes of floats is too great or too small for one.
 */
export const sameFigure = (one: string, other: string): string =>
  `abs(${one}::numeric - ${other}::numeric) <= ${NOISE} * greatest(abs(${one}::numeric), abs(${other}::numeric))`;
