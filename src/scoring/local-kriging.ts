import { finish } from '../platform/slices';
import { profilesOf, type BaseProfiles } from './base-profiles';
import type { EvidenceCovariance } from './covariance';
import type { EvidenceModel } from './evidence-model';
import { Greatest, greatest } from './neighbourhood';
import { condition, type Neighbour, type Spread } from './posterior';
import type { PreparedRequest } from './representer';
import type { EvidenceWeight } from './types';

/** How sure the estimate of one base is, and what it rests on. */
export interface Estimate extends Spread {
  neighbours: readonly Neighbour[];
}

/** What an estimate needs to know of a question. */
export type KrigingRequest = Pick<PreparedRequest, 'kinds' | 'affinities'> & {
  /** Position of a target of the evidence that is taken for unknown. */
  hidden?: number | undefined;
};

/**
 * Conditions one base on the results of greatest prior covariance with it. A subset can only leave
 * the variance too large, never too small; the rest of the evidence would take little off it.
 */
export class LocalKriging {
  private readonly totals: Float64Array;
  private readonly profiles: BaseProfiles;
  /** By profile: its likeness to the base that is estimated. */
  private readonly likeness: Float64Array;
  /** By profile: the greatest covariance that any of its results may have with the estimate. */
  private readonly bounds: Float64Array;
  /** By base. */
  private readonly greatestTotals: Float64Array;
  private readonly leastTotals: Float64Array;
  private readonly greatestAffinities: Float64Array;
  /** By profile, of its bases. */
  private readonly range: { least: Float64Array; greatest: Float64Array; affinity: Float64Array };
  private readonly baseAt: Int32Array;
  private prepared: KrigingRequest | undefined;

  constructor(
    private readonly model: EvidenceModel,
    private readonly covariance: Pick<EvidenceCovariance, 'among'>,
  ) {
    const { table, positions, baseKernel, bases } = model;
    this.totals = new Float64Array(model.kindKernel.count);
    this.profiles = profilesOf(baseKernel, positions);
    const { count } = this.profiles;
    this.likeness = new Float64Array(count);
    this.bounds = new Float64Array(count);
    this.greatestTotals = new Float64Array(table.bases.length);
    this.leastTotals = new Float64Array(table.bases.length);
    this.greatestAffinities = new Float64Array(table.bases.length);
    this.range = {
      least: new Float64Array(count),
      greatest: new Float64Array(count),
      affinity: new Float64Array(count),
    };
    this.baseAt = new Int32Array(bases.length).fill(-1);
    positions.forEach((position, base) => (this.baseAt[position] = base));
    this.eachResult((result, base) => {
      const size = Math.abs(model.affinities[result] ?? 0);
      this.greatestAffinities[base] = Math.max(this.greatestAffinities[base] ?? 0, size);
    });
    this.profiles.of.forEach((profile, base) => {
      const { affinity } = this.range;
      affinity[profile] = Math.max(affinity[profile] ?? 0, this.greatestAffinities[base] ?? 0);
    });
  }

  estimate(position: number, prepared: KrigingRequest): Estimate {
    return finish(this.estimateInSteps(position, prepared));
  }

  /** As `estimate`. Yields wherever it could pause. */
  *estimateInSteps(position: number, prepared: KrigingRequest): Generator<void, Estimate> {
    const { settings, targetKernel, baseKernel } = this.model;
    const own = this.affinityOf(position, prepared);
    const neighbours = this.neighbours(position, own, prepared);
    const self = targetKernel.self;
    const prior =
      (self.common + self.alike) * baseKernel.variance(position) + settings.pretrainingSimilarity * own ** 2;
    const among = yield* this.covariance.among(Int32Array.from(neighbours, ({ result }) => result));
    const spread = condition(neighbours, prior, among);
    return { ...spread, neighbours };
  }

  /**
   * Posterior covariance of two bases on the target: what their prior covariance is beyond what the
   * neighbours of each explain of it, the mean of both.
   */
  between(
    a: { position: number; estimate: Estimate },
    b: { position: number; estimate: Estimate },
    prepared: KrigingRequest,
  ): number {
    const { settings, targetKernel, baseKernel } = this.model;
    const gain = settings.pretrainingSimilarity * this.affinityOf(a.position, prepared);
    const shared =
      (targetKernel.self.common + targetKernel.self.alike) * baseKernel.any(a.position, b.position) +
      gain * this.affinityOf(b.position, prepared);
    const explained =
      (this.explainedOf(a.estimate, b.position, prepared) +
        this.explainedOf(b.estimate, a.position, prepared)) /
      2;
    const most = MOST_CORRELATION * Math.sqrt(a.estimate.variance * b.estimate.variance);
    return Math.max(-most, Math.min(most, shared - explained));
  }

  /** What the neighbours of one estimate explain of its covariance with another base. */
  private explainedOf({ neighbours, weights }: Estimate, position: number, prepared: KrigingRequest): number {
    const { table, positions, baseKernel, settings, affinities } = this.model;
    this.prepare(prepared);
    const gain = settings.pretrainingSimilarity * this.affinityOf(position, prepared);
    return neighbours.reduce((sum, { result }, i) => {
      const like = baseKernel.any(position, positions[table.baseOf[result] ?? 0] ?? 0);
      const total = this.totals[table.kindOf[result] ?? 0] ?? 0;
      return sum + (weights[i] ?? 0) * (like * total + gain * (affinities[result] ?? 0));
    }, 0);
  }

  private affinityOf(position: number, { affinities }: KrigingRequest): number {
    return affinities[this.model.affinity.setOf[position] ?? 0] ?? 0;
  }

