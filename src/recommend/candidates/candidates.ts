import type { ModalityName } from '../../catalog';
import { sortInSteps, visitInSteps } from '../../platform/slices';
import type { Knowledge, KnownBase } from '../knowledge/knowledge';
import { hasWay, wayOf, type BaseWay, type TaskTarget } from './base-way';

/** Whether a base takes every kind of input that the target has. */
export const takesInput = (base: KnownBase, modalities: readonly ModalityName[]): boolean =>
  modalities.every((modality) => base.inputModalities.includes(modality));

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

/**
 * Parts the bases that can come to the task of a target, of those that take its input or were
 * measured on it. Bases with a fallback way are compared only where no base has another way, where
 * there is nothing to train on, or where whoever asks measured them. Yields wherever it could
 * pause.
 */
export function* candidatesFor(
  bases: readonly KnownBase[],
  target: TaskTarget & { datasetId: number | null },
  knowledge: Knowledge,
): Generator<void, Candidates> {
  const fitting: KnownBase[] = [];
  const fallback: UnsuitedBase[] = [];
  const unsuited: UnsuitedBase[] = [];
  const measured = new Set(target.measured?.map(({ base }) => base));
  yield* visitInSteps(measured.size === 0 ? bases : new Set([...bases, ...measured]), (base) => {
    const isAtHand =
      measured.has(base) ||
      takesInput(base, target.modalities) ||
      base.results.some(({ datasetId }) => datasetId === target.datasetId);
    if (!isAtHand) return;
    const way = wayOf(base, target, knowledge);
    if (!hasWay(way)) unsuited.push({ base, way });
    else if (way.isFallback && !measured.has(base)) fallback.push({ base, way });
    else fitting.push(base);
  });
  if (fitting.length === 0 || target.facts.trainingExamples === 0)
    fitting.push(...fallback.map(({ base }) => base));
  else unsuited.push(...fallback);
  return {
    bases: yield* sortInSteps(fitting, (a, b) => a.id - b.id),
    unsuited: yield* sortInSteps(unsuited, (a, b) => byUse(a.base, b.base)),
  };
}

/** What most was built on first, then what is downloaded most. */
export const byUse = (a: KnownBase, b: KnownBase): number =>
  b.children - a.children || (b.downloads ?? 0) - (a.downloads ?? 0) || a.id - b.id;
