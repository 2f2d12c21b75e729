import { BasePosterior } from './base-posterior';
import type { EvidenceModel } from './evidence-model';
import type { LearnedLikeness } from './learned-likeness';
import type { PreparedRequest, Representer } from './representer';

/** What a scorer knows that the covariance of bases on a target is worked out from. */
export interface JointSource {
  model: EvidenceModel;
  /** By column. */
  noise: Float64Array;
  representer: Pick<Representer, 'tableBase'>;
  /** Made when it is first asked for. */
  likeness: () => LearnedLikeness;
}

/** Of the variance of a base, what it shares with bases that did like it on other targets. */
const LEARNED_SHARE = 0.4;
/** The mean variance is taken over so many bases. */
const SAMPLED = 32;

/**
 * Posterior covariance of all bases that are looked at on one target: that of the Gaussian process,
 * and a share of how alike the bases did on other targets, which no fact of theirs tells.
 */
export class JointPosterior {
  private constructor(
    private readonly source: JointSource,
    private readonly positions: Int32Array,
    private readonly bases: BasePosterior,
    private readonly learned: {
      /** Position of the target among those of the evidence; -1 where it is none of them. */
      target: number;
      /** What the inner products of results are multiplied by. */
      scale: number;
    },
  ) {}

  /**
   * @param at positions of the bases that are looked at, a place being one among these, and those
   * of results that are taken for unknown. Yields wherever it could pause.
   */
  static *create(
    source: JointSource,
    prepared: PreparedRequest,
    { positions, hidden = new Set() }: { positions: Int32Array; hidden?: ReadonlySet<number> },
  ): Generator<void, JointPosterior> {
    const bases = yield* BasePosterior.create(source, prepared, hidden);
    const { tableBase } = source.representer;
    const target = source.model.table.targets.indexOf(prepared.request.target.id);
    const measured = Array.from(positions).filter((position) => (tableBase[position] ?? -1) >= 0);
    const step = Math.max(1, measured.length / SAMPLED);
    let [variance, inner] = [0, 0];
    for (let at = 0; at < measured.length; at += step) {
      const position = measured[Math.floor(at)] ?? 0;
      variance += bases.variance(position);
      inner += source.likeness().variance(tableBase[position] ?? 0, target);
      yield;
    }
    return new JointPosterior(source, positions, bases, {
      target,
      scale: inner > 0 ? (LEARNED_SHARE * variance) / inner : 0,
    });
  }

  /** Prior covariance of two places on the target. */
  *priorColumn(place: number): Generator<void, Float64Array> {
    const column = yield* this.source.model.baseKernel.toAny(this.positions[place] ?? 0, this.positions);
    return column.map((one) => one * this.bases.prior);
  }

  /**
   * As `column`, by the Gaussian process alone, which the means are of. Yields wherever it could
   * pause.
   */
  fitted(place: number): Generator<void, Float64Array> {
    return this.bases.column(this.positions[place] ?? 0, this.positions);
  }

  /** Of one place with all. Yields wherever it could pause. */
  *column(place: number): Generator<void, Float64Array> {
    const position = this.positions[place] ?? 0;
    const column = yield* this.bases.column(position, this.positions);
    const { representer, likeness } = this.source;
    const base = representer.tableBase[position] ?? -1;
    if (base < 0 || this.learned.scale === 0) return column;
    const alike = likeness().column(base, this.learned.target);
    for (let i = 0; i < column.length; i++) {
      const other = representer.tableBase[this.positions[i] ?? 0] ?? -1;
      if (other >= 0) column[i] = (column[i] ?? 0) + this.learned.scale * (alike[other] ?? 0);
    }
    yield;
    return column;
  }

  /** Of one place with itself. */
  variance(place: number): number {
    const position = this.positions[place] ?? 0;
    const base = this.source.representer.tableBase[position] ?? -1;
    const own = this.bases.variance(position);
    return base < 0
      ? own
      : own + this.learned.scale * this.source.likeness().variance(base, this.learned.target);
  }
}
