import { LicenseJudge } from '../../catalog';
import { finish, mapInSteps, sortInSteps, visitInSteps } from '../../platform/slices';
import { exclusions } from './exclusions';
import { BaseAt } from './base-at';
import { BasesBySlug } from './bases-by-slug';
import { Claims } from './claims';
import type { BaseClaims, KnownBase } from './known-base';
import { KnownBases } from './known-bases';
import type { KnownResults } from './known-results';
import { licenseGraph } from './license-graph';
import { byId, bySlug, metricNames, placeDomains, taskNames, type KnownDomain } from './named-rows';
import { LINEAGE, TRAINING } from './packed-claims';
import { findPossibleBases } from './possible-bases';
import { rankResults } from './rank-results';
import type { KnowledgeRows } from './knowledge-rows';
import type { DatasetRow, LicenseRow, LineageRow, MetricRow, StudyRow, TaskRow, TrainingRow } from './rows';

export type { KnownBase } from './known-base';
export { nameKey, type KnownDomain } from './named-rows';
export type { ExclusionReason, MeasuredResult } from './measured-result';

/**
 * Everything that recommendations are made from, joined in memory, as of one catalogue revision.
 */
export interface Knowledge {
  revision: number;
  /** How often what is read here had changed by then. */
  knowledgeRevision: number;
  results: KnownResults;
  bases: KnownBases;
  /** By `slugKey`. */
  baseBySlug: Pick<BasesBySlug, 'get' | 'with'>;
  /** The models that may be recommended at all. */
  possibleBases: readonly KnownBase[];
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
  /** By the child. */
  parents: Claims<LineageRow>;
  /** By the model that was trained. */
  trainings: Claims<TrainingRow>;
}

export const buildKnowledge = (rows: KnowledgeRows): Knowledge => finish(knowledgeSteps(rows));

/** As `buildKnowledge`, to be paused anywhere. */
export function* knowledgeSteps(rows: KnowledgeRows): Generator<void, Knowledge> {
  const datasets = yield* byId(rows.datasets);
  const parents = new Claims(LINEAGE, rows.lineage);
  const trainings = new Claims(TRAINING, rows.trainings);
  const readers = yield* textReaders(rows);
  const said = { readsText: (id: number) => readers.has(id), datasets, trainings, parents };
  const results = yield* rankResults(rows.results, exclusions(said));
  const { bases, possibleBases } = yield* possibleAmong(
    yield* knownBases(rows, { results, parents, trainings }),
  );
  const domains = yield* byId(placeDomains(rows.domains));
  const licenses = new Map(rows.licenses.map((row) => [row.id, row]));
  yield;
  const known = {
    revision: rows.revision,
    knowledgeRevision: rows.knowledgeRevision,
    results,
    bases,
    baseBySlug: yield* BasesBySlug.create(bases),
    possibleBases,
    measured: yield* measuredAmong(bases),
    datasets,
    datasetBySlug: yield* bySlug(rows.datasets),
    domains,
    domainBySlug: yield* bySlug(domains.values()),
    studies: yield* byId(rows.studies),
    tasks: new Map(rows.tasks.map((row) => [row.id, row])),
    taskByName: taskNames(rows.tasks),
    licenses,
    metricByName: metricNames(rows.metrics),
    parents,
    trainings,
  };
  return { ...known, licenseJudge: new LicenseJudge(yield* licenseGraph(known)) };
}

/** Ids of the bases that take text. */
function* textReaders({ bases }: KnowledgeRows): Generator<void, ReadonlySet<number>> {
  const readers = new Set<number>();
  for (const { ids, traits } of bases)
    yield* visitInSteps(ids, (id, place) => {
      if (traits.at(place).inputModalities.includes('TEXT')) readers.add(id);
    });
  return readers;
}

/** Those with results are unpacked. */
function* knownBases(
  { bases: parts }: KnowledgeRows,
  { results, parents, trainings }: Pick<Knowledge, 'results' | 'parents' | 'trainings'>,
): Generator<void, KnownBases> {
  const said = { parents, trainings, children: yield* countChildren(parents) };
  const known = parts.map((bases) => ({ bases, said }));
  const unpacked = new Map<number, KnownBase>();
  for (const part of known)
    yield* visitInSteps(part.bases.ids, (id, place) => {
      const measured = measuredOf(id, results);
      if (measured !== null) unpacked.set(id, new BaseAt(part, place).unpacked(measured));
    });
  return yield* KnownBases.of(known).with(unpacked);
}

/** How many results of a base count, and how many do not; null where there are none. */
function measuredOf(
  id: number,
  results: KnownResults,
): Pick<BaseClaims, 'resultCount' | 'excludedCount'> | null {
  const [resultCount, excludedCount] = [results.countedOf(id).length, results.excludedOf(id).length];
  return resultCount + excludedCount === 0 ? null : { resultCount, excludedCount };
}

/** The bases that may be recommended at all, and all bases, where these are unpacked. */
export function* possibleAmong(
  bases: KnownBases,
): Generator<void, { bases: KnownBases; possibleBases: KnownBase[] }> {
  const unpacked = new Map<number, KnownBase>();
  const possibleBases = yield* mapInSteps(yield* findPossibleBases(bases.values()), (base) => {
    if (!(base instanceof BaseAt)) return base;
    const plain = base.unpacked();
    unpacked.set(plain.id, plain);
    return plain;
  });
  return { bases: unpacked.size === 0 ? bases : yield* bases.with(unpacked), possibleBases };
}

/** By base, how many claims there are of models that were made from it. */
export function* countChildren(parents: Claims<LineageRow>): Generator<void, Map<number, number>> {
  const counts = new Map<number, number>();
  yield* visitInSteps(parents.all(), ({ baseId }) => counts.set(baseId, (counts.get(baseId) ?? 0) + 1));
  return counts;
}

/** Those with results that count, by their ids. */
export function* measuredAmong(bases: KnownBases): Generator<void, KnownBase[]> {
  const measured: KnownBase[] = [];
  yield* visitInSteps(bases.unpacked(), (base) => {
    if (base.resultCount > 0) measured.push(base);
  });
  return yield* sortInSteps(measured, (a, b) => a.id - b.id);
}
