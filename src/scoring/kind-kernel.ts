import { learnDiscounts, type Discounts } from './discounts';
import type { EvidenceTable } from './evidence-table';
import type { ScorerSettings } from './settings';
import type { SplitCovariance, TargetKernel } from './target-kernel';
import type { TargetFacts } from './types';

/**
 * Covariance of kinds: that of their targets, at a discount where the protocol or the metric
 * differs.
 */
export class KindKernel {
  readonly count: number;
  private readonly targetOf: Int32Array;
  private readonly protocolOf: Int32Array;
  private readonly metricOf: Int32Array;

  private constructor(
    private readonly table: EvidenceTable,
    private readonly targets: TargetKernel,
    readonly discounts: Discounts,
  ) {
    this.count = table.kinds.length;
    this.targetOf = Int32Array.from(table.kinds, ({ target }) => target);
    this.protocolOf = Int32Array.from(table.kinds, ({ protocol }) => protocol);
    this.metricOf = Int32Array.from(table.kinds, ({ metric }) => metric);
  }

  /** Yields wherever it could pause. */
  static *create(
    table: EvidenceTable,
    targets: TargetKernel,
    settings: ScorerSettings,
  ): Generator<void, KindKernel> {
    const { common, alike } = targets.self;
    return new KindKernel(table, targets, yield* learnDiscounts(table, settings, common + alike));
  }

  between(a: number, b: number): number {
    const covariance = this.targets.pair(this.targetOf[a] ?? 0, this.targetOf[b] ?? 0);
    return covariance * this.discount(b, this.protocolOf[a], this.metricOf[a]);
  }

  /** Of one kind with the first of some kinds, as many as `out` has room for. */
  betweenAll(kind: number, others: Int32Array, out: Float64Array): void {
    const target = this.targetOf[kind] ?? 0;
    const protocol = this.protocolOf[kind];
    const metric = this.metricOf[kind];
    const { discounts } = this;
    const started = this.targets.started(target);
    for (let i = 0; i < out.length; i++) {
      const other = others[i] ?? 0;
      const own = this.targetOf[other] ?? 0;
      const known = started[own] ?? 0;
      const covariance = Number.isNaN(known) ? this.targets.pair(target, own) : known;
      // As `discount`, which would be asked for each of thousands of pairs.
      out[i] =
        covariance *
        ((this.protocolOf[other] === protocol ? 1 : discounts.protocol) *
          (this.metricOf[other] === metric ? 1 : discounts.metric));
    }
  }

  /** Of one kind with every kind. */
  row(kind: number, out: Float64Array): void {
    const targets = this.targets.row(this.targetOf[kind] ?? 0);
    const discounts = this.discounts;
    const protocol = this.protocolOf[kind] ?? 0;
    const metric = this.metricOf[kind] ?? 0;
    for (let other = 0; other < this.count; other++) {
      let covariance = targets[this.targetOf[other] ?? 0] ?? 0;
      if (this.protocolOf[other] !== protocol) covariance *= discounts.protocol;
      if (this.metricOf[other] !== metric) covariance *= discounts.metric;
      out[other] = covariance;
    }
  }

  /** Of any target, under a protocol and metric that may be unknown, with every kind. */
  split(target: TargetFacts, wanted: { protocol?: string; metric?: string }): SplitCovariance {
    const byTarget = this.targets.split(target);
    const { protocols, metrics } = this.table;
    const position = (names: readonly string[], name: string | undefined): number | undefined =>
      name === undefined ? undefined : names.indexOf(name);
    const protocol = position(protocols, wanted.protocol);
    const metric = position(metrics, wanted.metric);
    const row = { common: new Float64Array(this.count), alike: new Float64Array(this.count) };
    for (let kind = 0; kind < this.count; kind++) {
      const discount = this.discount(kind, protocol, metric);
      const own = this.targetOf[kind] ?? 0;
      row.common[kind] = (byTarget.common[own] ?? 0) * discount;
      row.alike[kind] = (byTarget.alike[own] ?? 0) * discount;
    }
    return row;
  }

  /**
   * An unknown protocol or metric lies between all of them: the root keeps the covariance positive
   * definite.
   */
  private discount(kind: number, protocol: number | undefined, metric: number | undefined): number {
    return (
      factor(this.protocolOf[kind], protocol, this.discounts.protocol) *
      factor(this.metricOf[kind], metric, this.discounts.metric)
    );
  }
}

function factor(own: number | undefined, theirs: number | undefined, discount: number): number {
  if (theirs === undefined) return Math.sqrt(discount);
  return theirs === own ? 1 : discount;
}
