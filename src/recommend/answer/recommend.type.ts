import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Adaptation, AdaptationWay, Model, StartSnippet, type AdaptationWayName } from '../../catalog';
import { BigIntScalar } from '../../platform/graphql/scalars';
import { Protocol, TransferResult, type ProtocolName } from '../../transfer';
import type { BaseWay } from '../candidates/base-way';
import type { EvidenceTier as EvidenceTierName } from '../candidates/evidence-tier';
import type { NamedModel, NamedResult } from '../explanation/names';
import type { ExpectedOrder } from '../explanation/expected-order';
import type { ReasonKindName } from '../explanation/reasons';
import { RecommendationReceipt } from '../receipt/receipt.type';
import { Abstention, TaskEvidence } from './abstention.type';
import {
  BaseAdaptation,
  BaseSiblings,
  ConstraintCounterfactual,
  ExperimentAdvice,
  GainOverMostDownloaded,
  OwnResults,
} from './advice.type';
import { ScoreInterval } from './score.type';
import { RecommendationTarget } from './target.type';
import { EvidenceTier, ReasonKind } from './words.type';

@ObjectType({ description: 'One part of a score, in words.', simpleResolvers: true })
export class RecommendationReason {
  @Field(() => ReasonKind, { description: 'Which part of the score it explains.' })
  kind!: ReasonKindName;

  @Field(() => String, { description: 'One or two sentences for people to read.' })
  text!: string;

  @Field(() => Float, { description: 'In units of the score; all of them add up to it.' })
  contribution!: number;
}

@ObjectType({ description: 'A transfer result that moved a score.', simpleResolvers: true })
export class RecommendationEvidence {
  @Field(() => TransferResult, {
    nullable: true,
    description:
      'The result, with what it is cited from; it may be of another base that shares something with this one.',
  })
  result!: NamedResult;

  @Field(() => Float, { description: 'How similar its target is to the one asked about, 0 to 1.' })
  similarity!: number;

  @Field(() => Float, { description: 'How far the score moves when its standardised value rises by one.' })
  weight!: number;
}

@ObjectType({ description: 'How to adapt a base to the target.', simpleResolvers: true })
export class RecommendationStrategy {
  @Field(() => Protocol, { description: 'What to do with the weights.' })
  protocol!: ProtocolName;

  @Field(() => String, { description: 'What speaks for it.' })
  reason!: string;
}

@ObjectType({
  description: 'How much better a base did than a model trained from scratch.',
  simpleResolvers: true,
})
export class GainOverScratch {
  @Field(() => Float, {
    description: 'Mean gain, weighted by similarity to the target, on the scale of the metric.',
  })
  value!: number;

  @Field(() => ScoreInterval, { nullable: true, description: 'Of the mean; null under three results.' })
  interval!: ScoreInterval | null;

  @Field(() => String, { description: 'Id of the metric.' })
  metric!: string;

  @Field(() => Int, { description: 'How many results with a from-scratch baseline it is taken from.' })
  results!: number;
}

@ObjectType({ description: 'What a base takes in memory.', simpleResolvers: true })
export class MemoryFit {
  @Field(() => BigIntScalar, {
    description: 'Bytes for the weights alone; with those of its base where it is an adapter.',
  })
  memoryBytes!: number;

  @Field(() => String, { description: 'How the figure was worked out.' })
  formula!: string;
}

@ObjectType({ description: 'A base to start from, and why.', simpleResolvers: true })
export class BaseRecommendation {
  @Field(() => Int, { description: 'Place among the recommendations, from 1.' })
  rank!: number;

  @Field(() => Model, { nullable: true, description: 'The base; null where it was removed meanwhile.' })
  base!: NamedModel;

  @Field(() => Adaptation, {
    description: 'How it comes to the task: what to do with it, and where that is written.',
  })
  way!: BaseWay;

  @Field(() => Int, { description: 'How many of its results that count are on targets of the task.' })
  resultsOfTask!: number;

  @Field(() => EvidenceTier, {
    description:
      'What speaks for it here. Bases of a stronger tier come first, and inside a tier those of higher score.',
  })
  evidenceTier!: EvidenceTierName;

  @Field(() => Float, {
    description: 'Expected z on the target against the candidates: standard deviations above their mean.',
  })
  score!: number;

  @Field(() => ScoreInterval, { description: 'How far off the score may be.' })
  interval!: ScoreInterval;

  @Field(() => Float, { description: 'Share of the other candidates that it is expected to beat, 0 to 1.' })
  compatibility!: number;

  @Field(() => Float, {
    description:
      'What the order it stands in is expected to correlate with the truth, 0 to 1: `expectedCorrelation` of the answer. It used to be what `explained` is now, which says nothing of how good the order is.',
  })
  confidence!: number;

