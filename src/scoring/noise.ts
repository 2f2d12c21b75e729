import { groupBy } from '../platform/group-by';
import type { EvidenceTable } from './evidence-table';
import type { KindKernel } from './kind-kernel';
import { invert } from './linear-algebra';
import { smallness } from './pool-scale';
import type { ScorerSettings } from './settings';

/** A small pool standardises badly: its noise grows by this many bases' worth. */
const POOL_PENALTY = 4;
/**
 * A column's noise is an average over its bases, so that not all columns of a base with many need
 * enter.
 */
const MOST_RESULTS_OF_A_BASE = 96;

/** What a column's noise is before anything is learned. */
export function priorNoise(bases: number, settings: ScorerSettings): number {
  return settings.noise * (1 + POOL_PENALTY / bases);
}

/** No column is ever taken for less noisy than this share of the shared setting. */
const LEAST_NOISE = 0.3;

/**
 * The noise variance of each column. It starts equal and grows by as much as the squared residuals
 * of a target that is foretold from the others (each base by itself, all columns of one target left
 * out together) exceed the variance that they were expected to have: a target which agrees with
 * those it is like less than it should teaches less, one which is like none does not. With few
 * results a column keeps the shared setting. Yields wherever it could pause.
 */
export function* learnNoise(
  table: EvidenceTable,
  kinds: KindKernel,
  settings: ScorerSettings,
): Generator<void, Float64Array> {
  const { rounds, share, priorCount } = settings.noiseLearning;
  const start = Float64Array.from(table.columns, ({ bases }) => priorNoise(bases, settings));
  let noise = start;
  for (let round = 0; round < rounds; round++) {
    const { sums, squares, variances, counts } = yield* leaveTargetOut({ table, kinds, noise });
    noise = start.map((value, column) => {
      // What all residuals of a small pool share is its level, which is not known.
      const count = Math.max(1, counts[column] ?? 0);
      const small = smallness(table.columns[column]?.bases ?? 0);
      const level = (small * (sums[column] ?? 0) ** 2) / count;
      const expected = (variances[column] ?? 0) * (1 - small / count);
      const excess = ((squares[column] ?? 0) - level - expected) / ((counts[column] ?? 0) + priorCount);
      const learned = (noise[column] ?? 0) + excess;
      return Math.max(LEAST_NOISE * value, (1 - share) * value + share * learned);
    });
  }
  return noise;
}

/** What is looked at of a result. */
interface Sampled {
  column: number;
  targetId: string;
  z: number;
}

/**
 * The results of a base, evenly thinned; where the thinning begins moves on, so that each column
 * has its turn.
 */
function sampleOf(base: number, { columns, columnOf, firstOf, z }: EvidenceTable): Sampled[] {
  const first = firstOf[base] ?? 0;
  const count = (firstOf[base + 1] ?? 0) - first;
  const step = Math.max(1, count / MOST_RESULTS_OF_A_BASE);
  const start = step > 1 ? base % Math.ceil(step) : 0;
  return Array.from({ length: Math.min(count, MOST_RESULTS_OF_A_BASE) }, (_, i) => {
    const result = first + ((start + Math.floor(i * step)) % count);
    const column = columnOf[result] ?? 0;
    return { column, targetId: columns[column]?.targetId ?? '', z: z[result] ?? 0 };
  });
}

interface LearningState {
  table: EvidenceTable;
  kinds: KindKernel;
  noise: Float64Array;
}

/**
 * By column, sums of residuals, of their squares and of the variances that they were expected to
 * have. The residual of a block is (K^-1)_BB^-1 (K^-1 y)_B, its covariance (K^-1)_BB^-1
 * (Rasmussen & Williams 5.4.2).
 */
function* leaveTargetOut(
  state: LearningState,
): Generator<void, Record<'sums' | 'squares' | 'variances' | 'counts', Float64Array>> {
  const perColumn = (): Float64Array => new Float64Array(state.table.columns.length);
  const [sums, squares, variances, counts] = [perColumn(), perColumn(), perColumn(), perColumn()];
  const inverses = new Map<string, Float64Array>();
  for (let base = 0; base < state.table.bases.length; base++) {
    yield;
    const results = sampleOf(base, state.table);
    const used = results.map((result) => result.column);
    const key = used.join(',');
    const inverse = inverses.get(key) ?? invert(covarianceOf(used, state), used.length);
    if (inverses.size < KEPT_INVERSES) inverses.set(key, inverse);
    const weights = used.map((_, row) =>
      results.reduce((sum, { z }, i) => sum + (inverse[row * used.length + i] ?? 0) * z, 0),
    );
    for (const block of blocksByTarget(results)) {
      const back = blockInverse(inverse, used.length, block);
      block.forEach((position, i) => {
        const column = used[position] ?? 0;
        const residual = block.reduce(
          (sum, other, j) => sum + (back[i * block.length + j] ?? 0) * (weights[other] ?? 0),
          0,
        );
        sums[column] = (sums[column] ?? 0) + residual;
        squares[column] = (squares[column] ?? 0) + residual ** 2;
        variances[column] = (variances[column] ?? 0) + (back[i * block.length + i] ?? 0);
        counts[column] = (counts[column] ?? 0) + 1;
      });
    }
  }
  return { sums, squares, variances, counts };
}

function blocksByTarget(results: readonly Sampled[]): number[][] {
  return [...groupBy(results.keys(), (position) => results[position]?.targetId).values()];
}

/** Inverse of a block of the inverse: the covariance of the block given all the rest. */
function blockInverse(inverse: Float64Array, size: number, block: readonly number[]): Float64Array {
  const part = new Float64Array(block.length * block.length);
  block.forEach((a, row) =>
    block.forEach((b, i) => (part[row * block.length + i] = inverse[a * size + b] ?? 0)),
  );
  return invert(part, block.length);
}

/** Bases of one study often have the same columns. */
const KEPT_INVERSES = 64;

function covarianceOf(columns: readonly number[], { table, kinds, noise }: LearningState): Float64Array {
  const size = columns.length;
  const matrix = new Float64Array(size * size);
  const kindsOf = columns.map((column) => table.kindOfColumn[column] ?? 0);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < row; column++)
      matrix[row * size + column] = kinds.between(kindsOf[row] ?? 0, kindsOf[column] ?? 0);
    // Results of one base in one column repeat each other, so the noise is on the diagonal only.
    const kind = kindsOf[row] ?? 0;
    matrix[row * size + row] = kinds.between(kind, kind) + (noise[columns[row] ?? 0] ?? 0);
  }
  return matrix;
}
