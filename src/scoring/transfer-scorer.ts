import type { EncodingBlock } from '../embedding';
import { BaseIndex, placeIn, type CandidateSet, type PickedBases } from './candidate-set';
import { descending } from './descending';
import { areWeighedAlike, covarianceOf, modelSteps, type EvidenceModel } from './evidence-model';
import { weighResults, type ScorerFit } from './fit';
import { JointPosterior, type JointSource } from './joint-posterior';
import { LearnedLikeness } from './learned-likeness';
import { estimatorOf } from './estimator';
import { leaveTargetsOut, reliabilityFor, type LeftOut, type Reliability } from './leave-out';
import { LocalKriging } from './local-kriging';
import { conditionOnOwn, type Conditioned } from './own-evidence';
import { rankedBases, type Knower } from './ranked-bases';
import { levelOf, type Ordered } from './ranking';
import { Representer, type PreparedRequest } from './representer';
import { SCORER_VERSION, SCORER_SETTINGS, type ScorerSettings } from './settings';
import { finish, finishInSlices } from '../platform/slices';
import { storedOwn } from './stored-own';
import type { Evidence, RankedBases, ScoredBases, ScoreRequest } from './types';

export { SCORER_VERSION } from './settings';

export interface ScorerOptions {
  /** Those of the fit when absent, else the ones shipped. */
  settings?: ScorerSettings;
  /**
   * Made from this evidence or from an earlier state of it; computed here, roughly where it is
   * much, when absent.
   */
  fit?: ScorerFit;
  /** That of the fit when absent, else worked out when it is first needed. */
  leftOut?: LeftOut;
  /**
   * One of other evidence by the same encoder: what would be the same is taken from it. Parts of
   * the evidence are the same where they are the same objects.
   */
  former?: TransferScorer;
}

interface Weighed {
  model: EvidenceModel;
  noise: Float64Array;
  dual: Float64Array;
  /** Where it is known already. */
  leftOut?: LeftOut | undefined;
}

/** What a scorer is put together from. */
interface ScorerParts {
  weighed: Weighed;
  index: BaseIndex;
  representer: Representer;
  kriging: LocalKriging;
}

/**
 * Scores bases for a target by a Gaussian process over (base, target): the posterior mean of each
 * candidate given all results, and its variance given those nearest to it. Built once per catalogue
 * revision; scoring changes nothing in it.
 */
export class TransferScorer {
  readonly version = SCORER_VERSION;
  /** What it was made from, and the weights that were found. */
  readonly source: Weighed & { evidence: Evidence; fit: ScorerFit | undefined };
  private readonly model: EvidenceModel;
  private readonly index: BaseIndex;
  private readonly representer: Representer;
  private readonly kriging: LocalKriging;
  private readonly joint: JointSource & { representer: Representer; dual: Float64Array };
  private leftOut: LeftOut | undefined;
  private leaving: Generator<void, LeftOut> | undefined;

  /** @param blocks how the encoder that made the embeddings lays out its vectors. */
  constructor(
    evidence: Evidence,
    blocks: readonly EncodingBlock[],
    options: ScorerOptions = {},
    parts: ScorerParts = finish(TransferScorer.parts(evidence, blocks, options)),
  ) {
    const { model, noise, dual, leftOut } = parts.weighed;
    this.source = { evidence, fit: options.fit, model, noise, dual };
    this.model = model;
    this.index = parts.index;
    this.representer = parts.representer;
    this.kriging = parts.kriging;
    const { representer } = this;
    this.leftOut = options.leftOut ?? options.fit?.leftOut ?? leftOut;
    let likeness: LearnedLikeness | undefined;
    this.joint = {
      model,
      noise,
      representer,
      dual,
      likeness: () => (likeness ??= new LearnedLikeness(model.table)),
    };
  }

  /** As the constructor, giving the event loop back every few milliseconds. */
  static async create(
    evidence: Evidence,
    blocks: readonly EncodingBlock[],
    options: ScorerOptions = {},
  ): Promise<TransferScorer> {
    const found = await finishInSlices(TransferScorer.parts(evidence, blocks, options));
    return new TransferScorer(evidence, blocks, options, found);
  }

  /** Yields wherever it could pause. */
  private static *parts(
    evidence: Evidence,
    blocks: readonly EncodingBlock[],
    options: ScorerOptions,
  ): Generator<void, ScorerParts> {
    const weighed = yield* TransferScorer.weighed(evidence, blocks, options);
    const { model, noise, dual } = weighed;
    const index = yield* BaseIndex.create(model.bases);
    const representer = new Representer(model, dual);
    yield;
    const covariance = covarianceOf(model, noise);
    yield;
    return { weighed, index, representer, kriging: yield* LocalKriging.create(model, covariance) };
  }

