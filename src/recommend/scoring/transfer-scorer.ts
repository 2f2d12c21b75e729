import type { EncodingBlock } from '../../embedding';
import { PretrainingAffinity } from './affinity';
import { BaseKernel, type BaseRow } from './base-kernel';
import { makeComparable, type Column, type ComparableResult } from './comparable';
import type { ScorerFit } from './fit';
import { greatest } from './neighbourhood';
import { learnNoise } from './noise';
import { condition, type EvidenceCovariance, type Neighbour, type Posterior } from './posterior';
import { rankCandidates } from './ranking';
import { SCORER_SETTINGS, SCORER_VERSION, type ScorerSettings } from './settings';
import { TargetKernel, type SplitCovariance } from './target-kernel';
import type { ContributionKind, Evidence, RankedBases, ScoredBases, ScoreRequest } from './types';

export { SCORER_VERSION } from './settings';

export interface ScorerOptions {
  /** Those of the fit when absent, else the ones shipped. */
  settings?: ScorerSettings;
  /** Made from this evidence or from an earlier state of it; computed here, in a simpler way where it is much, when absent. */
  fit?: ScorerFit;
}

/** Everything about a request that is the same for all its candidates. */
interface PreparedRequest {
  request: ScoreRequest;
  columns: SplitCovariance[];
  /** Common and alike together, by column. */
  totals: Float64Array;
  self: SplitCovariance;
}

/**
 * Scores bases for a target by kriging: a Gaussian process over (base, target), conditioned for each candidate on the
 * results of greatest prior covariance with it. Built once per catalogue revision; scoring changes nothing in it.
 */
export class TransferScorer {
  readonly version = SCORER_VERSION;
  private readonly settings: ScorerSettings;
  private readonly columns: readonly Column[];
  private readonly results: readonly ComparableResult[];
  private readonly bases: BaseKernel;
  private readonly targets: TargetKernel;
  private readonly affinity: PretrainingAffinity;
  private readonly covariance: EvidenceCovariance;
  /** Position of each result's base among the bases with evidence, and of its column. */
  private readonly baseOf: Int32Array;
  private readonly columnOf: Int32Array;
  private readonly affinities: Float64Array;

  /** @param blocks how the encoder that made the embeddings lays out its vectors. */
  constructor(
    evidence: Evidence,
    blocks: readonly EncodingBlock[],
    { fit, settings = fit?.settings ?? SCORER_SETTINGS }: ScorerOptions = {},
  ) {
    this.settings = settings;
    const { columns, results } = makeComparable(evidence.observations);
    const evidenced = [...new Set(results.map((result) => result.baseId))];
    const position = new Map(evidenced.map((id, index) => [id, index]));
    this.columns = columns;
    this.results = results;
    this.bases = new BaseKernel(evidence.bases, evidenced, settings);
    this.targets = new TargetKernel(evidence.targets, blocks, settings);
    this.affinity = new PretrainingAffinity(evidence.bases, evidence.targets);
    this.baseOf = Int32Array.from(results, (result) => position.get(result.baseId) ?? 0);
    this.columnOf = Int32Array.from(results, (result) => result.column);
    this.affinities = Float64Array.from(results, (one) => this.affinity.toKnown(one.baseId, one.targetId));
    const byColumn = this.targets.matrix(columns);
    this.covariance = {
      columns: columns.length,
      byColumn,
      byBase: (base) => this.bases.row(evidenced[base] ?? ''),
      noise: learnNoise(columns, results, byColumn, settings),
      affinityVariance: settings.pretrainingSimilarity,
    };
  }

  /** Orders the candidates, each once; the rest is computed for those that are looked at. */
  rank(request: ScoreRequest): RankedBases {
    const { bases, abstention } = this.score(request);
    const byId = new Map(bases.map((base) => [base.baseId, base]));
    return {
      ids: bases.map(({ baseId }) => baseId),
      scores: Float64Array.from(bases, ({ score }) => score),
      detail: (baseId) => {
        const base = byId.get(baseId);
        if (base === undefined) throw new RangeError(`The base ${baseId} was not among the candidates.`);
        return base;
      },
      ...(abstention === undefined ? {} : { abstention }),
    };
  }

