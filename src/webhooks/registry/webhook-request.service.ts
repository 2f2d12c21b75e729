import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Viewer } from '../../access';
import type { Clock } from '../../platform/clock';
import type { Database, Transaction } from '../../platform/database';
import { readGlobalId } from '../../platform/graphql/global-id';
import { count, optional } from '../../platform/input-rules';
import { parseInput, RefusedError, refuse } from '../../platform/refusal';
import type { WebhookDelivery } from '../delivery/webhook-delivery.type';
import { holdWebhook, notThere, positionAfter, type Named } from './held-webhook';
import type { WebhookRepository } from './webhook.repository';
import type { Webhook } from './webhook.type';

/** Each of them is a request to somebody's server, whenever it is asked for. */
const MOST_OF_OWNER_AN_HOUR = 100;
const HOUR_MS = 3_600_000;

const replaySchema = z.object({ since: optional(count), delivery: optional(z.string()) });

export interface WebhookRequestParts {
  readonly database: Pick<Database, 'transaction'>;
  readonly webhooks: WebhookRepository;
  readonly clock: Clock;
}

/** What may be sent again: exactly one of the two. */
interface Again {
  readonly since?: number | null;
  readonly delivery?: string | null;
}

/** Sends what is asked for besides what changes: what was sent before, and tests. */
export class WebhookRequestService {
  constructor(private readonly parts: WebhookRequestParts) {}

  /** @throws RefusedError naming the field that is wrong */
  replay(
    { webhook: reference, ...input }: Named & Again,
    viewer: Viewer,
  ): Promise<{ webhook: Webhook; delivery: WebhookDelivery | null }> {
    const { database, webhooks } = this.parts;
    const { since, delivery } = parseInput(replaySchema, input);
    if ((since === null) === (delivery === null))
      refuse('INVALID', 'since', 'Exactly one of "since" and "delivery" must be given.');
    return database.transaction(async (transaction) => {
      const webhook = await holdWebhook(webhooks, transaction, { reference, viewer });
      if (delivery !== null) requireActive(webhook, 'delivery');
      const at = await this.count(transaction, webhook);
      if (delivery === null) {
        const position = await positionAfter(webhooks, transaction, since);
        const moved = await webhooks.moveTo(transaction, webhook.id, position, at);
        return { webhook: moved ?? notThere(reference), delivery: null };
      }
      const decoded = readGlobalId(delivery);
      const key = decoded?.type === 'WebhookDelivery' ? decoded.key : 0;
      const again = await webhooks.sendAgain(transaction, webhook.id, { delivery: key, at });
      if (again === null)
        return refuse('NOT_FOUND', 'delivery', `The webhook has no message of changes "${delivery}".`);
      return { webhook, delivery: again };
    });
  }

  /** Has a message sent that tells nothing, once. */
  test({ webhook: reference }: Named, viewer: Viewer): Promise<WebhookDelivery> {
    const { database, webhooks } = this.parts;
    return database.transaction(async (transaction) => {
      const webhook = await holdWebhook(webhooks, transaction, { reference, viewer });
      requireActive(webhook, 'webhook');
      const at = await this.count(transaction, webhook);
      const messageId = `msg_${randomUUID().replaceAll('-', '')}`;
      const test = await webhooks.addTest(transaction, webhook.id, { messageId, at });
      return test ?? refuse('CONFLICT', 'webhook', 'A test is to be sent already.');
    });
  }

  /** Counts what is asked for; returns when that is. */
  private async count(transaction: Transaction, { id, createdBy }: Webhook): Promise<Date> {
    const { webhooks, clock } = this.parts;
    const at = new Date(clock.now());
    const after = new Date(at.getTime() - HOUR_MS);
    await webhooks.holdOwner(transaction, createdBy);
    if (await webhooks.ask(transaction, id, { at, after, most: MOST_OF_OWNER_AN_HOUR })) return at;
    const message = `Of the webhooks of one owner ${MOST_OF_OWNER_AN_HOUR} tests and replays may be asked for within an hour, and were: ask again later.`;
    throw new RefusedError([{ field: null, code: 'CONFLICT', message }]);
  }
}

function requireActive({ state }: Webhook, field: string): void {
  if (state === 'DISABLED')
    refuse('CONFLICT', field, 'The webhook is disabled: enable it with webhookUpdate first.');
}
