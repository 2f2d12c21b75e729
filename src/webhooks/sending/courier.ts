import { randomUUID } from 'node:crypto';
import type { Principals, Viewer } from '../../access';
import type { CatalogChange } from '../../catalog';
import type { Clock } from '../../platform/clock';
import type { SafeFetch } from '../../platform/fetch/safe-fetch';
import { encodeGlobalId } from '../../platform/graphql/global-id';
import type { Log } from '../../platform/log';
import type { WebhookAttempt } from '../../platform/metrics';
import { messageOfChanges, MOST_CHANGES, portionOf, signed, testMessage, type Portion } from './message';
import { post } from './post';
import { judge, type Reply, type Verdict } from './schedule';
import type { KeptAttempt } from '../delivery/webhook-delivery.entity';
import type { ClaimedWebhook, PendingDelivery } from './claimed-webhook';
import type { SendingRepository } from './sending.repository';

/** Numbers of changes that one statement looks through, so that none takes long. */
const LOOKED_THROUGH = 5_000;

/** Some changes between two numbers, as far as somebody may see them. */
export type ReadChanges = (
  viewer: Viewer,
  range: Pick<ClaimedWebhook, 'entityTypes' | 'operations'> & {
    readonly since: number;
    readonly upTo: number;
    /** Null for all of them. */
    readonly sequences: readonly number[] | null;
  },
  size: number,
) => Promise<readonly CatalogChange[]>;

export interface CourierParts {
  readonly sending: SendingRepository;
  readonly principals: Pick<Principals, 'find'>;
  readonly readChanges: ReadChanges;
  readonly fetch: SafeFetch;
  readonly clock: Clock;
  readonly log: Log;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Called after each attempt. */
  readonly onAttempt: (outcome: WebhookAttempt) => void;
}

/** A message that is kept, and what it tells; null of tests. */
interface Sendable {
  readonly delivery: PendingDelivery;
  readonly portion: Portion | null;
}

/** Does the next thing that there is to do for a webhook. */
export class Courier {
  constructor(private readonly parts: CourierParts) {}

  /**
   * Sends one message, or passes over changes of which none is for the webhook. Each message is
   * kept before it is sent, and what became of it together with where the webhook stands: whoever
   * goes on after this process goes on there. No transaction is open while it is sent.
   *
   * @throws the signal's reason when it is aborted
   */
  async serve(webhook: ClaimedWebhook, signal: AbortSignal): Promise<void> {
    const standing = await this.parts.principals.find(webhook.createdBy, webhook.adminMark);
    if (standing.viewer === null) return this.end(webhook, standing.because);
    const next = await this.nextOf(webhook, standing.viewer);
    if (next === null) return;
    signal.throwIfAborted();
    if (next.portion?.changes.length === 0) return this.leaveOut(webhook, next);
    const reply = await this.send(webhook, next, signal);
    await this.settle(webhook, next, reply);
  }

  private async end(webhook: ClaimedWebhook, because: string): Promise<void> {
    const { sending, clock, log } = this.parts;
    await sending.disable(webhook, 'OWNER_ENDED', new Date(clock.now()));
    log.warn(
      { webhook: publicId(webhook), because },
      'a webhook is disabled: the token that it is of has ended',
    );
  }

  /** What is to be sent; null where nothing is. */
  private async nextOf(webhook: ClaimedWebhook, viewer: Viewer): Promise<Sendable | null> {
    const { delivery } = webhook;
    if (delivery === null) return this.makeNext(webhook, viewer);
    const { since, upTo, sequences } = delivery;
    if (since === null || upTo === null) return { delivery, portion: null };
    // Of what the first attempt told, whatever may still be told: no id ever tells more.
    const { changes } = await this.portion(webhook, viewer, { since, upTo, sequences });
    return { delivery, portion: { changes, upTo } };
  }

  private async makeNext(webhook: ClaimedWebhook, viewer: Viewer): Promise<Sendable | null> {
    const { sending, clock } = this.parts;
    const { position: since, revision } = webhook;
    const portion = await this.portion(webhook, viewer, {
      since,
      upTo: Math.min(revision, since + LOOKED_THROUGH),
      sequences: null,
    });
    const { changes, upTo } = portion;
    if (changes.length === 0) {
      await sending.passOver(webhook, since, upTo);
      return null;
    }
    const delivery = await sending.keepNext(webhook, {
      messageId: `msg_${randomUUID().replaceAll('-', '')}`,
      since,
      upTo,
      sequences: changes.map(({ sequence }) => sequence),
      at: new Date(clock.now()),
    });
    if (delivery !== null) return { delivery, portion };
    // It was moved or switched off meanwhile: whoever comes next looks where it is now.
    await sending.release(webhook);
    return null;
  }

