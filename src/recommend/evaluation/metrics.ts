import { recallAt5, tauAt5 } from './first-five';

/** How well a prediction orders the models on one target. */
export interface RankingQuality {
  /** -1 to 1. */
  pearson: number;
  /** -1 to 1. */
  weightedTau: number;
  /** 0 is best; relative to the best value. */
  regretAt1: number;
  /** 1 when a best model is among the first three, else 0; a mean of these is a share. */
  hitAt3: number;
  /** Share of the best five that are among the first five. */
  recallAt5: number;
  /** -1 to 1: Kendall's tau over the models that are in both fives. */
  tauAt5: number;
}

export type Measure = keyof RankingQuality;

/** A value for every measure. */
export function byMeasure<Value>(valueOf: (measure: Measure) => Value): Record<Measure, Value> {
  return {
    pearson: valueOf('pearson'),
    weightedTau: valueOf('weightedTau'),
    regretAt1: valueOf('regretAt1'),
    hitAt3: valueOf('hitAt3'),
    recallAt5: valueOf('recallAt5'),
    tauAt5: valueOf('tauAt5'),
  };
}

/** One model on the target that is judged. */
export interface JudgedModel {
  modelId: string;
  /** As published. */
  value: number;
  /** The value turned so that greater is better. */
  goodness: number;
  prediction: number;
}

/** Every measure of one prediction; a constant prediction correlates with nothing. */
export function judge(models: readonly JudgedModel[]): RankingQuality {
  const predictions = models.map((model) => model.prediction);
  const truths = models.map((model) => model.goodness);
  return {
    pearson: pearson(predictions, truths),
    weightedTau: weightedTau(predictions, truths),
    regretAt1: regretAt1(models),
    hitAt3: hitAt3(models),
    recallAt5: recallAt5(models),
    tauAt5: tauAt5(models),
  };
}

/** What an order drawn by lot is expected to reach. */
export function judgeRandom(models: readonly JudgedModel[]): RankingQuality {
  const best = bestGoodness(models);
  const bestCount = models.filter((model) => model.goodness === best).length;
  const regret = models.reduce((sum, model) => sum + regretOf(model, models), 0) / models.length;
  // Probability that none of the best is among three drawn without putting back.
  let allMissed = 1;
  for (let drawn = 0; drawn < Math.min(3, models.length); drawn++) {
    allMissed *= Math.max(0, models.length - bestCount - drawn) / (models.length - drawn);
  }
  const recall = Math.min(5, models.length) / models.length;
  return {
    pearson: 0,
    weightedTau: 0,
    regretAt1: regret,
    hitAt3: 1 - allMissed,
    recallAt5: recall,
    tauAt5: 0,
  };
}

/** Pearson's correlation; 0 where either side is constant. */
export function pearson(a: readonly number[], b: readonly number[]): number {
  const meanA = mean(a);
  const meanB = mean(b);
  let product = 0;
  let squaresA = 0;
  let squaresB = 0;
  a.forEach((value, i) => {
    const x = value - meanA;
    const y = (b[i] ?? 0) - meanB;
    product += x * y;
    squaresA += x * x;
    squaresB += y * y;
  });
  if (isConstant(a) || isConstant(b)) return 0;
  return Math.max(-1, Math.min(1, product / Math.sqrt(squaresA * squaresB)));
}

/**
 * Weighted Kendall tau with hyperbolic weights (Vigna, A Weighted Correlation Index for Rankings with Ties, WWW 2015):
 * the mean over ranking by `a` and by `b`, weights 1 / (rank + 1) added over each pair, as scipy.stats.weightedtau does
 * by default. 0 where either side is constant.
 */
export function weightedTau(a: readonly number[], b: readonly number[]): number {
  if (a.length < 2 || isConstant(a) || isConstant(b)) return 0;
  return (tauRankedBy(a, b) + tauRankedBy(b, a)) / 2;
}

/** Ranks by the first, ties by the second, greatest first. */
function tauRankedBy(first: readonly number[], second: readonly number[]): number {
  const order = first
    .map((_, i) => i)
    .sort((i, j) => (first[j] ?? 0) - (first[i] ?? 0) || (second[j] ?? 0) - (second[i] ?? 0) || j - i);
  const weights = new Array<number>(first.length).fill(0);
  order.forEach((model, rank) => (weights[model] = 1 / (rank + 1)));
  let total = 0;
  let tiedFirst = 0;
  let tiedSecond = 0;
  let agreement = 0;
  for (let i = 1; i < first.length; i++) {
    for (let j = 0; j < i; j++) {
      const weight = (weights[i] ?? 0) + (weights[j] ?? 0);
      const x = Math.sign((first[i] ?? 0) - (first[j] ?? 0));
      const y = Math.sign((second[i] ?? 0) - (second[j] ?? 0));
      total += weight;
      if (x === 0) tiedFirst += weight;
      if (y === 0) tiedSecond += weight;
      agreement += weight * x * y;
    }
  }
  const tau = agreement / Math.sqrt((total - tiedFirst) * (total - tiedSecond));
  return Math.max(-1, Math.min(1, tau));
}

/** |best - chosen| / |best| on published values; where several share the highest prediction, the mean over them. */
export function regretAt1(models: readonly JudgedModel[]): number {
  const highest = Math.max(...models.map((model) => model.prediction));
  const chosen = models.filter((model) => model.prediction === highest);
  return mean(chosen.map((model) => regretOf(model, models)));
}

/** 1 when a model of greatest value is among the first three by prediction, ties in order of model id. */
export function hitAt3(models: readonly JudgedModel[]): number {
  const best = bestGoodness(models);
  const first = [...models]
    .sort((a, b) => b.prediction - a.prediction || (a.modelId < b.modelId ? -1 : 1))
    .slice(0, 3);
  return first.some((model) => model.goodness === best) ? 1 : 0;
}

/** Plain means of every measure; all 0 with none. */
export function meanQuality(qualities: readonly RankingQuality[]): RankingQuality {
  return byMeasure((measure) => mean(qualities.map((one) => one[measure])));
}

function regretOf(model: JudgedModel, models: readonly JudgedModel[]): number {
  const best = bestGoodness(models);
  const lost = Math.abs(best - model.goodness);
  // A best value of 0 has no relative loss; the loss itself is all that can be said.
  return lost === 0 ? 0 : lost / (Math.abs(best) || 1);
}

function bestGoodness(models: readonly JudgedModel[]): number {
  return Math.max(...models.map((model) => model.goodness));
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function isConstant(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}
