import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Viewer } from '../../access';
import { CHANGED_TYPES } from '../../catalog';
import type { Clock } from '../../platform/clock';
import type { Database, Transaction } from '../../platform/database';
import { readGlobalId } from '../../platform/graphql/global-id';
import { count, label, optional, plainText } from '../../platform/input-rules';
import { parseInput, refuse } from '../../platform/refusal';
import type { WebhookDelivery } from '../delivery/webhook-delivery.type';
import { whyNotReceiver, type ReceiverRules } from './receiver';
import type { WebhookRepository } from './webhook.repository';
import type { Webhook } from './webhook.type';

/** Each of them costs a look at what changed. */
const MOST_OF_OWNER = 20;
/** Secrets that a message is signed with at most: each adds to its header. */
const MOST_SECRETS = 5;
const SECRET_BYTES = 32;
const HOUR_MS = 3_600_000;
const USUAL_OVERLAP_HOURS = 24;
const LONGEST_OVERLAP_HOURS = 168;

const types = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(CHANGED_TYPES);

/** The rules of what a webhook is to be. */
const rules = (receivers: ReceiverRules) => ({
  name: label(100),
  url: plainText(2000)
    .superRefine((address, context) => {
      const why = whyNotReceiver(address, receivers);
      if (why !== null) context.addIssue({ code: 'custom', message: why });
    })
    // As the platform writes it, however it was: `HTTPS://Example.org`.
    .transform((address) => (URL.canParse(address) ? new URL(address).href : address)),
  entityTypes: optional(
    z.array(z.enum(CHANGED_TYPES, `Must be one of ${types}`)).min(1, 'Must name at least one, or be null'),
  ),
  operations: optional(
    z.array(z.enum(['CREATED', 'UPDATED', 'DELETED'])).min(1, 'Must name at least one, or be null'),
  ),
});

const overlapSchema = z.object({
  overlapHours: z
    .int('Must be a whole number of hours')
    .min(0, `Must be from 0 to ${LONGEST_OVERLAP_HOURS} hours`)
    .max(LONGEST_OVERLAP_HOURS, `Must be from 0 to ${LONGEST_OVERLAP_HOURS} hours`)
    .nullish()
    .transform((hours) => hours ?? USUAL_OVERLAP_HOURS),
});

export interface WebhookParts {
  readonly database: Pick<Database, 'transaction'>;
  readonly webhooks: WebhookRepository;
  readonly receivers: ReceiverRules;
  readonly clock: Clock;
}

/** A webhook with a secret that is shown once. */
export interface SecretShown {
  readonly webhook: Webhook;
  readonly secret: string;
}

interface Named {
  readonly webhook: string;
}

const newSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
const unique = <Word>(words: readonly Word[] | null): Word[] | null =>
  words === null ? null : [...new Set(words)];

/** Makes, changes and ends webhooks: programs their own, administrators any. */
export class WebhookService {
  constructor(private readonly parts: WebhookParts) {}

  /** @throws RefusedError naming the field that is wrong */
  create(input: object, viewer: Viewer): Promise<SecretShown> {
    const { database, webhooks, receivers } = this.parts;
    const createdBy = ownerOf(viewer);
    const schema = z.object({ ...rules(receivers), since: optional(count) });
    const { since, name, entityTypes, operations, ...facts } = parseInput(schema, input);
    return database.transaction(async (transaction) => {
      if ((await webhooks.countOf(transaction, createdBy)) >= MOST_OF_OWNER)
        refuse(
          'CONFLICT',
          'name',
          `You have ${MOST_OF_OWNER} webhooks already, which is as many as one may have.`,
        );
      const webhook = await webhooks.insert(transaction, {
        ...{ ...facts, name, createdBy, createdAt: this.now() },
        ...{ entityTypes: unique(entityTypes), operations: unique(operations) },
        position: await this.positionOf(transaction, since),
      });
      if (webhook === null) return refuse('TAKEN', 'name', `You have a webhook "${name}" already.`);
      const secret = newSecret();
      await webhooks.addSecret(transaction, webhook.id, secret);
      return { webhook, secret };
    });
  }

  /** @throws RefusedError naming the field that is wrong */
  update({ webhook: reference, ...input }: Named & Changes, viewer: Viewer): Promise<Webhook> {
    const { database, webhooks, receivers } = this.parts;
    const { name, url: address, entityTypes, operations } = rules(receivers);
    const schema = z.object({
      ...{ name: optional(name), url: optional(address), enabled: z.boolean().nullish() },
      ...{ entityTypes, operations },
    });
    const wanted = parseInput(schema, input);
    return database.transaction(async (transaction) => {
      const before = await this.hold(transaction, reference, viewer);
      if (wanted.name !== null && (await webhooks.isTaken(transaction, before, wanted.name)))
        refuse('TAKEN', 'name', `There is a webhook "${wanted.name}" already.`);
      const isElsewhere = wanted.url !== null && wanted.url !== before.url;
      const isAnew = isElsewhere || (wanted.enabled === true && before.state === 'DISABLED');
      const after = await webhooks.update(transaction, before.id, {
        name: wanted.name ?? before.name,
        url: wanted.url ?? before.url,
        entityTypes: input.entityTypes === undefined ? before.entityTypes : unique(wanted.entityTypes),
        operations: input.operations === undefined ? before.operations : unique(wanted.operations),
        ...this.stateAfter(before, wanted.enabled ?? null),
        failingSince: isAnew ? null : before.failingSince,
      });
      if (isAnew || wanted.enabled === true)
        await webhooks.sendNext(transaction, before.id, { at: this.now(), isAnew });
      return after ?? notThere(reference);
    });
  }

