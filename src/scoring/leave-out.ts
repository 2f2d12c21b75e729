import { groupBy } from '../platform/group-by';
import { Z_95 } from '../platform/normal-distribution';
import { evenly } from './evenly';
import type { EvidenceModel } from './evidence-model';
import type { LocalKriging } from './local-kriging';
import { mean, pearson, populationSpread } from './statistics';

/** How well targets of the evidence are foretold when each is left out. Plain data. */
export interface LeftOut {
  /** Ids of the targets that were left out. */
  targets: string[];
  /** By target, Pearson of what was foretold with what was measured. */
  pearson: number[];
  /** By target, what the model expected that to be. */
  expected: number[];
  /**
   * How far single bases came out from what was foretold, in units of the deviation that was
   * expected, in order; and which of the targets each is on.
   */
  deviations: number[];
  targetOf: number[];
}

/** Says nothing: orders are as good without, and are found sooner. */
export const NOTHING_LEFT_OUT: LeftOut = {
  targets: [],
  pearson: [],
  expected: [],
  deviations: [],
  targetOf: [],
};

/** So many targets are left out, evenly chosen. */
const MOST_TARGETS = 256;
/** On each so many bases are foretold, evenly chosen. */
const MOST_BASES = 24;
/** Of fewer bases an order says little. */
const FEWEST_BASES = 4;

/**
 * Leaves out one target after the other and foretells the bases of its largest column from the rest
 * (leave-one-out cross-validation; Rasmussen & Williams 5.3), each by the results nearest to it.
 * What all residuals of a column share is its level, and left out. Yields wherever it could pause.
 */
export function* leaveTargetsOut(model: EvidenceModel, kriging: LocalKriging): Generator<void, LeftOut> {
  const judged = evenly(largestColumns(model), MOST_TARGETS);
  const correlations: number[] = [];
  const expected: number[] = [];
  const deviations: Array<{ target: number; size: number }> = [];
  const byColumn = groupBy(model.table.columnOf.keys(), (result) => model.table.columnOf[result] ?? 0);
  for (const [target, column] of judged.entries()) {
    const { foretold, truth, variances } = yield* foretell(
      { model, kriging, column },
      evenly(byColumn.get(column) ?? [], MOST_BASES),
    );
    correlations.push(rounded(pearson(foretold, truth)));
    expected.push(rounded(expectedCorrelation(populationSpread(foretold), mean(variances))));
    const residuals = truth.map((z, i) => z - (foretold[i] ?? 0));
    const middle = mean(residuals);
    residuals.forEach((one, i) =>
      deviations.push({ target, size: rounded(Math.abs(one - middle) / Math.sqrt(variances[i] ?? 1)) }),
    );
  }
  deviations.sort((a, b) => a.size - b.size || a.target - b.target);
  return {
    targets: judged.map((column) => model.table.columns[column]?.targetId ?? ''),
    pearson: correlations,
    expected,
    deviations: deviations.map(({ size }) => size),
    targetOf: deviations.map(({ target }) => target),
  };
}

/** More digits than anybody needs of them, and few to store. */
const rounded = (value: number): number => Number(value.toFixed(4));

/** Some results of a column, from all that is not on its target. */
function* foretell(
  { model, kriging, column }: { model: EvidenceModel; kriging: LocalKriging; column: number },
  results: readonly number[],
): Generator<void, Record<'foretold' | 'truth' | 'variances', number[]>> {
  const { table, kindKernel, positions, affinity } = model;
  const kind = table.kindOfColumn[column] ?? 0;
  const common = new Float64Array(kindKernel.count);
  kindKernel.row(kind, common);
  const request = {
    kinds: { common, alike: new Float64Array(common.length) },
    affinities: new Float64Array(affinity.sets),
    hidden: table.kinds[kind]?.target,
  };
  const out: Record<'foretold' | 'truth' | 'variances', number[]> = {
    foretold: [],
    truth: [],
    variances: [],
  };
  for (const result of results) {
    const position = positions[table.baseOf[result] ?? 0] ?? 0;
    const { neighbours, weights, variance } = yield* kriging.estimateInSteps(position, request);
    out.foretold.push(
      neighbours.reduce((sum, one, i) => sum + (weights[i] ?? 0) * (table.z[one.result] ?? 0), 0),
    );
    out.truth.push(table.z[result] ?? 0);
    out.variances.push(variance);
    yield;
  }
  return out;
}

/** Of each target the column of most bases, in order of target; none of fewer than four bases. */
function largestColumns({ table }: EvidenceModel): number[] {
  const largest = new Map<string, number>();
  table.columns.forEach(({ targetId, bases }, column) => {
    const known = largest.get(targetId);
    if (bases >= FEWEST_BASES && bases > (table.columns[known ?? -1]?.bases ?? 0))
      largest.set(targetId, column);
  });
  return [...largest.values()];
}

/**
 * What a model expects an order to correlate with the truth, 0 to 1: the SD of its means over the
 * SD that true values are expected to have.
 * @param variance mean posterior variance
 */
export const expectedCorrelation = (spread: number, variance: number): number =>
  spread > 0 ? spread / Math.sqrt(spread ** 2 + variance) : 0;

/** What the targets left out say of one that is asked about. */
export interface Reliability {
  /** What variances are to be multiplied by. */
  excess: number;
  /**
   * Pearson of orders on targets like this one, and what the model expected it to be; undefined
   * where there is none.
   */
  near: { pearson: number; expected: number } | undefined;
}

/** The variance of the model counts for as much as a fifth of a target that is the same. */
const PRIOR_WEIGHT = 0.2;
/** Of the deviations on targets like this one, the share that intervals are to hold. */
const HELD = 0.9;
/** The order on the nearest targets tells most of how good this one is. */
const NEARNESS = 8;

/**
 * How good orders and intervals were on targets like one that is asked about. The intervals are
 * scaled so that they would have held nine of ten values there, weighted by likeness (weighted
 * conformal prediction; Tibshirani, Foygel Barber, Candès & Ramdas 2019), drawn to the model's own.
 * @param likeness of each target of the evidence to the one asked about, by id, 0 to 1; targets
 *   that are not in it count for nothing
 */
export function reliabilityFor(left: LeftOut, likeness: ReadonlyMap<string, number>): Reliability {
  const { targets, targetOf, deviations } = left;
  const weights = Float64Array.from(targets, (target) => Math.max(0, likeness.get(target) ?? 0));
  const counts = new Int32Array(targets.length);
  for (const target of targetOf) counts[target] = (counts[target] ?? 0) + 1;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let [passed, reach] = [0, Z_95];
  for (let i = 0; i < deviations.length && passed < HELD * total; i++) {
    const target = targetOf[i] ?? 0;
    passed += (weights[target] ?? 0) / (counts[target] ?? 1);
    reach = deviations[i] ?? 0;
  }
  const observed = (reach / Z_95) ** 2;
  let [reached, expected, near] = [0, 0, 0];
  weights.forEach((weight, i) => {
    reached += weight ** NEARNESS * (left.pearson[i] ?? 0);
    expected += weight ** NEARNESS * (left.expected[i] ?? 0);
    near += weight ** NEARNESS;
  });
  return {
    excess: (PRIOR_WEIGHT + total * observed) / (PRIOR_WEIGHT + total),
    near: near > 0 ? { pearson: reached / near, expected: expected / near } : undefined,
  };
}
