import { startSnippet, type ModalityName } from '../../catalog';
import { visitInSteps } from '../../platform/slices';
import type { Knowledge, KnownBase } from '../knowledge/knowledge';
import { groupsWhere, LANGUAGES, SUBJECTS } from './base-groups';
import type { BaseSelection } from './base-pool';
import type { TaskTarget } from './base-way';
import { ofOtherLanguages } from './languages';
import type { ResultTable } from './result-table';
import { FEWEST_MEASURED } from './task-likeness';
import { likenessOfDatasets, OTHER, SAME } from './task-results';

/**
 * What speaks for a base on a target, the strongest first. SPECIALIST: it belongs to the target's
 * field, as not many do, can be loaded, and did better than half of the bases beside it there.
 * MEASURED: it was measured on the task, by a study or by whoever asks. ESTIMATED: it is estimated
 * from results on other tasks, or of other bases. OTHER_LANGUAGE: its languages are known not to be
 * those of the data.
 */
export const EVIDENCE_TIERS = ['SPECIALIST', 'MEASURED', 'ESTIMATED', 'OTHER_LANGUAGE'] as const;
export type EvidenceTier = (typeof EVIDENCE_TIERS)[number];
/** Their places among them. */
export const [SPECIALIST, MEASURED, ESTIMATED, OTHER_LANGUAGE] = [0, 1, 2, 3] as const;

/** What of a target tells its field. */
export interface FieldTarget extends TaskTarget {
  datasetId: number | null;
  /** Codes of the languages of the data, as far as a description tells. */
  languages: readonly string[];
  nearestDomains: readonly { domainId: number; similarity: number }[];
}

/** One alone is an anecdote. */
const FEWEST_SPECIALISTS = 2;
/** A domain less similar than this is not the field of a text. */
const NEAR_FIELD = 0.3;
/** So many domains near to a text may be its field. */
const NEAREST_FIELDS = 3;
/** What a greater share of the measured bases is for is no speciality. */
const MOST_AT_HOME = 1 / 3;
/** Share of the bases beside it that a specialist beats on average. */
const BETTER_THAN_HALF = 0.5;

/**
 * By place in the pool, the tier of each base of a selection, as a place in `EVIDENCE_TIERS`. No
 * base is SPECIALIST or MEASURED where the task is not known, or where too few were measured on it.
 * Yields wherever it could pause.
 */
export function* evidenceTiers(
  bases: BaseSelection,
  target: FieldTarget,
  knowledge: Knowledge,
): Generator<void, Uint8Array> {
  const tiers = yield* tiersByEvidence(bases, target, knowledge);
  const hasWords = target.modalities.some((kind) => SPOKEN_OR_WRITTEN.has(kind));
  if (!hasWords || target.languages.length === 0) return tiers;
  const languages = yield* bases.pool.groupsBy(LANGUAGES);
  const isOther = groupsWhere(languages, ofOtherLanguages(target.languages));
  const { places } = bases;
  for (let i = 0; i < places.length; i++) {
    const place = places[i] ?? 0;
    if (isOther[languages.of[place] ?? 0] === 1) tiers[place] = OTHER_LANGUAGE;
  }
  yield;
  return tiers;
}

/** Kinds of data that are in some language. */
const SPOKEN_OR_WRITTEN: ReadonlySet<ModalityName> = new Set(['TEXT', 'AUDIO']);

function* tiersByEvidence(
  bases: BaseSelection,
  target: FieldTarget,
  knowledge: Knowledge,
): Generator<void, Uint8Array> {
  const { pool } = bases;
  const tiers = new Uint8Array(pool.size).fill(ESTIMATED);
  const likeness = likenessOfDatasets(pool.results, target, knowledge);
  yield;
  const onTask = yield* measuredOn(bases, target, (dataset) => likeness[dataset] === SAME);
  const areEnough = onTask.length >= FEWEST_MEASURED;
  const isWanted: IsWanted = (dataset) =>
    areEnough ? likeness[dataset] === SAME : likeness[dataset] !== OTHER;
  const measured = areEnough ? onTask : yield* measuredOn(bases, target, isWanted);
  if (measured.length < FEWEST_MEASURED) return tiers;
  for (let i = 0; i < measured.length; i++) tiers[measured[i] ?? 0] = MEASURED;
  yield;
  const specialists = yield* specialistsOf({ pool, places: measured }, isWanted, { target, knowledge });
  for (const place of specialists) tiers[place] = SPECIALIST;
  return tiers;
}

/** Of a dataset of the pool's results. */
type IsWanted = (dataset: number) => boolean;