  /** Yields wherever it could pause. */
  private static *weighed(
    evidence: Evidence,
    blocks: readonly EncodingBlock[],
    { fit, settings = fit?.settings ?? SCORER_SETTINGS, former }: ScorerOptions,
  ): Generator<void, Weighed> {
    const source = former?.source;
    const model = yield* modelSteps(evidence, blocks, { settings, scope: 'all', former: source });
    if (source !== undefined && source.fit === fit && areWeighedAlike(model, source.model))
      return { model, noise: source.noise, dual: source.dual, leftOut: former?.leftOut };
    return { model, ...(yield* weighResults(model, fit)) };
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
    const { abstention, expectedCorrelation } = ranked;
    const bases = ranked.ids.map((id) => ranked.detail(id));
    return { bases, expectedCorrelation, ...(abstention === undefined ? {} : { abstention }) };
  }

  private find(candidates: readonly string[] | PickedBases): Generator<void, CandidateSet> {
    return 'picked' in candidates ? this.index.pick(candidates) : this.index.select(candidates);
  }

  private *steps(request: ScoreRequest): Generator<void, RankedBases> {
    const { candidates } = request;
    const set = 'positions' in candidates ? candidates : yield* this.find(candidates);
    const prepared = yield* this.representer.prepare(request);
    const foretold = yield* this.representer.means(set, prepared);
    const own = yield* this.conditioned(set, prepared, foretold);
    const means = own?.means.subarray(0, set.ids.length) ?? foretold;
    const ordered: Ordered = { set, means, order: yield* descending(means) };
    const reliability = yield* this.reliability(prepared);
    const estimator = estimatorOf(
      { representer: this.representer, kriging: this.kriging, reliability },
      prepared,
      own && { ...own, foretold },
    );
    const level = yield* levelOf(ordered, estimator);
    yield;
    const column = own?.column ?? this.columns(set, prepared);
    return yield* rankedBases(ordered, level, { estimator, column, noise: this.model.settings.noise });
  }

  /** How well targets like the one asked about are foretold. */
  private *reliability({ kinds: { common, alike } }: PreparedRequest): Generator<void, Reliability> {
    const { model } = this;
    const leftOut = yield* this.leaveOut();
    const { self } = model.targetKernel;
    const likeness = new Map<string, number>();
    model.table.kinds.forEach(({ target }, kind) => {
      const id = model.table.targets[target] ?? '';
      const like = ((common[kind] ?? 0) + (alike[kind] ?? 0)) / (self.common + self.alike);
      likeness.set(id, Math.max(like, likeness.get(id) ?? 0));
    });
    return reliabilityFor(leftOut, likeness);
  }

  /** Worked out once, by all requests together that wait for it. */
  private *leaveOut(): Generator<void, LeftOut> {
    this.leaving ??= leaveTargetsOut(this.model, this.kriging);
    while (this.leftOut === undefined) {
      const step = this.leaving.next();
      if (step.done === true) this.leftOut = step.value;
      else yield;
    }
    return this.leftOut;
  }

  /** Posterior covariance of a candidate with all, without own results. */
  private columns(set: CandidateSet, prepared: PreparedRequest): Knower['column'] {
    const source = this.joint;
    let joint: JointPosterior | undefined;
    return function* (place) {
      joint ??= yield* JointPosterior.create(source, prepared, set);
      return yield* joint.column(place);
    };
  }

  /** What own results make of the candidates' means; undefined where there are none. */
  private *conditioned(
    set: CandidateSet,
    prepared: PreparedRequest,
    foretold: Float64Array,
  ): Generator<void, Conditioned | undefined> {
    const { request } = prepared;
    const stored = storedOwn(this.model.table, request);
    const given = request.measured ?? [];
    const measured = [...given, ...(stored?.results ?? [])];
    if (measured.length === 0) return undefined;
    const others = [...new Set(measured.map(({ baseId }) => baseId))].filter((id) => placeIn(set, id) < 0);
    const further = yield* this.index.select(others);
    const positions = joined(Int32Array, set.positions, further.positions);
    const means = joined(Float64Array, foretold, yield* this.representer.means(further, prepared));
    const placeOf = (id: string): number => {
      const place = placeIn(set, id);
      return place < 0 ? set.ids.length + Math.max(0, placeIn(further, id)) : place;
    };
    return yield* conditionOnOwn(this.joint, {
      request,
      prepared,
      positions,
      means,
      placeOf,
      given,
      stored,
    });
  }
}

/** One list after the other. */
function joined<List extends Float64Array | Int32Array>(
  kind: new (length: number) => List,
  first: List,
  second: List,
): List {
  const all = new kind(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
