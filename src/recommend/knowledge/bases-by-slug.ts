import { mapWith, visitInSteps } from '../../platform/slices';
import { slugKey } from '../../platform/written-text';
import type { KnownBase } from './known-base';
import type { KnownBases } from './known-bases';

type Bases = Pick<KnownBases, 'get'>;

/** No base has this id. */
const FREE = -1;

/**
 * Finds bases by their slug: a table of ids, hashed by slug, since a map would hold a text for each
 * of them. Whatever it names is asked for its slug.
 */
export class BasesBySlug {
  private constructor(
    private readonly bases: Bases,
    /** Half of it or more is free: each id is at the place of its slug, or the next free one. */
    private readonly table: Int32Array,
    /** Those that are not in the table, or are there by another slug. */
    private readonly others: ReadonlyMap<string, number>,
  ) {}

  static *create(bases: Pick<KnownBases, 'get' | 'size' | 'values'>): Generator<void, BasesBySlug> {
    const table = new Int32Array(2 ** Math.ceil(Math.log2(2 * bases.size + 1))).fill(FREE);
    yield* visitInSteps(bases.values(), ({ id, slug }) => {
      let place = hashOf(slugKey(slug)) & (table.length - 1);
      while (table[place] !== FREE) place = (place + 1) & (table.length - 1);
      table[place] = id;
    });
    return new BasesBySlug(bases, table, new Map());
  }

  /** @param key the `slugKey` of a slug */
  get(key: string): KnownBase | undefined {
    const other = this.named(this.others.get(key) ?? FREE, key);
    if (other !== undefined) return other;
    const { table } = this;
    for (let place = hashOf(key) & (table.length - 1); ; place = (place + 1) & (table.length - 1)) {
      const id = table[place] ?? FREE;
      if (id === FREE) return undefined;
      const base = this.named(id, key);
      if (base !== undefined) return base;
    }
  }

  /**
   * The same for other bases.
   *
   * @param changed ids of those that are new, or may have another slug
   */
  *with(bases: Bases, changed: Iterable<number>): Generator<void, BasesBySlug> {
    const named = new Map<string, number>();
    for (const id of changed) {
      const base = bases.get(id);
      if (base !== undefined) named.set(slugKey(base.slug), id);
    }
    return new BasesBySlug(bases, this.table, yield* mapWith(this.others, named));
  }

  private named(id: number, key: string): KnownBase | undefined {
    const base = this.bases.get(id);
    return base !== undefined && slugKey(base.slug) === key ? base : undefined;
  }
}

/** FNV-1a, 32 bits (Fowler, Noll and Vo), of the code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place++)
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  return hash;
}
