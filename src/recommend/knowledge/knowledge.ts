import { LicenseJudge, WEIGHT_RELATIONS, type LicenseGraph } from '../../catalog';
import { append, groupBy } from '../../platform/group-by';
import { rankResults, type ExclusionReason, type MeasuredResult } from './rank-results';
import type {
  BaseRow,
  DatasetRow,
  DomainRow,
  KnowledgeRows,
  LicenseRow,
  LineageRow,
  MetricRow,
  ResultRow,
  StudyRow,
  TaskRow,
  TrainingRow,
} from './rows';
import { seenData } from './seen-data';

export type { ExclusionReason, MeasuredResult } from './rank-results';

export interface KnownDomain extends DomainRow {
  /** Names from the root of the tree to this domain. */
  path: string[];
  /** Ids from the root of the tree to this domain. */
  lineIds: number[];
}

export interface KnownBase extends BaseRow {
  pretrainingDatasetIds: number[];
  /** What it was trained on after that, for a task. */
  fineTuningDatasetIds: number[];
  /** What it was made from. */
  parents: LineageRow[];
  /** How many models were made from it. */
  children: number;
  /** Usable results that count. */
  results: MeasuredResult[];
  /** Results that do not count. */
  excluded: MeasuredResult[];
}

/**
 * Everything that recommendations are made from, joined in memory, as of one catalogue revision.
 */
export interface Knowledge {
  revision: number;
  results: ReadonlyMap<number, MeasuredResult>;
  bases: ReadonlyMap<number, KnownBase>;
  /** Those with results that count. */
  measured: readonly KnownBase[];
  datasets: ReadonlyMap<number, DatasetRow>;
  datasetBySlug: ReadonlyMap<string, DatasetRow>;
  domains: ReadonlyMap<number, KnownDomain>;
  domainBySlug: ReadonlyMap<string, KnownDomain>;
  studies: ReadonlyMap<number, StudyRow>;
  tasks: ReadonlyMap<string, TaskRow>;
  /** By id and by each alias, in lower case with words joined by hyphens. */
  taskByName: ReadonlyMap<string, TaskRow>;
  licenses: ReadonlyMap<string, LicenseRow>;
  licenseJudge: LicenseJudge;
  /** By id and by name, in lower case with words joined by hyphens. */
  metricByName: ReadonlyMap<string, MetricRow>;
  parents: ReadonlyMap<number, readonly LineageRow[]>;
}

/** `Image Classification` and `image_classification` are one name of a task, or of a metric. */
export const nameKey = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '-');

export function buildKnowledge(rows: KnowledgeRows): Knowledge {
  const datasets = byId(rows.datasets);
  const results = rankResults(rows.results, exclusions(rows));
  const parents = groupBy(rows.lineage, (row) => row.childId);
  const domains = byId(placeDomains(rows.domains));
  const bases = knownBases(rows, results, parents);
  const licenses = new Map(rows.licenses.map((row) => [row.id, row]));
  return {
    revision: rows.revision,
    results: byId(results),
    bases: byId(bases),
    measured: bases.filter((base) => base.results.length > 0),
    datasets,
    datasetBySlug: new Map(rows.datasets.map((row) => [row.slug.toLowerCase(), row])),
    domains,
    domainBySlug: new Map([...domains.values()].map((row) => [row.slug.toLowerCase(), row])),
    studies: byId(rows.studies),
    tasks: new Map(rows.tasks.map((row) => [row.id, row])),
    taskByName: taskNames(rows.tasks),
    licenses,
    metricByName: metricNames(rows.metrics),
    licenseJudge: new LicenseJudge(licenseGraph(rows, licenses)),
    parents,
  };
}

