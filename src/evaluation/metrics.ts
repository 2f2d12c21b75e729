import { compareText } from '../platform/compare-text';
import { mean, pearson, weightedTau } from '../scoring';
import { recallAt5, tauAt5 } from './first-five';
import type { JudgedModel } from './judged-model';

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

/**
 * |best - chosen| / |best| on published values; where several share the highest prediction, the
 * mean over them.
 */
export function regretAt1(models: readonly JudgedModel[]): number {
  const highest = Math.max(...models.map((model) => model.prediction));
  const chosen = models.filter((model) => model.prediction === highest);
  return mean(chosen.map((model) => regretOf(model, models)));
}

/**
 * 1 when a model of greatest value is among the first three by prediction, ties in order of model
 * id.
 */
export function hitAt3(models: readonly JudgedModel[]): number {
  const best = bestGoodness(models);
  const first = [...models]
    .sort((a, b) => b.prediction - a.prediction || compareText(a.modelId, b.modelId))
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
