import { append } from '../../platform/group-by';
import { sortInSteps, visitInSteps } from '../../platform/slices';
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
export function* findPossibleBases<Base extends Known>(known: readonly Base[]): Generator<void, Base[]> {
  const measured: Base[] = [];
  const others: Base[] = [];
  yield* visitInSteps(known, (base) => {
    if (base.inputModalities.length > 0) (base.resultCount > 0 ? measured : others).push(base);
  });
  const unmeasured = yield* sortInSteps(
    others,
    (a, b) => b.children - a.children || (b.downloads ?? 0) - (a.downloads ?? 0) || a.id - b.id,
  );
  const ofKind = new Map<string, Base[]>();
  yield* visitInSteps(unmeasured, (base) => {
    const kind = base.kind ?? '';
    if ((ofKind.get(kind)?.length ?? 0) < MAX_UNMEASURED_OF_KIND) append(ofKind, kind, base);
  });
  return [...measured, ...[...ofKind.values()].flat()];
}
