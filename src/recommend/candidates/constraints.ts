import { bytesOfWeights } from '../../catalog';
import type { Knowledge, KnownBase } from '../knowledge/knowledge';
import type { CheckedConstraints } from '../question/question';
import { count, plural } from '../words';
import { policyFailure } from './license-policy';
import { hasUnlistedLanguages } from './languages';
import { memoryFit, weightsOfBase } from './memory';

/** What a base can be held to, in the order in which reasons are given. */
export const CONSTRAINT_KINDS = [
  'MAX_PARAMETERS',
  'MAX_MEMORY',
  'LICENSE',
  'DATA_LICENSE',
  'LIBRARIES',
  'LANGUAGES',
  'EXCLUDE_PUBLISHERS',
  'MIN_EVIDENCE',
] as const;
export type ConstraintKindName = (typeof CONSTRAINT_KINDS)[number];

/** A constraint that a base does not meet. */
export interface BrokenConstraint {
  constraint: ConstraintKindName;
  /** For people to read. */
  reason: string;
}

/** Why a base does not meet a constraint, put into words when it is read; null where it does. */
type Failure = (() => string) | null;
type Check = (base: KnownBase, constraints: CheckedConstraints, knowledge: Knowledge) => Failure;

const CHECKS: Record<ConstraintKindName, Check> = {
  MAX_PARAMETERS: tooManyParameters,
  MAX_MEMORY: tooMuchMemory,
  LICENSE: weightsLicense,
  DATA_LICENSE: dataLicense,
  LIBRARIES: ({ libraries }, constraints) => noneOf('library', libraries, constraints.libraries),
  LANGUAGES: otherLanguages,
  EXCLUDE_PUBLISHERS: excludedPublisher,
  MIN_EVIDENCE: tooLittleEvidence,
};

/** Whether a question asks for it at all: most ask for none, and few for more than one. */
const IS_ASKED: Record<ConstraintKindName, (constraints: CheckedConstraints) => boolean> = {
  MAX_PARAMETERS: ({ maxParameters }) => maxParameters !== null,
  MAX_MEMORY: ({ maxMemoryBytes }) => maxMemoryBytes !== null,
  LICENSE: ({ licensePolicy, licenses }) => licensePolicy !== 'ANY' || licenses.length > 0,
  DATA_LICENSE: ({ licensePolicy, includeDataLicense }) => includeDataLicense && licensePolicy !== 'ANY',
  LIBRARIES: ({ libraries }) => libraries.length > 0,
  LANGUAGES: ({ languages }) => languages.length > 0,
  EXCLUDE_PUBLISHERS: ({ excludePublishers }) => excludePublishers.length > 0,
  MIN_EVIDENCE: ({ minEvidence }) => minEvidence > 0,
};

/** The constraints of a question, in the order in which reasons are given. */
export const askedConstraints = (constraints: CheckedConstraints): ConstraintKindName[] =>
  CONSTRAINT_KINDS.filter((constraint) => IS_ASKED[constraint](constraints));

/** Whether a base meets one of the constraints of a question. */
export const meets = (
  base: KnownBase,
  constraint: ConstraintKindName,
  { constraints, knowledge }: { constraints: CheckedConstraints; knowledge: Knowledge },
): boolean => CHECKS[constraint](base, constraints, knowledge) === null;

/**
 * Every constraint that a base does not meet, with the reason; empty when it meets them all.
 * @param asked those of the question
 */
export function brokenConstraints(
  base: KnownBase,
  constraints: CheckedConstraints,
  knowledge: Knowledge,
  asked = askedConstraints(constraints),
): BrokenConstraint[] {
  const broken: BrokenConstraint[] = [];
  for (const constraint of asked) {
    const failure = CHECKS[constraint](base, constraints, knowledge);
    if (failure !== null) broken.push({ constraint, reason: failure() });
  }
  return broken;
}

/** Whether so many parameters are within the limit of a question; NaN is not known, and is not. */
export const areFewEnough = (total: number, { maxParameters }: CheckedConstraints): boolean =>
  maxParameters === null || total <= maxParameters;

/** The same of the memory that they take. */
export const areSmallEnough = (total: number, { maxMemoryBytes, precision }: CheckedConstraints): boolean =>
  maxMemoryBytes === null || bytesOfWeights(total, precision) <= maxMemoryBytes;