  private async portion(
    { entityTypes, operations }: ClaimedWebhook,
    viewer: Viewer,
    part: { since: number; upTo: number; sequences: readonly number[] | null },
  ): Promise<Portion> {
    const range = { ...part, entityTypes, operations };
    return portionOf(await this.parts.readChanges(viewer, range, MOST_CHANGES), part.upTo);
  }

  /** Nothing of it may be seen any more by who the webhook is of, or is asked for by it. */
  private async leaveOut(webhook: ClaimedWebhook, { delivery }: Sendable): Promise<void> {
    const { sending, clock } = this.parts;
    await sending.record(webhook, {
      ...{ delivery, verdict: { state: 'DELIVERED' }, attempt: null, at: new Date(clock.now()) },
      ...{ error: 'Nothing of it is for this webhook any more.', changeCount: 0 },
    });
  }

  private async send(
    { id, url, secrets }: ClaimedWebhook,
    { delivery, portion }: Sendable,
    signal: AbortSignal,
  ): Promise<Answered> {
    const { clock, fetch } = this.parts;
    const { messageId, createdAt } = delivery;
    const message = portion === null ? testMessage(id, createdAt) : messageOfChanges(id, createdAt, portion);
    const now = clock.now();
    const at = new Date(now);
    const request = signed(message, { messageId, secrets, at });
    const begun = performance.now();
    const reply = await post(url, request, { fetch, now, signal });
    return { reply, attempt: attemptOf(reply, at, Math.round(performance.now() - begun)) };
  }

  private async settle(
    webhook: ClaimedWebhook,
    { delivery, portion }: Sendable,
    { reply, attempt }: Answered,
  ): Promise<void> {
    const { sending, clock, random, onAttempt } = this.parts;
    const { kind, failures, isNext } = delivery;
    const standing = { kind, failures, isNext, failingSince: webhook.failingSince };
    const at = clock.now();
    const verdict = judge(reply, standing, at, random);
    await sending.record(webhook, {
      ...{ delivery, verdict, attempt, at: new Date(at), error: attempt.error },
      changeCount: portion?.changes.length ?? null,
    });
    onAttempt(outcomeOf(verdict));
    if (verdict.state !== 'DELIVERED') this.tell(webhook, delivery, { verdict, attempt });
  }

  private tell(
    webhook: ClaimedWebhook,
    { messageId }: PendingDelivery,
    { verdict, attempt }: { verdict: Exclude<Verdict, { state: 'DELIVERED' }>; attempt: KeptAttempt },
  ): void {
    const { outcome, statusCode, durationMs } = attempt;
    const about = { webhook: publicId(webhook), messageId, outcome, statusCode, durationMs };
    const { log } = this.parts;
    if (verdict.state === 'PENDING')
      return log.info(
        { ...about, nextAttemptAt: verdict.nextAttemptAt },
        'a message of a webhook is tried again',
      );
    const { disabledReason } = verdict;
    if (disabledReason === null) return log.info(about, 'a message of a webhook was given up');
    log.warn({ ...about, disabledReason }, 'a webhook is disabled: its receiver does not take its messages');
  }
}

/** What became of one attempt. */
interface Answered {
  readonly reply: Reply;
  readonly attempt: KeptAttempt;
}

const publicId = ({ id }: Pick<ClaimedWebhook, 'id'>): string => encodeGlobalId('Webhook', id);

const attemptOf = (reply: Reply, at: Date, durationMs: number): KeptAttempt => ({
  ...{ at: at.toISOString(), durationMs, statusCode: reply.status },
  outcome: reply.kind === 'accepted' ? 'DELIVERED' : reply.outcome,
  error: reply.kind === 'accepted' ? null : reply.error,
});

const outcomeOf = ({ state }: Verdict): WebhookAttempt =>
  state === 'DELIVERED' ? 'delivered' : state === 'FAILED' ? 'given-up' : 'failed';
