import type { EncodingBlock } from '../../embedding';
import { compareText } from '../../platform/compare-text';
import { groupBy } from '../../platform/group-by';
import {
  columnKey,
  type Evidence,
  type Observation,
  type Observations,
  type TargetFacts,
  NOTHING_LEFT_OUT,
  TransferScorer,
  mean,
  pearson,
  weightedTau,
  type ScorerSettings,
} from '../../scoring';

/** Every target is hidden once, together with the others of its fold. */
const FOLDS = 4;
/** Fewer bases than this cannot be put into an order worth judging. */
const MINIMUM_BASES = 4;

/**
 * How well the results of each hidden target were predicted: Pearson plus half the weighted tau,
 * mean over its columns.
 */
export type HeldOutScores = ReadonlyMap<string, number>;

/** Judges a setting on targets whose results the scorer does not see. */
export class HeldOutTargets {
  private readonly folds: ReadonlyArray<{ seen: Evidence; hidden: readonly TargetFacts[] }>;
  private readonly byTarget: ReadonlyMap<string, readonly Observation[][]>;

  constructor(
    evidence: Evidence,
    private readonly blocks: readonly EncodingBlock[],
  ) {
    const targets = [...evidence.targets].sort((a, b) => compareText(a.id, b.id));
    this.folds = Array.from({ length: FOLDS }, (_, fold) => {
      const hidden = targets.filter((_target, index) => index % FOLDS === fold);
      const ids = new Set(hidden.map(({ id }) => id));
      const observations = evidence.observations.filter(({ targetId }) => !ids.has(targetId));
      return {
        hidden,
        seen: { ...evidence, observations, targets: targets.filter(({ id }) => !ids.has(id)) },
      };
    });
    this.byTarget = columnsByTarget(evidence.observations);
  }

  judge(settings: ScorerSettings): HeldOutScores {
    const scores = new Map<string, number>();
    for (const { seen, hidden } of this.folds) {
      const scorer = new TransferScorer(seen, this.blocks, { settings, leftOut: NOTHING_LEFT_OUT });
      for (const target of hidden) {
        const qualities = (this.byTarget.get(target.id) ?? []).map((column) => judge(scorer, target, column));
        if (qualities.length > 0) scores.set(target.id, mean(qualities));
      }
    }
    return scores;
  }
}

function judge(scorer: TransferScorer, target: TargetFacts, column: readonly Observation[]): number {
  const [first] = column;
  const candidates = column.map(({ baseId }) => baseId);
  const ranked = scorer.rank({
    target,
    candidates,
    ...(first === undefined ? {} : { protocol: first.protocol, metric: first.metric }),
  });
  const scores = new Map(ranked.ids.map((id, rank) => [id, ranked.scores[rank] ?? 0]));
  const predicted = column.map(({ baseId }) => scores.get(baseId) ?? 0);
  const measured = column.map(({ value, higherIsBetter }) => (higherIsBetter ? value : -value));
  return pearson(predicted, measured) + weightedTau(predicted, measured) / 2;
}

/** The results of each target that may be compared with each other, where there are enough. */
function columnsByTarget(observations: Observations): Map<string, Observation[][]> {
  const columns = groupBy(observations, ({ targetId, protocol, metric, pool = '' }) =>
    columnKey({ targetId, protocol, metric, pool }),
  );
  const judged = [...columns.values()].filter(
    (column) => new Set(column.map(({ baseId }) => baseId)).size >= MINIMUM_BASES,
  );
  return groupBy(judged, ([first]) => first?.targetId ?? '');
}
