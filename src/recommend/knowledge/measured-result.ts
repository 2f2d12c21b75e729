import type { ResultRow } from './rows';

/**
 * TRAINED_ON_TARGET: the base, or what its weights go back to, has seen the target's data.
 * TRAINED_FOR_CLASSES: it has no text input, so that a zero-shot classification can only be by a
 * head that was trained for those very classes.
 */
export type ExclusionReason = 'TRAINED_ON_TARGET' | 'TRAINED_FOR_CLASSES';

/** A result with what it says beside the other results of its group. */
export interface MeasuredResult extends Readonly<ResultRow> {
  /**
   * Results of one group answer the same question and can be ranked: one target, protocol, metric
   * and pool.
   */
  readonly group: string;
  /**
   * Study, split, training size and recipe: what else must be equal for values to be comparable.
   */
  readonly pool: string;
  /**
   * Share of the group's other bases that did worse; ties count half. Null where there are none.
   */
  readonly beaten: number | null;
  readonly rivals: number;
  /** Why the result says nothing of transfer; null when it counts. */
  readonly excluded: ExclusionReason | null;
}

/** What many results have in common: all that they say but of which base, and how well it did. */
export type Circumstances = Readonly<
  Pick<
    MeasuredResult,
    | 'datasetId'
    | 'studyId'
    | 'split'
    | 'protocol'
    | 'metricId'
    | 'direction'
    | 'trainingExamples'
    | 'recipe'
    | 'pool'
    | 'group'
  >
>;
