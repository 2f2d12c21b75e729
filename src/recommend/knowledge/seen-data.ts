import { LEARNING_RELATIONS } from '../../catalog';
import { groupBy } from '../../platform/group-by';
import type { LineageRow, TrainingRow } from './rows';

/** Whether a model, or one that its weights go back to, was trained on a dataset. */
export type HasSeen = (modelId: number, datasetId: number) => boolean;

export function seenData(trainings: readonly TrainingRow[], lineage: readonly LineageRow[]): HasSeen {
  const trained = groupBy(trainings, ({ modelId }) => modelId);
  const bases = groupBy(
    lineage.filter(({ relation }) => LEARNING_RELATIONS.has(relation)),
    ({ childId }) => childId,
  );
  const seen = new Map<number, ReadonlySet<number>>();
  const seenBy = (modelId: number): ReadonlySet<number> => {
    const known = seen.get(modelId);
    if (known !== undefined) return known;
    // A set goes on to what is added while it is walked, and holds each ancestor once.
    const line = new Set([modelId]);
    for (const id of line) for (const { baseId } of bases.get(id) ?? []) line.add(baseId);
    const datasets = new Set(
      [...line].flatMap((id) => (trained.get(id) ?? []).map(({ datasetId }) => datasetId)),
    );
    seen.set(modelId, datasets);
    return datasets;
  };
  return (modelId, datasetId) => seenBy(modelId).has(datasetId);
}
