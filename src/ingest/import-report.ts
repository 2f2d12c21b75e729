import { withFound, type RecordProblem } from '../hubs';
import { compareText } from '../platform/compare-text';
import type { ResultChanges } from './apply/result.repository';
import type { BatchOutcome } from './batch-importer';
import { nameOfResult } from './describe-results';
import { HubProblems } from './hub-problems';
import { keyText, type ImportPlan, type Kind } from './plan';
import type { UpstreamChanges } from './upstream/listing-watch';

/**
 * What one import did. Counts of models and datasets are of things with a record of their own;
 * stubs are apart.
 */
export interface ImportReport {
  hub: string;
  source: string;
  dryRun: boolean;
  /**
   * Records that were read and dealt with: each is created, updated, unchanged, not newer, left out
   * or skipped.
   */
  read: number;
  /** Records of things that were not in the catalogue, or only as a stub. */
  created: number;
  /** Of the created: how many were stubs until now. */
  stubsFilled: number;
  updated: number;
  /** Of the updated: how many changed only in their downloads and likes. */
  countersOnly: number;
  /** Entities that were merged with another because a record says that both are the same. */
  merged: number;
  unchanged: number;
  /**
   * Records not imported because their last change at their hub was before `since`, or before that
   * of what the catalogue has from the same source.
   */
  notNewer: number;
  stubs: { models: number; datasets: number };
  /** New claims; in a dry run those that would be made. */
  claims: { lineage: number; trainings: number; evaluations: number };
  studies: { created: number; updated: number };
  /**
   * New transfer results; `corrected` supersede an older value, `derived` follow from evaluations
   * (none in a dry run).
   */
  results: { created: number; corrected: number; derived: number };
  /** Of a reading of a whole hub: what it no longer has. */
  upstream: UpstreamChanges | null;
  /** Rows of a table that its description says are no results, and private records. */
  leftOut: number;
  /** Records left out for a fault. */
  skipped: number;
  /** Fields left out of records that went in. */
  ignored: number;
  /** How often each reason occurred, the most frequent first. */
  reasons: {
    action: RecordProblem['action'];
    field: string | null;
    reason: string;
    count: number;
    example: string;
  }[];
  /** The first problems in full. */
  problems: RecordProblem[];
  /** Stopped on request before the end of the source; everything counted here is in. */
  interrupted: boolean;
  /** Why it ended early; null when it did not. Everything counted here is in. */
  failure: string | null;
  seconds: number;
}

const MAX_PROBLEMS = 1000;

/** The place of an item in a list differs from record to record. */
const fieldOf = (field: string | null): string | null => field?.replace(/\d+/g, 'N') ?? null;

/** Whether it is a problem of a record, or of a page of them, whose id is not known. */
const isOfUnknown = ({ action, field }: RecordProblem): boolean =>
  (action === 'skipped' || action === 'ignored') && (field === null || field === 'id');

const planned = ({ claims }: ImportPlan) => ({
  lineage: claims.lineage.length,
  trainings: claims.trainings.length,
  evaluations: claims.evaluations.length,
});

/** Adds up an import as its batches go in. */
export class ImportTally {
  /** Those that are kept with the hub; none of a dry run. */
  readonly forHub = new HubProblems();
  private read = 0;
  private created = 0;
  private stubsFilled = 0;
  private updated = 0;
  private countersOnly = 0;
  private merged = 0;
  private unchanged = 0;
  private leftOut = 0;
  private skipped = 0;
  private ignored = 0;
  private notNewer = 0;
  private upstream: UpstreamChanges | null = null;
  private unread = 0;
  private readonly studies = { created: 0, updated: 0 };
  private readonly results = { created: 0, corrected: 0, derived: 0 };
  private readonly stubs = { models: 0, datasets: 0 };
  private readonly claims = { lineage: 0, trainings: 0, evaluations: 0 };
  private readonly problems: RecordProblem[] = [];
  private readonly reasons = new Map<string, ImportReport['reasons'][number]>();
  /** A dry run writes nothing, so later batches would count the same new things again. */
  private readonly seen = new Set<string>();

  constructor(
    private readonly source: {
      hub: string;
      source: string;
      dryRun: boolean;
      /** By `performance.now()`. */
      started: number;
      onProblem?: ((problem: RecordProblem) => void) | undefined;
    },
  ) {}

  get hub(): string {
    return this.source.hub;
  }

  get recordsRead(): number {
    return this.read;
  }

  get recordsSkipped(): number {
    return this.skipped;
  }

  /**
   * Records count as read when their batch is written: the report of an import that ends early
   * covers only those.
   */
  readRecords(count: number): void {
    this.read += count;
  }

