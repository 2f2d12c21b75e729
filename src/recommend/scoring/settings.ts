/** The hyper-parameters of the Gaussian process; docs/method.md says how they were fitted. */
export interface ScorerSettings {
  /**
   * Prior covariance of two targets: shares of what all targets have in common, and of what only like ones have. With
   * `noise` they are to add up to about 1, the variance of a standardised value.
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
    pretraining: number;
    size: number;
  };
  /** Prior variance of what a base gains per unit of similarity between its pretraining data and the target. */
  pretrainingSimilarity: number;
  /** Covariance is multiplied by these where the protocol or the metric differs. */
  protocolDiscount: number;
  metricDiscount: number;
  /** Variance of a standardised value around the base's performance, before it is learned per target. */
  noise: number;
  /** How the noise of each column is learned from how well the other targets foretell it. */
  noiseLearning: { rounds: number; share: number; priorCount: number };
  /** Results that enter one estimate: those of greatest prior covariance with it. */
  neighbours: number;
}

/** Changes whenever the same evidence could give another score. */
export const SCORER_VERSION = 'kriging-2';

export const SCORER_SETTINGS: ScorerSettings = {
  target: {
    constant: 0.419,
    task: 0.091,
    domain: 0.104,
    words: 0.093,
    characters: 0.026,
    concepts: 0.041,
    meaning: 0.022,
    classes: 0.052,
    training: 0.018,
  },
  acrossModalities: 0.2,
  widths: { classes: 1.5, training: 2, parameters: 1 },
  base: {
    own: 0.325,
    sameArchitecture: 0.183,
    likeArchitecture: 0.178,
    family: 0.018,
    pretraining: 0.214,
    size: 0.082,
  },
  pretrainingSimilarity: 0.051,
  protocolDiscount: 0.945,
  metricDiscount: 0.98,
  noise: 0.134,
  noiseLearning: { rounds: 2, share: 0.607, priorCount: 3 },
  neighbours: 64,
};