function licenseGraph({ bases, lineage }: KnowledgeRows, licenses: Knowledge['licenses']): LicenseGraph {
  const licenseIds = new Map<number, string | null>();
  const baseIds = new Map<number, number[]>();
  for (const { id, weightsLicenseId } of bases) licenseIds.set(id, weightsLicenseId);
  for (const { childId, baseId, relation, baseLicenseId } of lineage) {
    // What others were made from need not be a base itself: it may be a stub, or deprecated.
    if (!licenseIds.has(baseId)) licenseIds.set(baseId, baseLicenseId);
    if (WEIGHT_RELATIONS.has(relation)) append(baseIds, childId, baseId);
  }
  return {
    licenseOf: (modelId) => licenseIds.get(modelId) ?? null,
    basesOf: (modelId) => baseIds.get(modelId) ?? [],
    rightsOf: (licenseId) => licenses.get(licenseId),
  };
}

function exclusions(rows: KnowledgeRows): (row: ResultRow) => ExclusionReason | null {
  const hasSeen = seenData(rows.trainings, rows.lineage);
  const readers = new Set(
    rows.bases.filter(({ inputModalities }) => inputModalities.includes('TEXT')).map(({ id }) => id),
  );
  const classified = new Set(
    rows.datasets
      .filter(({ tasks }) => tasks.some((task) => task.endsWith('-classification')))
      .map(({ id }) => id),
  );
  return ({ baseId, datasetId, protocol }) => {
    if (hasSeen(baseId, datasetId)) return 'TRAINED_ON_TARGET';
    const isHeadOnly = protocol === 'ZERO_SHOT' && classified.has(datasetId) && !readers.has(baseId);
    return isHeadOnly ? 'TRAINED_FOR_CLASSES' : null;
  };
}

function knownBases(
  rows: KnowledgeRows,
  results: readonly MeasuredResult[],
  parents: ReadonlyMap<number, LineageRow[]>,
): KnownBase[] {
  const resultsOf = groupBy(results, (result) => result.baseId);
  const children = groupBy(rows.lineage, (row) => row.baseId);
  const trainings = groupBy(rows.trainings, ({ modelId, role }) => `${role} ${modelId}`);
  const trainedOn = (role: TrainingRow['role'], id: number): number[] =>
    (trainings.get(`${role} ${id}`) ?? []).map(({ datasetId }) => datasetId);
  return rows.bases.map((base) => {
    const own = resultsOf.get(base.id) ?? [];
    return {
      ...base,
      pretrainingDatasetIds: trainedOn('PRETRAINING', base.id),
      fineTuningDatasetIds: trainedOn('FINE_TUNING', base.id),
      parents: parents.get(base.id) ?? [],
      children: children.get(base.id)?.length ?? 0,
      results: own.filter(({ excluded }) => excluded === null),
      excluded: own.filter(({ excluded }) => excluded !== null),
    };
  });
}

function placeDomains(rows: readonly DomainRow[]): KnownDomain[] {
  const domains = byId(rows);
  const lineOf = (row: DomainRow): DomainRow[] => {
    const parent = row.parentId === null ? undefined : domains.get(row.parentId);
    return parent === undefined ? [row] : [...lineOf(parent), row];
  };
  return rows.map((row) => {
    const line = lineOf(row);
    return { ...row, path: line.map(({ name }) => name), lineIds: line.map(({ id }) => id) };
  });
}

function taskNames(rows: readonly TaskRow[]): Map<string, TaskRow> {
  const names = new Map<string, TaskRow>();
  for (const row of rows) for (const name of [row.name, ...row.aliases]) names.set(nameKey(name), row);
  // Last, so that an id is never taken for another task's alias.
  for (const row of rows) names.set(nameKey(row.id), row);
  return names;
}

function metricNames(rows: readonly MetricRow[]): Map<string, MetricRow> {
  const names = new Map(rows.map((row) => [nameKey(row.name), row]));
  for (const row of rows) names.set(nameKey(row.id), row);
  return names;
}

function byId<Row extends { id: number }>(rows: readonly Row[]): Map<number, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
