import { dot } from './linear-algebra';

export interface LinearSystem {
  multiply(vector: Float64Array, out: Float64Array): Generator<void, void>;
  precondition(vector: Float64Array, out: Float64Array): Generator<void, void>;
}

export interface Solution {
  x: Float64Array;
  iterations: number;
  /** Norm of what is left of the right side, as a share of its norm. */
  residual: number;
}

/**
 * Preconditioned conjugate gradients for a symmetric positive definite system (Golub & Van Loan,
 * 11.5). Yields wherever it could pause.
 */
export function* solveByGradients(
  system: LinearSystem,
  right: Float64Array,
  { tolerance, iterations }: { tolerance: number; iterations: number },
): Generator<void, Solution> {
  const size = right.length;
  const x = new Float64Array(size);
  const left = right.slice();
  const better = new Float64Array(size);
  const product = new Float64Array(size);
  const norm = Math.sqrt(dot(right, right));
  if (norm === 0) return { x, iterations: 0, residual: 0 };
  yield* system.precondition(left, better);
  const direction = better.slice();
  let step = dot(left, better);
  let residual = 1;
  let iteration = 0;
  while (iteration < iterations && residual > tolerance) {
    yield* system.multiply(direction, product);
    const length = step / dot(direction, product);
    for (let i = 0; i < size; i++) {
      const along = direction[i] ?? 0;
      x[i] = (x[i] ?? 0) + length * along;
      left[i] = (left[i] ?? 0) - length * (product[i] ?? 0);
    }
    yield* system.precondition(left, better);
    const next = dot(left, better);
    const turn = next / step;
    for (let i = 0; i < size; i++) direction[i] = (better[i] ?? 0) + turn * (direction[i] ?? 0);
    step = next;
    residual = Math.sqrt(dot(left, left)) / norm;
    iteration += 1;
  }
  return { x, iterations: iteration, residual };
}
