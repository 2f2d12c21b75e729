import { LicenseJudge } from '../../catalog';
import { exchanged, exchangedClaims, isSameRow, type ExchangedClaims } from './exchange';
import { exchangeResults } from './exchange-results';
import { exclusions } from './exclusions';
import { countChildren, measuredAmong, possibleAmong, type Knowledge } from './knowledge';
import { described, knownBase, type DescribedBase, type KnownBase } from './known-base';
import type { BaseNow, KnownBases } from './known-bases';
import { licenseGraph } from './license-graph';
import { byId, bySlug, metricNames, placeDomains, taskNames } from './named-rows';
import { exchangedIn } from './possible-bases';
import type { BaseRow, ChangedRows, LineageRow, TrainingRow } from './rows';

/**
 * What is known after some of it changed: equal to what reading everything would give, of which
 * only what changed is made anew. The former knowledge is left as it is.
 */
export function* exchangeSteps(former: Knowledge, changed: ChangedRows): Generator<void, Knowledge> {
  const datasets = yield* exchangeDatasets(former, changed);
  const lineage = yield* exchangeLineage(former, changed);
  const trainings = yield* exchangeTrainings(former, changed);
  const said = { datasets: datasets.datasets, trainings: trainings.claims, parents: lineage.claims };
  const now = basesNow(former, changed);
  const found = yield* exchangeResults(former, changed, {
    exclude: exclusions({ ...said, readsText: (id) => takesText(now.get(id)) }),
    isNew: lineage.changed.size > 0 || trainings.changed.size > 0,
  });
  const bases = yield* exchangeBases(former, changed, {
    ...said,
    results: found.results,
    measuredAnew: found.bases,
    changed: [lineage.changed, trainings.changed, basesOf(former, lineage)],
  });
  const lists = yield* exchangeLists(former, changed);
  const known = {
    revision: changed.revision,
    knowledgeRevision: changed.knowledgeRevision,
    results: found.results,
    ...said,
    datasetBySlug: datasets.datasetBySlug,
    ...bases,
    ...lists,
    studies: (yield* exchanged(former.studies, new Set(), changed.studies)) ?? former.studies,
  };
  const isLicensedAsBefore = (['bases', 'parents', 'licenses'] as const).every(
    (part) => known[part] === former[part],
  );
  const licenseJudge = isLicensedAsBefore
    ? former.licenseJudge
    : new LicenseJudge(yield* licenseGraph(known));
  return { ...known, licenseJudge };
}

function* exchangeDatasets(
  former: Knowledge,
  { touched, datasets: rows }: ChangedRows,
): Generator<void, Pick<Knowledge, 'datasets' | 'datasetBySlug'>> {
  const isSame = (row: (typeof rows)[number]): boolean => {
    const before = former.datasets.get(row.id);
    return before !== undefined && isSameRow(before, row);
  };
  const read = new Set(rows.map(({ id }) => id));
  const gone = new Set([...touched.datasets].filter((id) => !read.has(id)));
  const datasets = yield* exchanged(
    former.datasets,
    gone,
    rows.filter((row) => !isSame(row)),
  );
  if (datasets === null) return former;
  return { datasets, datasetBySlug: yield* bySlug(datasets.values()) };
}

function exchangeLineage(
  former: Knowledge,
  { touched: { models, children }, lineage: rows }: ChangedRows,
): Generator<void, ExchangedClaims<LineageRow>> {
  return exchangedClaims(former.parents, {
    touched: [models, children],
    isGone: (childId, baseId) => models.has(childId) || children.has(childId) || models.has(baseId),
    rows,
    compare: (a, b) => a.baseId - b.baseId || (a.relation < b.relation ? -1 : 1),
  });
}

function exchangeTrainings(
  former: Knowledge,
  { touched: { models, trained, datasets }, trainings: rows }: ChangedRows,
): Generator<void, ExchangedClaims<TrainingRow>> {
  return exchangedClaims(former.trainings, {
    touched: [models, trained, datasets],
    isGone: (modelId, datasetId) => models.has(modelId) || trained.has(modelId) || datasets.has(datasetId),
    rows,
    compare: (a, b) => a.datasetId - b.datasetId || (a.role < b.role ? -1 : 1),
  });
}

/** The bases of claims that came or went: another number of models was made from them. */
function basesOf(former: Knowledge, { claims, changed }: ExchangedClaims<LineageRow>): Set<number> {
  const bases = new Set<number>();
  for (const childId of changed)
    for (const { baseId } of [...(former.parents.get(childId) ?? []), ...(claims.get(childId) ?? [])])
      bases.add(baseId);
  return bases;
}

