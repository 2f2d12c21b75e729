import { BaseDifferenceResolver, CompareResolver } from './compare/compare.resolver';
import { ReplayResolver } from './replay/replay.resolver';
import { ReceiptResolver, RecommendationOutcomeResolver } from './receipt/receipt.resolver';
import {
  BaseRecommendationResolver,
  RecommendationEvidenceResolver,
  RecommendResolver,
  RejectedBaseResolver,
} from './answer/recommend.resolver';
import {
  ConstraintCounterfactualResolver,
  ExperimentAdviceResolver,
  GainOverMostDownloadedResolver,
} from './answer/advice.resolver';
import {
  DomainNeighbourResolver,
  DomainSimilarityResolver,
  DomainTransferResolver,
  ModelNeighbourResolver,
  ModelSimilarityResolver,
  NearestDomainsResolver,
} from './similarity/similarity.resolver';
import { BetterBaseResolver } from './watch/better-base.resolver';

/**
 * Every resolver class of the feature, for building the schema. The published schema prints queries in the order in which
 * their classes are imported here.
 */
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
  ReplayResolver,
  NearestDomainsResolver,
  DomainSimilarityResolver,
  DomainNeighbourResolver,
  DomainTransferResolver,
  ModelNeighbourResolver,
  ModelSimilarityResolver,
  BetterBaseResolver,
] as const;
