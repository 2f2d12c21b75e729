import type { LineageRelationName } from '../../catalog';
import type { LineageRow, TrainingRow } from './rows';

/**
 * Relations by which a model carries on what its base has learned as a whole. A component is one part of several, and `OTHER`
 * may be anything.
 */
const RELATIONS_OF_LEARNING: ReadonlySet<LineageRelationName> = new Set([
  'FINETUNE',
  'ADAPTER',
  'QUANTIZED',
  'MERGE',
  'DISTILLED',
  'CONVERTED',
]);

/** Whether a model, or one that its weights go back to, was trained on a dataset. */
export type HasSeen = (modelId: number, datasetId: number) => boolean;

export function seenData(trainings: readonly TrainingRow[], lineage: readonly LineageRow[]): HasSeen {
  const trained = new Map<number, number[]>();
  for (const { modelId, datasetId } of trainings) append(trained, modelId, datasetId);
  const bases = new Map<number, number[]>();
  for (const { childId, baseId, relation } of lineage)
    if (RELATIONS_OF_LEARNING.has(relation)) append(bases, childId, baseId);
  const seen = new Map<number, ReadonlySet<number>>();
  const seenBy = (modelId: number): ReadonlySet<number> => {
    const known = seen.get(modelId);
    if (known !== undefined) return known;
    // A set goes on to what is added while it is walked, and holds each ancestor once.
    const line = new Set([modelId]);
    for (const id of line) for (const baseId of bases.get(id) ?? []) line.add(baseId);
    const datasets = new Set([...line].flatMap((id) => trained.get(id) ?? []));
    seen.set(modelId, datasets);
    return datasets;
  };
  return (modelId, datasetId) => seenBy(modelId).has(datasetId);
}

function append(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
