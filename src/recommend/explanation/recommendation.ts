import type { ModalityName } from '../../catalog';
import type { ProtocolName } from '../../transfer';
import type { ConstraintKindName } from '../candidates/constraints';
import type { BaseWay } from '../candidates/base-way';
import type { EvidenceTier } from '../candidates/evidence-tier';
import type { MemoryFit } from '../candidates/memory';
import type { TaskEvidence } from '../candidates/task-evidence';
import type { Adaptation } from './adaptation';
import type { Alternative } from './alternatives';
import type { ScoreDifference } from './difference';
import type { GainOverScratch } from './gain-over-scratch';
import type { ExpectedOrder } from './expected-order';
import type { DomainSimilarity, NamedModel, NamedResult } from './names';
import type { OwnResults } from './own-results';
import type { Reason } from './reasons';
import type { Strategy } from './strategy';
import type { TrialPurposeName } from './trials';

export interface WeighedEvidence {
  result: NamedResult;
  /** Of the result's target to the one asked about, 0 to 1. */
  similarity: number;
  /** How far the score moves when the result's standardised value rises by one. */
  weight: number;
}

export interface BaseRecommendation {
  /** From 1. */
  rank: number;
  base: NamedModel;
  /** How it comes to the task. */
  way: BaseWay;
  /** How many of its results that count are on targets of the task. */
  resultsOfTask: number;
  /** What speaks for it here; bases of a stronger tier come first. */
  evidenceTier: EvidenceTier;
  /** Expected z on the target against the candidates. */
  score: number;
  interval: { lower: number; upper: number };
  /** Share of the other candidates that it is expected to beat, 0 to 1. */
  compatibility: number;
  /** What the order it stands in is expected to correlate with the truth, 0 to 1. */
  confidence: number;
  /** How much of what was unknown of it here the evidence explains, 0 to 1. */
  explained: number;
  reasons: readonly Reason[];
  evidence: readonly WeighedEvidence[];
  strategy: Strategy;
  gainOverScratch: GainOverScratch | null;
  fit: MemoryFit | null;
  /** Shortest code that loads the base; null where no library that loads it is known. */
  startSnippet: { language: string; code: string } | null;
  /** What has to be prepared; null where its facts say nothing of it. */
  adaptation: Adaptation | null;
  /**
   * Over the most downloaded base that meets the constraints; null for that base itself, and where
   * none has downloads.
   */
  gainOverMostDownloaded: (ScoreDifference & { base: NamedModel }) | null;
  /** Other forms of the same checkpoint, best first, at most a hundred of them. */
  siblings: { count: number; slugs: readonly string[] };
}

/** What one constraint costs. */
export interface ConstraintCounterfactual {
  constraint: ConstraintKindName;
  base: NamedModel;
  score: number;
  /** Over the best base that meets all constraints; null where none does. */
  gain: ScoreDifference | null;
  text: string;
}

/** The measurement that is worth most. */
export interface ExperimentAdvice {
  purpose: TrialPurposeName;
  base: NamedModel;
  /**
   * A dataset of the catalogue to measure on: the target itself, or the nearest that the base was
   * not measured on.
   */
  target: { id: number; slug: string; name: string } | null;
  /** Of that dataset to the target; 1 for the target itself. */
  similarity: number | null;
  protocol: ProtocolName;
  /** In the units of its purpose. */
  expectedGain: number;
  text: string;
}

export interface RejectedBase {
  model: NamedModel;
  reasons: readonly string[];
  /** NONE where it has no way to the task; null where the task or its kind is not known. */
  way: BaseWay['way'];
}

export const ABSTENTION_CODES = [
  'UNKNOWN_TARGET',
  'UNKNOWN_MODALITY',
  'NO_CANDIDATES',
  'NO_EVIDENCE',
  'NO_EVIDENCE_FOR_TASK',
  'NO_SIMILAR_TARGET',
  'NO_BETTER_THAN_PRIOR',
] as const;
export type AbstentionCode = (typeof ABSTENTION_CODES)[number];

/** Why nothing is recommended, and what would help. */
export interface Abstention {
  code: AbstentionCode;
  reason: string;
  advice: string;
  /** Bases that can be used, not ranked, at most a hundred; none where the question is at fault. */
  alternatives: readonly Alternative[];
}

/** How the target of a question was understood. */
export interface ShownTarget {
  nearestDomains: readonly DomainSimilarity[];
  /** Kinds of input; empty where it is not clear which. */
  kindOfData: readonly ModalityName[];
  /** Null where nothing tells. */
  task: { task: { id: string; name: string }; inferred: boolean; confidence: number } | null;
  /** What has to be said of how it was understood; null where nothing has. */
  /** Languages of the data that a description speaks of, as codes. */
  languages: readonly string[];
  note: string | null;
}

/** What a question is answered with. */
export interface Answer {
  target: ShownTarget;
  /** How many bases were compared, rejected ones too. */
  candidates: number;
  /** How much of what was measured is of the task; null where the task is not known. */
  taskEvidence: TaskEvidence | null;
  recommendations: readonly BaseRecommendation[];
  /** How good the order is expected to be; null where there is none. */
  expectedOrder: ExpectedOrder | null;
  /** Why the answer may be wrong, and what to do about it; null where nothing is to be said. */
  warning: string | null;
  /**
   * Those that break a constraint, best first, then those without a way to the task; at most a
   * hundred of each.
   */
  rejected: readonly RejectedBase[];
  /** How many bases break a constraint. */
  rejectedCount: number;
  /** How many take the input but have no way to the task. */
  unsuitedCount: number;
  counterfactuals: readonly ConstraintCounterfactual[];
  /** What to measure to find the winner. */
  advice: ExperimentAdvice | null;
  /** What to measure to learn the order of all; worked out only when it is asked for. */
  orderAdvice: () => Promise<ExperimentAdvice | null>;
  /** Null where nothing was measured on the target itself. */
  ownResults: OwnResults | null;
  abstention: Abstention | null;
}
