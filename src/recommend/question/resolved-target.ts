import type { ModalityName } from '../../catalog';
import type { TargetFacts } from '../../scoring';
import type { ProtocolName } from '../../transfer';
import type { KnownBase } from '../knowledge/knowledge';
import type { MetricRow, TaskRow } from '../knowledge/rows';
import type { Snapshot } from '../knowledge/snapshot';
import type { DomainNearness } from './nearest-domains';
import type { CheckedQuestion } from './question';
import type { UnderstoodTask } from './understand';

/** What was asked about, found in or placed beside the catalogue. */
export interface PlacedTarget {
  facts: TargetFacts;
  datasetId: number | null;
  /** The words that stand for it in sentences. */
  name: string;
  /** Kinds of input; empty where neither the question nor its domains tell. */
  modalities: readonly ModalityName[];
  /** Null where neither the question nor the catalogue tells. */
  task: UnderstoodTask | null;
  /** Nearest first. */
  nearestDomains: readonly DomainNearness[];
  /** The text as it was asked; null for a domain or a dataset of the catalogue. */
  text: string | null;
  /**
   * Similarity of the text to its nearest domain by the encoder that tells the familiar from the
   * strange; 1 without a text.
   */
  nearness: number;
  /** Whether enough was understood to answer: false where a text says nothing that is known. */
  isClear: boolean;
  /**
   * Languages of the data that a text describes, as codes; none for a domain or a dataset of the
   * catalogue.
   */
  languages: readonly string[];
  /** What has to be said of how the target was understood; null where nothing has. */
  note: string | null;
}

/** A value that whoever asks measured on the target, with what the catalogue knows of it. */
export interface OwnResult {
  base: KnownBase;
  metric: MetricRow;
  protocol: ProtocolName;
  value: number;
}

/** A target with what whoever asks measured on it. */
export interface ResolvedTarget extends PlacedTarget {
  measured: readonly OwnResult[];
}

/** How many domains a target is said to be near. */
export const NEAREST_DOMAINS = 5;

/** A question whose target is looked for. */
export interface TargetQuery {
  question: CheckedQuestion;
  task: TaskRow | null;
  snapshot: Snapshot;
  /** Path of the target, as the caller wrote it. */
  field: string;
}

/** What the question says of the target wins over what the catalogue does. */
export function common(
  { question, task }: Pick<TargetQuery, 'question' | 'task'>,
  facts: TargetFacts,
  known: readonly ModalityName[],
) {
  const { modality, classes, trainingExamples } = question;
  const modalities = modality === null ? known : [modality];
  return {
    modalities,
    facts: {
      ...facts,
      ...(modalities.length === 0 ? {} : { modalities }),
      ...(task === null ? {} : { tasks: [task.id] }),
      ...(classes === null ? {} : { classes }),
      ...(trainingExamples === null ? {} : { trainingExamples }),
    },
  };
}
