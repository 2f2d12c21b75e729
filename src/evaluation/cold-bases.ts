import { append } from '../platform/group-by';
import { pearson } from '../scoring';
import { logSize, parametersByModel } from './baselines';
import { addUp, calibrate, type Calibration } from './calibration';
import type { EvaluationTables } from './evaluate';
import { toFolds } from './folds';
import { predict, scorerWithout, type EvaluationSetup } from './held-out';
import { isJudged, restrict, toMatrices, type Matrix, type MatrixTarget } from './matrices';
import { meanOfMeans } from './resampling';
import { samePretrainingMean } from './same-pretraining';

/** Pearson of each way to order bases without results; `size` is null where no size is known. */
export interface ColdPearson {
  rootstock: number;
  samePretraining: number;
  size: number | null;
  /** An order drawn by lot is expected to correlate with nothing. */
  random: 0;
}

/** One target, with one fold of families left out. */
export interface ColdTrial extends ColdPearson {
  target: string;
  /** Position among the folds. */
  fold: number;
  /** How many bases were left out and ordered. */
  models: number;
}

/** How bases are ordered of which no result is known, on targets of which none is known either. */
export interface ColdBases {
  /** The families that were left out together. */
  folds: string[][];
  /** Means over the targets of the means over the folds. */
  pearson: ColdPearson;
  /** Trials of under four bases, or without spread, are not judged. */
  trials: ColdTrial[];
  /** Of the intervals of the left-out bases. */
  calibration: Calibration;
}

/**
 * Leaves out one target and, in turn, each of five folds of whole architecture families, and orders
 * the fold's bases by what is left. One entry for each matrix; null where nothing can be judged, as
 * when all bases are of one family.
 */
export function evaluateColdBases(tables: EvaluationTables, setup: EvaluationSetup): Array<ColdBases | null> {
  const parameters = parametersByModel(tables.results, tables.models);
  return toMatrices(tables.results).map((matrix) => {
    const size = logSize(matrix, parameters);
    const folds = toFolds(matrix.models, setup.facts.bases);
    if (folds.length < 2) return null;
    const judged = folds.flatMap(({ models }, fold) =>
      targetsOf(matrix, new Set(models)).map((target) =>
        tryOut(setup, matrix, { target, fold, left: new Set(models), size }),
      ),
    );
    if (judged.length === 0) return null;
    const trials = judged.map(({ trial }) => trial);
    return {
      folds: folds.map(({ families }) => families),
      pearson: {
        rootstock: meanOfMeans([...byTarget(trials, (trial) => trial.rootstock).values()]),
        samePretraining: meanOfMeans([...byTarget(trials, (trial) => trial.samePretraining).values()]),
        size:
          size === undefined ? null : meanOfMeans([...byTarget(trials, (trial) => trial.size ?? 0).values()]),
        random: 0,
      },
      trials,
      calibration: addUp(judged.map(({ calibration }) => calibration)),
    };
  });
}

/** What a figure of the trials is on each target, by target. */
export function byTarget(
  trials: readonly ColdTrial[],
  figureOf: (trial: ColdTrial) => number,
): Map<string, number[]> {
  const figures = new Map<string, number[]>();
  for (const trial of trials) append(figures, trial.target, figureOf(trial));
  return figures;
}

/** The targets with the left-out models alone, where enough of them have a value. */
function targetsOf(matrix: Matrix, left: ReadonlySet<string>): MatrixTarget[] {
  return matrix.targets.map((target) => restrict(target, left)).filter(isJudged);
}

interface Trial {
  /** With the left-out models alone. */
  target: MatrixTarget;
  fold: number;
  left: ReadonlySet<string>;
  size: ReadonlyMap<string, number> | undefined;
}

function tryOut(
  setup: EvaluationSetup,
  matrix: Matrix,
  { target, fold, left, size }: Trial,
): { trial: ColdTrial; calibration: Calibration } {
  const { targetId, values, z } = target;
  const scorer = scorerWithout(setup, targetId, ({ baseId }) => !left.has(baseId));
  const { bases } = predict(scorer, setup.facts, matrix, target);
  const scores = new Map(bases.map(({ baseId, score }) => [baseId, score]));
  const same = samePretrainingMean(matrix, setup.facts.bases, { hidden: targetId, left });
  const truth = [...values.values()].map(({ goodness }) => goodness);
  const against = (predictions: ReadonlyMap<string, number>): number =>
    pearson(
      [...values.keys()].map((model) => predictions.get(model) ?? 0),
      truth,
    );
  return {
    trial: {
      target: targetId,
      fold,
      models: values.size,
      rootstock: against(scores),
      samePretraining: against(same),
      size: size === undefined ? null : against(size),
      random: 0,
    },
    calibration: calibrate(bases, z ?? new Map()),
  };
}
