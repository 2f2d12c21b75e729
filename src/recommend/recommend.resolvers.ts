// The published schema prints queries in the order of these imports: do not sort them.
import { made, type ResolverList } from '../platform/graphql/resolver-list';
import { BaseDifferenceResolver, CompareResolver } from './compare/compare.resolver';
import type { CompareService } from './compare/compare.service';
import { ReplayResolver } from './replay/replay.resolver';
import type { ReplayService } from './replay/replay.service';
import { ReceiptResolver, RecommendationOutcomeResolver } from './receipt/receipt.resolver';
import type { ReceiptService } from './receipt/receipt.service';
import {
  AbstentionResolver,
  AlternativeResolver,
  BaseRecommendationResolver,
  RecommendationEvidenceResolver,
  RecommendResolver,
  RejectedBaseResolver,
} from './answer/recommend.resolver';
import type { RecommendService } from './answer/recommend.service';
import {
  ConstraintCounterfactualResolver,
  ExperimentAdviceResolver,
  GainOverMostDownloadedResolver,
} from './answer/advice.resolver';
import { RecommendationTaskResolver } from './answer/target.resolver';
import {
  DomainDataResolver,
  DomainNeighbourResolver,
  DomainSimilarityResolver,
  DomainTransferResolver,
  ModelNeighbourResolver,
  ModelSimilarityResolver,
  NearestDomainsResolver,
} from './similarity/similarity.resolver';
import type { NearestDomainsService } from './similarity/nearest-domains.service';
import { TrialPlanResolver, TrialResolver } from './trial/trial.resolver';
import type { TrialService } from './trial/trial.service';
import { BetterBaseResolver } from './watch/better-base.resolver';
import type { BetterBaseService } from './watch/better-base.service';

/** What the resolvers of the feature stand on. */
export interface RecommendServices {
  readonly recommend: RecommendService;
  readonly compare: CompareService;
  readonly trials: TrialService;
  readonly receipts: ReceiptService;
  readonly replays: ReplayService;
  readonly nearestDomains: NearestDomainsService;
  readonly betterBases: Pick<BetterBaseService, 'follow'>;
}

/** The feature's resolvers. */
export const recommendResolvers: ResolverList<RecommendServices> = [
  made(RecommendResolver, ({ recommend }) => new RecommendResolver(recommend)),
  made(CompareResolver, ({ compare }) => new CompareResolver(compare)),
  BaseDifferenceResolver,
  made(ReceiptResolver, ({ receipts }) => new ReceiptResolver(receipts)),
  RecommendationOutcomeResolver,
  BaseRecommendationResolver,
  RejectedBaseResolver,
  AbstentionResolver,
  AlternativeResolver,
  RecommendationTaskResolver,
  GainOverMostDownloadedResolver,
  ConstraintCounterfactualResolver,
  ExperimentAdviceResolver,
  RecommendationEvidenceResolver,
  made(ReplayResolver, ({ replays }) => new ReplayResolver(replays)),
  made(NearestDomainsResolver, ({ nearestDomains }) => new NearestDomainsResolver(nearestDomains)),
  DomainSimilarityResolver,
  DomainNeighbourResolver,
  DomainDataResolver,
  DomainTransferResolver,
  ModelNeighbourResolver,
  ModelSimilarityResolver,
  made(TrialPlanResolver, ({ trials }) => new TrialPlanResolver(trials)),
  TrialResolver,
  made(BetterBaseResolver, ({ betterBases }) => new BetterBaseResolver(betterBases)),
];
