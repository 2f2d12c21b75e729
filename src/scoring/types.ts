import type { CandidateSet, PickedBases } from './candidate-set';

/** One measured outcome of adapting a base to a target. */
export interface Observation {
  resultId: string;
  baseId: string;
  targetId: string;
  /** Any string that tells protocols apart, such as `FINE_TUNE`. */
  protocol: string;
  metric: string;
  /**
   * Values are compared only inside one (target, protocol, metric, pool). The caller puts here
   * whatever else makes values incomparable: the study, the split, the number of training examples.
   */
  pool?: string;
  value: number;
  higherIsBetter: boolean;
}

/** What is known of a target; each absent fact only widens the estimate. */
export interface TargetFacts {
  id: string;
  /** From the encoder whose `blocks` are given to the scorer. */
  embedding: Float32Array;
  /** Task slugs: a result under another task counts for less. */
  tasks?: readonly string[];
  modalities?: readonly string[];
  classes?: number;
  trainingExamples?: number;
}

/** What is known of a base; each absent fact only widens the estimate. */
export interface BaseFacts {
  id: string;
  /** `resnet`, `vit`, `bert`: bases of one family share what they have shown. */
  family?: string;
  /**
   * What the weights compute, such as `VISION_ENCODER`: bases of one kind share what they have
   * shown.
   */
  kind?: string;
  /** The exact architecture, such as `resnet50`. */
  architecture?: string;
  /**
   * Names or slugs of the data it was pretrained on; bases that share them share what they have
   * shown.
   */
  pretrainingData?: readonly string[];
  /** Encodings of those data, compared with the target's. */
  pretrainingEmbeddings?: readonly Float32Array[];
  parameters?: number;
}

/**
 * Results one after another: a list, or what makes each of them when it is looked at, as of very
 * many there is never more than one.
 */
export interface Observations extends Iterable<Observation> {
  readonly length: number;
  filter(isWanted: (one: Observation, place: number) => boolean): Observation[];
  map<Made>(make: (one: Observation, place: number) => Made): Made[];
}

export interface Evidence {
  observations: Observations;
  targets: readonly TargetFacts[];
  bases: readonly BaseFacts[];
}

/** A value that whoever asks measured on the target themselves. */
export interface OwnResult {
  baseId: string;
  /** The request's own when absent. */
  protocol?: string;
  /** Values are compared only where protocol and metric are the same. */
  metric: string;
  /** Whatever else makes values incomparable, as in `Observation`. */
  pool?: string;
  /** On the scale that the evidence has for the metric. */
  value: number;
  higherIsBetter: boolean;
}

export interface ScoreRequest {
  target: TargetFacts;
  /**
   * Ids of bases, some of a list of them, or what the scorer's `select` made of them; those
   * without evidence are estimated from their facts.
   */
  candidates: readonly string[] | PickedBases | CandidateSet;
  /** Results under this protocol count in full, others at a discount. All alike when absent. */
  protocol?: string;
  metric?: string;
  /** Conditions the answer, and is kept nowhere. The bases need not be candidates. */
  measured?: readonly OwnResult[];
  /** How many pieces of evidence to list for each base, greatest weight first. Default 5. */
  evidenceLimit?: number;
}

export type ContributionKind =
  /** How the base did on all targets alike. */
  | 'OVERALL'
  /** How it did on targets like this one, beyond that. */
  | 'SIMILAR_TARGETS'
  /** How bases of its architecture, family and kind did. */
  | 'ARCHITECTURE'
  /** How bases pretrained on the same data did. */
  | 'PRETRAINING_DATA'
  /** How bases of its size did. */
  | 'SIZE'
  /** How close its pretraining data are to the target, as far as that has mattered. */
  | 'PRETRAINING_SIMILARITY'
  /** What was measured on the target itself by whoever asks. */
  | 'OWN_RESULTS'
  /** The level of the other candidates, which the score is measured against. */
  | 'CANDIDATES';

export interface Contribution {
  kind: ContributionKind;
  /** In units of the score. */
  value: number;
}

export interface EvidenceWeight {
  resultId: string;
  baseId: string;
  targetId: string;
  /** Of the result's target to the target asked for under the scorer's kernel, 0 to 1. */
  similarity: number;
  /** How far the score moves when this result's standardised value rises by one. */
  weight: number;
}

export interface BaseScore {
  baseId: string;
  /** Expected z on the target against the candidates. */
  score: number;
  /** Posterior variance of the score. */
  variance: number;
  /** Holds the base's true z with 90% probability under the model. */
  interval: { lower: number; upper: number };
  /** Share of the other candidates it is expected to beat, 0 to 1. */
  compatibility: number;
  /**
   * 1 - posterior variance / prior variance: 0 when evidence has taught nothing of this base here.
   */
  explained: number;
  /** Add up to `score` within 1e-6. */
  contributions: Contribution[];
  evidence: EvidenceWeight[];
}

export interface Abstention {
  reason: 'NO_EVIDENCE' | 'NO_SIMILAR_TARGET' | 'NO_BETTER_THAN_PRIOR';
  /** What was found, in words. */
  text: string;
}

/** What is believed of several candidates at once, errors taken together. */
export interface JointScores {
  /** Expected z on the target, by place in the list that was asked about. */
  scores: Float64Array;
  /** Posterior covariance of the scores, row-major. */
  covariance: Float64Array;
  /** Variance that one more measured value would have around the score. */
  noise: number;
}

/** Candidates in order of their scores, without what only few of them are asked for. */
export interface RankedBases {
  /** Best first; ties by base id. */
  ids: readonly string[];
  /** In the same order, the place of each in the list of candidates of the request. */
  places: Int32Array;
  /** Expected z on the target against the candidates, in the order of `ids`. */
  scores: Float64Array;
  /** Everything about one candidate. @throws RangeError for a base that is none. */
  detail(baseId: string): BaseScore;
  /**
   * Works out what is known of some candidates, so that `detail` and `covariance` find it. Yields
   * wherever it could pause.
   * @throws RangeError for a base that is none
   */
  look(baseIds: readonly string[]): Generator<void, void>;
  /**
   * Posterior covariance of two candidates' scores.
   * @throws RangeError for a base that is none
   */
  covariance(baseId: string, otherId: string): number;
  /**
   * Some candidates together. Yields wherever it could pause.
   * @throws RangeError for a base that is none
   */
  joint(baseIds: readonly string[]): Generator<void, JointScores>;
  /** Pearson of the order with the truth, as far as it can be foretold, 0 to 1. */
  expectedCorrelation: number;
  /** Present when the posterior is no better than the prior; the order then means little. */
  abstention?: Abstention;
}

export interface ScoredBases {
  /** Best first; ties by base id. */
  bases: BaseScore[];
  /** Pearson of the order with the truth, as far as it can be foretold, 0 to 1. */
  expectedCorrelation: number;
  /**
   * Present when the posterior is no better than the prior; the order of `bases` then means little.
   */
  abstention?: Abstention;
}
