import { startSnippet, type ModalityName } from '../../catalog';
import type { Knowledge, KnownBase, MeasuredResult } from '../knowledge/knowledge';
import { isMeasuredOn, type TaskTarget } from './base-way';
import { ofOtherLanguages } from './languages';
import { FEWEST_MEASURED, taskLikeness } from './task-likeness';

/**
 * What speaks for a base on a target, the strongest first. SPECIALIST: it belongs to the target's
 * field, as not many do, can be loaded, and did better than half of the bases beside it there.
 * MEASURED: it was measured on the task, by a study or by whoever asks. ESTIMATED: it is estimated
 * from results on other tasks, or of other bases. OTHER_LANGUAGE: its languages are known not to be
 * those of the data.
 */
export const EVIDENCE_TIERS = ['SPECIALIST', 'MEASURED', 'ESTIMATED', 'OTHER_LANGUAGE'] as const;
export type EvidenceTier = (typeof EVIDENCE_TIERS)[number];

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
 * What the tier of each base is. No base is SPECIALIST or MEASURED where the task is not known, or
 * where too few were measured on it.
 */
export function evidenceTiers(
  bases: readonly KnownBase[],
  target: FieldTarget,
  knowledge: Knowledge,
): (base: KnownBase) => EvidenceTier {
  const tierOf = tiersByEvidence(bases, target, knowledge);
  const hasWords = target.modalities.some((kind) => SPOKEN_OR_WRITTEN.has(kind));
  const isOfOtherLanguages = ofOtherLanguages(hasWords ? target.languages : []);
  return (base) => (isOfOtherLanguages(base) ? 'OTHER_LANGUAGE' : tierOf(base));
}

/** Kinds of data that are in some language. */
const SPOKEN_OR_WRITTEN: ReadonlySet<ModalityName> = new Set(['TEXT', 'AUDIO']);

function tiersByEvidence(
  bases: readonly KnownBase[],
  target: FieldTarget,
  knowledge: Knowledge,
): (base: KnownBase) => EvidenceTier {
  const likeness = taskLikeness(target, knowledge);
  const isOnTask: IsWanted = ({ datasetId }) => likeness(datasetId) === 'SAME';
  const isOnGroup: IsWanted = ({ datasetId }) => likeness(datasetId) !== 'OTHER';
  const onTask = measuredOn(bases, target, isOnTask);
  const areEnough = onTask.size >= FEWEST_MEASURED;
  const measured = areEnough ? onTask : measuredOn(bases, target, isOnGroup);
  if (measured.size < FEWEST_MEASURED) return () => 'ESTIMATED';
  const specialists = specialistsOf(measured, areEnough ? isOnTask : isOnGroup, { target, knowledge });
  return (base) => (!measured.has(base) ? 'ESTIMATED' : specialists.has(base) ? 'SPECIALIST' : 'MEASURED');
}

type IsWanted = (result: MeasuredResult) => boolean;

/**
 * The bases with results on some datasets, and those that whoever asks measured.
 */
function measuredOn(
  bases: readonly KnownBase[],
  target: FieldTarget,
  isWanted: IsWanted,
): ReadonlySet<KnownBase> {
  const found = new Set<KnownBase>();
  for (const base of bases) if (base.results.some(isWanted) || isMeasuredOn(base, target)) found.add(base);
  return found;
}

/** The bases that are at home in the narrowest field around the target in which there are some. */
function specialistsOf(
  measured: ReadonlySet<KnownBase>,
  isWanted: IsWanted,
  { target, knowledge }: { target: FieldTarget; knowledge: Knowledge },
): ReadonlySet<KnownBase> {
  for (const field of fieldsOf(target, knowledge)) {
    const within = new Set([...knowledge.domains.keys()].filter((id) => isWithin(id, field, knowledge)));
    const atHome = [...measured].filter(({ domainIds }) => domainIds.some((id) => within.has(id)));
    if (atHome.length > MOST_AT_HOME * measured.size) continue;
    const found = atHome.filter(
      (base) =>
        isLoadable(base) &&
        holdsItsOwn(base.results.filter((result) => isWanted(result) && isInField(result, field, knowledge))),
    );
    if (found.length >= FEWEST_SPECIALISTS) return new Set(found);
  }
  return new Set();
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

const isInField = ({ datasetId }: MeasuredResult, field: number, knowledge: Knowledge): boolean =>
  knowledge.datasets.get(datasetId)?.domainIds.some((id) => isWithin(id, field, knowledge)) === true;

/**
 * Whether a base was measured, and beat half of the bases beside it on average, as far as there
 * were any.
 */
function holdsItsOwn(results: readonly MeasuredResult[]): boolean {
  const shares = results.flatMap(({ beaten }) => beaten ?? []);
  if (shares.length === 0) return results.length > 0;
  return shares.reduce((sum, share) => sum + share, 0) / shares.length >= BETTER_THAN_HALF;
}