const takesText = (base: BaseRow | undefined): boolean => base?.inputModalities.includes('TEXT') === true;

/** Rows of bases as they are now, with those that did not change. */
function basesNow(
  former: Knowledge,
  { touched, bases }: ChangedRows,
): Pick<ReadonlyMap<number, DescribedBase>, 'get'> {
  const read = new Map(bases.map((row) => [row.id, described(row)]));
  return { get: (id) => (touched.models.has(id) ? read.get(id) : former.bases.get(id)) };
}

interface Said extends Pick<Knowledge, 'results' | 'parents' | 'trainings'> {
  /** Ids of bases whose results are others now. */
  measuredAnew: ReadonlySet<number>;
  /** Ids of bases of which something else is said. */
  changed: ReadonlyArray<ReadonlySet<number>>;
}

function* exchangeBases(
  former: Knowledge,
  changed: ChangedRows,
  { results, parents, trainings, measuredAnew, changed: sets }: Said,
): Generator<void, Bases> {
  const wanted = new Set([changed.touched.models, measuredAnew, ...sets].flatMap((ids) => [...ids]));
  if (wanted.size === 0) return asBefore(former);
  const rowOf = basesNow(former, changed);
  const rows = [...wanted].sort((a, b) => a - b).flatMap((id) => rowOf.get(id) ?? []);
  const children = yield* countChildren(parents);
  const made = rows.map((row) =>
    knownBase(row, {
      trainings: trainings.get(row.id),
      parents: parents.get(row.id),
      children: children.get(row.id) ?? 0,
      resultCount: results.countedOf(row.id).length,
      excludedCount: results.excludedOf(row.id).length,
    }),
  );
  const isOther = (base: KnownBase): boolean => {
    const before = former.bases.get(base.id);
    return before === undefined || measuredAnew.has(base.id) || !isSameRow(before, base);
  };
  const now = new Map<number, BaseNow>();
  for (const id of wanted) if (former.bases.has(id)) now.set(id, null);
  for (const base of made) {
    if (isOther(base)) now.set(base.id, base);
    else now.delete(base.id);
  }
  return now.size === 0 ? asBefore(former) : yield* placed(former, yield* former.bases.with(now), wanted);
}

type Bases = Pick<Knowledge, 'bases' | 'baseBySlug' | 'possibleBases' | 'measured'>;

const asBefore = ({ bases, baseBySlug, possibleBases, measured }: Knowledge): Bases => ({
  ...{ bases, baseBySlug },
  ...{ possibleBases, measured },
});

function* placed(former: Knowledge, bases: KnownBases, ids: ReadonlySet<number>): Generator<void, Bases> {
  const pairs = [...ids].map((id) => [former.bases.get(id), bases.get(id)] as const);
  const isWhereItWas = pairs.every(([before, now]) => isSamePlace(before, now));
  const known = isWhereItWas
    ? { bases, possibleBases: exchangedIn(former.possibleBases, (base) => bases.get(base.id) ?? base) }
    : yield* possibleAmong(bases);
  return {
    ...known,
    baseBySlug: yield* former.baseBySlug.with(known.bases, ids),
    measured: yield* measuredAmong(known.bases),
  };
}

/** Whether a base has the place among possible bases that it had. */
function isSamePlace(before: KnownBase | undefined, now: KnownBase | undefined): boolean {
  if (before === undefined || now === undefined) return before === now;
  return (
    before.children === now.children &&
    before.downloads === now.downloads &&
    before.kind === now.kind &&
    before.inputModalities.length > 0 === now.inputModalities.length > 0 &&
    before.resultCount > 0 === now.resultCount > 0
  );
}

type Lists = Pick<
  Knowledge,
  'domains' | 'domainBySlug' | 'tasks' | 'taskByName' | 'licenses' | 'metricByName'
>;

function* exchangeLists(
  former: Knowledge,
  { domains, tasks, licenses, metrics }: ChangedRows,
): Generator<void, Lists> {
  const placed = domains === null ? former.domains : yield* byId(placeDomains(domains));
  return {
    domains: placed,
    domainBySlug: domains === null ? former.domainBySlug : yield* bySlug(placed.values()),
    tasks: tasks === null ? former.tasks : new Map(tasks.map((row) => [row.id, row])),
    taskByName: tasks === null ? former.taskByName : taskNames(tasks),
    licenses: licenses === null ? former.licenses : new Map(licenses.map((row) => [row.id, row])),
    metricByName: metrics === null ? former.metricByName : metricNames(metrics),
  };
}
