export { recommendResolvers } from './recommend.resolvers';
export { createRecommendation, RECOMMENDER_VERSION, type Recommendation } from './create-recommendation';
export { recommendEntities } from './recommend.entities';
export type { FitProgress } from './fitting/fit-messages';
export type { FitOptions, FitReport } from './fitting/fit.service';
export type { RecommendService, BaseRecommendations } from './answer/recommend.service';
export type { CompareService } from './compare/compare.service';
export type { RecommendQuestion } from './question/question';
export type { BaseComparison } from './compare/compare-bases';
