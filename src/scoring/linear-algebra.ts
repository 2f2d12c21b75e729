/**
 * Thrown when a covariance matrix is not positive definite: a fault of the kernel, not of the data.
 */
export class NotPositiveDefiniteError extends Error {}

/**
 * Lower Cholesky factor of a symmetric row-major matrix, in place of its lower triangle (Golub &
 * Van Loan, 4.2).
 * @throws NotPositiveDefiniteError
 */
export function factorise(matrix: Float64Array, size: number): void {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column] ?? 0;
      for (let k = 0; k < column; k++)
        sum -= (matrix[row * size + k] ?? 0) * (matrix[column * size + k] ?? 0);
      if (column < row) {
        matrix[row * size + column] = sum / (matrix[column * size + column] ?? 1);
      } else {
        if (!(sum > 0)) throw new NotPositiveDefiniteError(`Pivot ${row} of ${size} is ${sum}.`);
        matrix[row * size + row] = Math.sqrt(sum);
      }
    }
  }
}

/** Solves (L L') x = right for a factor made by `factorise`. */
export function solve(factor: Float64Array, size: number, right: Float64Array): Float64Array {
  const solution = right.slice(0, size);
  for (let row = 0; row < size; row++) {
    let sum = solution[row] ?? 0;
    for (let k = 0; k < row; k++) sum -= (factor[row * size + k] ?? 0) * (solution[k] ?? 0);
    solution[row] = sum / (factor[row * size + row] ?? 1);
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = solution[row] ?? 0;
    for (let k = row + 1; k < size; k++) sum -= (factor[k * size + row] ?? 0) * (solution[k] ?? 0);
    solution[row] = sum / (factor[row * size + row] ?? 1);
  }
  return solution;
}

/** Inverse of a symmetric positive definite row-major matrix. */
export function invert(matrix: Float64Array, size: number): Float64Array {
  const factor = matrix.slice();
  factorise(factor, size);
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    const unit = new Float64Array(size);
    unit[column] = 1;
    inverse.set(solve(factor, size, unit), column * size);
  }
  return inverse;
}

export function dot(a: Float64Array, b: Float64Array): number {
  return rowProduct(a, 0, b);
}

/**
 * Product of a vector with as many numbers of a matrix from `offset` on; four sums at once, as each
 * waits for itself.
 */
export function rowProduct(matrix: Float64Array, offset: number, vector: Float64Array): number {
  const size = vector.length;
  const even = size - (size % 4);
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let i = 0; i < even; i += 4) {
    first += (matrix[offset + i] ?? 0) * (vector[i] ?? 0);
    second += (matrix[offset + i + 1] ?? 0) * (vector[i + 1] ?? 0);
    third += (matrix[offset + i + 2] ?? 0) * (vector[i + 2] ?? 0);
    fourth += (matrix[offset + i + 3] ?? 0) * (vector[i + 3] ?? 0);
  }
  for (let i = even; i < size; i++) first += (matrix[offset + i] ?? 0) * (vector[i] ?? 0);
  return first + second + (third + fourth);
}
