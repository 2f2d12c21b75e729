import { compareText } from '../../platform/compare-text';
import type { ScoredBases } from '../../scoring';
import type { BaseSelection } from '../candidates/base-pool';
import { CONSTRAINT_KINDS } from '../candidates/constraints';
import type { Rejections } from '../candidates/judge-candidates';
import type { UnsuitedBases } from '../candidates/candidates';
import { bestMeasuredAmong } from '../candidates/best-measured';
import type { TaskEvidence } from '../candidates/task-evidence';
import type { Knowledge } from '../knowledge/knowledge';
import type { Snapshot } from '../knowledge/snapshot';
import type { ResolvedTarget } from '../question/target';
import { listed, listedOf, MOST_LISTED, plural } from '../words';
import { alternativesOf } from './alternatives';
import { constraintInWords } from './counterfactual';
import type { Abstention } from './recommendation';

/** For what is asked wrongly no base is named. */
const NO_ALTERNATIVES = { alternatives: [] };

/** Why the question cannot be answered before any base is looked at; null when it can. */
export function abstainOnTarget(
  target: ResolvedTarget,
  { knowledge }: Pick<Snapshot, 'knowledge'>,
): Abstention | null {
  if (target.text !== null && !target.isClear) {
    return {
      ...NO_ALTERNATIVES,
      code: 'UNKNOWN_TARGET',
      reason: `Nothing in the catalogue is similar to "${shortened(target.text)}".`,
      advice: `Say what the data show and what is to be predicted, as in "classify pneumonia in chest x-rays"; or name a domain, such as ${exampleDomains(target, knowledge)}.`,
    };
  }
  if (target.modalities.length === 0) {
    return {
      ...NO_ALTERNATIVES,
      code: 'UNKNOWN_MODALITY',
      reason: `It is not clear which kind of input ${target.name} has.`,
      advice: 'Name the modality of the data: IMAGE, TEXT, AUDIO, VIDEO, TABULAR, TIME_SERIES or another.',
    };
  }
  return null;
}

/**
 * No base takes the input, none of those that do can come to the task, or the constraints reject
 * all that can.
 */
export function abstainWithoutCandidates(
  target: ResolvedTarget,
  rejected: Pick<Rejections, 'count' | 'countBreaking'>,
  unsuited: UnsuitedBases,
): Abstention {
  const inputs = listed(target.modalities);
  const [first] = unsuited.first;
  if (rejected.count === 0 && first !== undefined) {
    const task = first.way.task?.name ?? 'the task';
    return {
      ...NO_ALTERNATIVES,
      code: 'NO_CANDIDATES',
      reason: `${plural(unsuited.count, 'base')} of the catalogue ${unsuited.count === 1 ? 'takes' : 'take'} ${inputs} input, but none has a way to ${task.toLowerCase()}.`,
      advice: `Import or register models for ${task.toLowerCase()}, or check the task and the modality of the question.`,
    };
  }
  if (rejected.count === 0) {
    return {
      ...NO_ALTERNATIVES,
      code: 'NO_CANDIDATES',
      reason: `No base in the catalogue takes ${inputs} input.`,
      advice: `Import or register models that take ${inputs} input, or check the modality of the question.`,
    };
  }
  const counts = CONSTRAINT_KINDS.map(
    (constraint) => [constraintInWords(constraint), rejected.countBreaking(constraint)] as const,
  ).filter(([, bases]) => bases > 0);
  const most = counts.sort((a, b) => b[1] - a[1] || compareText(a[0], b[0])).slice(0, 2);
  return {
    ...NO_ALTERNATIVES,
    code: 'NO_CANDIDATES',
    reason: `The constraints reject ${rejected.count === 1 ? 'the only base' : `all ${rejected.count} bases`} that could be used.`,
    advice: `Relax what rejects most of them: ${most.map(([words, bases]) => `${words} (${plural(bases, 'base')})`).join(', ')}.`,
  };
}

interface EvidenceAt {
  target: ResolvedTarget;
  knowledge: Knowledge;
  /** Those that meet the constraints. */
  usable: BaseSelection;
}

/** The evidence is too thin or too far away. Yields wherever it could pause. */
export function* abstainOnEvidence(
  { reason, text }: NonNullable<ScoredBases['abstention']>,
  at: EvidenceAt,
): Generator<void, Abstention> {
  const { target, knowledge } = at;
  const [closest] = target.nearestDomains;
  const domain = closest === undefined ? undefined : knowledge.domains.get(closest.domainId);
  const where = domain === undefined ? 'a dataset like the target' : `a dataset of ${domain.name}`;
  const measured = bestMeasuredAmong(at.usable, MOST_LISTED);
  yield;
  const names = measured.first.map(({ name }) => name);
  const which =
    measured.count === 0 ? 'three or more bases' : `${listedOf(names, measured.count)} (the best measured)`;
  return {
    code: reason,
    reason: text,
    advice: `Measure ${which} on ${where} and give the results as measured when you ask again, or report them with transferResultReport: they would be compared here.${UNRANKED}`,
    alternatives: yield* alternativesOf(at.usable, target, knowledge),
  };
}

/**
 * No result of a candidate is of the task of the target, or of one like it. Yields wherever it
 * could pause.
 */
export function* abstainOnTask({ text }: TaskEvidence, at: EvidenceAt): Generator<void, Abstention> {
  return {
    code: 'NO_EVIDENCE_FOR_TASK',
    reason: `${text} An order of the bases would be made up.`,
    advice: `Measure three or more bases on data like yours and give the results as measured when you ask again, or report them with transferResultReport: they would be compared here.${UNRANKED}`,
    alternatives: yield* alternativesOf(at.usable, at.target, at.knowledge),
  };
}

const UNRANKED =
  ' The alternatives are bases that can be used; they are not ranked by evidence: those that do the task come first, then those that most was built on.';

const shortened = (text: string): string => (text.length <= 80 ? text : `${text.slice(0, 77)}...`);

function exampleDomains(target: ResolvedTarget, knowledge: Knowledge): string {
  const slugs = target.nearestDomains
    .slice(0, 3)
    .flatMap(({ domainId }) => knowledge.domains.get(domainId)?.slug ?? []);
  return slugs.length === 0 ? 'one of the catalogue' : slugs.join(', ');
}
