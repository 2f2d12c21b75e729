import type { ModalityName } from '../../catalog';
import { mapInSteps, sortInSteps, visitInSteps } from '../../platform/slices';
import type { Knowledge, KnownBase } from '../knowledge/knowledge';
import { basePool, byUse, type BasePool } from './base-pool';
import { hasWay, isMeasuredOn, waysTo, type BaseWay, type TaskTarget } from './base-way';

/** Whether a base takes every kind of input that the target has. */
export const takesInput = (
  base: Pick<KnownBase, 'inputModalities'>,
  modalities: readonly ModalityName[],
): boolean => modalities.every((modality) => base.inputModalities.includes(modality));

/** A base that takes the input of a target but has no way to its task, or only a fallback. */
export interface UnsuitedBase {
  base: KnownBase;
  way: BaseWay;
}

/** The bases that could be used on a target. */
export interface Candidates {
  /** By id. */
  bases: readonly KnownBase[];
  /**
   * Those that take the input but have no way to the task, or only one that is taken where nothing
   * else is there; most built on first.
   */
  unsuited: readonly UnsuitedBase[];
}

/** What becomes of a base: not used here, compared, compared if need be, without a way. */
const [NOT_AT_HAND, FITTING, FALLBACK, UNSUITED] = [0, 1, 2, 3] as const;
type Fate = typeof NOT_AT_HAND | typeof FITTING | typeof FALLBACK | typeof UNSUITED;

/** What is asked, of a base that may have been measured on it. */
type MeasuredTarget = TaskTarget & { datasetId: number | null };

/**
 * Parts the bases that can come to the task of a target, of those that take its input or were
 * measured on it. Bases with a fallback way are compared only where no base has another way, where
 * there is nothing to train on, or where whoever asks measured them. Yields wherever it could
 * pause.
 */
export function* candidatesFor(
  bases: readonly KnownBase[],
  target: MeasuredTarget,
  knowledge: Knowledge,
): Generator<void, Candidates> {
  const pool = yield* basePool(bases);
  const wayOf = waysTo(target, knowledge);
  const fates = yield* fatesIn(pool, target, wayOf);
  const own = new Set((target.measured ?? []).map(({ base }) => base).filter((base) => !pool.has(base)));
  const ownFates = [...own].map((base) => [base, fateOf(base, target, wayOf)] as const);
  const isFallbackTaken =
    target.facts.trainingExamples === 0 ||
    !(fates.includes(FITTING) || ownFates.some(([, fate]) => fate === FITTING));
  const isTaken = (fate: number): boolean => fate === FITTING || (isFallbackTaken && fate === FALLBACK);
  const isLeft = (fate: number): boolean => fate !== NOT_AT_HAND && !isTaken(fate);
  const pick = (order: Iterable<number>, isWanted: (fate: number) => boolean) =>
    picked(pool.bases, order, (place) => isWanted(fates[place] ?? NOT_AT_HAND));
  const ownOf = (isWanted: (fate: number) => boolean): KnownBase[] =>
    ownFates.flatMap(([base, fate]) => (isWanted(fate) ? [base] : []));
  const left = yield* withOthers(yield* pick(pool.byUse, isLeft), ownOf(isLeft), byUse);
  return {
    bases: yield* withOthers(yield* pick(fates.keys(), isTaken), ownOf(isTaken), (a, b) => a.id - b.id),
    unsuited: yield* mapInSteps(left, (base) => ({ base, way: wayOf(base) })),
  };
}

/** By place in the pool. Those of bases with the same traits are worked out once. */
function* fatesIn(
  pool: BasePool,
  target: MeasuredTarget,
  wayOf: (base: KnownBase) => BaseWay,
): Generator<void, Uint8Array> {
  const isUnlike = pool.samples.map(({ kind }) => kind === null);
  const usual = pool.samples.map((base) =>
    takesInput(base, target.modalities) ? fateOn(wayOf(base)) : NOT_AT_HAND,
  );
  yield;
  const fates = new Uint8Array(pool.bases.length);
  const isAnyMeasured = target.datasetId !== null || (target.measured ?? []).length > 0;
  yield* visitInSteps(pool.groupOf, (group, place) => {
    const base = isAnyMeasured || isUnlike[group] === true ? pool.bases[place] : undefined;
    fates[place] = base === undefined ? (usual[group] ?? NOT_AT_HAND) : fateOf(base, target, wayOf);
  });
  return fates;
}

function fateOf(base: KnownBase, target: MeasuredTarget, wayOf: (base: KnownBase) => BaseWay): Fate {
  const isMeasured = isMeasuredOn(base, target);
  const isAtHand =
    isMeasured ||
    takesInput(base, target.modalities) ||
    base.results.some(({ datasetId }) => datasetId === target.datasetId);
  if (!isAtHand) return NOT_AT_HAND;
  const fate = fateOn(wayOf(base));
  return fate === FALLBACK && isMeasured ? FITTING : fate;
}

const fateOn = (way: BaseWay): Fate => (!hasWay(way) ? UNSUITED : way.isFallback ? FALLBACK : FITTING);

function* picked(
  bases: readonly KnownBase[],
  order: Iterable<number>,
  isWanted: (place: number) => boolean,
): Generator<void, KnownBase[]> {
  const found: KnownBase[] = [];
  yield* visitInSteps(order, (place) => {
    const base = bases[place];
    if (base !== undefined && isWanted(place)) found.push(base);
  });
  return found;
}

/** In order, which the first ones are in already. */
function* withOthers(
  bases: KnownBase[],
  others: readonly KnownBase[],
  compare: (a: KnownBase, b: KnownBase) => number,
): Generator<void, KnownBase[]> {
  return others.length === 0 ? bases : yield* sortInSteps([...bases, ...others], compare);
}