/** An adapter is held to the limits together with its base, since it cannot do without. */
function tooManyParameters(base: KnownBase, constraints: CheckedConstraints, knowledge: Knowledge): Failure {
  const weights = weightsOfBase(base, knowledge);
  if (!weights.isKnown) return constraints.maxParameters === null ? null : () => weights.reason;
  const { total, parts } = weights;
  if (areFewEnough(total, constraints)) return null;
  const withBase = parts.length > 1 ? ' with its base' : '';
  return () =>
    `It has ${count(total)} parameters${withBase}, more than ${count(constraints.maxParameters ?? 0)}.`;
}

function tooMuchMemory(base: KnownBase, constraints: CheckedConstraints, knowledge: Knowledge): Failure {
  const { maxMemoryBytes, precision } = constraints;
  if (maxMemoryBytes === null) return null;
  const weights = weightsOfBase(base, knowledge);
  if (!weights.isKnown) {
    const { reason } = weights;
    return () => `Its memory cannot be estimated: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`;
  }
  if (areSmallEnough(weights.total, constraints)) return null;
  return () => {
    const fit = memoryFit(weights, precision);
    return `It takes ${count(fit?.memoryBytes ?? 0)} bytes (${fit?.formula ?? ''}), more than ${count(maxMemoryBytes)}.`;
  };
}

function weightsLicense(
  base: KnownBase,
  { licensePolicy, licenses }: CheckedConstraints,
  knowledge: Knowledge,
): Failure {
  if (licensePolicy === 'ANY' && licenses.length === 0) return null;
  const { licenseIds, rights } = knowledge.licenseJudge.effective(base.id);
  if (licenseIds.length === 0) return () => 'The licence of its weights is not known.';
  const names = (): string => licenseIds.map((id) => knowledge.licenses.get(id)?.name ?? id).join(', ');
  const other = licenseIds.find((id) => licenses.length > 0 && !licenses.includes(id.toLowerCase()));
  if (other !== undefined)
    return () => `The licence of its weights (${names()}) is not one of ${licenses.join(', ')}.`;
  const failure = policyFailure(rights, licensePolicy);
  return failure === null ? null : () => `Licence of its weights (${names()}): ${failure}.`;
}

function dataLicense(
  { dataLicenseId }: KnownBase,
  { licensePolicy, includeDataLicense }: CheckedConstraints,
  knowledge: Knowledge,
): Failure {
  if (!includeDataLicense || licensePolicy === 'ANY') return null;
  if (dataLicenseId === null) return () => 'The licence of its training data is not known.';
  const failure = policyFailure(knowledge.licenseJudge.rightsOf(dataLicenseId), licensePolicy);
  const name = knowledge.licenses.get(dataLicenseId)?.name ?? dataLicenseId;
  return failure === null ? null : () => `Licence of its training data (${name}): ${failure}.`;
}

function noneOf(what: string, has: readonly string[], wanted: readonly string[]): Failure {
  if (wanted.length === 0 || has.some((value) => wanted.includes(value.toLowerCase()))) return null;
  return () => {
    const known = has.length === 0 ? 'none is known' : `it has ${has.join(', ')}`;
    return `No ${what} of ${wanted.join(', ')}: ${known}.`;
  };
}

/** A base of many languages that are not listed may have the wanted one: it is not kept out. */
function otherLanguages(base: KnownBase, { languages }: CheckedConstraints): Failure {
  return hasUnlistedLanguages(base) ? null : noneOf('language', base.languages, languages);
}

/** What is not known of a base that meets the constraint on languages all the same; else null. */
export function doubtOnLanguages(base: KnownBase, { languages }: CheckedConstraints): string | null {
  if (!hasUnlistedLanguages(base) || noneOf('language', base.languages, languages) === null) return null;
  return `It is multilingual, but its languages are not listed: whether ${languages.join(' or ')} is among them is not known.`;
}

function excludedPublisher({ publisher }: KnownBase, { excludePublishers }: CheckedConstraints): Failure {
  if (publisher === null || !excludePublishers.includes(publisher.toLowerCase())) return null;
  return () => `Its publisher ${publisher} is excluded.`;
}

function tooLittleEvidence({ resultCount }: KnownBase, { minEvidence }: CheckedConstraints): Failure {
  if (resultCount >= minEvidence) return null;
  return () => `It has ${plural(resultCount, 'transfer result')} that may count, fewer than ${minEvidence}.`;
}
