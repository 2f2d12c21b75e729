import type { GraphQLSchema } from 'graphql';
import type { LiveImportService } from '../ingest';
import type { Metrics } from '../platform/metrics';
import type { CompareService, FitOptions, FitReport, RecommendService } from '../recommend';
import type { CreateContext } from './create-context';
import type { ReadinessCheck } from './http/health.handlers';
import type { EncoderAdoption } from './encoder-adoption';
import type { SyncScheduler } from './sync/sync-scheduler';

/** What the running parts are, in words for people. */
export interface AppDescription {
  /** Such as `embedded in /srv/rootstock/.rootstock` or `PostgreSQL 15.4 at db:5432`. */
  readonly database: string;
  /** The TensorFlow backend that encodes: `native`, `wasm` or `cpu`. */
  readonly tensorflow: string;
}

/** The wired application, as far as those who serve it need to know. */
export interface App {
  readonly schema: GraphQLSchema;
  readonly createContext: CreateContext;
  readonly checks: Readonly<Record<string, ReadinessCheck>>;
  readonly metrics: Metrics;
  readonly description: AppDescription;
  /** Brings the database to the newest migration; returns the names of those that ran. */
  migrate(): Promise<readonly string[]>;
  /** Loads the starter catalogue, unless `onlyIfEmpty` and something is there; says in a sentence what it did. */
  loadStarter(options: { readonly onlyIfEmpty: boolean }): Promise<string>;
  /** Takes in what public hubs publish. */
  readonly imports: LiveImportService;
  /** Imports again and again what the settings name, once it is started. */
  readonly sync: Pick<SyncScheduler, 'start' | 'stop'>;
  /** Puts the encoder of the settings in the place of the one that ships: `adopt` waits for it, `start` does not. */
  readonly encoder: Pick<EncoderAdoption, 'adopt' | 'start' | 'stop'>;
  /** Answers which base to start from. */
  readonly recommend: RecommendService;
  /** Puts bases side by side. */
  readonly compare: CompareService;
  /** Fits the recommender to the catalogue's own evidence: when asked, and in the background once it is started. */
  readonly recommender: {
    fit(options: Omit<FitOptions, 'known'>): Promise<FitReport>;
    start(): void;
    stop(): Promise<void>;
  };
  /**
   * Brings what is computed up to the catalogue and to this version: embeddings that are missing, then the transfer edges,
   * one domain at a time. Returns how many of each were written.
   */
  refreshDerived(): Promise<{ embeddings: number; edges: number }>;
  /** Gives back the database, its lock and its connections. */
  close(): Promise<void>;
}
