import type { BaseProfiles } from './base-profiles';
import type { EvidenceModel } from './evidence-model';
import { ProfileReaches } from './profile-reaches';
import type { PreparedRequest } from './representer';

/** What an estimate needs to know of a question. */
export type KrigingRequest = Pick<PreparedRequest, 'kinds' | 'affinities'> & {
  /** Position of a target of the evidence that is taken for unknown. */
  hidden?: number | undefined;
};

/** Stands for no covariance at all, where a target is left out. */
export const HIDDEN = -1e9;

/** What results reach in one question, and in another when that one is done with. */
export class PreparedResults {
  /** By kind of result: its covariance with the question. */
  readonly totals: Float64Array;
  /** By base, of its results. */
  readonly greatestTotals: Float64Array;
  readonly leastTotals: Float64Array;
  readonly reaches: ProfileReaches;
  private request: KrigingRequest | undefined;
  private preparing: Generator<void, void> | undefined;

  /** @param affinities by base, the greatest size of an affinity */
  constructor(
    private readonly model: EvidenceModel,
    profiles: BaseProfiles,
    private readonly affinities: Float64Array,
  ) {
    this.totals = new Float64Array(model.kindKernel.count);
    this.greatestTotals = new Float64Array(model.table.bases.length);
    this.leastTotals = new Float64Array(model.table.bases.length);
    this.reaches = new ProfileReaches(profiles, model.baseKernel);
  }

  isFor(request: KrigingRequest): boolean {
    return this.request === request && !this.isBusy;
  }

  isTakenBy(request: KrigingRequest): boolean {
    return this.request === request;
  }

  get isBusy(): boolean {
    return this.preparing !== undefined;
  }

  /**
   * Prepares it for a question; whoever waits for the same goes on with what the first one began,
   * who may have given up. Ends at once where another question has it. Yields wherever it could
   * pause.
   */
  *prepare(request: KrigingRequest): Generator<void, void> {
    if (!this.isBusy && this.request !== request) {
      this.request = request;
      this.preparing = this.steps(request);
    }
    while (this.request === request && this.preparing !== undefined) {
      if (this.preparing.next().done === true) this.preparing = undefined;
      else yield;
    }
  }

  private *steps(request: KrigingRequest): Generator<void, void> {
    this.setTotals(request);
    const { totals, greatestTotals, leastTotals } = this;
    const { kindOf, firstOf } = this.model.table;
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
      if (base % SLICE === SLICE - 1) yield;
    }
    yield* this.reaches.prepare(leastTotals, greatestTotals, this.affinities);
  }

  private setTotals({ kinds: { common, alike }, hidden }: KrigingRequest): void {
    const { totals } = this;
    const { kinds } = this.model.table;
    for (let kind = 0; kind < totals.length; kind++)
      totals[kind] =
        hidden !== undefined && kinds[kind]?.target === hidden
          ? HIDDEN
          : (common[kind] ?? 0) + (alike[kind] ?? 0);
  }
}

/** Bases between two pauses. */
const SLICE = 4096;