  /** The webhook as it was. A message that is being sent is not called back. */
  delete({ webhook: reference }: Named, viewer: Viewer): Promise<Webhook> {
    const { database, webhooks } = this.parts;
    return database.transaction(async (transaction) => {
      const webhook = await this.hold(transaction, reference, viewer);
      await webhooks.delete(transaction, webhook.id);
      return webhook;
    });
  }

  /** @throws RefusedError where too many former secrets are valid still */
  rotateSecret(
    { webhook: reference, ...input }: Named & { readonly overlapHours?: number | null },
    viewer: Viewer,
  ): Promise<SecretShown & { readonly formerSecretUntil: Date }> {
    const { database, webhooks } = this.parts;
    const { overlapHours } = parseInput(overlapSchema, input);
    return database.transaction(async (transaction) => {
      const webhook = await this.hold(transaction, reference, viewer);
      const now = this.now();
      const formerSecretUntil = new Date(now.getTime() + overlapHours * HOUR_MS);
      const former = await webhooks.endSecrets(transaction, webhook.id, { now, until: formerSecretUntil });
      if (overlapHours > 0 && former >= MOST_SECRETS)
        refuse(
          'CONFLICT',
          'overlapHours',
          `${former} secrets are valid still: with 0 hours they end now, or rotate again later.`,
        );
      const secret = newSecret();
      await webhooks.addSecret(transaction, webhook.id, secret);
      return { webhook, secret, formerSecretUntil };
    });
  }

  /** @throws RefusedError naming the field that is wrong */
  replay(
    {
      webhook: reference,
      ...input
    }: Named & { readonly since?: number | null; readonly delivery?: string | null },
    viewer: Viewer,
  ): Promise<{ webhook: Webhook; delivery: WebhookDelivery | null }> {
    const { database, webhooks } = this.parts;
    const { since, delivery } = parseInput(
      z.object({ since: optional(count), delivery: optional(z.string()) }),
      input,
    );
    if ((since === null) === (delivery === null))
      refuse('INVALID', 'since', 'Exactly one of "since" and "delivery" must be given.');
    return database.transaction(async (transaction) => {
      const webhook = await this.hold(transaction, reference, viewer);
      if (delivery === null) {
        const position = await this.positionOf(transaction, since);
        const moved = await webhooks.moveTo(transaction, webhook.id, position, this.now());
        return { webhook: moved ?? notThere(reference), delivery: null };
      }
      requireActive(webhook, 'delivery');
      const decoded = readGlobalId(delivery);
      const key = decoded?.type === 'WebhookDelivery' ? decoded.key : 0;
      const again = await webhooks.sendAgain(transaction, webhook.id, { delivery: key, at: this.now() });
      if (again === null)
        return refuse('NOT_FOUND', 'delivery', `The webhook has no message of changes "${delivery}".`);
      return { webhook, delivery: again };
    });
  }

  /** Has a message sent that tells nothing, once. */
  test({ webhook: reference }: Named, viewer: Viewer): Promise<WebhookDelivery> {
    const { database, webhooks } = this.parts;
    return database.transaction(async (transaction) => {
      const webhook = await this.hold(transaction, reference, viewer);
      requireActive(webhook, 'webhook');
      const messageId = `msg_${randomUUID().replaceAll('-', '')}`;
      const test = await webhooks.addTest(transaction, webhook.id, { messageId, at: this.now() });
      return test ?? refuse('CONFLICT', 'webhook', 'A test is to be sent already.');
    });
  }

  private now(): Date {
    return new Date(this.parts.clock.now());
  }

  private async positionOf(transaction: Transaction, since: number | null): Promise<number> {
    const revision = await this.parts.webhooks.revision(transaction);
    if (since !== null && since > revision)
      refuse('OUT_OF_RANGE', 'since', `Must be from 0 to ${revision}, the number of the last change.`);
    return since ?? revision;
  }

  private async hold(transaction: Transaction, reference: string, viewer: Viewer): Promise<Webhook> {
    const decoded = readGlobalId(reference.trim());
    const owner = viewer.scopes.has('admin') ? null : (viewer.id ?? '');
    const webhook =
      decoded?.type === 'Webhook' ? await this.parts.webhooks.hold(transaction, decoded.key, owner) : null;
    return webhook ?? notThere(reference);
  }

  private stateAfter(
    { state, disabledAt, disabledReason }: Webhook,
    enabled: boolean | null,
  ): Pick<Webhook, 'state' | 'disabledAt' | 'disabledReason'> {
    if (enabled === true) return { state: 'ACTIVE', disabledAt: null, disabledReason: null };
    if (enabled === null || state === 'DISABLED') return { state, disabledAt, disabledReason };
    return { state: 'DISABLED', disabledAt: this.now(), disabledReason: 'SWITCHED_OFF' };
  }
}

/** What may be changed of a webhook. */
interface Changes {
  readonly name?: string | null;
  readonly url?: string | null;
  readonly entityTypes?: readonly string[] | null;
  readonly operations?: readonly string[] | null;
  readonly enabled?: boolean | null;
}

function ownerOf({ id }: Viewer): string {
  if (id === null) throw new TypeError('Nobody is known who the webhook could be of.');
  return id;
}

const notThere = (reference: string): never =>
  refuse('NOT_FOUND', 'webhook', `There is no webhook "${reference}".`);

function requireActive({ state }: Webhook, field: string): void {
  if (state === 'DISABLED')
    refuse('CONFLICT', field, 'The webhook is disabled: enable it with webhookUpdate first.');
}
