import {
  ConstraintCounterfactualResolver,
  ExperimentAdviceResolver,
  GainOverMostDownloadedResolver,
} from './advice.resolver';
import { BaseDifferenceResolver, CompareResolver } from './compare.resolver';
import { ReceiptResolver, RecommendationOutcomeResolver } from './receipt.resolver';
import {
  BaseRecommendationResolver,
  DomainSimilarityResolver,
  RecommendationEvidenceResolver,
  RecommendResolver,
  RejectedBaseResolver,
} from './recommend.resolver';
import {
  DomainNeighbourResolver,
  DomainTransferResolver,
  ModelNeighbourResolver,
  ModelSimilarityResolver,
} from './similarity.resolver';
import { BetterBaseResolver } from './watch/better-base.resolver';

/** Every resolver class of the feature, for building the schema. */
export const recommendResolvers = [
  RecommendResolver,
  CompareResolver,
  BaseDifferenceResolver,
  ReceiptResolver,
  RecommendationOutcomeResolver,
  BaseRecommendationResolver,
  RejectedBaseResolver,
  GainOverMostDownloadedResolver,
  ConstraintCounterfactualResolver,
  ExperimentAdviceResolver,
  RecommendationEvidenceResolver,
  DomainSimilarityResolver,
  DomainNeighbourResolver,
  DomainTransferResolver,
  ModelNeighbourResolver,
  ModelSimilarityResolver,
  BetterBaseResolver,
] as const;
