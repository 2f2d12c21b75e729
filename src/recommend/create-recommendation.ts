import type { Encoder, TensorBackend } from '../embedding';
import { systemClock, type Clock } from '../platform/clock';
import type { Database } from '../platform/database';
import { createResolvers, type ResolverInstances } from '../platform/graphql/resolver-list';
import type { Log } from '../platform/log';
import { SCORER_VERSION, TransferScorer } from '../scoring';
import { RecommendService } from './answer/recommend.service';
import { CompareService } from './compare/compare.service';
import { EdgeRepository } from './edges/edge.repository';
import { EdgeService } from './edges/edge.service';
import { fitInThread } from './fitting/fit-thread';
import { FitRepository } from './fitting/fit.repository';
import { FitService, type FitOptions, type FitReport } from './fitting/fit.service';
import { KnowledgeReader } from './knowledge/knowledge-reader';
import { KnowledgeRepository } from './knowledge/knowledge.repository';
import { KnowledgeService } from './knowledge/knowledge.service';
import { SnapshotReader } from './knowledge/snapshot-reader';
import { StarterFits } from './knowledge/starter-fits';
import { VectorRepository } from './knowledge/vector.repository';
import { VectorService } from './knowledge/vector.service';
import { ReceiptRepository } from './receipt/receipt.repository';
import { ReceiptService } from './receipt/receipt.service';
import { ReplayService } from './replay/replay.service';
import { recommendResolvers } from './recommend.resolvers';
import { NearestDomainsService } from './similarity/nearest-domains.service';
import { similarityLoaderFactory, type SimilarityLoaders } from './similarity/similarity.loaders';
import { SimilarityService } from './similarity/similarity.service';
import { TrialService } from './trial/trial.service';
import { BetterBaseService } from './watch/better-base.service';

export interface RecommendationParts {
  database: Database;
  encoder: Encoder;
  backend: TensorBackend;
  log: Log;
}

/** What tests put in the place of what is slow. */
export interface RecommendationPace {
  /** Does the work of a fit; in a thread by default. */
  fit?: typeof fitInThread;
  /** When to look for better bases; that of the system by default. */
  clock?: Clock;
}

/** Raise with any change outside the scorer that can change an answer. */
const RECOMMENDER_REVISION = 5;

/** Changes whenever the same catalogue could give another answer. */
export const RECOMMENDER_VERSION = `recommender-${RECOMMENDER_REVISION}/${SCORER_VERSION}`;

/** The feature, built by hand from what it stands on. */
export interface Recommendation {
  readonly service: RecommendService;
  readonly compare: CompareService;
  readonly trials: TrialService;
  /**
   * Call `refreshEdges` after the catalogue was filled, and `stop` before the database is closed.
   */
  readonly edges: EdgeService;
  /** Call `stop` before the database is closed. */
  readonly betterBases: BetterBaseService;
  /**
   * Fits the scorer to the catalogue's own evidence and stores the fit, which the running answers
   * then stand on.
   */
  readonly fit: (options: Omit<FitOptions, 'known'>) => Promise<FitReport>;
  /** Begins, and ends, fitting in the background when enough of the evidence is new. */
  readonly fitting: Pick<FitService, 'start' | 'stop'>;
  readonly resolvers: ResolverInstances;
  /** Makes the loaders of one request. */
  readonly createLoaders: () => SimilarityLoaders;
}

export function createRecommendation(
  { database, encoder, backend, log }: RecommendationParts,
  { fit = fitInThread, clock = systemClock }: RecommendationPace = {},
): Recommendation {
  const recommenderVersion = RECOMMENDER_VERSION;
  const vectors = new VectorRepository(database);
  const fits = new FitRepository(database, encoder);
  const fitting = new FitService({
    repository: fits,
    encoder,
    log,
    fit,
  });
  const repository = new KnowledgeRepository(database, encoder);
  const encoded = new VectorService(encoder, vectors);
  const reader = new SnapshotReader(
    new KnowledgeReader(repository, encoded),
    new StarterFits(fitting, fits),
    backend,
    (evidence, { blocks }, known) =>
      new TransferScorer(evidence, blocks, known === undefined ? {} : { fit: known }),
  );
  const knowledge = new KnowledgeService(repository, reader, encoded, log);
  const versions = { recommenderVersion, backend: backend.name };
  const receipts = new ReceiptService(new ReceiptRepository(database), versions, log);
  const service = new RecommendService(knowledge, receipts);
  const compare = new CompareService(knowledge);
  const trials = new TrialService(knowledge);
  const edges = new EdgeService(knowledge, new EdgeRepository(database), { recommenderVersion, log });
  const similarity = new SimilarityService(knowledge, vectors, backend);
  const betterBases = new BetterBaseService({
    findBest: async (question) => (await service.answer(question, '')).answer.recommendations[0] ?? null,
    currentState: async () => (await knowledge.current()).snapshot,
    clock,
    log,
  });
  return {
    service,
    compare,
    trials,
    edges,
    fit: async (options) => {
      const { known, ...at } = await reader.evidence();
      return fitting.run(at, { ...options, known });
    },
    fitting,
    resolvers: createResolvers(recommendResolvers, {
      recommend: service,
      compare,
      trials,
      receipts,
      replays: new ReplayService(service, receipts),
      nearestDomains: new NearestDomainsService(knowledge),
      betterBases,
    }),
    betterBases,
    createLoaders: similarityLoaderFactory(similarity, edges),
  };
}
