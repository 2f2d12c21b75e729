import type { ModalityName } from '../vocabulary';
import rules from './data/model-kinds.json';

/** What the weights of a model compute. */
export const MODEL_KINDS = [
  'VISION_ENCODER',
  'IMAGE_TEXT_ENCODER',
  'TEXT_ENCODER',
  'TEXT_DECODER',
  'TEXT_ENCODER_DECODER',
  'VISION_LANGUAGE_DECODER',
  'DETECTOR',
  'SEGMENTER',
  'DENSE_PREDICTOR',
  'DOCUMENT_READER',
  'AUDIO_ENCODER',
  'SPEECH_RECOGNISER',
  'SPEECH_SYNTHESISER',
  'FORECASTER',
  'TABULAR_PREDICTOR',
  'MOLECULE_ENCODER',
  'PROTEIN_ENCODER',
  'VIDEO_ENCODER',
  'POINT_CLOUD_ENCODER',
  'GRAPH_ENCODER',
  'GENERATOR',
  'OTHER',
] as const;
export type ModelKindName = (typeof MODEL_KINDS)[number];

/** The facts of a model that its kind is told by. */
export interface KindFacts {
  readonly architectureFamily: string | null;
  readonly architectureName: string | null;
  readonly tasks: readonly string[];
  readonly libraries: readonly string[];
  readonly inputModalities: readonly ModalityName[];
  readonly outputModalities: readonly ModalityName[];
}

/**
 * One line of the table of kinds: all that is given must hold. The first line that fits decides.
 */
export interface KindRule {
  readonly kind: string;
  /** Architecture families, in lower case. */
  readonly families?: readonly string[];
  /** Regular expression on the name of the architecture, without regard to case. */
  readonly name?: string;
  /** One of these tasks. */
  readonly tasks?: readonly string[];
  /** One of these libraries. */
  readonly libraries?: readonly string[];
  /** All of these kinds of input. */
  readonly inputs?: readonly string[];
  /** All of these kinds of output. */
  readonly outputs?: readonly string[];
  /** Where that is written. */
  readonly source: string;
}

const RULES: readonly KindRule[] = rules;

/** The kind of a model by the table of kinds; null where no line of it fits. */
export function kindOf(facts: KindFacts, known: readonly KindRule[] = RULES): ModelKindName | null {
  const rule = known.find((one) => fits(one, facts));
  return MODEL_KINDS.find((kind) => kind === rule?.kind) ?? null;
}

function fits(rule: KindRule, facts: KindFacts): boolean {
  const { families, name, tasks, libraries, inputs, outputs } = rule;
  const oneOf = (wanted: readonly string[] | undefined, has: readonly string[]): boolean =>
    wanted === undefined || has.some((word) => wanted.includes(word));
  const allOf = (wanted: readonly string[] | undefined, has: readonly string[]): boolean =>
    (wanted ?? []).every((word) => has.includes(word));
  return (
    oneOf(families, [facts.architectureFamily?.toLowerCase() ?? '']) &&
    (name === undefined || new RegExp(name, 'i').test(facts.architectureName ?? '')) &&
    oneOf(tasks, facts.tasks) &&
    oneOf(libraries, facts.libraries) &&
    allOf(inputs, facts.inputModalities) &&
    allOf(outputs, facts.outputModalities)
  );
}
