import { mean, pearson } from '../scoring';
import { predictRanked, scorerWithout, type EvaluationSetup } from './held-out';
import { isJudged, restrict, toMatrices, type Matrix, type MatrixTarget } from './matrices';
import { ownResult } from './probes';
import type { ResultRow } from './rows';

/** Pearson on one target whose models were all measured under a cheaper protocol. */
export interface CheaperTrial {
  target: string;
  /** How many models have a value under both. */
  models: number;
  /** From the other targets alone. */
  rootstock: number;
  /** The values under the cheaper protocol alone. */
  measured: number;
  /** From both. */
  both: number;
}

/** Plain means over the targets that have both protocols. */
export interface CheaperProtocol extends Omit<CheaperTrial, 'target' | 'models'> {
  trials: CheaperTrial[];
}

/**
 * Tells the scorer what all models of a hidden target reached under one protocol, and judges how
 * well it orders them under the others. Null for the matrices that have nothing to compare.
 */
export function evaluateCheaper(
  results: readonly ResultRow[],
  setup: EvaluationSetup,
  protocol: string,
): Array<CheaperProtocol | null> {
  const matrices = toMatrices(results);
  const cheap = matrices.filter((matrix) => matrix.protocol === protocol);
  return matrices.map((matrix) => {
    if (matrix.protocol === protocol) return null;
    const trials = matrix.targets.flatMap((target) => tryCheaper(setup, { matrix, target, cheap }));
    if (trials.length === 0) return null;
    const over = (valueOf: (trial: CheaperTrial) => number): number => mean(trials.map(valueOf));
    return {
      rootstock: over(({ rootstock }) => rootstock),
      measured: over(({ measured }) => measured),
      both: over(({ both }) => both),
      trials,
    };
  });
}

function tryCheaper(
  setup: EvaluationSetup,
  { matrix, target, cheap }: { matrix: Matrix; target: MatrixTarget; cheap: readonly Matrix[] },
): CheaperTrial[] {
  const [known] = cheap
    .flatMap((one) => one.targets.map((other) => ({ matrix: one, other })))
    .filter(({ other }) => other.targetId === target.targetId)
    .sort((a, b) => Number(b.other.metric === target.metric) - Number(a.other.metric === target.metric));
  if (known === undefined) return [];
  const shared = restrict(target, new Set(known.other.values.keys()));
  if (!isJudged(shared)) return [];
  const ids = [...shared.values.keys()];
  const scorer = scorerWithout(setup, target.targetId);
  const measured = ids.map((id) => ownResult(id, known.matrix, known.other));
  const truth = ids.map((id) => shared.values.get(id)?.goodness ?? 0);
  const orderWith = (told: typeof measured | undefined): number => {
    const asked = { matrix, target: shared, ...(told === undefined ? {} : { measured: told }) };
    const ranked = predictRanked(scorer, setup.facts, asked);
    const scores = new Map(ranked?.ids.map((id, place) => [id, ranked.scores[place] ?? 0]));
    return pearson(
      ids.map((id) => scores.get(id) ?? 0),
      truth,
    );
  };
  return [
    {
      target: target.targetId,
      models: ids.length,
      rootstock: orderWith(undefined),
      measured: pearson(
        ids.map((id) => known.other.values.get(id)?.goodness ?? 0),
        truth,
      ),
      both: orderWith(measured),
    },
  ];
}
