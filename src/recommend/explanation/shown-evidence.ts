import { taskGroup } from '../../catalog';
import type { EvidenceWeight } from '../../scoring';
import { tasksOf, type TaskTarget } from '../candidates/base-way';
import type { Knowledge } from '../knowledge/knowledge';

/**
 * Evidence in the order in which it is shown: results on targets of the same type of task first,
 * each part by weight, as it came. What is asked for is looked up there first; how far a result of
 * another type moved the score is still said by its weight.
 */
export function shownFirst(
  evidence: readonly EvidenceWeight[],
  target: TaskTarget,
  knowledge: Knowledge,
): EvidenceWeight[] {
  const groups = new Set(tasksOf(target, knowledge).flatMap(({ id }) => taskGroup(id) ?? []));
  if (groups.size === 0) return [...evidence];
  const isOfType = ({ targetId }: EvidenceWeight): boolean =>
    (knowledge.datasets.get(Number(targetId))?.tasks ?? []).some((task) => groups.has(taskGroup(task) ?? ''));
  return [...evidence.filter(isOfType), ...evidence.filter((one) => !isOfType(one))];
}
