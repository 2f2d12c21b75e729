import type { Clock } from '../../platform/clock';
import type { Log } from '../../platform/log';
import { Poller } from '../../platform/poller';
import type { SendingRepository } from './sending.repository';

const INTERVAL_MS = 60 * 60_000;
const BATCH = 500;
/** Long enough to look into what went wrong a month ago; changes themselves are kept for ever. */
const KEPT_MS = 30 * 24 * 60 * 60_000;

interface Purging {
  readonly sending: Pick<SendingRepository, 'purgeDeliveries' | 'purgeSecrets'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Takes out, in the background, messages that were done with long ago, and secrets that ended. */
export class DeliveryPurge {
  private readonly poller: Poller;

  constructor(private readonly purging: Purging) {
    const { clock, log } = purging;
    const poll = (signal: AbortSignal) => this.purge(signal);
    this.poller = new Poller({
      poll,
      what: 'messages of webhooks to take out',
      interval: INTERVAL_MS,
      clock,
      log,
    });
  }

  start(): void {
    this.poller.start();
  }

  stop(): void {
    this.poller.stop();
  }

  /** Batch by batch, so that no statement holds many rows. */
  async purge(signal?: AbortSignal): Promise<void> {
    const { sending, clock } = this.purging;
    const now = clock.now();
    await sending.purgeSecrets(new Date(now));
    for (let count = BATCH; count === BATCH && signal?.aborted !== true;)
      count = await sending.purgeDeliveries(new Date(now - KEPT_MS), BATCH);
  }
}
