import type { EncodingBlock } from '../embedding';
import { BaseIndex, type CandidateSet } from './candidate-set';
import { descending } from './descending';
import { covarianceOf, createModel, type EvidenceModel } from './evidence-model';
import { weighResults, type ScorerFit } from './fit';
import { LocalKriging } from './local-kriging';
import { abstain, detailOf, levelOf, type Estimator, type Level, type Ordered } from './ranking';
import { Representer, type PreparedRequest } from './representer';
import { SCORER_VERSION, SCORER_SETTINGS, type ScorerSettings } from './settings';
import { finish, finishInSlices } from './slices';
import type { BaseScore, Evidence, RankedBases, ScoredBases, ScoreRequest } from './types';

export { SCORER_VERSION } from './settings';

export interface ScorerOptions {
  /** Those of the fit when absent, else the ones shipped. */
  settings?: ScorerSettings;
  /**
   * Made from this evidence or from an earlier state of it; computed here, roughly where it is
   * much, when absent.
   */
  fit?: ScorerFit;
}

/**
 * Scores bases for a target by a Gaussian process over (base, target): the posterior mean of each
 * candidate given all results, and its variance given those nearest to it. Built once per catalogue
 * revision; scoring changes nothing in it.
 */
export class TransferScorer {
  readonly version = SCORER_VERSION;
  private readonly model: EvidenceModel;
  private readonly index: BaseIndex;
  private readonly representer: Representer;
  private readonly kriging: LocalKriging;

  /** @param blocks how the encoder that made the embeddings lays out its vectors. */
  constructor(
    evidence: Evidence,
    blocks: readonly EncodingBlock[],
    { fit, settings = fit?.settings ?? SCORER_SETTINGS }: ScorerOptions = {},
  ) {
    this.model = createModel(evidence, blocks, { settings, scope: 'all' });
    const { noise, dual } = weighResults(this.model, fit);
    this.index = new BaseIndex(this.model.bases.map(({ id }) => id));
    this.representer = new Representer(this.model, dual);
    this.kriging = new LocalKriging(this.model, covarianceOf(this.model, noise));
  }

  /** Finds candidates among the bases once, for many requests about the same ones. */
  select(candidates: readonly string[]): CandidateSet {
    return finish(this.index.select(candidates));
  }

  /** Orders the candidates, each once; the rest is computed for those that are looked at. */
  rank(request: ScoreRequest): RankedBases {
    return finish(this.steps(request));
  }

  /** As `rank`, giving the event loop back every few milliseconds. */
  rankInSlices(request: ScoreRequest): Promise<RankedBases> {
    return finishInSlices(this.steps(request));
  }

  /** As `rank`, with everything about every candidate. */
  score(request: ScoreRequest): ScoredBases {
    const ranked = this.rank(request);
    const { abstention } = ranked;
    const bases = ranked.ids.map((id) => ranked.detail(id));
    return abstention === undefined ? { bases } : { bases, abstention };
  }

  private *steps(request: ScoreRequest): Generator<void, RankedBases> {
    const { candidates } = request;
    const set = 'positions' in candidates ? candidates : yield* this.index.select(candidates);
    const prepared = yield* this.representer.prepare(request);
    const means = yield* this.representer.means(set, prepared);
    const ordered: Ordered = { set, means, order: yield* descending(means) };
    const estimator = this.estimator(prepared);
    const level = yield* levelOf(ordered, estimator);
    yield;
    return yield* rankedBases(ordered, level, estimator);
  }

  private estimator(prepared: PreparedRequest): Estimator {
    const { representer, kriging } = this;
    return {
      tableBase: representer.tableBase,
      estimate: (position) => kriging.estimate(position, prepared),
      contributions: (position) => representer.contributions(position, prepared),
      evidence: (estimate) => kriging.evidence(estimate, prepared),
    };
  }
}

function* rankedBases(ordered: Ordered, level: Level, estimator: Estimator): Generator<void, RankedBases> {
  const { set, order } = ordered;
  let places: Map<string, number> | undefined;
  const detail = (baseId: string): BaseScore => {
    places ??= new Map(set.ids.map((id, place) => [id, place]));
    const place = places.get(baseId);
    if (place === undefined) throw new RangeError(`The base ${baseId} was not among the candidates.`);
    return detailOf(place, { ordered, level, estimator });
  };
  const ids = new Array<string>(order.length);
  const scores = new Float64Array(order.length);
  for (let from = 0; from < order.length; from += SLICE) {
    nameSlice(from, ordered, ids);
    scoreSlice(from, { ordered, level }, scores);
    yield;
  }
  const abstention = abstain(level);
  return { ids, scores, detail, ...(abstention === undefined ? {} : { abstention }) };
}

const SLICE = 8192;

function nameSlice(from: number, { set: { ids: names }, order }: Ordered, ids: string[]): void {
  const end = Math.min(order.length, from + SLICE);
  for (let rank = from; rank < end; rank++) ids[rank] = names[order[rank] ?? 0] ?? '';
}

function scoreSlice(
  from: number,
  { ordered: { means, order }, level }: { ordered: Ordered; level: Level },
  scores: Float64Array,
): void {
  const end = Math.min(order.length, from + SLICE);
  for (let rank = from; rank < end; rank++)
    scores[rank] = ((means[order[rank] ?? 0] ?? 0) - level.mean) / level.spread;
}
