import type { Knowledge } from '../knowledge/knowledge';
import type { ResolvedTarget } from '../question/target';
import { nameDomains } from './names';
import type { ShownTarget } from './recommendation';

/** What an answer says of how its target was understood. */
export function showTarget(target: ResolvedTarget, knowledge: Knowledge): ShownTarget {
  const { task, modalities, nearestDomains, languages, note } = target;
  return {
    nearestDomains: nameDomains(nearestDomains, knowledge),
    kindOfData: modalities,
    task:
      task === null
        ? null
        : {
            task: { id: task.row.id, name: task.row.name },
            inferred: task.inferred,
            confidence: task.confidence,
          },
    languages,
    note,
  };
}
