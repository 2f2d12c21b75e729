import type { Clock } from '../../platform/clock';
import type { Log } from '../../platform/log';
import { Poller } from '../../platform/poller';
import type { ReceiptSettings } from '../../platform/settings/receipt-settings';
import type { ReceiptRepository } from './receipt.repository';

const INTERVAL_MS = 60 * 60_000;
const BATCH = 500;

interface Purging {
  readonly repository: ReceiptRepository;
  readonly settings: ReceiptSettings;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Takes out receipts, in the background, that are older than is set, and of each client those that
 * are more than are kept, the oldest first. One that a result was reported for stays with it.
 */
export class ReceiptPurge {
  private readonly poller: Poller;

  constructor(private readonly purging: Purging) {
    const { clock, log } = purging;
    const poll = (signal: AbortSignal) => this.purge(signal);
    this.poller = new Poller({ poll, what: 'receipts to take out', interval: INTERVAL_MS, clock, log });
  }

  start(): void {
    this.poller.start();
  }

  stop(): void {
    this.poller.stop();
  }

  /** Batch by batch, so that no statement holds many rows. */
  async purge(signal?: AbortSignal): Promise<void> {
    const { repository, settings, clock, log } = this.purging;
    const oldest = new Date(clock.now() - settings.retentionMs);
    const went = [
      await inBatches(() => repository.purgeOlderThan(oldest, BATCH), signal),
      await inBatches(() => repository.purgeSurplus(settings.perClient, BATCH), signal),
    ];
    const [old, surplus] = went;
    if (went.some((count) => count > 0)) log.info({ old, surplus }, 'took out receipts of recommendations');
  }
}

async function inBatches(next: () => Promise<number>, signal?: AbortSignal): Promise<number> {
  let total = 0;
  for (let count = BATCH; count === BATCH && signal?.aborted !== true;) {
    count = await next();
    total += count;
  }
  return total;
}