  /** As `rank`, giving the event loop back every few milliseconds. */
  rankInSlices(request: ScoreRequest): Promise<RankedBases> {
    return Promise.resolve(this.rank(request));
  }

  /** Scores each candidate once; a candidate named twice counts once. */
  score(request: ScoreRequest): ScoredBases {
    const columns = this.targets.row(request.target, this.columns, request);
    const totals = Float64Array.from(columns, ({ common, alike }) => common + alike);
    const prepared: PreparedRequest = { request, columns, totals, self: this.targets.self };
    const estimates = [...new Set(request.candidates)].sort().map((baseId) => {
      const neighbours = this.neighbours(baseId, prepared);
      const affinity = this.affinity.to(baseId, request.target);
      const prior =
        prepared.self.common + prepared.self.alike + this.settings.pretrainingSimilarity * affinity ** 2;
      const posterior: Posterior = condition(neighbours, prior, this.covariance);
      return { baseId, posterior, evidence: this.weigh(neighbours, posterior, prepared) };
    });
    return rankCandidates(estimates);
  }

  private neighbours(baseId: string, prepared: PreparedRequest): Neighbour[] {
    const row = this.bases.row(baseId);
    const affinity = this.affinity.to(baseId, prepared.request.target);
    const { pretrainingSimilarity } = this.settings;
    const { totals } = prepared;
    const covariances = new Float64Array(this.results.length);
    for (let i = 0; i < covariances.length; i++) {
      covariances[i] =
        (row.total[this.baseOf[i] ?? 0] ?? 0) * (totals[this.columnOf[i] ?? 0] ?? 0) +
        pretrainingSimilarity * affinity * (this.affinities[i] ?? 0);
    }
    return greatest(covariances, this.settings.neighbours)
      .filter((position) => (covariances[position] ?? 0) > 0)
      .map((position) => this.neighbour(position, covariances[position] ?? 0, { row, affinity }, prepared));
  }

  private neighbour(
    position: number,
    covariance: number,
    { row, affinity }: { row: BaseRow; affinity: number },
    prepared: PreparedRequest,
  ): Neighbour {
    const result = this.results[position];
    const base = this.baseOf[position] ?? 0;
    const column = result?.column ?? 0;
    const split = prepared.columns[column] ?? { common: 0, alike: 0 };
    const own = this.affinities[position] ?? 0;
    const shared = this.settings.pretrainingSimilarity * affinity * own;
    const reasons = base === row.self ? ownReasons(split) : otherReasons(row, base, split);
    if (shared !== 0) reasons.PRETRAINING_SIMILARITY = shared;
    return { result: position, base, column, z: result?.z ?? 0, reasons, covariance, affinity: own };
  }

  private weigh(neighbours: readonly Neighbour[], posterior: Posterior, prepared: PreparedRequest) {
    const limit = prepared.request.evidenceLimit ?? DEFAULT_EVIDENCE;
    return neighbours
      .map((neighbour, index) => ({ neighbour, weight: posterior.weights[index] ?? 0 }))
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.neighbour.result - b.neighbour.result)
      .slice(0, limit)
      .flatMap(({ neighbour, weight }) => {
        const result = this.results[neighbour.result];
        if (result === undefined) return [];
        const alike = prepared.columns[neighbour.column]?.alike ?? 0;
        const similarity = Math.min(1, Math.max(0, alike / prepared.self.alike));
        return [
          { resultId: result.resultId, baseId: result.baseId, targetId: result.targetId, similarity, weight },
        ];
      });
  }
}

const DEFAULT_EVIDENCE = 5;

type Reasons = Partial<Record<ContributionKind, number>>;

function ownReasons({ common, alike }: SplitCovariance): Reasons {
  return { OVERALL: common, SIMILAR_TARGETS: alike };
}

function otherReasons(row: BaseRow, base: number, { common, alike }: SplitCovariance): Reasons {
  const target = common + alike;
  return {
    ARCHITECTURE: (row.architecture[base] ?? 0) * target,
    PRETRAINING_DATA: (row.pretraining[base] ?? 0) * target,
    SIZE: (row.size[base] ?? 0) * target,
  };
}
