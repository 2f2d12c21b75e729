import type { ModalityName, ModelKindName } from '../../src/catalog';

/** A job as a practitioner would ask it, and what would be right to answer. */
export interface EverydayJob {
  description: string;
  task: string | null;
  modality?: ModalityName;
  classes?: number;
  trainingExamples?: number;
  /** Kinds of model that can do it; any other among the first three is of the wrong kind. */
  kinds: readonly ModelKindName[];
  /** Slugs of bases that people of the field start from; one of the first three makes it good. */
  right: RegExp;
  /** What would be right, and why. */
  why: string;
  /** Why saying that nothing is known is right; left out where an answer is wanted. */
  mayAbstain?: string;
}
