import type { ImportReport, LiveImportService } from '../../ingest';
import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import type { Log } from '../../platform/log';
import type { SyncSetting } from '../../platform/sync-setting';

/** A source that is read repeatedly; `source` is its full address. */
export interface SyncTarget extends Pick<SyncSetting, 'hub' | 'everyMs'> {
  readonly source: string;
}

export interface SyncParts {
  readonly imports: Pick<LiveImportService, 'run' | 'lastCompleted'>;
  readonly database: Pick<Database, 'exclusively'>;
  readonly clock: Clock;
  readonly log: Log;
}

const LOCK = 'rootstock sync';
const MINUTE_MS = 60_000;
/**
 * How long to wait before looking again: nothing tells this process when another one releases
 * the lock or has read the source.
 */
const LOOK_AGAIN_MS = MINUTE_MS;
const FIRST_RETRY_MS = 5 * MINUTE_MS;
const LONGEST_RETRY_MS = 60 * MINUTE_MS;
const LONGEST_SLEEP_MS = 60 * MINUTE_MS;
/** How long stopping may take, so that the whole service stops within two seconds. */
const STOP_MS = 1_400;

/**
 * Imports each source when its interval has passed since it was last read to its end: one at a
 * time, in only one of the processes that share the database. A failed import is logged and tried
 * again later.
 */
export class SyncScheduler {
  private readonly stopping = new AbortController();
  private readonly failures = new Map<SyncTarget, { count: number; retryAt: number }>();
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly targets: readonly SyncTarget[],
    private readonly parts: SyncParts,
  ) {}

  start(): void {
    if (this.targets.length > 0) this.loop = this.runUntilStopped();
  }

  /**
   * Stops waiting and reading. Returns false when a batch is still being written after the time
   * allowed.
   */
  async stop(): Promise<boolean> {
    this.stopping.abort();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), STOP_MS);
    });
    const isQuiet = await Promise.race([this.loop.then(() => true), late]);
    clearTimeout(timer);
    return isQuiet;
  }

  private async runUntilStopped(): Promise<void> {
    const { clock } = this.parts;
    const { signal } = this.stopping;
    while (!signal.aborted) {
      let next = LONGEST_SLEEP_MS;
      for (const target of this.targets) {
        if (signal.aborted) return;
        next = Math.min(next, await this.visit(target));
      }
      await clock.sleep(next, signal).catch(() => undefined);
    }
  }

  /** Reads a source if it is due. Returns the milliseconds until the next check; never rejects. */
  private async visit(target: SyncTarget): Promise<number> {
    const { clock, database } = this.parts;
    const retryIn = (this.failures.get(target)?.retryAt ?? 0) - clock.now();
    if (retryIn > 0) return retryIn;
    try {
      const wait = await this.timeUntilDue(target);
      if (wait > 0) return wait;
      const isOurs = await database.exclusively(LOCK, (lost) => this.readIfDue(target, lost));
      if (!isOurs) return LOOK_AGAIN_MS;
      this.failures.delete(target);
      return Math.max(await this.timeUntilDue(target), LOOK_AGAIN_MS);
    } catch (error) {
      if (this.stopping.signal.aborted) return 0;
      return this.failed(target, error);
    }
  }

  private async timeUntilDue({ hub, source, everyMs }: SyncTarget): Promise<number> {
    const { clock, imports } = this.parts;
    const last = await imports.lastCompleted(hub, source);
    return last === null ? 0 : last.getTime() + everyMs - clock.now();
  }

  private async readIfDue(target: SyncTarget, lost: AbortSignal): Promise<void> {
    const { imports, log } = this.parts;
    // Another process may have read it between our check and our lock.
    if ((await this.timeUntilDue(target)) > 0) return;
    const { hub, source } = target;
    log.info({ hub, source }, 'sync started');
    const report = await imports.run(hub, source, { signal: AbortSignal.any([this.stopping.signal, lost]) });
    lost.throwIfAborted();
    if (report.failure !== null) throw new Error(report.failure);
    log.info({ hub, source, ...summaryOf(report) }, report.interrupted ? 'sync stopped' : 'sync done');
  }

  private failed(target: SyncTarget, error: unknown): number {
    const { clock, log } = this.parts;
    const count = (this.failures.get(target)?.count ?? 0) + 1;
    const wait = Math.min(target.everyMs, LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (count - 1));
    this.failures.set(target, { count, retryAt: clock.now() + wait });
    const { hub, source } = target;
    log.error({ err: error, hub, source, retryInSeconds: Math.round(wait / 1000) }, 'sync failed');
    return wait;
  }
}

const summaryOf = ({ read, created, updated, unchanged, skipped, seconds }: ImportReport) => ({
  read,
  created,
  updated,
  unchanged,
  skipped,
  seconds,
});
