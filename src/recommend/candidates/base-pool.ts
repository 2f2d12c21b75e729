import { sortInSteps, visitInSteps } from '../../platform/slices';
import type { Knowledge, KnownBase } from '../knowledge/knowledge';
import { formerOf } from '../knowledge/possible-bases';
import { BaseColumns, type BaseChange } from './base-columns';
import {
  extendGroups,
  figuresOf,
  groupBases,
  type BaseFact,
  type BaseFigure,
  type BaseGroups,
} from './base-groups';
import { tabulateResults, type ResultTable } from './result-table';

/** Some bases of a pool, in an order, by their places in it. */
export interface BaseSelection {
  readonly pool: BasePool;
  readonly places: Int32Array;
}

/** What a pool is made of. */
interface Layout {
  /** By place; those that the pool was made of by id. */
  readonly bases: readonly KnownBase[];
  /** Places: what most was built on first. */
  readonly byUse: Int32Array;
}

/** Bases belong to one reading of the catalogue, so that how they are laid out stays true. */
const pools = new WeakMap<readonly object[], BasePool>();

/**
 * Bases laid out in columns for many questions: a base is named by its place, and what a question
 * asks of all bases is asked once of those that are alike in it.
 */
export class BasePool {
  /** Ids as the scorer has them, by place. */
  readonly ids: readonly string[];

  private constructor(
    private readonly layout: Layout,
    /** By place, the results that count. */
    readonly results: ResultTable,
    /** The pool that this one holds and goes on after. */
    private readonly former?: BasePool,
    private readonly columns = new BaseColumns(),
  ) {
    const { bases } = layout;
    this.ids =
      former === undefined
        ? bases.map(({ id }) => String(id))
        : [...former.ids, ...bases.slice(former.size).map(({ id }) => String(id))];
  }

  /** Lays bases out, once for the same list. Yields wherever it could pause. */
  static *of(list: readonly KnownBase[], results: Knowledge['results']): Generator<void, BasePool> {
    const known = pools.get(list);
    if (known !== undefined) return known;
    const former = formerOf(list);
    const before = former === undefined ? undefined : pools.get(former);
    const pool =
      former === undefined || before === undefined
        ? yield* BasePool.laidOut(list, results)
        : yield* before.exchanged(former, list, results);
    pools.set(list, pool);
    return pool;
  }

  private static *laidOut(
    list: readonly KnownBase[],
    results: Knowledge['results'],
  ): Generator<void, BasePool> {
    const bases = yield* sortInSteps(list, (a, b) => a.id - b.id);
    const used = yield* sortInSteps(bases, byUse);
    const order = new Int32Array(bases.length);
    yield* visitInSteps(used, (base, rank) => (order[rank] = placeOfId(base.id, bases, bases.length)));
    return new BasePool({ bases, byUse: order }, yield* tabulateResults(bases, results));
  }

  /** The same pool with some bases exchanged, and the columns that are as true of those. */
  private *exchanged(
    former: readonly object[],
    list: readonly KnownBase[],
    known: Knowledge['results'],
  ): Generator<void, BasePool> {
    const bases = [...this.layout.bases];
    const changes: BaseChange[] = [];
    yield* visitInSteps(list, (now, i) => {
      if (former[i] === now) return;
      const place = placeOfId(now.id, bases, bases.length);
      changes.push({ before: this.at(place), now });
      bases[place] = now;
    });
    const results = yield* tabulateResults(bases, known);
    return new BasePool({ ...this.layout, bases }, results, undefined, this.columns.after(changes));
  }

  /** This pool, and behind it those of some other bases that are not in it. */
  *with(others: Iterable<KnownBase>, known: Knowledge['results']): Generator<void, BasePool> {
    const further = [...new Set(others)].filter((base) => this.placeOf(base) === undefined);
    if (further.length === 0) return this;
    further.sort((a, b) => a.id - b.id);
    const bases = [...this.layout.bases, ...further];
    yield;
    const order = mergedByUse(this.layout.byUse, { bases, from: this.size });
    yield;
    const results = yield* tabulateResults(further, known, this.results);
    return new BasePool({ bases, byUse: order }, results, this);
  }

