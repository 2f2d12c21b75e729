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
  private readonly starts: readonly number[];
  /** Lower triangles row by row, one block after the other; the diagonal holds its reciprocal. */
  private readonly factors: Float64Array;

  constructor(covariance: EvidenceCovariance) {
    const { firstOf, z } = covariance.table;
    const size = Math.max(16, Math.min(MOST_RESULTS, Math.floor((2 * MOST_NUMBERS) / (z.length + 1))));
    this.starts = blockStarts(firstOf, size);
    let total = 0;
    this.eachBlock((_, count) => (total += (count * (count + 1)) / 2));
    this.factors = new Float64Array(total);
    let offset = 0;
    this.eachBlock((start, count) => {
      const factor = covariance.among(Int32Array.from({ length: count }, (_, i) => start + i));
      factorise(factor, count);
      for (let row = 0; row < count; row++) {
        for (let column = 0; column < row; column++)
          this.factors[offset++] = factor[row * count + column] ?? 0;
        this.factors[offset++] = 1 / (factor[row * count + row] ?? 1);
      }
    });
  }

  apply(vector: Float64Array, out: Float64Array): void {
    out.set(vector);
    let offset = 0;
    this.eachBlock((start, count) => {
      this.solveBlock(out.subarray(start, start + count), offset);
      offset += (count * (count + 1)) / 2;
    });
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

  private eachBlock(visit: (start: number, count: number) => void): void {
    for (let block = 0; block + 1 < this.starts.length; block++) {
      const start = this.starts[block] ?? 0;
      visit(start, (this.starts[block + 1] ?? 0) - start);
    }
  }
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