  /** @param isRead false for a problem of a record that was counted as read */
  addProblem({ reason, subject = {}, ...problem }: RecordProblem, isRead = false): void {
    const { action, count = 1 } = problem;
    if (!isRead && (action === 'skipped' || action === 'leftOut')) this.read += count;
    if (action === 'skipped') this.skipped += count;
    else if (action === 'leftOut') this.leftOut += count;
    else if (action === 'ignored') this.ignored += count;
    if (isOfUnknown(problem)) this.unread += count;
    this.source.onProblem?.(problem);
    if (!this.source.dryRun) this.forHub.add({ ...problem, subject });
    if (this.problems.length < MAX_PROBLEMS) this.problems.push(problem);
    const field = fieldOf(problem.field);
    const shared = reason ?? problem.message;
    const key = `${action}\n${field}\n${shared}`;
    const known = this.reasons.get(key) ?? {
      action,
      field,
      reason: shared,
      count: 0,
      example: problem.id,
    };
    this.reasons.set(key, { ...known, count: known.count + count });
  }

  addNotNewer(): void {
    this.read += 1;
    this.notNewer += 1;
  }

  /** Whether every record of the source could at least be told by its id. */
  get isWhole(): boolean {
    return this.unread === 0;
  }

  addUpstream(changes: UpstreamChanges): void {
    this.upstream = changes;
    const { doubtful } = changes;
    if (doubtful === null) return;
    const message = `lacks ${doubtful.missing} of ${doubtful.known} things that it had: too many to mark them as gone`;
    this.addProblem({ hub: this.hub, id: this.source.source, field: null, message, action: 'suspect' }, true);
  }

  addStudies(count: number, { created, updated }: { created: number; updated: number }): void {
    this.read += count;
    this.created += created;
    this.updated += updated;
    this.unchanged += count - created - updated;
    this.studies.created += created;
    this.studies.updated += updated;
  }

  addOutcome({ plan, applied, results, derivedResults }: BatchOutcome): void {
    this.addResults(results, derivedResults);
    for (const thing of plan.creates) {
      if (this.source.dryRun && this.isSeen(keyText(thing.key))) continue;
      if (thing.fields === null) this.addStub(thing.key.kind);
      else this.created += 1;
    }
    const filled = plan.updates.filter(({ fillsStub }) => fillsStub).length;
    this.created += filled;
    this.stubsFilled += filled;
    this.updated += plan.updates.length - filled + plan.counters.length;
    this.countersOnly += plan.counters.length;
    this.merged += plan.merges.length;
    this.unchanged += plan.unchanged;
    this.notNewer += plan.notNewer;
    const claims = applied ?? planned(plan);
    this.claims.lineage += claims.lineage;
    this.claims.trainings += claims.trainings;
    this.claims.evaluations += claims.evaluations;
    for (const problem of plan.problems) this.addProblem(problem, true);
  }

  report({ interrupted, failure }: Pick<ImportReport, 'interrupted' | 'failure'>): ImportReport {
    const reasons = [...this.reasons.values()].sort(
      (a, b) => b.count - a.count || compareText(a.reason, b.reason),
    );
    return {
      hub: this.source.hub,
      source: this.source.source,
      dryRun: this.source.dryRun,
      read: this.read,
      created: this.created,
      stubsFilled: this.stubsFilled,
      updated: this.updated,
      countersOnly: this.countersOnly,
      merged: this.merged,
      unchanged: this.unchanged,
      notNewer: this.notNewer,
      stubs: this.stubs,
      claims: this.claims,
      studies: this.studies,
      results: this.results,
      upstream: this.upstream,
      leftOut: this.leftOut,
      skipped: this.skipped,
      ignored: this.ignored,
      reasons,
      problems: this.problems,
      interrupted,
      failure,
      seconds: Math.round((performance.now() - this.source.started) / 10) / 100,
    };
  }

  private addResults({ created, corrections, unchanged }: ResultChanges, derived: number): void {
    this.created += created;
    this.updated += corrections.length;
    this.unchanged += unchanged;
    this.results.created += created;
    this.results.corrected += corrections.length;
    this.results.derived += derived;
    for (const { result, oldValue } of corrections) {
      const values = `${oldValue} until now, ${result.value} from now on`;
      const words = withFound('supersedes another value', values);
      this.addProblem({ ...nameOfResult(result), field: 'value', ...words, action: 'corrected' }, true);
    }
  }

  private addStub(kind: Kind): void {
    this.stubs[kind === 'MODEL' ? 'models' : 'datasets'] += 1;
  }

  private isSeen(key: string): boolean {
    if (this.seen.has(key)) return true;
    this.seen.add(key);
    return false;
  }
}
