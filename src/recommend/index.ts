export { runEvaluation, type EvaluationReport, type MatrixReport } from './evaluation';
export { createRecommendation, RECOMMENDER_VERSION, type Recommendation } from './create-recommendation';
export { recommendEntities } from './recommend.entities';
export type { FitProgress } from './fitting/fit-messages';
export type { FitOptions, FitReport } from './fitting/fit.service';
export { recommendResolvers } from './recommend.resolvers';
export type { RecommendService } from './recommend.service';
export type { RecommendQuestion } from './input';
export type { BaseRecommendations } from './recommendation';
