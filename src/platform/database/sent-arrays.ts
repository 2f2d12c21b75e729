/** Dimensions, nulls, type, and the length and first index of the dimension. */
const HEADER = 5 * 4;
/** The length of a figure, and the figure. */
const FIGURE = 4 + 4;

const figuresIn = (sent: Buffer): number => Math.max(0, (sent.length - HEADER) / FIGURE);

/**
 * The figures of a `real[]` of one dimension without nulls, as `array_send` gives it:
 * https://github.com/postgres/postgres/blob/REL_16_STABLE/src/backend/utils/adt/arrayfuncs.c
 */
export function readReals(sent: Buffer): Float32Array {
  const figures = new Float32Array(figuresIn(sent));
  const view = new DataView(sent.buffer, sent.byteOffset, sent.byteLength);
  for (let place = 0, at = HEADER + 4; place < figures.length; place++, at += FIGURE)
    figures[place] = view.getFloat32(at);
  return figures;
}

/** The same of an `int[]`. */
export function readIntegers(sent: Buffer): Int32Array {
  const figures = new Int32Array(figuresIn(sent));
  const view = new DataView(sent.buffer, sent.byteOffset, sent.byteLength);
  for (let place = 0, at = HEADER + 4; place < figures.length; place++, at += FIGURE)
    figures[place] = view.getInt32(at);
  return figures;
}
