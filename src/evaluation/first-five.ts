import { compareText } from '../platform/compare-text';
import type { JudgedModel } from './judged-model';

// Both measures are those of the LOVM benchmark (Zohar et al., NeurIPS 2023, lovm.py): with them,
// its ImageNet baseline comes out as published.

const FIRST = 5;
/** Fewer shared models than this have no order worth the name and count as 0. */
const MINIMUM_SHARED = 3;

/**
 * Share of the five best models that are among the five of highest prediction; ties in order of
 * model id.
 */
export function recallAt5(models: readonly JudgedModel[]): number {
  return models.length === 0 ? 0 : shared(models).length / Math.min(FIRST, models.length);
}

/**
 * Kendall's tau-b over the models that are among the best five and the first five; 0 with under
 * three.
 */
export function tauAt5(models: readonly JudgedModel[]): number {
  const both = shared(models);
  if (both.length < MINIMUM_SHARED) return 0;
  let agreement = 0;
  let ofPrediction = 0;
  let ofTruth = 0;
  both.forEach((one, i) => {
    for (const other of both.slice(i + 1)) {
      const x = Math.sign(one.prediction - other.prediction);
      const y = Math.sign(one.goodness - other.goodness);
      agreement += x * y;
      ofPrediction += x * x;
      ofTruth += y * y;
    }
  });
  return ofPrediction === 0 || ofTruth === 0 ? 0 : agreement / Math.sqrt(ofPrediction * ofTruth);
}

function shared(models: readonly JudgedModel[]): JudgedModel[] {
  const best = new Set(firstBy(models, (model) => model.goodness));
  return firstBy(models, (model) => model.prediction).filter((model) => best.has(model));
}

function firstBy(models: readonly JudgedModel[], valueOf: (model: JudgedModel) => number): JudgedModel[] {
  return [...models]
    .sort((a, b) => valueOf(b) - valueOf(a) || compareText(a.modelId, b.modelId))
    .slice(0, FIRST);
}
