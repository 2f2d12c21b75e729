import { profilesOf, type BaseProfiles } from './base-profiles';
import type { EvidenceModel } from './evidence-model';
import { Greatest } from './neighbourhood';
import type { Neighbour } from './posterior';
import { ProfileReaches, type ProfileSearch } from './profile-reaches';
import type { PreparedRequest } from './representer';

/** What an estimate needs to know of a question. */
export type KrigingRequest = Pick<PreparedRequest, 'kinds' | 'affinities'> & {
  /** Position of a target of the evidence that is taken for unknown. */
  hidden?: number | undefined;
};

/**
 * Finds the results of greatest prior covariance with a base on a target. Profiles and bases none
 * of whose results can be among them are passed over, by bounds that are cheap to work out.
 */
export class NearestResults {
  /** By kind of result: its covariance with the question. */
  readonly totals: Float64Array;
  private readonly profiles: BaseProfiles;
  private readonly reaches: ProfileReaches;
  /** By base, of its results. */
  private readonly greatestTotals: Float64Array;
  private readonly leastTotals: Float64Array;
  private readonly greatestAffinities: Float64Array;
  private readonly baseAt: Int32Array;
  private prepared: KrigingRequest | undefined;

  constructor(private readonly model: EvidenceModel) {
    const { table, positions, baseKernel, bases } = model;
    this.totals = new Float64Array(model.kindKernel.count);
    this.profiles = profilesOf(baseKernel, positions);
    this.greatestTotals = new Float64Array(table.bases.length);
    this.leastTotals = new Float64Array(table.bases.length);
    this.greatestAffinities = new Float64Array(table.bases.length);
    this.baseAt = new Int32Array(bases.length).fill(-1);
    positions.forEach((position, base) => (this.baseAt[position] = base));
    table.baseOf.forEach((base, result) => {
      const size = Math.abs(model.affinities[result] ?? 0);
      this.greatestAffinities[base] = Math.max(this.greatestAffinities[base] ?? 0, size);
    });
    this.reaches = new ProfileReaches(this.profiles, baseKernel);
  }

  /** Greatest first; those of equal covariance by position. */
  find(position: number, affinity: number, prepared: KrigingRequest): Neighbour[] {
    const { baseKernel, settings } = this.model;
    this.prepare(prepared);
    const search = {
      found: new Greatest(settings.neighbours),
      gain: settings.pretrainingSimilarity * affinity,
      self: this.baseAt[position] ?? -1,
      rows: baseKernel.rowsOf(position),
    };
    // A base is more like itself than its facts tell.
    if (search.self >= 0) this.offer(search.self, baseKernel.variance(position), search);
    this.reaches.visit(search, (profile) => {
      this.offerProfile(profile, search);
      return leastOf(search);
    });
    return search.found
      .sorted()
      .map(({ position: result, value }) => ({ result, covariance: value }))
      .filter(({ covariance }) => covariance > 0);
  }

  private offerProfile(profile: number, search: Search): void {
    const { bases, firstOf, values } = this.profiles;
    const like = this.model.baseKernel.likenessTo(search.rows, values, profile);
    const totals = like < 0 ? this.leastTotals : this.greatestTotals;
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
  prepare(prepared: KrigingRequest): void {
    if (this.prepared === prepared) return;
    const { totals, greatestTotals, leastTotals } = this;
    const { kinds, kindOf, firstOf } = this.model.table;
    for (let kind = 0; kind < totals.length; kind++)
      totals[kind] =
        prepared.hidden !== undefined && kinds[kind]?.target === prepared.hidden
          ? HIDDEN
          : (prepared.kinds.common[kind] ?? 0) + (prepared.kinds.alike[kind] ?? 0);
    for (let base = 0; base < greatestTotals.length; base++) {
      let low = Infinity;
      let high = -Infinity;
      const end = firstOf[base + 1] ?? 0;
      for (let result = firstOf[base] ?? 0; result < end; result++) {
        const total = totals[kindOf[result] ?? 0] ?? 0;
        if (total > high) high = total;
        if (total !== HIDDEN && total < low) low = total;
      }
      greatestTotals[base] = high;
      leastTotals[base] = low;
    }
    this.reaches.prepare(leastTotals, greatestTotals, this.greatestAffinities);
    this.prepared = prepared;
  }
}

/** The nearest results that were found so far of a base that is estimated. */
interface Search extends ProfileSearch {
  readonly found: Greatest;
  /** The base itself in the table, or -1. */
  readonly self: number;
}

/** What a result must reach: what has no covariance says nothing. */
const leastOf = ({ found }: Search): number => Math.max(0, found.least);

/** Stands for no covariance at all, where a target is left out. */
const HIDDEN = -1e9;
