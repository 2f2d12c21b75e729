import type { ModalityName, PrecisionName } from '../../catalog';
import type { ProtocolName } from '../../transfer';

export const LICENSE_POLICIES = ['ANY', 'COMMERCIAL_USE', 'PERMISSIVE_ONLY'] as const;
export type LicensePolicyName = (typeof LICENSE_POLICIES)[number];

/**
 * What the paths of a question begin with: one argument `input` holds it, or arguments of their own
 * do.
 */
export type QuestionPrefix = 'input.' | '';

/** What is asked about: exactly one of these. */
export interface TargetQuestion {
  domain?: string | null;
  dataset?: string | null;
  description?: string | null;
}

/** What a base must meet; a base that does not is rejected with the reason. */
export interface BaseConstraints {
  maxParameters?: number | null;
  maxMemoryBytes?: number | null;
  precision?: PrecisionName | null;
  licensePolicy?: LicensePolicyName | null;
  includeDataLicense?: boolean | null;
  licenses?: readonly string[] | null;
  libraries?: readonly string[] | null;
  languages?: readonly string[] | null;
  excludePublishers?: readonly string[] | null;
  minEvidence?: number | null;
}

/** A value that whoever asks measured on the target themselves. */
export interface OwnResultQuestion {
  /** Slug of the base. */
  base: string;
  value: number;
  /** The one that is usual for such data when left out. */
  metric?: string | null;
  /** That of the question when left out. */
  protocol?: ProtocolName | null;
}

/** A practitioner's question: what they know of their own data, and what they can use. */
export interface RecommendQuestion {
  target: TargetQuestion;
  task?: string | null;
  modality?: ModalityName | null;
  classes?: number | null;
  trainingExamples?: number | null;
  protocol?: ProtocolName | null;
  first?: number | null;
  measured?: readonly OwnResultQuestion[] | null;
  constraints?: BaseConstraints | null;
}

/** A question in its canonical form: checked, with every default written out. */
export interface CheckedQuestion {
  target: { kind: 'domain' | 'dataset' | 'description'; value: string };
  task: string | null;
  modality: ModalityName | null;
  classes: number | null;
  trainingExamples: number | null;
  protocol: ProtocolName | null;
  first: number;
  /** In the order in which they were given, by which faults are named. */
  measured: readonly CheckedOwnResult[];
  constraints: CheckedConstraints;
}

export interface CheckedOwnResult {
  base: string;
  value: number;
  metric: string | null;
  protocol: ProtocolName | null;
}

export interface CheckedConstraints {
  maxParameters: number | null;
  maxMemoryBytes: number | null;
  precision: PrecisionName;
  licensePolicy: LicensePolicyName;
  includeDataLicense: boolean;
  licenses: readonly string[];
  libraries: readonly string[];
  languages: readonly string[];
  excludePublishers: readonly string[];
  minEvidence: number;
}
