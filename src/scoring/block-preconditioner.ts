import type { EvidenceCovariance } from './covariance';
import { factorise } from './linear-algebra';

/** Cholesky factors of all blocks together take this many numbers at most: 128 MB. */
const MOST_NUMBERS = 2 ** 24;
const MOST_RESULTS = 256;

/**
 * Inverse of the part of the covariance between results of one base: what a base shows on like
 * targets is by far the strongest dependence. Bases with very many results are cut into blocks of
 * like targets.
 */
export class BlockPreconditioner {
  private constructor(
    private readonly blocks: readonly Block[],
    /** Lower triangles row by row, one block after the other; the diagonal holds its reciprocal. */
    private readonly factors: Float64Array,
  ) {}

  /** Yields wherever it could pause. */
  static *create(covariance: EvidenceCovariance): Generator<void, BlockPreconditioner> {
    const { firstOf, z } = covariance.table;
    const size = Math.max(16, Math.min(MOST_RESULTS, Math.floor((2 * MOST_NUMBERS) / (z.length + 1))));
    const blocks = blocksOf(blockStarts(firstOf, size));
    const last = blocks.at(-1);
    const factors = new Float64Array(last === undefined ? 0 : last.offset + triangle(last.count));
    for (const { start, count, offset } of blocks) {
      const factor = yield* covariance.among(Int32Array.from({ length: count }, (_, i) => start + i));
      factorise(factor, count);
      let place = offset;
      for (let row = 0; row < count; row++) {
        for (let column = 0; column < row; column++) factors[place++] = factor[row * count + column] ?? 0;
        factors[place++] = 1 / (factor[row * count + row] ?? 1);
      }
      yield;
    }
    return new BlockPreconditioner(blocks, factors);
  }

  /** Yields wherever it could pause. */
  *apply(vector: Float64Array, out: Float64Array): Generator<void, void> {
    out.set(vector);
    for (const { start, count, offset } of this.blocks) {
      this.solveBlock(out.subarray(start, start + count), offset);
      yield;
    }
  }

  /** Solves (L L') x = x in place. */
  private solveBlock(x: Float64Array, offset: number): void {
    const { factors } = this;
    const size = x.length;
    let place = offset;
    for (let row = 0; row < size; row++) {
      let sum = x[row] ?? 0;
      for (let k = 0; k < row; k++) sum -= (factors[place + k] ?? 0) * (x[k] ?? 0);
      x[row] = sum * (factors[place + row] ?? 0);
      place += row + 1;
    }
    for (let row = size - 1; row >= 0; row--) {
      place -= row + 1;
      const value = (x[row] ?? 0) * (factors[place + row] ?? 0);
      x[row] = value;
      for (let k = 0; k < row; k++) x[k] = (x[k] ?? 0) - (factors[place + k] ?? 0) * value;
    }
  }
}

/** Results side by side, and where their triangle begins. */
interface Block {
  start: number;
  count: number;
  offset: number;
}

const triangle = (count: number): number => (count * (count + 1)) / 2;

function blocksOf(starts: readonly number[]): Block[] {
  let offset = 0;
  return starts.slice(0, -1).map((start, place) => {
    const block = { start, count: (starts[place + 1] ?? start) - start, offset };
    offset += triangle(block.count);
    return block;
  });
}

function blockStarts(firstOf: Int32Array, size: number): number[] {
  const starts = [0];
  for (let base = 0; base + 1 < firstOf.length; base++) {
    const first = firstOf[base] ?? 0;
    const count = (firstOf[base + 1] ?? 0) - first;
    const blocks = Math.ceil(count / size);
    for (let block = 1; block <= blocks; block++) starts.push(first + Math.round((block * count) / blocks));
  }
  return starts;
}
