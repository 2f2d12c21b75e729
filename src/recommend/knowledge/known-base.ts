import type { BaseRow, LineageRow, TrainingRow } from './rows';
import { sharedIds, sharedText, sharedWords } from './shared-values';
import { traitsOf, type Traits } from './traits';

/** A base that shares with others what many of them say. */
export interface DescribedBase extends BaseRow {
  /** What tells how it comes to tasks: one object for all bases of the same. */
  traits: Traits;
}

export interface KnownBase extends DescribedBase {
  pretrainingDatasetIds: readonly number[];
  /** What it was trained on after that, for a task. */
  fineTuningDatasetIds: readonly number[];
  /** What it was made from. */
  parents: readonly LineageRow[];
  /** How many models were made from it. */
  children: number;
  /** How many usable results count, and how many do not. */
  resultCount: number;
  excludedCount: number;
}

/** What is said of a base. */
export interface BaseClaims {
  readonly trainings: readonly TrainingRow[] | undefined;
  readonly parents: readonly LineageRow[] | undefined;
  readonly children: number;
  readonly resultCount: number;
  readonly excludedCount: number;
}

/** Has a row share with others what many of them say: one text or list for all of them. */
export function described(row: BaseRow): DescribedBase {
  const traits = traitsOf(row);
  row.publisher = sharedText(row.publisher);
  row.architectureName = sharedText(row.architectureName);
  row.domainIds = sharedIds(row.domainIds);
  row.libraries = sharedWords(row.libraries);
  row.languages = sharedWords(row.languages);
  row.weightsLicenseId = sharedText(row.weightsLicenseId);
  row.dataLicenseId = sharedText(row.dataLicenseId);
  row.hubId = sharedText(row.hubId);
  return Object.assign(row, traits, { traits });
}

/** Field by field: a spread of so many fields makes an object that is slow to read. */
export function knownBase(row: DescribedBase, claims: BaseClaims): KnownBase {
  const { trainings, parents, children, resultCount, excludedCount } = claims;
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
    traits: row.traits,
    pretrainingDatasetIds: trainedOn(trainings, 'PRETRAINING'),
    fineTuningDatasetIds: trainedOn(trainings, 'FINE_TUNING'),
    parents: lineOf(parents),
    children,
    resultCount,
    excludedCount,
  };
}

/** Of most bases nothing is said: one list for all of them. */
const NONE: readonly never[] = [];

/** Those that are wanted; the list itself where all are. */
function some<Row>(rows: readonly Row[] = NONE, isWanted: (row: Row) => boolean): readonly Row[] {
  if (rows.every(isWanted)) return rows;
  const wanted = rows.filter(isWanted);
  return wanted.length === 0 ? NONE : wanted;
}

/** What it was made from. */
export const lineOf = (parents: BaseClaims['parents']): readonly LineageRow[] => parents ?? NONE;

/** The datasets that it was trained on in this role. */
export const trainedOn = (
  trainings: BaseClaims['trainings'],
  role: TrainingRow['role'],
): readonly number[] => {
  const wanted = some(trainings, (training) => training.role === role);
  return wanted.length === 0 ? NONE : wanted.map(({ datasetId }) => datasetId);
};