  @Field(() => Float, {
    description: 'How much of what is unknown about it here the evidence explains, 0 to 1.',
  })
  explained!: number;

  @Field(() => [RecommendationReason], {
    description: 'What the score is made of, greatest contribution first.',
  })
  reasons!: RecommendationReason[];

  @Field(() => [RecommendationEvidence], {
    description: 'The results that moved the score most, at most five.',
  })
  evidence!: RecommendationEvidence[];

  @Field(() => RecommendationStrategy, { description: 'How to adapt it.' })
  strategy!: RecommendationStrategy;

  @Field(() => GainOverScratch, {
    nullable: true,
    description: 'Null where no study trained from scratch beside it.',
  })
  gainOverScratch!: GainOverScratch | null;

  @Field(() => MemoryFit, {
    nullable: true,
    description: 'Null where the number of parameters is not known.',
  })
  fit!: MemoryFit | null;

  @Field(() => StartSnippet, { nullable: true, description: 'Null where no library that loads it is known.' })
  startSnippet!: StartSnippet | null;

  @Field(() => BaseAdaptation, {
    nullable: true,
    description: 'What has to be prepared; null where the facts of the base say nothing of it.',
  })
  adaptation!: BaseAdaptation | null;

  @Field(() => GainOverMostDownloaded, {
    nullable: true,
    description: 'Null for the most downloaded base itself, and where no base has downloads.',
  })
  gainOverMostDownloaded!: GainOverMostDownloaded | null;

  @Field(() => BaseSiblings, { description: 'Other forms of the same checkpoint, folded under this one.' })
  siblings!: BaseSiblings;
}

@ObjectType({
  description:
    'A base that takes the input but breaks a constraint, or has no way to the task that others do not have better.',
  simpleResolvers: true,
})
export class RejectedBase {
  @Field(() => Model, { nullable: true, description: 'The base; null where it was removed meanwhile.' })
  model!: NamedModel;

  @Field(() => [String], {
    description: 'Every constraint that it breaks, or why it cannot come to the task, in words.',
  })
  reasons!: string[];

  @Field(() => AdaptationWay, {
    nullable: true,
    description: 'NONE where it has no way to the task; null where the task or its kind is not known.',
  })
  way!: AdaptationWayName | null;
}

@ObjectType({
  description: 'The bases to start from for a target, or why none is recommended.',
  simpleResolvers: true,
})
export class BaseRecommendations {
  @Field(() => RecommendationTarget, { description: 'How the target was understood.' })
  target!: RecommendationTarget;

  @Field(() => Int, { description: 'How many bases were compared, rejected ones too.' })
  candidates!: number;

  @Field(() => TaskEvidence, {
    nullable: true,
    description:
      'Whether any evidence is of this task, apart from how sure the order is; null where the task is not known.',
  })
  taskEvidence!: TaskEvidence | null;

  @Field(() => [BaseRecommendation], { description: 'Best first; empty where the recommender abstains.' })
  recommendations!: BaseRecommendation[];

  expectedOrder!: ExpectedOrder | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Set where the order may well be wrong, or some of the results are still being weighed, with what to do about it.',
  })
  warning!: string | null;

  @Field(() => Int, { description: 'How many bases break a constraint.' })
  rejectedCount!: number;

  @Field(() => Int, {
    description:
      'How many bases take the input but have no way to the task, or only one that is taken where nothing else is there.',
  })
  unsuitedCount!: number;

  @Field(() => [ConstraintCounterfactual], {
    description:
      'For each constraint that alone keeps out a base that would come first: what the best base would be without it, highest score first.',
  })
  counterfactuals!: ConstraintCounterfactual[];

  @Field(() => ExperimentAdvice, {
    nullable: true,
    description:
      'What to measure next to find the winner; null where there are not two bases to choose between, or all were measured.',
  })
  advice!: ExperimentAdvice | null;

  @Field(() => OwnResults, {
    nullable: true,
    description: 'Null where nothing was measured on the target itself.',
  })
  ownResults!: OwnResults | null;

  @Field(() => Abstention, { nullable: true, description: 'Set where nothing is recommended.' })
  abstention!: Abstention | null;

  @Field(() => RecommendationReceipt, {
    nullable: true,
    description:
      'What the answer was made from; null where it was not stored, because the question said so (`store: false`), the catalogue keeps none of yours, or storing it failed.',
  })
  receipt!: RecommendationReceipt | null;

  rejected!: RejectedBase[];
  orderAdvice!: () => Promise<ExperimentAdvice | null>;
}
