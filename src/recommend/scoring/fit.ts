import { createHash } from 'node:crypto';
import type { EncodingBlock } from '../../embedding';
import { makeComparable, type Column } from './comparable';
import { learnNoise } from './noise';
import { SCORER_SETTINGS, SCORER_VERSION, type ScorerSettings } from './settings';
import { TargetKernel } from './target-kernel';
import type { Evidence } from './types';

/**
 * What was computed from a body of evidence once. Plain data: it can be cloned to another thread and stored. It stays
 * of use when results are added to the evidence or taken from it.
 */
export interface ScorerFit {
  /** Digest of the scorer, its settings and the evidence: equal versions mean equal fits. */
  version: string;
  settings: ScorerSettings;
  /** Noise variance of each column, by `columnKey`. */
  columns: { keys: string[]; noise: Float64Array };
  /** For each comparable result its standardised value, and its entry of the solution of (K + N) dual = z. */
  results: { ids: string[]; z: Float64Array; dual: Float64Array };
  solution: {
    iterations: number;
    /** Norm of what is left of z, as a share of the norm of z. */
    residual: number;
  };
}

/** Solves for the weight of every result; the same evidence, in any order, always gives the same fit. */
export function fitScorer(
  evidence: Evidence,
  blocks: readonly EncodingBlock[],
  settings: ScorerSettings = SCORER_SETTINGS,
): ScorerFit {
  const { columns, results } = makeComparable(evidence.observations);
  const matrix = new TargetKernel(evidence.targets, blocks, settings).matrix(columns);
  return {
    version: digest(evidence, settings),
    settings,
    columns: { keys: columns.map(columnKey), noise: learnNoise(columns, results, matrix, settings) },
    results: {
      ids: results.map(({ resultId }) => resultId),
      z: Float64Array.from(results, ({ z }) => z),
      dual: new Float64Array(results.length),
    },
    solution: { iterations: 0, residual: 1 },
  };
}

export function columnKey({ targetId, protocol, metric, pool }: Column): string {
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
