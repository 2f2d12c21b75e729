import { compareText } from '../platform/compare-text';
import { groupBy } from '../platform/group-by';
import { type Observation, mean, pearson } from '../scoring';
import { otherTargetsMean } from './baselines';
import { addUp, calibrate, type Calibration } from './calibration';
import { confidenceOf, predict, scorerWithout, type Confidence, type EvaluationSetup } from './held-out';
import { isJudged, restrict, toMatrices, type Matrix, type MatrixTarget } from './matrices';
import { bootstrapInterval, type Interval } from './resampling';
import type { ResultRow } from './rows';

/** One target, ordered from thinned evidence. */
export interface ThinTrial extends Confidence {
  target: string;
  /** What was left of the evidence. */
  known: string;
  /** Pearson. */
  rootstock: number;
  looMean: number;
  /** Of the intervals. */
  calibration: Calibration;
}

type Known = (baseId: string, targetId: string) => boolean;

/**
 * Orders the models of each target from ever less evidence: all of it, a few other targets, a small
 * share of the results. What is kept is drawn by the names alone, so it is the same in every run.
 */
export function evaluateThinned(results: readonly ResultRow[], setup: EvaluationSetup): ThinTrial[][] {
  return toMatrices(results).map((matrix) =>
    matrix.targets
      .filter(isJudged)
      .flatMap((target) =>
        regimes(matrix, target).map(({ name, known }) => tryThinned(setup, matrix, { target, name, known })),
      ),
  );
}

function regimes(matrix: Matrix, target: MatrixTarget): Array<{ name: string; known: Known }> {
  const others = matrix.targets
    .map(({ targetId }) => targetId)
    .filter((id) => id !== target.targetId)
    .sort((a, b) => draw(target.targetId, a) - draw(target.targetId, b) || compareText(a, b));
  const targets = [1, 2, 4]
    .filter((count) => count < others.length)
    .map((count) => {
      const kept = new Set(others.slice(0, count));
      return { name: `${count} targets`, known: (_: string, id: string): boolean => kept.has(id) };
    });
  const shares = [0.3, 0.1, 0.03].map((share) => ({
    name: `${share * 100}% of the results`,
    known: (baseId: string, id: string): boolean => draw(target.targetId, baseId, id) < share,
  }));
  return [{ name: 'everything', known: () => true }, ...targets, ...shares];
}

function tryThinned(
  setup: EvaluationSetup,
  matrix: Matrix,
  { target, name, known }: { target: MatrixTarget; name: string; known: Known },
): ThinTrial {
  const { targetId, values } = target;
  const isKnown = (one: Observation): boolean => known(one.baseId, one.targetId);
  const scored = predict(scorerWithout(setup, targetId, isKnown), setup.facts, matrix, target);
  const { bases } = scored;
  const scores = new Map(bases.map(({ baseId, score }) => [baseId, score]));
  const thinned = {
    ...matrix,
    targets: matrix.targets.map((other) =>
      restrict(other, new Set([...other.values.keys()].filter((model) => known(model, other.targetId)))),
    ),
  };
  const loo = otherTargetsMean(thinned, targetId);
  const models = [...values.keys()];
  const truth = [...values.values()].map(({ goodness }) => goodness);
  const against = (predictionOf: (model: string) => number): number =>
    pearson(models.map(predictionOf), truth);
  return {
    target: targetId,
    known: name,
    ...confidenceOf(scored),
    rootstock: against((model) => scores.get(model) ?? 0),
    looMean: against(loo),
    calibration: calibrate(bases, target.z ?? new Map()),
  };
}

/** A number in [0, 1) that depends on the words alone (FNV-1a, mixed once more). */
function draw(...words: string[]): number {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(words)) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** Trials of which the scorer says about the same. */
export interface ConfidenceBin {
  from: number;
  to: number;
  trials: number;
  rootstock: Interval & { value: number };
  /** Rootstock less looMean. */
  gain: Interval & { value: number };
  calibration: Calibration;
}

/** Fewer trials than this say little. */
const MINIMUM_TRIALS = 10;

/** How good the order is, by what the scorer says of it; bins of an even width. */
export function confidenceCurve(
  trials: readonly ThinTrial[],
  statement: keyof Confidence,
  width: number,
): ConfidenceBin[] {
  const count = Math.round(1 / width);
  const bins = groupBy(trials, (trial) => Math.min(Math.floor(trial[statement] * count), count - 1));
  return [...bins]
    .sort(([a], [b]) => a - b)
    .map(([bin, some]) => {
      const pearsons = some.map((trial) => trial.rootstock);
      const gains = some.map((trial) => trial.rootstock - trial.looMean);
      return {
        from: bin / count,
        to: (bin + 1) / count,
        trials: some.length,
        rootstock: { value: mean(pearsons), ...bootstrapInterval(pearsons) },
        gain: { value: mean(gains), ...bootstrapInterval(gains) },
        calibration: addUp(some.map(({ calibration }) => calibration)),
      };
    });
}

/**
 * An order that correlates less than this with the truth accounts for under a hundredth of its
 * spread: it is worth nothing.
 */
const WORTH_GIVING = 0.1;

/**
 * The least explained share from which on an order is surely worth giving; null where it never is.
 */
export function suggestThreshold(curve: readonly ConfidenceBin[]): number | null {
  let threshold: number | null = null;
  for (const bin of curve.toReversed()) {
    if (bin.trials < MINIMUM_TRIALS) continue;
    if (bin.rootstock.lower <= WORTH_GIVING) break;
    threshold = bin.from;
  }
  return threshold;
}
