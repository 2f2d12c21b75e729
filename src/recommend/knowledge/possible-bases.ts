import { visitInSteps } from '../../platform/slices';
import type { BaseRow } from './rows';

/** Lists of which some bases were exchanged; none keeps the one before it. */
const formerLists = new WeakMap<readonly object[], WeakRef<readonly object[]>>();

/** The list with some of its bases exchanged, none of which has another place for it. */
export function exchangedIn<Base extends object>(
  former: readonly Base[],
  exchange: (base: Base) => Base,
): Base[] {
  const list = former.map(exchange);
  formerLists.set(list, new WeakRef(former));
  return list;
}

/** What a list was before; undefined where it was made anew, or the former one is forgotten. */
export const formerOf = (list: readonly object[]): readonly object[] | undefined =>
  formerLists.get(list)?.deref();

/** What is looked at of a model. */
type Known = Pick<BaseRow, 'id' | 'inputModalities' | 'kind' | 'downloads'> & {
  readonly resultCount: number;
  readonly children: number;
};

/**
 * Bases that nobody measured are compared too, but only so many of each kind of model: those that
 * most was built on, then those that are downloaded most.
 */
const MAX_UNMEASURED_OF_KIND = 500;

/**
 * The models that may be recommended for some task: every one whose input is known. Whether it fits
 * a task is asked for each question (`candidates/base-way.ts`).
 */
export function* findPossibleBases<Base extends Known>(known: Iterable<Base>): Generator<void, Base[]> {
  const measured: Base[] = [];
  const ofKind = new Map<string, First<Base>>();
  yield* visitInSteps(known, (base) => {
    if (base.inputModalities.length === 0) return;
    if (base.resultCount > 0) measured.push(base);
    else {
      const kind = base.kind ?? '';
      const first = ofKind.get(kind) ?? new First<Base>();
      first.offer(base);
      ofKind.set(kind, first);
    }
  });
  const kinds = [...ofKind.values()].map((first) => first.inOrder());
  // The kind of the first of all comes first.
  return [...measured, ...kinds.sort(([a], [b]) => (a && b ? compare(a, b) : 0)).flat()];
}

const compare = (a: Known, b: Known): number =>
  b.children - a.children || (b.downloads ?? 0) - (a.downloads ?? 0) || a.id - b.id;

/** The first MAX_UNMEASURED_OF_KIND of those that are offered, without a list of all of them. */
class First<Base extends Known> {
  private bases: Base[] = [];
  /** The last of those that have a place. */
  private last: Base | undefined;

  offer(base: Base): void {
    if (this.last !== undefined && compare(this.last, base) < 0) return;
    this.bases.push(base);
    if (this.bases.length >= 2 * MAX_UNMEASURED_OF_KIND) this.last = this.inOrder().at(-1);
  }

  inOrder(): Base[] {
    this.bases = this.bases.sort(compare).slice(0, MAX_UNMEASURED_OF_KIND);
    return this.bases;
  }
}
