import type { Encoder } from '../embedding';
import {
  TransferScorer,
  type Observation,
  type OwnResult,
  type RankedBases,
  type ScoredBases,
  type ScorerSettings,
  mean,
} from '../scoring';
import type { EvaluationFacts } from './facts';
import type { Matrix, MatrixTarget } from './matrices';

/** What every part of an evaluation needs to ask the scorer. */
export interface EvaluationSetup {
  facts: EvaluationFacts;
  encoder: Encoder;
  /** Those that the service ships when absent. */
  settings?: ScorerSettings;
}

/** The scorer without any row of one target, and without what else is not to be known. */
export function scorerWithout(
  { facts, encoder, settings }: EvaluationSetup,
  hidden: string,
  isKnown: (observation: Observation) => boolean = () => true,
): TransferScorer {
  const evidence = {
    observations: facts.observations.filter(
      (observation) => observation.targetId !== hidden && isKnown(observation),
    ),
    targets: [...facts.targets.values()].filter((target) => target.id !== hidden),
    bases: facts.bases,
  };
  return new TransferScorer(evidence, encoder.blocks, settings === undefined ? {} : { settings });
}

/** Scores the models that have a value on the target, against each other. */
export function predict(
  scorer: TransferScorer,
  facts: EvaluationFacts,
  matrix: Matrix,
  target: MatrixTarget,
): ScoredBases {
  const asked = facts.targets.get(target.targetId);
  if (asked === undefined) return { bases: [], expectedCorrelation: 0 };
  return scorer.score({
    target: asked,
    candidates: [...target.values.keys()],
    protocol: matrix.protocol,
    metric: target.metric,
    evidenceLimit: 0,
  });
}

/** As `predict`, the order alone, and told of some values on the target. */
export function predictRanked(
  scorer: TransferScorer,
  facts: EvaluationFacts,
  { matrix, target, measured }: { matrix: Matrix; target: MatrixTarget; measured?: readonly OwnResult[] },
): RankedBases | undefined {
  const asked = facts.targets.get(target.targetId);
  if (asked === undefined) return undefined;
  return scorer.rank({
    target: asked,
    candidates: [...target.values.keys()],
    protocol: matrix.protocol,
    metric: target.metric,
    ...(measured === undefined ? {} : { measured }),
  });
}

/** What the scorer itself says, without knowing the truth, of how good its order is. */
export interface Confidence {
  /** Mean over the models of the share of the prior variance that the evidence explains, 0 to 1. */
  explained: number;
  /** Pearson that is to be expected, 0 to 1, as an answer says it. */
  expected: number;
}

export const confidenceOf = ({
  bases,
  expectedCorrelation,
}: Pick<ScoredBases, 'bases' | 'expectedCorrelation'>): Confidence => ({
  explained: mean(bases.map((base) => base.explained)),
  expected: expectedCorrelation,
});
