import { systemClock, type Clock } from '../../platform/clock';
import type { Log } from '../../platform/log';
import type { AuditRepository, Refusal } from './audit.repository';

const WINDOW_MS = 60_000;
/** Entries that refused attempts may fill in a minute: nobody fills the disk by being refused. */
const MOST_IN_WINDOW = 60;
const MOST_OF_ONE = 10;

export interface RefusalLogParts {
  readonly audit: Pick<AuditRepository, 'refused'>;
  readonly log: Log;
  readonly clock?: Clock;
}

/** Keeps refused attempts in the audit log, at most 60 in a minute and 10 of one principal. */
export class RefusalLog {
  private readonly clock: Clock;
  private windowEnds = 0;
  private written = 0;
  private left = 0;
  private readonly byPrincipal = new Map<string, number>();
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly parts: RefusalLogParts) {
    this.clock = parts.clock ?? systemClock;
  }

  /** Beside the request, which neither waits for it nor fails with it. */
  add(refusal: Omit<Refusal, 'count'>): void {
    this.beginWindow();
    const ofOne = this.byPrincipal.get(refusal.principal) ?? 0;
    if (this.written >= MOST_IN_WINDOW || ofOne >= MOST_OF_ONE) {
      this.left += 1;
      return;
    }
    this.written += 1;
    this.byPrincipal.set(refusal.principal, ofOne + 1);
    // Those that were left out are told of by the next entry.
    const count = 1 + this.left;
    this.left = 0;
    const write = () => this.parts.audit.refused({ ...refusal, count });
    this.writing = this.writing.then(write).catch((error: unknown) => {
      this.parts.log.error({ err: error }, 'a refused attempt could not be kept in the audit log');
    });
  }

  /** Resolves when everything added so far is kept. */
  settled(): Promise<void> {
    return this.writing;
  }

  private beginWindow(): void {
    const now = this.clock.now();
    if (now < this.windowEnds) return;
    this.windowEnds = now + WINDOW_MS;
    this.written = 0;
    this.byPrincipal.clear();
  }
}
