import type { MeasuredResult } from './rank-results';
import type { BaseRow, LineageRow, TrainingRow } from './rows';

export interface KnownBase extends BaseRow {
  pretrainingDatasetIds: number[];
  /** What it was trained on after that, for a task. */
  fineTuningDatasetIds: number[];
  /** What it was made from. */
  parents: readonly LineageRow[];
  /** How many models were made from it. */
  children: number;
  /** Usable results that count. */
  results: MeasuredResult[];
  /** Results that do not count. */
  excluded: MeasuredResult[];
}

/** What is said of a base. */
export interface BaseClaims {
  readonly trainings: readonly TrainingRow[] | undefined;
  readonly parents: readonly LineageRow[] | undefined;
  readonly children: number;
  /** In the order of their ids. */
  readonly results: readonly MeasuredResult[] | undefined;
}

/** Field by field: a spread of so many fields makes an object that is slow to read. */
export function knownBase(row: BaseRow, { trainings, parents, children, results }: BaseClaims): KnownBase {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    publisher: row.publisher,
    architectureFamily: row.architectureFamily,
    architectureName: row.architectureName,
    parameterCount: row.parameterCount,
    inputModalities: row.inputModalities,
    outputModalities: row.outputModalities,
    domainIds: row.domainIds,
    kind: row.kind,
    tasks: row.tasks,
    libraries: row.libraries,
    languages: row.languages,
    weightsLicenseId: row.weightsLicenseId,
    dataLicenseId: row.dataLicenseId,
    downloads: row.downloads,
    inputSignature: row.inputSignature,
    outputSignature: row.outputSignature,
    hubId: row.hubId,
    externalId: row.externalId,
    revision: row.revision,
    pretrainingDatasetIds: trainedOn(trainings, 'PRETRAINING'),
    fineTuningDatasetIds: trainedOn(trainings, 'FINE_TUNING'),
    parents: parents ?? [],
    children,
    results: results?.filter(({ excluded }) => excluded === null) ?? [],
    excluded: results?.filter(({ excluded }) => excluded !== null) ?? [],
  };
}

const trainedOn = (trainings: BaseClaims['trainings'] = [], role: TrainingRow['role']): number[] =>
  trainings.filter((training) => training.role === role).map(({ datasetId }) => datasetId);
