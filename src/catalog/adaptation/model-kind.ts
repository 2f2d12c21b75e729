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
  /** Null where models that fit are of several kinds, and nothing tells which. */
  readonly kind: string | null;
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

/** A line whose words are looked up quickly. */
interface CompiledRule {
  readonly kind: ModelKindName | null;
  readonly fits: (facts: KindFacts) => boolean;
}

const TABLE: readonly KindRule[] = rules;
const RULES: readonly CompiledRule[] = TABLE.map(compile);

/** The kind of a model by the table of kinds; null where no line of it fits. */
export const kindOf = (facts: KindFacts): ModelKindName | null =>
  RULES.find((rule) => rule.fits(facts))?.kind ?? null;

/** The place in the table of the line that decides; null where none fits. */
export function ruleOf(facts: KindFacts): number | null {
  const place = RULES.findIndex((rule) => rule.fits(facts));
  return place < 0 ? null : place;
}

function compile({ kind, families, name, tasks, libraries, inputs, outputs }: KindRule): CompiledRule {
  const expression = name === undefined ? null : new RegExp(name, 'i');
  const oneOf = (wanted: readonly string[] | undefined): ((has: readonly string[]) => boolean) => {
    const words = new Set(wanted);
    return (has) => wanted === undefined || has.some((word) => words.has(word));
  };
  const [ofFamilies, ofTasks, ofLibraries] = [oneOf(families), oneOf(tasks), oneOf(libraries)];
  const allOf = (wanted: readonly string[] | undefined, has: readonly string[]): boolean =>
    (wanted ?? []).every((word) => has.includes(word));
  return {
    kind: MODEL_KINDS.find((one) => one === kind) ?? null,
    fits: (facts) =>
      ofFamilies([facts.architectureFamily?.toLowerCase() ?? '']) &&
      (expression === null || expression.test(facts.architectureName ?? '')) &&
      ofTasks(facts.tasks) &&
      ofLibraries(facts.libraries) &&
      allOf(inputs, facts.inputModalities) &&
      allOf(outputs, facts.outputModalities),
  };
}
