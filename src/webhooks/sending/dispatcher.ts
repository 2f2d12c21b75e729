import { randomUUID } from 'node:crypto';
import type { Principals } from '../../access';
import type { Clock } from '../../platform/clock';
import { encodeGlobalId } from '../../platform/graphql/global-id';
import type { Log } from '../../platform/log';
import { Poller } from '../../platform/poller';
import type { Courier } from './courier';
import type { ClaimedWebhook } from './claimed-webhook';
import type { DueRepository, Present } from './due.repository';
import type { SendingRepository } from './sending.repository';

const INTERVAL_MS = 1_000;
/** Webhooks attended to at once: one that is slow takes one of these places for 15 s at most. */
const AT_ONCE = 16;
/** Of one owner: however slow all its receivers are, there are places for others. */
const MOST_OF_OWNER = 4;
/** Longer than an attempt takes: whoever has not come back by then is gone. */
const LEASE_MS = 60_000;

export interface DispatcherParts {
  readonly due: DueRepository;
  readonly sending: Pick<SendingRepository, 'release'>;
  readonly principals: Pick<Principals, 'markOfAdmin'>;
  readonly courier: Pick<Courier, 'serve'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Changes by which the slowest webhook is behind, whenever that was looked for. */
  readonly onLook?: (behind: number) => void;
}

/**
 * Looks for webhooks with something to do, one statement a second, and attends to several at once,
 * each of them alone. Processes on the same database share the work: each takes what no other has.
 */
export class Dispatcher {
  private readonly poller: Poller;
  /** By row id of the webhook. */
  private readonly atWork = new Map<number, { webhook: ClaimedWebhook; work: Promise<void> }>();
  private claiming: Promise<ClaimedWebhook[]> = Promise.resolve([]);
  private stopping = new AbortController();

  constructor(private readonly parts: DispatcherParts) {
    const { clock, log } = parts;
    const poll = (signal: AbortSignal) => this.poll(signal);
    this.poller = new Poller({ poll, what: 'messages of webhooks', interval: INTERVAL_MS, clock, log });
  }

  start(): void {
    this.stopping = new AbortController();
    this.poller.start();
  }

  /** What is being sent is broken off, and sent again under its id by whoever goes on. */
  async stop(): Promise<void> {
    this.poller.stop();
    this.stopping.abort();
    await this.claiming.catch(() => undefined);
    await Promise.all(this.works());
  }

  /** Attends to whatever is due until nothing is, or until it is stopped. */
  private async poll(signal: AbortSignal): Promise<void> {
    const { due, onLook } = this.parts;
    while (!signal.aborted) {
      const { isAnythingDue, behind } = await due.look(await this.present());
      onLook?.(behind);
      const free = AT_ONCE - this.atWork.size;
      if (isAnythingDue && free > 0 && !signal.aborted) {
        this.claiming = this.claim(free);
        for (const webhook of await this.claiming) this.begin(webhook);
      }
      if (this.atWork.size === 0) return;
      await this.untilOneEnds(signal);
    }
  }

  private async present(): Promise<Present> {
    const { clock, principals } = this.parts;
    return { adminMark: await principals.markOfAdmin(), now: new Date(clock.now()) };
  }

  private async claim(size: number): Promise<ClaimedWebhook[]> {
    const atWork = [...this.atWork.values()].map(({ webhook }) => webhook);
    const terms = { leaseHolder: randomUUID(), leaseMs: LEASE_MS, mostOfOwner: MOST_OF_OWNER };
    return this.parts.due.claim(await this.present(), { ...terms, size, atWork });
  }

  private begin(webhook: ClaimedWebhook): void {
    const work = this.attend(webhook).finally(() => this.atWork.delete(webhook.id));
    this.atWork.set(webhook.id, { webhook, work });
  }

  private works(): Promise<void>[] {
    return [...this.atWork.values()].map(({ work }) => work);
  }

  /** Never rejects. What failed here is tried again when the lease is over. */
  private async attend(webhook: ClaimedWebhook): Promise<void> {
    const { sending, courier, log } = this.parts;
    const { signal } = this.stopping;
    try {
      signal.throwIfAborted();
      await courier.serve(webhook, signal);
    } catch (error) {
      if (!signal.aborted)
        return log.error(
          { err: error, webhook: encodeGlobalId('Webhook', webhook.id) },
          'a webhook could not be served',
        );
      await sending.release(webhook).catch((failure: unknown) => {
        log.warn(
          { err: failure, webhook: encodeGlobalId('Webhook', webhook.id) },
          'a webhook is left to others when its lease is over',
        );
      });
    }
  }

  /** Or until it is time to look again. */
  private async untilOneEnds(signal: AbortSignal): Promise<void> {
    const waiting = new AbortController();
    const either = AbortSignal.any([signal, waiting.signal]);
    const over = this.parts.clock.sleep(INTERVAL_MS, either).catch(() => undefined);
    await Promise.race([...this.works(), over]);
    waiting.abort();
  }
}
