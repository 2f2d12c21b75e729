import { LEARNING_RELATIONS } from '../../catalog';
import type { ClaimsOf } from './claims';
import type { LineageRow, TrainingRow } from './rows';

/** Whether a model, or one that its weights go back to, was trained on a dataset. */
export type HasSeen = (modelId: number, datasetId: number) => boolean;

/**
 * @param trainings by the model that was trained
 * @param parents by the child
 */
export function seenData(trainings: ClaimsOf<TrainingRow>, parents: ClaimsOf<LineageRow>): HasSeen {
  const seen = new Map<number, ReadonlySet<number>>();
  const seenBy = (modelId: number): ReadonlySet<number> => {
    const known = seen.get(modelId);
    if (known !== undefined) return known;
    // A set goes on to what is added while it is walked, and holds each ancestor once.
    const line = new Set([modelId]);
    for (const id of line)
      for (const { baseId, relation } of parents.get(id) ?? [])
        if (LEARNING_RELATIONS.has(relation)) line.add(baseId);
    const datasets = new Set(
      [...line].flatMap((id) => (trainings.get(id) ?? []).map(({ datasetId }) => datasetId)),
    );
    seen.set(modelId, datasets);
    return datasets;
  };
  return (modelId, datasetId) => seenBy(modelId).has(datasetId);
}
