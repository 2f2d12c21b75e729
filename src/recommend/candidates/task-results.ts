import type { Knowledge } from '../knowledge/knowledge';
import type { TaskTarget } from './base-way';
import type { ResultTable } from './result-table';
import { taskLikeness } from './task-likeness';

/** How results stand to the task of a target, the more the greater. */
export const [OTHER, LIKE, SAME] = [0, 1, 2] as const;

/** By dataset of a table of results, how its task stands to that of a target. */
export function likenessOfDatasets(
  { datasets }: ResultTable,
  target: TaskTarget,
  knowledge: Knowledge,
): Uint8Array {
  const likeness = taskLikeness(target, knowledge);
  return Uint8Array.from(datasets, (id) => RANK[likeness(id)]);
}

const RANK = { OTHER, LIKE, SAME };
