import type { ModalityName } from '../../catalog';
import type { Knowledge, KnownBase } from '../knowledge/knowledge';
import { TRAITS } from './base-groups';
import { BasePool, placesWhere, type BaseSelection } from './base-pool';
import { hasWay, isMeasuredOn, waysTo, type BaseWay, type TaskTarget } from './base-way';
import { placesMeasuredOn } from './result-table';

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

/** Bases that are not compared. */
export interface UnsuitedBases {
  count: number;
  /** Most built on first, at most a hundred of them. */
  first: readonly UnsuitedBase[];
}

/** The bases that could be used on a target. */
export interface Candidates {
  /** By id; those that are not among the possible bases come behind. */
  bases: BaseSelection;
  /**
   * Those that take the input but have no way to the task, or only one that is taken where nothing
   * else is there.
   */
  unsuited: UnsuitedBases;
}

/** So many bases are named that are not compared. */
export const MOST_NAMED = 100;

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
  const possible = yield* BasePool.of(bases, knowledge.results);
  const measured = (target.measured ?? []).map(({ base }) => base);
  const pool = yield* possible.with(measured, knowledge.results);
  const wayOf = waysTo(target, knowledge);
  const fates = yield* fatesIn(pool, target, wayOf);
  const isFallbackTaken = target.facts.trainingExamples === 0 || !fates.includes(FITTING);
  const isTaken = new Uint8Array(fates.length);
  const isLeft = new Uint8Array(fates.length);
  for (let place = 0; place < fates.length; place++) {
    const fate = fates[place] ?? NOT_AT_HAND;
    if (fate === NOT_AT_HAND) continue;
    const isWanted = fate === FITTING || (isFallbackTaken && fate === FALLBACK);
    (isWanted ? isTaken : isLeft)[place] = 1;
  }
  yield;
  const first: UnsuitedBase[] = [];
  for (const place of pool.byUse) {
    if (first.length === MOST_NAMED) break;
    if (isLeft[place] === 0) continue;
    const base = pool.at(place);
    first.push({ base, way: wayOf(base) });
  }
  let count = 0;
  for (let place = 0; place < isLeft.length; place++) count += isLeft[place] ?? 0;
  yield;
  return { bases: { pool, places: placesWhere(isTaken) }, unsuited: { count, first } };
}

/**
 * By place in the pool. Those of bases with the same traits are worked out once, save where what
 * its own results say may decide.
 */
function* fatesIn(
  pool: BasePool,
  target: MeasuredTarget,
  wayOf: (base: KnownBase) => BaseWay,
): Generator<void, Uint8Array> {
  const { of, samples } = yield* pool.groupsBy(TRAITS);
  const isAtHand = samples.map((base) => takesInput(base, target.modalities));
  const isUnlike = samples.map(({ kind }, group) => kind === null && isAtHand[group] === true);
  const usual = samples.map((base, group) => (isAtHand[group] === true ? fateOn(wayOf(base)) : NOT_AT_HAND));
  yield;
  const fates = new Uint8Array(pool.size);
  let alone = 0;
  for (let place = 0; place < fates.length; place++) {
    const group = of[place] ?? 0;
    if (isUnlike[group] === true) {
      fates[place] = fateOf(pool.at(place), target, wayOf);
      if (++alone % STEP === 0) yield;
    } else fates[place] = usual[group] ?? NOT_AT_HAND;
  }
  yield;
  const measured = (target.measured ?? []).flatMap(({ base }) => pool.placeOf(base) ?? []);
  const stored = target.datasetId === null ? [] : placesMeasuredOn(pool.results, target.datasetId);
  for (const place of [...measured, ...stored]) fates[place] = fateOf(pool.at(place), target, wayOf);
  yield;
  return fates;
}

/** Of bases that are looked at one by one. */
const STEP = 64;

/** Of a base that takes the input of the target, or was measured on it. */
function fateOf(base: KnownBase, target: MeasuredTarget, wayOf: (base: KnownBase) => BaseWay): Fate {
  const fate = fateOn(wayOf(base));
  return fate === FALLBACK && isMeasuredOn(base, target) ? FITTING : fate;
}

const fateOn = (way: BaseWay): Fate => (!hasWay(way) ? UNSUITED : way.isFallback ? FALLBACK : FITTING);