/** The bases with results on some datasets, and those that whoever asks measured. */
function* measuredOn(
  { pool, places }: BaseSelection,
  { measured = [] }: FieldTarget,
  isWanted: IsWanted,
): Generator<void, Int32Array> {
  const { firstOf, datasetOf, datasets } = pool.results;
  const wanted = Uint8Array.from(datasets, (_, dataset) => (isWanted(dataset) ? 1 : 0));
  const given = new Set(measured.map(({ base }) => pool.placeOf(base)));
  const found = new Int32Array(places.length);
  let count = 0;
  yield;
  for (let i = 0; i < places.length; i++) {
    const place = places[i] ?? 0;
    const end = firstOf[place + 1] ?? 0;
    let isFound = given.size > 0 && given.has(place);
    for (let result = firstOf[place] ?? 0; result < end && !isFound; result++)
      isFound = wanted[datasetOf[result] ?? 0] === 1;
    if (isFound) found[count++] = place;
    if (i % SLICE === SLICE - 1) yield;
  }
  return found.slice(0, count);
}

/** Bases between two pauses. */
const SLICE = 8192;

/** The bases that are at home in the narrowest field around the target in which there are some. */
function* specialistsOf(
  { pool, places }: BaseSelection,
  isWanted: IsWanted,
  { target, knowledge }: { target: FieldTarget; knowledge: Knowledge },
): Generator<void, readonly number[]> {
  const subjects = yield* pool.groupsBy(SUBJECTS);
  const { datasets } = pool.results;
  for (const field of fieldsOf(target, knowledge)) {
    const within = new Set([...knowledge.domains.keys()].filter((id) => isWithin(id, field, knowledge)));
    const isAtHome = groupsWhere(subjects, ({ domainIds }) => domainIds.some((id) => within.has(id)));
    const atHome = places.filter((place) => isAtHome[subjects.of[place] ?? 0] === 1);
    yield;
    if (atHome.length > MOST_AT_HOME * places.length) continue;
    const isOfField = Uint8Array.from(datasets, (id, dataset) =>
      isWanted(dataset) && isInField(id, within, knowledge) ? 1 : 0,
    );
    const found: number[] = [];
    yield* visitInSteps(atHome, (place) => {
      if (holdsItsOwn(place, pool.results, isOfField) && isLoadable(pool.at(place))) found.push(place);
    });
    if (found.length >= FEWEST_SPECIALISTS) return found;
  }
  return [];
}

/**
 * The domains that a target may be of, surest first, each followed by those above it. What is
 * shared by all under a root, as by all of medicine, is no field.
 */
function fieldsOf({ datasetId, nearestDomains }: FieldTarget, { datasets, domains }: Knowledge): number[] {
  const own = datasetId === null ? [] : (datasets.get(datasetId)?.domainIds ?? []);
  const near = nearestDomains
    .slice(0, NEAREST_FIELDS)
    .filter(({ similarity }) => similarity >= NEAR_FIELD)
    .map(({ domainId }) => domainId);
  const lines = (own.length > 0 ? own : near).map((id) => domains.get(id)?.lineIds ?? []);
  return [...new Set(lines.flatMap((line) => (line.length > 1 ? line.slice(1) : line).slice().reverse()))];
}

/** Whether anybody can take it up: code that loads it is known. */
const isLoadable = ({ hubId, externalId, revision, libraries }: KnownBase): boolean =>
  hubId !== null &&
  externalId !== null &&
  startSnippet({ hubId, externalId, revision: revision ?? '', libraries }) !== null;

const isWithin = (domainId: number, field: number, { domains }: Knowledge): boolean =>
  domains.get(domainId)?.lineIds.includes(field) === true;

const isInField = (datasetId: number, within: ReadonlySet<number>, { datasets }: Knowledge): boolean =>
  datasets.get(datasetId)?.domainIds.some((id) => within.has(id)) === true;

/**
 * Whether a base was measured on some datasets, and beat half of the bases beside it on average, as
 * far as there were any.
 */
function holdsItsOwn(
  place: number,
  { firstOf, datasetOf, beaten }: ResultTable,
  isWanted: Uint8Array,
): boolean {
  let [count, rivalled, sum] = [0, 0, 0];
  const end = firstOf[place + 1] ?? 0;
  for (let result = firstOf[place] ?? 0; result < end; result++) {
    if (isWanted[datasetOf[result] ?? 0] !== 1) continue;
    count += 1;
    const share = beaten[result] ?? NaN;
    if (Number.isNaN(share)) continue;
    rivalled += 1;
    sum += share;
  }
  return rivalled === 0 ? count > 0 : sum / rivalled >= BETTER_THAN_HALF;
}