  /** The results that moved the estimate most. */
  evidence({ neighbours, weights }: Estimate, prepared: PreparedRequest): EvidenceWeight[] {
    const { table, targetKernel } = this.model;
    const limit = prepared.request.evidenceLimit ?? DEFAULT_EVIDENCE;
    return neighbours
      .map(({ result }, index) => ({ result, weight: weights[index] ?? 0 }))
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.result - b.result)
      .slice(0, limit)
      .flatMap(({ result, weight }) => {
        const one = table.results[result];
        if (one === undefined) return [];
        const { resultId, baseId, targetId } = one;
        const alike = prepared.kinds.alike[table.kindOf[result] ?? 0] ?? 0;
        const similarity = Math.min(1, Math.max(0, alike / targetKernel.self.alike));
        return [{ resultId, baseId, targetId, similarity, weight }];
      });
  }

  /**
   * The results of greatest covariance. Profiles and bases none of whose results can be among them
   * are passed over.
   */
  private neighbours(position: number, affinity: number, prepared: KrigingRequest): Neighbour[] {
    const { baseKernel, settings } = this.model;
    const { likeness, bounds, range } = this;
    this.prepare(prepared);
    baseKernel.likeness(position, this.profiles.values, likeness);
    const gain = settings.pretrainingSimilarity * affinity;
    for (let profile = 0; profile < bounds.length; profile++) {
      const like = likeness[profile] ?? 0;
      const total = (like < 0 ? range.least : range.greatest)[profile] ?? 0;
      bounds[profile] = like * total + Math.abs(gain) * (range.affinity[profile] ?? 0);
    }
    const search = { found: new Greatest(settings.neighbours), gain, self: this.baseAt[position] ?? -1 };
    // A base is more like itself than its facts tell.
    if (search.self >= 0) this.offer(search.self, baseKernel.variance(position), search);
    const likeliest = greatest(bounds, LIKELIEST_PROFILES);
    for (const profile of likeliest) this.offerProfile(profile, search);
    const isOffered = new Set(likeliest);
    const { found } = search;
    for (let profile = 0; profile < bounds.length; profile++)
      if ((bounds[profile] ?? 0) >= found.least && !isOffered.has(profile))
        this.offerProfile(profile, search);
    return found
      .sorted()
      .map(({ position: result, value }) => ({ result, covariance: value }))
      .filter(({ covariance }) => covariance > 0);
  }

  private offerProfile(profile: number, search: Search): void {
    const { bases, firstOf } = this.profiles;
    const like = this.likeness[profile] ?? 0;
    const end = firstOf[profile + 1] ?? 0;
    for (let place = firstOf[profile] ?? 0; place < end; place++) {
      const base = bases[place] ?? 0;
      if (base === search.self) continue;
      const bound =
        like * ((like < 0 ? this.leastTotals : this.greatestTotals)[base] ?? 0) +
        Math.abs(search.gain) * (this.greatestAffinities[base] ?? 0);
      if (bound >= search.found.least) this.offer(base, like, search);
    }
  }

  private offer(base: number, like: number, { found, gain }: Search): void {
    const { table, affinities } = this.model;
    const end = table.firstOf[base + 1] ?? 0;
    for (let result = table.firstOf[base] ?? 0; result < end; result++) {
      const total = this.totals[table.kindOf[result] ?? 0] ?? 0;
      if (total === HIDDEN) continue;
      found.offer(result, like * total + gain * (affinities[result] ?? 0));
    }
  }

  /** What is the same for every estimate of a request. */
  private prepare(prepared: KrigingRequest): void {
    if (this.prepared === prepared) return;
    const { totals, greatestTotals, leastTotals } = this;
    const { kinds } = this.model.table;
    for (let kind = 0; kind < totals.length; kind++)
      totals[kind] =
        prepared.hidden !== undefined && kinds[kind]?.target === prepared.hidden
          ? HIDDEN
          : (prepared.kinds.common[kind] ?? 0) + (prepared.kinds.alike[kind] ?? 0);
    greatestTotals.fill(-Infinity);
    leastTotals.fill(Infinity);
    const { kindOf } = this.model.table;
    this.eachResult((result, base) => {
      const total = totals[kindOf[result] ?? 0] ?? 0;
      if (total > (greatestTotals[base] ?? 0)) greatestTotals[base] = total;
      if (total !== HIDDEN && total < (leastTotals[base] ?? 0)) leastTotals[base] = total;
    });
    const { least, greatest: most } = this.range;
    least.fill(Infinity);
    most.fill(-Infinity);
    this.profiles.of.forEach((profile, base) => {
      const total = greatestTotals[base] ?? 0;
      least[profile] = Math.min(least[profile] ?? 0, leastTotals[base] ?? 0);
      if (total > (most[profile] ?? 0)) most[profile] = total;
    });
    this.prepared = prepared;
  }

  private eachResult(visit: (result: number, base: number) => void): void {
    const { baseOf } = this.model.table;
    for (let result = 0; result < baseOf.length; result++) visit(result, baseOf[result] ?? 0);
  }
}

/** The nearest results that were found so far of a base that is estimated. */
interface Search {
  readonly found: Greatest;
  /** What a unit of affinity adds. */
  readonly gain: number;
  /** The base itself in the table, or -1. */
  readonly self: number;
}

/** No two bases are known to be the same. */
const MOST_CORRELATION = 0.99;
/** Stands for no covariance at all, where a target is left out. */
const HIDDEN = -1e9;
/** Looked at first: the results to beat are nearly always among theirs. */
const LIKELIEST_PROFILES = 16;
const DEFAULT_EVIDENCE = 5;
