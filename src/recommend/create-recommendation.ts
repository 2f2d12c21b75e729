import type { Encoder, TensorBackend } from '../embedding';
import { systemClock, type Clock } from '../platform/clock';
import type { Database } from '../platform/database';
import { createResolvers, type ResolverInstances } from '../platform/graphql/resolver-list';
import type { Log } from '../platform/log';
import type { Makers } from '../platform/made-when-read';
import { USUAL_RECEIPTS, type ReceiptSettings } from '../platform/settings/receipt-settings';
import { SCORER_VERSION, TransferScorer } from '../scoring';
import { RecommendService } from './answer/recommend.service';
import { CompareService } from './compare/compare.service';
import { EdgeRepository } from './edges/edge.repository';
import { EdgeService } from './edges/edge.service';
import { fitInThread } from './fitting/fit-thread';
import { FitRepository } from './fitting/fit.repository';
import { FitService, type FitOptions, type FitReport } from './fitting/fit.service';
import { FollowedFits } from './knowledge/followed-fits';
import { keptFormat } from './knowledge/kept/kept-format';
import { KeptKnowledgeRepository } from './knowledge/kept/kept-knowledge.repository';
import { KeptReader } from './knowledge/kept/kept-reader';
import { KnowledgeKeeper } from './knowledge/kept/knowledge-keeper';
import { KnowledgeReader } from './knowledge/knowledge-reader';
import { KnowledgeRepository } from './knowledge/knowledge.repository';
import { KnowledgeService } from './knowledge/knowledge.service';
import { SnapshotReader, type CreateScorer } from './knowledge/snapshot-reader';
import { StarterFits } from './knowledge/starter-fits';
import { VectorRepository } from './knowledge/vector.repository';
import { VectorService } from './knowledge/vector.service';
import { ReceiptPurge } from './receipt/receipt-purge';
import { ReceiptRepository } from './receipt/receipt.repository';
import { ReceiptService } from './receipt/receipt.service';
import { ReplayService } from './replay/replay.service';
import { recommendResolvers } from './recommend.resolvers';
import { NearestDomainsService } from './similarity/nearest-domains.service';
import { similarityLoaders, type SimilarityLoaders } from './similarity/similarity.loaders';
import { SimilarityService } from './similarity/similarity.service';
import { TrialService } from './trial/trial.service';
import { bestOf, BetterBaseService } from './watch/better-base.service';

export interface RecommendationParts {
  database: Database;
  encoder: Encoder;
  backend: TensorBackend;
  log: Log;
  /** How long questions are kept, and for whom. */
  receipts?: ReceiptSettings;
  /** Milliseconds for which a question waits for what changed before it; a second by default. */
  patience?: number;
}

/** What tests put in the place of what is slow. */
export interface RecommendationPace {
  /** Does the work of a fit; in a thread by default. */
  fit?: typeof fitInThread;
  /** When to look for better bases; that of the system by default. */
  clock?: Clock;
  /**
   * The recommendation over what everybody may see, whose stored fits and edges this one reads. It
   * makes none itself, since others would read them. Left out: this one makes them.
   */
  follows?: Pick<Recommendation, 'upToDate'>;
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
  /** Takes out receipts that are kept no longer, from `start` to `stop`. */
  readonly receiptPurge: ReceiptPurge;
  /** Keeps what was read for the next process: on request, and from `start` to `stop` by itself. */
  readonly keeper: Pick<KnowledgeKeeper, 'start' | 'stop' | 'keep'>;
  /** What answers are made from now; another object whenever that is. */
  readonly currentState: () => Promise<object>;
  /** Resolves when all that is known now was read and weighed, however long that takes. */
  readonly upToDate: () => Promise<object>;
  /** Ends streams and work in the background; before the database is closed. */
  readonly stop: () => Promise<void>;
  /** Frees what is held outside of the heap, when nobody asks any more. */
  readonly release: () => Promise<void>;
  readonly resolvers: ResolverInstances;
  /** What makes the loaders of one request. */
  readonly loaders: Makers<SimilarityLoaders>;
}

const createScorer: CreateScorer = ({ evidence, encoder: { blocks }, fit }, former) =>
  TransferScorer.create(evidence, blocks, {
    ...(fit === undefined ? {} : { fit }),
    ...(former instanceof TransferScorer ? { former } : {}),
  });

async function stopAll(running: ReadonlyArray<{ stop(): Promise<void> }>): Promise<void> {
  await Promise.all(running.map((one) => one.stop()));
}

export function createRecommendation(
  { database, encoder, backend, log, receipts: settings = USUAL_RECEIPTS, patience }: RecommendationParts,
  { fit = fitInThread, clock = systemClock, follows }: RecommendationPace = {},
): Recommendation {
  const vectors = new VectorRepository(database);
  const fits = new FitRepository(database, encoder);
  const fitting = new FitService({ repository: fits, encoder, log, fit });
  const known = follows === undefined ? fitting : new FollowedFits(fits, follows.upToDate);
  const repository = new KnowledgeRepository(database, encoder);
  const encoded = new VectorService(encoder, vectors);
  const kept = new KeptKnowledgeRepository(database, (by) => keptFormat(database, by));
  const keeper = new KnowledgeKeeper({ repository: kept, log, clock });
  const whole = new KnowledgeReader(repository, encoded);
  const keptReader = new KeptReader({ reader: whole, repository: kept, vectors: encoded, keeper, log });
  // What is kept is of what everybody may see.
  const read = follows === undefined ? keptReader : whole;
  const reader = new SnapshotReader(read, new StarterFits(known, fits), backend, createScorer);
  const knowledge = new KnowledgeService(repository, reader, encoded, { log, patience });
  const versions = { recommenderVersion: RECOMMENDER_VERSION, backend: backend.name };
  const stored = new ReceiptRepository(database);
  const receipts = new ReceiptService(stored, versions, settings, log);
  const service = new RecommendService(knowledge, receipts);
  const asked = { compare: new CompareService(knowledge), trials: new TrialService(knowledge) };
  const storedEdges = new EdgeRepository(database);
  const edges = new EdgeService(knowledge, storedEdges, { recommenderVersion: RECOMMENDER_VERSION, log });
  const currentState = async () => (await knowledge.current()).snapshot;
  const similarity = new SimilarityService(knowledge, vectors, backend);
  const betterBases = new BetterBaseService({
    findBest: async (question) => bestOf(await service.answer(question, '')),
    currentState,
    clock,
    log,
  });
  return {
    service,
    ...asked,
    edges,
    fit: async (options) => {
      const { known, ...at } = await reader.evidence();
      return fitting.run(at, { ...options, known });
    },
    fitting,
    keeper,
    receiptPurge: new ReceiptPurge({ repository: stored, settings, clock, log }),
    resolvers: createResolvers(recommendResolvers, {
      recommend: service,
      ...asked,
      receipts,
      replays: new ReplayService(service, receipts),
      nearestDomains: new NearestDomainsService(knowledge),
      betterBases,
    }),
    betterBases,
    currentState,
    upToDate: () => knowledge.upToDate(),
    stop: () => stopAll([edges, betterBases, fitting, keeper]),
    release: () => knowledge.release(),
    loaders: similarityLoaders(similarity, follows === undefined ? edges : storedEdges),
  };
}
