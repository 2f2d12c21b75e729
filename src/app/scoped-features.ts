import { isAnythingHidden, PUBLIC_REACH, reachOf, visibleRows, WHOLE_REACH, type Reach } from '../access';
import type { Clock } from '../platform/clock';
import { wireFeatures, wireInstances, type Foundations, type Wiring } from './wire-features';

/** Reaches beside the public one whose features are kept: each may hold the catalogue in memory. */
const MAX_KEPT = 8;

/**
 * The features, wired once for each set of rows that somebody may see. So what a service remembers
 * or computes is made from those rows, and services know nothing of who asks.
 */
export class ScopedFeatures {
  /** Of what is for everybody; the only ones that compute what is stored. */
  readonly open: ReturnType<typeof wireFeatures>;
  /** Of everything: for administrators and commands. */
  readonly whole: Wiring;
  /** From the one that was not asked for the longest. */
  private readonly others = new Map<string, Wiring>();
  /** Gave way to another; requests may still be answered by it. */
  private retired: Wiring | undefined;

  constructor(
    private readonly foundations: Foundations,
    private readonly clock: Clock,
  ) {
    this.open = wireFeatures(this.within(PUBLIC_REACH), {
      clock,
      seenBy: (viewer) => this.of(reachOf(viewer)).database,
    });
    this.whole = this.wire(WHOLE_REACH);
  }

  /** The features as this reach sees the catalogue. */
  of(reach: Reach): Wiring {
    if (reach.name === PUBLIC_REACH.name) return this.open;
    if (reach.isWhole) return this.whole;
    const wiring = this.others.get(reach.name) ?? this.wire(reach);
    this.others.delete(reach.name);
    this.others.set(reach.name, wiring);
    this.retireOldest();
    return wiring;
  }

  /**
   * What answers whoever may see everything. Where nothing is hidden that is what answers
   * everybody: the catalogue is then in memory once.
   */
  async ofOperator(): Promise<Wiring> {
    return (await isAnythingHidden(this.foundations.database)) ? this.whole : this.open;
  }

  async stop(): Promise<void> {
    const all = [this.open, this.whole, ...this.others.values()];
    await Promise.all(all.map((wiring) => wiring.stop()));
  }

  private wire(reach: Reach): Wiring {
    return wireInstances(this.within(reach), { clock: this.clock, follows: this.open.recommendation });
  }

  private within(reach: Reach): Foundations {
    return { ...this.foundations, database: this.foundations.database.as(visibleRows(reach)) };
  }

  /** Streams of the one that gives way end, and their clients come again. */
  private retireOldest(): void {
    const [oldest] = this.others;
    if (oldest === undefined || this.others.size <= MAX_KEPT) return;
    const [name, wiring] = oldest;
    this.others.delete(name);
    void wiring.stop().catch(() => undefined);
    void this.retired?.recommendation.release().catch(() => undefined);
    this.retired = wiring;
  }
}
