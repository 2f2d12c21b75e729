import { mean } from '../scoring';
import { addUp, shareInside, type Calibration } from './calibration';
import { byTarget, type ColdBases, type ColdTrial } from './cold-bases';
import type { MatrixEvaluation } from './evaluate';
import { byMeasure, type Measure } from './metrics';
import { bootstrapInterval, meanOfMeans, type Interval } from './resampling';
import type { SentenceTargets } from './sentences';
import { figuresOf, gainOf, gainsOf, type Gain, type Method } from './uncertainty';

export interface Figure extends Interval {
  value: number;
}

/** Means of Pearson over matrices, and what Rootstock gains. */
export interface ColdMeans {
  matrices: number;
  /** Also the gain over an order drawn by lot. */
  rootstock: Figure;
  samePretraining: Figure;
  /** Over `samePretraining`. */
  gain: Gain;
}

/** Cold bases over all matrices that have folds to judge. */
export interface OverallColdBases extends ColdMeans {
  /** Over the matrices where sizes are known; null where none are. */
  sized: (ColdMeans & { size: Figure; gainOverSize: Gain }) | null;
  calibration: Calibration;
}

/**
 * Plain means over matrices, each a plain mean over its targets; intervals from drawing targets
 * anew in each.
 */
export interface Overall {
  matrices: number;
  means: { rootstock: Record<Measure, Figure>; looMean: Record<Measure, Figure> };
  /** Rootstock less looMean; the test is over the matrices. */
  gain: Record<Measure, Gain>;
  /** The matrix of least gain in Pearson. */
  worst: { name: string; pearson: number };
  calibration: {
    /** Every value counting once. */
    pooled: Calibration;
    /** Mean, least and greatest share of the matrices at each level. */
    byMatrix: Array<{ level: number; mean: number; least: number; greatest: number }>;
  };
  coldBases: OverallColdBases | null;
  /**
   * Targets known by a sentence alone: Rootstock, and its gain over looMean, which needs no
   * description.
   */
  sentences: { rootstock: Figure; gain: Gain } | null;
}

type Judged = MatrixEvaluation & {
  name: string;
  coldBases?: ColdBases | null;
  sentences?: SentenceTargets;
};

/** Undefined where no target could be judged. */
export function summarise(all: readonly Judged[]): Overall | undefined {
  const matrices = all.filter(({ perTarget }) => perTarget.length > 0);
  const gains = matrices.map(({ name, perTarget }) => ({
    name,
    pearson: mean(gainsOf(perTarget, 'pearson')),
  }));
  const [worst] = [...gains].sort((a, b) => a.pearson - b.pearson);
  if (worst === undefined) return undefined;
  const meansOf = (method: Method): Record<Measure, Figure> =>
    byMeasure((measure) => figureOf(matrices.map(({ perTarget }) => figuresOf(perTarget, method, measure))));
  return {
    matrices: matrices.length,
    means: { rootstock: meansOf('rootstock'), looMean: meansOf('looMean') },
    gain: byMeasure((measure) => {
      const parts = matrices.map(({ perTarget }) => gainsOf(perTarget, measure));
      return gainOf(parts, parts.map(mean));
    }),
    worst,
    calibration: calibrationOf(matrices.map(({ calibration }) => calibration)),
    coldBases: summariseCold(matrices.flatMap(({ coldBases }) => coldBases ?? [])),
    sentences: summariseSentences(matrices),
  };
}

function figureOf(parts: ReadonlyArray<readonly number[]>): Figure {
  return { value: meanOfMeans(parts), ...bootstrapInterval(...parts) };
}

function calibrationOf(parts: readonly Calibration[]): Overall['calibration'] {
  const pooled = addUp(parts);
  return {
    pooled,
    byMatrix: pooled.levels.map(({ level }) => {
      const shares = parts.map((part) => shareInside(part, level));
      return { level, mean: mean(shares), least: Math.min(...shares), greatest: Math.max(...shares) };
    }),
  };
}

function summariseCold(matrices: readonly ColdBases[]): OverallColdBases | null {
  if (matrices.length === 0) return null;
  const sized = matrices.filter(({ pearson }) => pearson.size !== null);
  const sizes = sized.map((one) => coldFigures(one, (trial) => trial.size ?? 0));
  return {
    ...coldMeans(matrices),
    sized:
      sized.length === 0
        ? null
        : {
            ...coldMeans(sized),
            size: figureOf(sizes),
            gainOverSize: coldGain(sized, (trial) => trial.rootstock - (trial.size ?? 0)),
          },
    calibration: addUp(matrices.map(({ calibration }) => calibration)),
  };
}

function coldMeans(matrices: readonly ColdBases[]): ColdMeans {
  return {
    matrices: matrices.length,
    rootstock: figureOf(matrices.map((one) => coldFigures(one, (trial) => trial.rootstock))),
    samePretraining: figureOf(matrices.map((one) => coldFigures(one, (trial) => trial.samePretraining))),
    gain: coldGain(matrices, (trial) => trial.rootstock - trial.samePretraining),
  };
}

function summariseSentences(matrices: readonly Judged[]): Overall['sentences'] {
  const asked = matrices.flatMap(({ sentences, perTarget }) =>
    sentences === undefined ? [] : [{ sentences, perTarget }],
  );
  if (asked.length === 0) return null;
  const gains = asked.map(sentenceGains);
  return {
    rootstock: figureOf(asked.map(({ sentences }) => sentences.perTarget.map((one) => one.rootstock))),
    gain: gainOf(gains, gains.map(mean)),
  };
}

/**
 * Rootstock, told a sentence, less looMean on each target; both lists hold the judged targets in
 * one order.
 */
function sentenceGains({
  sentences,
  perTarget,
}: {
  sentences: SentenceTargets;
  perTarget: MatrixEvaluation['perTarget'];
}): number[] {
  return sentences.perTarget.map(
    ({ rootstock }, i) => rootstock - (perTarget[i]?.methods.looMean.pearson ?? 0),
  );
}

/** One figure for each target, the mean over the folds. */
function coldFigures({ trials }: ColdBases, figureOfTrial: (trial: ColdTrial) => number): number[] {
  return [...byTarget(trials, figureOfTrial).values()].map(mean);
}

function coldGain(matrices: readonly ColdBases[], gainOfTrial: (trial: ColdTrial) => number): Gain {
  const parts = matrices.map((one) => coldFigures(one, gainOfTrial));
  return gainOf(parts, parts.flat());
}
