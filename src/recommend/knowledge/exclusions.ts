import type { ClaimsOf } from './claims';
import type { ExclusionReason } from './measured-result';
import type { DatasetRow, LineageRow, ResultRow, TrainingRow } from './rows';
import { seenData } from './seen-data';

/** What decides whether a result says anything of transfer. */
export interface ExclusionFacts {
  /** Whether a base takes text. */
  readonly readsText: (baseId: number) => boolean;
  readonly datasets: ReadonlyMap<number, Pick<DatasetRow, 'tasks'>>;
  readonly trainings: ClaimsOf<TrainingRow>;
  readonly parents: ClaimsOf<LineageRow>;
}

/** Says of a result why it does not count; null where it does. */
export function exclusions({
  readsText,
  datasets,
  trainings,
  parents,
}: ExclusionFacts): (row: ResultRow) => ExclusionReason | null {
  const hasSeen = seenData(trainings, parents);
  const isClassified = (datasetId: number): boolean =>
    datasets.get(datasetId)?.tasks.some((task) => task.endsWith('-classification')) === true;
  return ({ baseId, datasetId, protocol }) => {
    if (hasSeen(baseId, datasetId)) return 'TRAINED_ON_TARGET';
    const isHeadOnly = protocol === 'ZERO_SHOT' && isClassified(datasetId) && !readsText(baseId);
    return isHeadOnly ? 'TRAINED_FOR_CLASSES' : null;
  };
}
