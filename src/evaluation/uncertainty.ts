import type { MatrixEvaluation, MethodQualities, TargetEvaluation } from './evaluate';
import { byMeasure, type Measure } from './metrics';
import { bootstrapInterval, meanOfMeans, type Interval } from './resampling';
import { signedRankTest } from './significance';

export type Method = keyof MethodQualities;

/**
 * A difference with its 95% interval and the p-value of Wilcoxon's signed-rank test that there is
 * none.
 */
export interface Gain extends Interval {
  value: number;
  p: number;
}

export interface Uncertainty {
  /** 95% bootstrap interval over the targets of every method's mean. */
  intervals: { [Name in Method]: Record<Measure, Interval> | null };
  /** Rootstock less looMean, target by target. */
  gain: Record<Measure, Gain>;
}

/** How far the means of a matrix can be trusted, the targets being a sample. */
export function measureUncertainty({ perTarget, methods }: MatrixEvaluation): Uncertainty {
  const intervalsOf = (method: Method): Record<Measure, Interval> | null =>
    methods[method] === null
      ? null
      : byMeasure((measure) => bootstrapInterval(figuresOf(perTarget, method, measure)));
  return {
    intervals: {
      rootstock: intervalsOf('rootstock'),
      looMean: intervalsOf('looMean'),
      size: intervalsOf('size'),
      random: intervalsOf('random'),
    },
    gain: byMeasure((measure) => {
      const gains = gainsOf(perTarget, measure);
      return gainOf([gains], gains);
    }),
  };
}

/** The mean over parts of the mean of their differences; the test is over what is given it. */
export function gainOf(parts: ReadonlyArray<readonly number[]>, tested: readonly number[]): Gain {
  return { value: meanOfMeans(parts), ...bootstrapInterval(...parts), p: signedRankTest(tested) };
}

/** What a method reached on each target; nothing where it has nothing to go by. */
export function figuresOf(targets: readonly TargetEvaluation[], method: Method, measure: Measure): number[] {
  return targets.flatMap(({ methods }) => methods[method]?.[measure] ?? []);
}

/** Differences below this are rounding; a test of signs must not count them. */
const ROUNDING = 1e-9;

/** Rootstock less looMean on each target. */
export function gainsOf(targets: readonly TargetEvaluation[], measure: Measure): number[] {
  return targets.map(({ methods: { rootstock, looMean } }) => {
    const gain = rootstock[measure] - looMean[measure];
    return Math.abs(gain) < ROUNDING ? 0 : gain;
  });
}
