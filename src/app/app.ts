import type { GraphQLSchema } from 'graphql';
import type { Access, Giver } from '../access';
import type { LiveImportService, RecordExport } from '../ingest';
import type { Metrics } from '../platform/metrics';
import type { CompareService, FitOptions, FitReport, RecommendService, TrialService } from '../recommend';
import type { Webhooks } from '../webhooks';
import type { AnswerSources } from './answers/create-answering';
import type { CreateContext } from './create-context';
import type { DerivedCounts } from './derived-refresh';
import type { ReadinessCheck } from './http/health.handlers';
import type { EncoderAdoption } from './encoder-adoption';
import type { SyncScheduler } from './sync/sync-scheduler';

/** Descriptions of the running parts, for people to read. */
export interface AppDescription {
  /** Such as `embedded in /srv/rootstock/.rootstock` or `PostgreSQL 15.4 at db:5432`. */
  readonly database: string;
  /** The TensorFlow backend that encodes: `native`, `wasm` or `cpu`. */
  readonly tensorflow: string;
}

/** The wired application, with what servers and commands need of it. */
export interface App {
  /** Built when it is first asked for: commands need none. */
  readonly schema: GraphQLSchema;
  readonly createContext: CreateContext;
  readonly checks: Readonly<Record<string, ReadinessCheck>>;
  readonly metrics: Metrics;
  /** What tells for how long an answer stays true. */
  readonly answers: AnswerSources;
  readonly description: AppDescription;
  /** Tokens by which programs are known. */
  readonly tokens: Access['tokens'];
  /** Who is what for which publisher. */
  readonly grants: Access['grants'];
  /** Who gives them at the command line: whoever may use the database. */
  readonly operator: Giver;
  /** Brings the database to the newest migration; returns the names of those that ran. */
  migrate(): Promise<readonly string[]>;
  /**
   * Loads the starter catalogue (with `onlyIfEmpty`, only into an empty one); says in a sentence
   * what it did.
   */
  loadStarter(options: { readonly onlyIfEmpty: boolean }): Promise<string>;
  /** Imports what public hubs publish. */
  readonly imports: LiveImportService;
  /** Writes the catalogue as neutral records. */
  readonly exports: RecordExport;
  /** Once started, repeats the imports that the settings name. */
  readonly sync: Pick<SyncScheduler, 'start' | 'stop'>;
  /**
   * Replaces the encoder that ships by the configured one: `adopt` waits for that, `start` does
   * not.
   */
  readonly encoder: Pick<EncoderAdoption, 'adopt' | 'start' | 'stop'>;
  /** Answers which base to start from. */
  readonly recommend: Pick<RecommendService, 'recommend'>;
  /** Puts bases side by side. */
  readonly compare: Pick<CompareService, 'compare'>;
  /** Says which bases to measure next. */
  readonly trials: Pick<TrialService, 'plan'>;
  /**
   * Fits the recommender to the catalogue's own evidence: on request and, once started, in the
   * background.
   */
  readonly recommender: {
    fit(options: Omit<FitOptions, 'known'>): Promise<FitReport>;
    /** Keeps what was read here, where anything was, so that the next process starts from it. */
    keepKnown(): Promise<void>;
    start(): void;
    stop(): Promise<void>;
  };
  /**
   * Brings computed data up to date with the catalogue and this version: missing embeddings, places
   * on the map of domains, then the transfer edges, one domain at a time. Returns how many of each
   * were written.
   */
  refreshDerived(): Promise<DerivedCounts>;
  /** Reads what recommendations are made from, which the first of them would wait for. */
  warm(): Promise<unknown>;
  /** Once started, sends the messages of webhooks. */
  readonly webhooks: Webhooks['sender'];
  /** Closes the database, its lock and its connections. */
  close(): Promise<void>;
}
