import { LRUCache } from 'lru-cache';
import { mapWith, visitInSteps } from '../../platform/slices';
import { BaseAt, type BasesWithClaims } from './base-at';
import type { KnownBase } from './known-base';
import { firstPlace, placeOf } from './sorted-ids';

/** Views that are remembered: a question names far fewer bases that are not compared. */
const MOST_VIEWS = 10_000;

/** A base, or null for one that is there no longer. */
export type BaseNow = KnownBase | null;

/**
 * All bases by their ids, in the order of these: as they are packed, but for those that may be
 * recommended, were measured, or are others since they were read.
 */
export class KnownBases {
  private constructor(
    private readonly packed: Packed,
    private readonly others: ReadonlyMap<number, BaseNow>,
    /** Ids among the others that are not packed, in their order. */
    private readonly added: readonly number[],
    readonly size: number,
  ) {}

  /** @param parts by id */
  static of(parts: readonly BasesWithClaims[]): KnownBases {
    const packed = new Packed(parts);
    return new KnownBases(packed, new Map(), [], packed.size);
  }

  get(id: number): KnownBase | undefined {
    const other = this.others.get(id);
    return other === undefined ? this.packed.get(id) : (other ?? undefined);
  }

  has(id: number): boolean {
    const other = this.others.get(id);
    return other === undefined ? this.packed.has(id) : other !== null;
  }

  *values(): Generator<KnownBase> {
    let next = 0;
    for (const [id, base] of this.packed.all()) {
      for (; (this.added[next] ?? Infinity) < id; next++) yield* this.otherOf(this.added[next]);
      if (this.others.has(id)) yield* this.otherOf(id);
      else yield base();
    }
    for (; next < this.added.length; next++) yield* this.otherOf(this.added[next]);
  }

  /** Those that are objects of their own, in no order. */
  *unpacked(): Generator<KnownBase> {
    for (const base of this.others.values()) if (base !== null) yield base;
  }

  /** These, with some that are others now. */
  *with(changed: ReadonlyMap<number, BaseNow>): Generator<void, KnownBases> {
    const others = yield* mapWith(this.others, changed);
    const added = new Set(this.added);
    let { size } = this;
    yield* visitInSteps(changed, ([id, base]) => {
      size += Number(base !== null) - Number(this.has(id));
      if (!this.packed.has(id)) added.add(id);
    });
    return new KnownBases(
      this.packed,
      others,
      [...added].sort((a, b) => a - b),
      size,
    );
  }

  private otherOf(id: number | undefined): readonly KnownBase[] {
    const other = id === undefined ? undefined : this.others.get(id);
    return other === undefined || other === null ? [] : [other];
  }
}

/** Bases as they were read. */
class Packed {
  readonly size: number;
  /** The last id of each part. */
  private readonly lasts: Int32Array;
  /** One object for each base, as long as it is in use. */
  private readonly views = new LRUCache<number, BaseAt>({ max: MOST_VIEWS });

  constructor(private readonly parts: readonly BasesWithClaims[]) {
    this.size = parts.reduce((sum, { bases }) => sum + bases.size, 0);
    this.lasts = Int32Array.from(parts, ({ bases }) => bases.ids.at(-1) ?? -1);
  }

  get(id: number): BaseAt | undefined {
    const part = this.parts[firstPlace(id, this.lasts)];
    const place = part === undefined ? -1 : placeOf(id, part.bases.ids);
    if (part === undefined || place < 0) return undefined;
    const view = this.views.get(id) ?? new BaseAt(part, place);
    this.views.set(id, view);
    return view;
  }

  has(id: number): boolean {
    const part = this.parts[firstPlace(id, this.lasts)];
    return part !== undefined && placeOf(id, part.bases.ids) >= 0;
  }

  /** Each id, and what makes the base: whoever goes through all of them needs few. */
  *all(): Generator<readonly [number, () => BaseAt]> {
    for (const part of this.parts)
      for (const [place, id] of part.bases.ids.entries()) yield [id, () => new BaseAt(part, place)];
  }
}
