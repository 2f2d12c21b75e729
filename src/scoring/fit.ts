import { createHash } from 'node:crypto';
import type { EncodingBlock } from '../embedding';
import type { Column } from './column';
import { covarianceOf, modelSteps, type EvidenceModel } from './evidence-model';
import type { EvidenceTable } from './evidence-table';
import { leaveTargetsOut, type LeftOut } from './leave-out';
import { LocalKriging } from './local-kriging';
import { placesOfIds, type Ids } from './ids';
import { learnNoise, priorNoise } from './noise';
import { SCORER_VERSION, SCORER_SETTINGS, type ScorerSettings } from './settings';
import { finish, visitInSteps } from '../platform/slices';
import { CLOSE, correctDual, EXACT, solveDual, type Effort } from './solve-dual';
import type { Evidence } from './types';

/**
 * What was computed from a body of evidence once. Plain data: it can be cloned to another thread
 * and stored. It stays of use when results are added to the evidence or taken from it.
 */
export interface ScorerFit {
  /** Digest of the scorer, its settings and the evidence: equal versions mean equal fits. */
  version: string;
  settings: ScorerSettings;
  /** Noise variance of each column, by `columnKey`. */
  columns: { keys: string[]; noise: Float64Array };
  /**
   * For each comparable result its standardised value, and its entry of the solution of (K + N)
   * dual = z. Those of a base follow each other.
   */
  results: { ids: Ids; z: Float64Array; dual: Float64Array };
  /** How well targets are foretold from the others. */
  leftOut: LeftOut;
  solution: {
    iterations: number;
    /** Norm of what is left of z, as a share of the norm of z. */
    residual: number;
  };
}

/**
 * Solves for the weight of every result; the same evidence, in any order, always gives the same
 * fit.
 */
export function fitScorer(
  evidence: Evidence,
  blocks: readonly EncodingBlock[],
  settings: ScorerSettings = SCORER_SETTINGS,
): ScorerFit {
  const model = finish(modelSteps(evidence, blocks, { settings, scope: 'known' }));
  const { table } = model;
  const noise = finish(learnNoise(table, model.kindKernel, settings));
  const effort = table.z.length <= MOST_EXACT ? EXACT : CLOSE;
  const { x, iterations, residual } = finish(solveDual(model, noise, effort));
  return {
    version: digest(evidence, settings),
    settings,
    columns: { keys: table.columns.map(columnKey), noise },
    results: {
      ids: table.resultIds,
      z: table.z,
      dual: x,
    },
    leftOut: finish(leaveTargetsOut(model, finish(LocalKriging.create(model, covarianceOf(model, noise))))),
    solution: { iterations, residual },
  };
}

/**
 * The weights for a body of evidence that the fit was made from, or that has changed since. Yields
 * wherever it could pause.
 */
export function* weighResults(
  model: EvidenceModel,
  fit: ScorerFit | undefined,
): Generator<void, { noise: Float64Array; dual: Float64Array }> {
  const { table, settings } = model;
  if (fit === undefined) {
    const noise = yield* learnNoise(table, model.kindKernel, settings);
    const effort = table.z.length <= MOST_EXACT ? EXACT : HASTY;
    return { noise, dual: (yield* solveDual(model, noise, effort)).x };
  }
  const noiseOf = new Map(fit.columns.keys.map((key, i) => [key, fit.columns.noise[i] ?? 0]));
  const noise = Float64Array.from(
    table.columns,
    (column) => noiseOf.get(columnKey(column)) ?? priorNoise(column.bases, settings),
  );
  const placeOf = yield* placesOfIds(fit.results.ids);
  const places = new Int32Array(table.resultIds.length);
  const dual = new Float64Array(places.length);
  yield* visitInSteps<string | number>(table.resultIds, (id, result) => {
    const place = placeOf.get(String(id)) ?? -1;
    places[result] = place;
    dual[result] = place < 0 ? 0 : (fit.results.dual[place] ?? 0);
  });
  const isChanged = changedBases(table, places, fit);
  const changed = table.baseOf.reduce((count, base) => count + (isChanged[base] ?? 0), 0);
  const effort = changed <= MOST_EXACT ? EXACT : HASTY;
  if (changed > 0) yield* correctDual({ model, noise, dual }, isChanged, effort);
  return { noise, dual };
}

/**
 * For more results than this the weights are not solved for to the last digit, and without a fit
 * only roughly.
 */
const MOST_EXACT = 20_000;
/** Scores are off by .007 (RMS) for 19,000 results. */
const HASTY: Effort = { tolerance: 1e-3, iterations: 60 };
/**
 * A value's standing among the others changes a little with each result that joins them; less than
 * this is let be.
 */
const SMALL_CHANGE = 0.02;

/** By base: 1 where a result came, went or changed. */
function changedBases(table: EvidenceTable, places: Int32Array, { results }: ScorerFit): Uint8Array {
  const isChanged = new Uint8Array(table.bases.length);
  const baseAt = new Int32Array(results.ids.length).fill(-1);
  places.forEach((place, result) => {
    const base = table.baseOf[result] ?? 0;
    if (place >= 0) baseAt[place] = base;
    const shift = place < 0 ? 1 : Math.abs((table.z[result] ?? 0) - (results.z[place] ?? 0));
    if (shift > SMALL_CHANGE) isChanged[base] = 1;
  });
  // A result that went was of the same base as what stood beside it; where that is of two bases,
  // either will do no harm.
  let before = -1;
  let isGap = false;
  for (const base of baseAt) {
    if (base < 0 && before >= 0) isChanged[before] = 1;
    if (base >= 0 && isGap) isChanged[base] = 1;
    isGap = base < 0;
    if (base >= 0) before = base;
  }
  return isChanged;
}

/** Names a column, whatever else is in the evidence. */
export function columnKey({
  targetId,
  protocol,
  metric,
  pool,
}: Pick<Column, 'targetId' | 'protocol' | 'metric' | 'pool'>): string {
  return JSON.stringify([targetId, protocol, metric, pool]);
}

function digest(evidence: Evidence, settings: ScorerSettings): string {
  const hash = createHash('sha256').update(JSON.stringify([SCORER_VERSION, settings]));
  const update = (lines: readonly string[]): void => {
    for (const line of [...lines].sort()) hash.update(line).update('\n');
  };
  update(evidence.observations.map((one) => JSON.stringify(one)));
  update(evidence.targets.map((one) => JSON.stringify({ ...one, embedding: [...one.embedding] })));
  update(
    evidence.bases.map((one) =>
      JSON.stringify({ ...one, pretrainingEmbeddings: one.pretrainingEmbeddings?.map((part) => [...part]) }),
    ),
  );
  return hash.digest('hex');
}
