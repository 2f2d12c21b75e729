import { sortInSteps, visitInSteps } from '../../platform/slices';
import type { KnownBase } from '../knowledge/knowledge';

/** Some bases, laid out for many questions about them. */
export interface BasePool {
  /** By id. */
  readonly bases: readonly KnownBase[];
  /** Places among them: what most was built on first. */
  readonly byUse: Int32Array;
  /** By place: which of the groups. Bases of a group have the same traits. */
  readonly groupOf: Uint32Array;
  /** One base of each group. */
  readonly samples: readonly KnownBase[];
  readonly has: (base: KnownBase) => boolean;
}

/** Bases belong to one reading of the catalogue, so that how they are laid out stays true. */
const pools = new WeakMap<readonly KnownBase[], BasePool>();

/** Lays bases out, once for the same list. Yields wherever it could pause. */
export function* basePool(list: readonly KnownBase[]): Generator<void, BasePool> {
  const known = pools.get(list);
  if (known !== undefined) return known;
  const bases = yield* sortInSteps(list, (a, b) => a.id - b.id);
  const places = new Map<KnownBase, number>();
  yield* visitInSteps(bases, (base, place) => places.set(base, place));
  const used = yield* sortInSteps(bases, byUse);
  const order = new Int32Array(bases.length);
  yield* visitInSteps(used, (base, rank) => (order[rank] = places.get(base) ?? 0));
  const groups = new Map<KnownBase['traits'], number>();
  const samples: KnownBase[] = [];
  const groupOf = new Uint32Array(bases.length);
  yield* visitInSteps(bases, (base, place) => {
    const group = groups.get(base.traits) ?? samples.push(base) - 1;
    groups.set(base.traits, group);
    groupOf[place] = group;
  });
  const pool = { bases, byUse: order, groupOf, samples, has: (base: KnownBase) => places.has(base) };
  pools.set(list, pool);
  return pool;
}

/** What most was built on first, then what is downloaded most. */
export const byUse = (a: KnownBase, b: KnownBase): number =>
  b.children - a.children || (b.downloads ?? 0) - (a.downloads ?? 0) || a.id - b.id;