  get size(): number {
    return this.layout.bases.length;
  }

  /** Places: what most was built on first. */
  get byUse(): Int32Array {
    return this.layout.byUse;
  }

  placeOf(base: KnownBase): number | undefined {
    const { bases } = this.layout;
    const place = placeOfId(base.id, bases, this.former?.size ?? bases.length);
    if (bases[place] === base) return place;
    const behind = this.former === undefined ? -1 : bases.indexOf(base, this.former.size);
    return behind < 0 ? undefined : behind;
  }

  /** @throws RangeError for a place that is none */
  at(place: number): KnownBase {
    const base = this.layout.bases[place];
    if (base === undefined) throw new RangeError(`There is no base at ${place}.`);
    return base;
  }

  /** All of its bases. */
  all(): BaseSelection {
    return { pool: this, places: Int32Array.from(this.layout.bases.keys()) };
  }

  /** By a fact, worked out once for what it is true of. Yields wherever it could pause. */
  *groupsBy(fact: BaseFact): Generator<void, BaseGroups> {
    const known = this.columns.groups(fact);
    if (known !== undefined) return known;
    const { former, layout } = this;
    const groups =
      former === undefined
        ? yield* groupBases(layout.bases, fact)
        : yield* extendGroups(yield* former.groupsBy(fact), layout.bases.slice(former.size), fact);
    this.columns.setGroups(fact, groups);
    return groups;
  }

  /** By place, worked out once for what it is true of. Yields wherever it could pause. */
  *figuresOf(figure: BaseFigure): Generator<void, Float64Array> {
    const known = this.columns.figures(figure);
    if (known !== undefined) return known;
    const { former, layout } = this;
    const figures = new Float64Array(this.size);
    if (former !== undefined) figures.set(yield* former.figuresOf(figure));
    const from = former?.size ?? 0;
    figures.set(yield* figuresOf(layout.bases.slice(from), figure), from);
    this.columns.setFigures(figure, figures);
    return figures;
  }
}

/** Where a base of an id stands among the first of some, which are by id, or would stand. */
function placeOfId(id: number, bases: readonly KnownBase[], count: number): number {
  let [from, to] = [0, count];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((bases[middle]?.id ?? Infinity) < id) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** What most was built on first, then what is downloaded most. */
export const byUse = (a: KnownBase, b: KnownBase): number =>
  b.children - a.children || (b.downloads ?? 0) - (a.downloads ?? 0) || a.id - b.id;

/** The order of all bases, of which those before `from` are in it already. */
function mergedByUse(
  order: Int32Array,
  { bases, from }: { bases: readonly KnownBase[]; from: number },
): Int32Array {
  const merged = new Int32Array(bases.length);
  const others = bases.slice(from).map((base, i) => ({ base, place: from + i }));
  others.sort((a, b) => byUse(a.base, b.base));
  let [rank, next] = [0, 0];
  for (const { base, place } of others) {
    for (; next < order.length; next++) {
      const known = bases[order[next] ?? 0];
      if (known === undefined || byUse(known, base) > 0) break;
      merged[rank++] = order[next] ?? 0;
    }
    merged[rank++] = place;
  }
  merged.set(order.subarray(next), rank);
  return merged;
}

/** By place in its pool: whether a base is one of a selection. */
export function flagsOf({ pool, places }: BaseSelection): Uint8Array {
  const flags = new Uint8Array(pool.size);
  for (let i = 0; i < places.length; i++) flags[places[i] ?? 0] = 1;
  return flags;
}

/** Places, in their order, whose flag is set. */
export function placesWhere(flags: Uint8Array): Int32Array {
  const places = new Int32Array(flags.length);
  let count = 0;
  for (let place = 0; place < flags.length; place++) if (flags[place] !== 0) places[count++] = place;
  return places.slice(0, count);
}

/** The bases of a selection, in its order. */
export const basesIn = ({ pool, places }: BaseSelection): KnownBase[] =>
  Array.from(places, (place) => pool.at(place));
