import { byUse } from '../candidates/base-pool';
import { rankOf, waysTo, type BaseWay, type TaskTarget } from '../candidates/base-way';
import type { Knowledge, KnownBase } from '../knowledge/knowledge';
import { nameModel, type NamedModel } from './names';

/** A base that can be used where nothing tells which one is best. */
export interface Alternative {
  base: NamedModel;
  way: BaseWay['way'];
  /** How it comes to the task. */
  text: string;
}

const MOST = 100;

/**
 * Bases that can come to the task of a target, not ranked by any evidence: those that do it as they
 * are come first; of those alike, the ones that name the task as theirs, then those that most was
 * built on.
 */
export function alternativesOf(
  usable: readonly KnownBase[],
  target: TaskTarget,
  knowledge: Knowledge,
): Alternative[] {
  const wayOf = waysTo(target, knowledge);
  return usable
    .map((base) => {
      const way = wayOf(base);
      return { base, way, isOwn: way.task !== null && base.tasks.includes(way.task.id) };
    })
    .sort(
      (a, b) =>
        rankOf(a.way.way) - rankOf(b.way.way) || Number(b.isOwn) - Number(a.isOwn) || byUse(a.base, b.base),
    )
    .slice(0, MOST)
    .map(({ base, way }) => ({ base: nameModel(base, knowledge), way: way.way, text: way.text }));
}
