import { append } from '../../platform/group-by';
import { visitInSteps } from '../../platform/slices';
import { flagsOf, type BaseSelection } from '../candidates/base-pool';
import { MOST_NAMED } from '../candidates/candidates';
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

/**
 * Bases that can come to the task of a target, not ranked by any evidence: those that do it as they
 * are come first; of those alike, the ones that name the task as theirs, then those that most was
 * built on. Yields wherever it could pause.
 */
export function* alternativesOf(
  usable: BaseSelection,
  target: TaskTarget,
  knowledge: Knowledge,
): Generator<void, Alternative[]> {
  const { pool } = usable;
  const wayOf = waysTo(target, knowledge);
  const isUsable = flagsOf(usable);
  // By how directly they come to the task and whether it is theirs, each in the order of use.
  const classes = new Map<number, KnownBase[]>();
  yield* visitInSteps(pool.byUse, (place) => {
    if (isUsable[place] !== 1) return;
    const base = pool.at(place);
    const { way, task } = wayOf(base);
    const isOwn = task !== null && base.tasks.includes(task.id);
    // Ranks are half numbers, too.
    const rank = 4 * rankOf(way) + (isOwn ? 0 : 1);
    if ((classes.get(rank)?.length ?? 0) < MOST_NAMED) append(classes, rank, base);
  });
  return [...classes]
    .sort(([a], [b]) => a - b)
    .flatMap(([, bases]) => bases)
    .slice(0, MOST_NAMED)
    .map((base) => {
      const { way, text } = wayOf(base);
      return { base: nameModel(base, knowledge), way, text };
    });
}
