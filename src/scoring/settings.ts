/**
 * The hyper-parameters of the Gaussian process; docs/lab/scorer-setting.md says how they were
 * chosen.
 */
export interface ScorerSettings {
  /**
   * Prior covariance of two targets: shares of what all targets have in common, and of what only
   * like ones have. With `noise` they are to add up to about 1, the variance of a standardised
   * value.
   */
  target: {
    constant: number;
    task: number;
    domain: number;
    words: number;
    characters: number;
    concepts: number;
    meaning: number;
    classes: number;
    training: number;
  };
  /**
   * Of the covariance of like targets, the share that only close kin have in common: it falls off
   * exponentially with their unlikeness (0 to 1), in this width.
   */
  closeKin: { share: number; width: number };
  /** Of the constant, the share that targets of different modality have in common. */
  acrossModalities: number;
  /** Widths of the closeness in log classes and log training size, natural logarithm. */
  widths: { classes: number; training: number; parameters: number };
  /** Prior covariance of two bases: shares, adding up to 1. */
  base: {
    own: number;
    sameArchitecture: number;
    likeArchitecture: number;
    family: number;
    kind: number;
    pretraining: number;
    size: number;
  };
  /**
   * Prior variance of what a base gains when it is larger by the standard deviation of the log
   * parameters of the bases with evidence.
   */
  sizeTrend: number;
  /**
   * Prior variance of what a base gains per unit of similarity between its pretraining data and the
   * target.
   */
  pretrainingSimilarity: number;
  /**
   * Prior variance of the level of a column. Values are standardised among the bases that were
   * measured together, but who is measured together is no accident: where only specialists were,
   * the mean of the column is not that of all bases. A level of its own lets other results say how
   * good they all are.
   */
  level: number;
  /**
   * Covariance is multiplied by these where the protocol or the metric differs, as far as the
   * evidence does not tell.
   */
  protocolDiscount: number;
  metricDiscount: number;
  /**
   * Variance of a standardised value around the base's performance, before it is learned per
   * target.
   */
  noise: number;
  /** How the noise of each column is learned from how well the other targets foretell it. */
  noiseLearning: { rounds: number; share: number; priorCount: number };
  /** Results that enter one estimate: those of greatest prior covariance with it. */
  neighbours: number;
}

/** Changes whenever the same evidence could give another score. */
export const SCORER_VERSION = 'kriging-5';

/**
 * What only like targets have in common is shared out among four kinds of fact: task, domain, words
 * and size.
 */
const PER_FACT_OF_TARGETS = 0.55 / 4;
/**
 * What bases have in common is shared out among three kinds of fact and the base itself; its kind,
 * which few know of, counts as a third of one.
 */
const PER_FACT_OF_BASES = 1 / (4 + 1 / 3);

/**
 * Every kind of fact counts alike, and so does each of several views of one: no share was fitted.
 */
export const SCORER_SETTINGS: ScorerSettings = {
  target: {
    constant: 0.32,
    task: PER_FACT_OF_TARGETS,
    domain: PER_FACT_OF_TARGETS,
    words: PER_FACT_OF_TARGETS / 4,
    characters: PER_FACT_OF_TARGETS / 4,
    concepts: PER_FACT_OF_TARGETS / 4,
    meaning: PER_FACT_OF_TARGETS / 4,
    classes: PER_FACT_OF_TARGETS / 2,
    training: PER_FACT_OF_TARGETS / 2,
  },
  closeKin: { share: 0.5, width: 0.3 },
  acrossModalities: 0.2,
  widths: { classes: 2, training: 2, parameters: 1 },
  base: {
    own: PER_FACT_OF_BASES,
    sameArchitecture: PER_FACT_OF_BASES / 3,
    likeArchitecture: PER_FACT_OF_BASES / 3,
    family: PER_FACT_OF_BASES / 3,
    kind: PER_FACT_OF_BASES / 3,
    pretraining: PER_FACT_OF_BASES,
    size: PER_FACT_OF_BASES,
  },
  sizeTrend: 0.1,
  pretrainingSimilarity: 0.05,
  level: 0.3,
  protocolDiscount: 0.9,
  metricDiscount: 0.9,
  noise: 0.13,
  noiseLearning: { rounds: 2, share: 0.4, priorCount: 3 },
  neighbours: 64,
};
