import {
  ConstraintCounterfactualResolver,
  ExperimentAdviceResolver,
  GainOverMostDownloadedResolver,
} from './advice.resolver';
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

/** Every resolver class of the feature, for building the schema. */
export const recommendResolvers = [
  RecommendResolver,
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
] as const;
