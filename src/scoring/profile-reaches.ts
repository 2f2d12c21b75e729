import type { BaseKernel } from './base-kernel';
import type { BaseProfiles } from './base-profiles';
import { descending } from './descending';
import { greatest } from './neighbourhood';

/** A base whose nearest results are looked for. */
export interface ProfileSearch {
  /** Its likeness to each value, by term. */
  readonly rows: ReadonlyArray<Float64Array | undefined>;
  /** What a unit of affinity adds to a covariance. */
  readonly gain: number;
}

/** Profiles between two looks at whether any behind them can be near enough. */
const BLOCK = 256;
/** Among the first ones those are looked for that are nearest at best; so many of them. */
const FIRST = 16 * BLOCK;
const LIKELIEST = 64;
/** Parts of a likeness add up to a little more or less in another order. */
const ROUNDING = 1e-9;
/** Profiles between two pauses. */
const SLICE = 4096;

/**
 * Profiles in the order in which results of theirs reach a question, so that only the first of them
 * are looked at for a base: those behind could be no nearer if they were as like it as any.
 */
export class ProfileReaches {
  /** Profiles, those of greatest reach first; what follows is in this order. */
  private order: Int32Array;
  private readonly reach: Float64Array;
  private readonly least: Float64Array;
  private readonly greatest: Float64Array;
  private readonly affinity: Float64Array;
  private readonly combinations: readonly Uint32Array[];
  /** By facet and combination: its part of the likeness to the base that is looked at. */
  private readonly parts: readonly Float64Array[];
  /** What results of each may reach at most with the base that is looked at. */
  private readonly bounds: Float64Array;
  private greatestAffinity = 0;
  /** By profile, what its results reach. */
  private readonly range: Record<'least' | 'greatest' | 'affinity' | 'reach', Float64Array>;

  constructor(
    private readonly profiles: BaseProfiles,
    private readonly kernel: BaseKernel,
  ) {
    const { count, facets } = profiles;
    this.order = new Int32Array(count);
    this.reach = new Float64Array(count);
    this.least = new Float64Array(count);
    this.greatest = new Float64Array(count);
    this.affinity = new Float64Array(count);
    this.bounds = new Float64Array(count);
    this.range = {
      least: new Float64Array(count),
      greatest: new Float64Array(count),
      affinity: new Float64Array(count),
      reach: new Float64Array(count),
    };
    this.combinations = facets.map(() => new Uint32Array(count));
    this.parts = facets.map(({ combinations }) => new Float64Array(combinations));
  }

  /**
   * For all bases that are asked about in one question. Yields wherever it could pause.
   * @param least by base, its least covariance with the question
   * @param most by base, its greatest covariance with it
   * @param affinities by base, the greatest size of an affinity
   */
  *prepare(least: Float64Array, most: Float64Array, affinities: Float64Array): Generator<void, void> {
    const { count, facets, bases, firstOf } = this.profiles;
    const { range } = this;
    for (let profile = 0; profile < count; profile++) {
      let down = Infinity;
      let up = -Infinity;
      let size = 0;
      const end = firstOf[profile + 1] ?? 0;
      for (let place = firstOf[profile] ?? 0; place < end; place++) {
        const base = bases[place] ?? 0;
        down = Math.min(down, least[base] ?? 0);
        up = Math.max(up, most[base] ?? 0);
        size = Math.max(size, affinities[base] ?? 0);
      }
      range.least[profile] = down;
      range.greatest[profile] = up;
      range.affinity[profile] = size;
      range.reach[profile] = Math.max(up, -down, 0);
      if (profile % SLICE === SLICE - 1) yield;
    }
    this.order = yield* descending(range.reach);
    this.greatestAffinity = 0;
    for (let i = 0; i < count; i++) {
      const profile = this.order[i] ?? 0;
      this.reach[i] = range.reach[profile] ?? 0;
      this.least[i] = range.least[profile] ?? 0;
      this.greatest[i] = range.greatest[profile] ?? 0;
      this.affinity[i] = range.affinity[profile] ?? 0;
      this.greatestAffinity = Math.max(this.greatestAffinity, range.affinity[profile] ?? 0);
    }
    yield;
    for (const [facet, { of }] of facets.entries()) {
      const own = this.combinations[facet];
      if (own === undefined) continue;
      for (let i = 0; i < count; i++) own[i] = of[this.order[i] ?? 0] ?? 0;
      yield;
    }
  }

  /**
   * Visits each profile that may have results of greater covariance with a base than what was found
   * so far; of the first ones those that may have the greatest come first, so that most others need
   * not be visited.
   * @param visit returns what a result must reach from then on, 0 or more
   */
  visit(search: ProfileSearch, visit: (profile: number) => number): void {
    const { order, reach, bounds } = this;
    const affinity = Math.abs(search.gain) * this.greatestAffinity;
    const mostLike = this.setParts(search.rows) + ROUNDING;
    const first = Math.min(order.length, FIRST);
    for (let from = 0; from < first; from += BLOCK) this.bound(from, search.gain);
    let least = 0;
    for (const place of greatest(bounds.subarray(0, first), LIKELIEST)) {
      if ((bounds[place] ?? 0) >= least) least = visit(order[place] ?? 0);
      bounds[place] = -Infinity;
    }
    for (let from = 0; from < order.length; from += BLOCK) {
      if (mostLike * (reach[from] ?? 0) + affinity + ROUNDING < least) return;
      if (from >= first) this.bound(from, search.gain);
      const end = Math.min(order.length, from + BLOCK);
      for (let place = from; place < end; place++)
        if ((bounds[place] ?? 0) >= least) least = visit(order[place] ?? 0);
    }
  }

  /** Sets what results of a block of profiles may reach at most. */
  private bound(from: number, gain: number): void {
    const { bounds, parts, least, greatest: most, affinity } = this;
    const end = Math.min(bounds.length, from + BLOCK);
    bounds.fill(0, from, end);
    this.combinations.forEach((own, facet) => {
      const part = parts[facet];
      if (part === undefined) return;
      for (let i = from; i < end; i++) bounds[i] = (bounds[i] ?? 0) + (part[own[i] ?? 0] ?? 0);
    });
    for (let i = from; i < end; i++) {
      const like = bounds[i] ?? 0;
      const total = (like < 0 ? least : most)[i] ?? 0;
      bounds[i] = like * total + Math.abs(gain) * (affinity[i] ?? 0) + ROUNDING;
    }
  }

  /** Returns how like the base any profile can be at most. */
  private setParts(rows: ProfileSearch['rows']): number {
    const { kernel } = this;
    let most = 0;
    this.profiles.facets.forEach(({ terms }, facet) => {
      const part = this.parts[facet];
      if (part === undefined) return;
      part.fill(0);
      for (const { term, values } of terms) {
        const row = rows[term];
        const share = kernel.terms[term]?.share ?? 0;
        if (row === undefined) continue;
        for (let i = 0; i < part.length; i++) part[i] = (part[i] ?? 0) + share * (row[values[i] ?? 0] ?? 0);
      }
      let own = 0;
      for (let i = 0; i < part.length; i++) own = Math.max(own, Math.abs(part[i] ?? 0));
      most += own;
    });
    return most;
  }
}
