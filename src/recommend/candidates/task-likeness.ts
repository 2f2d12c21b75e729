import { taskGroup } from '../../catalog';
import type { DatasetRow } from '../knowledge/rows';
import { tasksOf, type TaskTarget } from './base-way';
import { onceForTarget } from './once-for-target';

/**
 * How a dataset's task stands to that of a target on such data: the same task, one of the same
 * type, or another. Data of another kind are always other.
 */
export type TaskLikeness = 'SAME' | 'LIKE' | 'OTHER';

/** Under so many measured bases no value can be compared with others. */
export const FEWEST_MEASURED = 3;

/** The likeness of each dataset by its id; each is looked at once in an answer. */
export const taskLikeness = onceForTarget((target: TaskTarget, knowledge) => {
  const tasks = new Set(tasksOf(target, knowledge).map(({ id }) => id));
  const groups = new Set([...tasks].flatMap((id) => taskGroup(id) ?? []));
  const judge = (dataset: DatasetRow): TaskLikeness => {
    if (!dataset.modalities.some((kind) => target.modalities.includes(kind))) return 'OTHER';
    if (dataset.tasks.some((task) => tasks.has(task))) return 'SAME';
    return dataset.tasks.some((task) => groups.has(taskGroup(task) ?? '')) ? 'LIKE' : 'OTHER';
  };
  const known = new Map<number, TaskLikeness>();
  return (datasetId: number): TaskLikeness => {
    const before = known.get(datasetId);
    if (before !== undefined) return before;
    const dataset = knowledge.datasets.get(datasetId);
    const found = dataset === undefined ? 'OTHER' : judge(dataset);
    known.set(datasetId, found);
    return found;
  };
});
