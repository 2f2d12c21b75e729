import { profilesOf, type BaseProfiles } from './base-profiles';
import type { EvidenceModel } from './evidence-model';
import { Greatest } from './neighbourhood';
import type { Neighbour } from './posterior';
import { HIDDEN, PreparedResults, type KrigingRequest } from './prepared-results';
import type { ProfileSearch } from './profile-reaches';

/** So many questions are answered beside each other without preparing anything twice. */
const MOST_PREPARED = 3;

/**
 * Finds the results of greatest prior covariance with a base on a target. Profiles and bases none
 * of whose results can be among them are passed over, by bounds that are cheap to work out.
 */
export class NearestResults {
  /** Questions that were prepared last, the last one first. */
  private readonly prepared: PreparedResults[] = [];
  private readonly greatestAffinities: Float64Array;
  private readonly baseAt: Int32Array;

  private constructor(
    private readonly model: EvidenceModel,
    private readonly profiles: BaseProfiles,
  ) {
    const { table, positions, bases, affinities } = model;
    this.greatestAffinities = new Float64Array(table.bases.length);
    this.baseAt = new Int32Array(bases.length).fill(-1);
    for (let base = 0; base < positions.length; base++) this.baseAt[positions[base] ?? 0] = base;
    for (let result = 0; result < affinities.length; result++) {
      const base = table.baseOf[result] ?? 0;
      const size = Math.abs(affinities[result] ?? 0);
      if (size > (this.greatestAffinities[base] ?? 0)) this.greatestAffinities[base] = size;
    }
  }

  /** Yields wherever it could pause. */
  static *create(model: EvidenceModel): Generator<void, NearestResults> {
    const profiles = yield* profilesOf(model.baseKernel, model.positions);
    yield;
    return new NearestResults(model, profiles);
  }

  /**
   * Greatest first; those of equal covariance by position. Yields wherever it could pause.
   *
   * @param affinity of the base to the target
   */
  *find(position: number, affinity: number, request: KrigingRequest): Generator<void, Neighbour[]> {
    const { baseKernel, settings } = this.model;
    const prepared = yield* this.prepare(request);
    const search = {
      prepared,
      found: new Greatest(settings.neighbours),
      gain: settings.pretrainingSimilarity * affinity,
      self: this.baseAt[position] ?? -1,
      rows: baseKernel.rowsOf(position),
    };
    // A base is more like itself than its facts tell.
    if (search.self >= 0) this.offer(search.self, baseKernel.variance(position), search);
    prepared.reaches.visit(search, (profile) => {
      this.offerProfile(profile, search);
      return leastOf(search);
    });
    return search.found
      .sorted()
      .map(({ position: result, value }) => ({ result, covariance: value }))
      .filter(({ covariance }) => covariance > 0);
  }

  /** What is the same for every estimate of a request; good until the next pause. */
  private *prepare(request: KrigingRequest): Generator<void, PreparedResults> {
    for (;;) {
      const one = this.take(request);
      yield* one.prepare(request);
      if (one.isFor(request)) return one;
    }
  }

  /**
   * What is or will be prepared for the request. Of what is being prepared for another nothing is
   * taken: each would undo what the other began.
   */
  private take(request: KrigingRequest): PreparedResults {
    const { prepared } = this;
    const known = prepared.findIndex((one) => one.isTakenBy(request));
    const [last] = prepared.splice(known < 0 ? MOST_PREPARED - 1 : known, 1);
    const one =
      last === undefined || (known < 0 && last.isBusy)
        ? new PreparedResults(this.model, this.profiles, this.greatestAffinities)
        : last;
    prepared.unshift(one);
    return one;
  }

  private offerProfile(profile: number, search: Search): void {
    const { bases, firstOf, values } = this.profiles;
    const like = this.model.baseKernel.likenessTo(search.rows, values, profile);
    const totals = like < 0 ? search.prepared.leastTotals : search.prepared.greatestTotals;
    const gain = Math.abs(search.gain);
    const end = firstOf[profile + 1] ?? 0;
    let least = leastOf(search);
    for (let place = firstOf[profile] ?? 0; place < end; place++) {
      const base = bases[place] ?? 0;
      if (base === search.self) continue;
      const bound = like * (totals[base] ?? 0) + gain * (this.greatestAffinities[base] ?? 0);
      if (bound < least) continue;
      this.offer(base, like, search);
      least = leastOf(search);
    }
  }

  private offer(base: number, like: number, { found, gain, prepared: { totals } }: Search): void {
    const { table, affinities } = this.model;
    const end = table.firstOf[base + 1] ?? 0;
    for (let result = table.firstOf[base] ?? 0; result < end; result++) {
      const total = totals[table.kindOf[result] ?? 0] ?? 0;
      if (total === HIDDEN) continue;
      found.offer(result, like * total + gain * (affinities[result] ?? 0));
    }
  }
}

/** The nearest results that were found so far of a base that is estimated. */
interface Search extends ProfileSearch {
  readonly prepared: PreparedResults;
  readonly found: Greatest;
  /** The base itself in the table, or -1. */
  readonly self: number;
}

/** What a result must reach: what has no covariance says nothing. */
const leastOf = ({ found }: Search): number => Math.max(0, found.least);
