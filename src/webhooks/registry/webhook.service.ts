import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Principals, Standing, Viewer } from '../../access';
import { CHANGED_TYPES } from '../../catalog';
import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import { count, label, optional, plainText } from '../../platform/input-rules';
import { parseInput, RefusedError, refuse } from '../../platform/refusal';
import { holdWebhook, notThere, positionAfter, type Named } from './held-webhook';
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
    .nullish()
    .transform((hours) => hours ?? USUAL_OVERLAP_HOURS),
});

export interface WebhookParts {
  readonly database: Pick<Database, 'transaction'>;
  readonly webhooks: WebhookRepository;
  readonly principals: Pick<Principals, 'find' | 'markOfAdmin'>;
  readonly receivers: ReceiverRules;
  readonly clock: Clock;
}

/** A webhook with a secret that is shown once. */
export interface SecretShown {
  readonly webhook: Webhook;
  readonly secret: string;
}

const newSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
const unique = <Word>(words: readonly Word[] | null): Word[] | null =>
  words === null ? null : [...new Set(words)];

const isSame = (some: readonly string[] | null, others: readonly string[] | null): boolean =>
  JSON.stringify(some?.toSorted()) === JSON.stringify(others?.toSorted());

/** Of no single field: there would be too many, whatever it is called. */
const tooMany = (): RefusedError =>
  new RefusedError([
    {
      ...{ field: null, code: 'CONFLICT' },
      message: `You have ${MOST_OF_OWNER} webhooks already, which is as many as one may have: delete one first.`,
    },
  ]);

const ANOTHER = 'make a webhook of another token, with its deliveredUpTo as since';
/** Why a webhook cannot be enabled. */
const HAS_ENDED: Readonly<Record<Extract<Standing, { because: string }>['because'], string>> = {
  REVOKED: `The token that it is of was revoked: ${ANOTHER}.`,
  EXPIRED: `The token that it is of has expired: ${ANOTHER}.`,
  REPLACED: 'It is of a former ROOTSTOCK_ADMIN_TOKEN: whoever has the present one can enable it.',
  UNKNOWN: `Nothing is known here of the token that it is of: ${ANOTHER}.`,
};

/** Makes, changes and ends webhooks: programs their own, administrators any. */
export class WebhookService {
  constructor(private readonly parts: WebhookParts) {}

  /** @throws RefusedError naming the field that is wrong */
  async create(input: object, viewer: Viewer): Promise<SecretShown> {
    const { database, webhooks, principals, receivers } = this.parts;
    const createdBy = ownerOf(viewer);
    const schema = z.object({ ...rules(receivers), since: optional(count) });
    const { since, name, entityTypes, operations, ...facts } = parseInput(schema, input);
    const adminMark = viewer.kind === 'ADMIN' ? await principals.markOfAdmin() : null;
    return database.transaction(async (transaction) => {
      await webhooks.holdOwner(transaction, createdBy);
      if ((await webhooks.countOf(transaction, createdBy)) >= MOST_OF_OWNER) throw tooMany();
      const webhook = await webhooks.insert(transaction, {
        ...{ ...facts, name, createdBy, adminMark, createdAt: this.now() },
        ...{ entityTypes: unique(entityTypes), operations: unique(operations) },
        position: await positionAfter(webhooks, transaction, since),
      });
      if (webhook === null) return refuse('TAKEN', 'name', `You have a webhook "${name}" already.`);
      const secret = newSecret();
      await webhooks.addSecret(transaction, webhook.id, secret);
      return { webhook, secret };
    });
  }

  /** @throws RefusedError naming the field that is wrong, or why it cannot be enabled */
  async update({ webhook: reference, ...input }: Named & Changes, viewer: Viewer): Promise<Webhook> {
    const { database, webhooks, receivers } = this.parts;
    const { name, url: address, entityTypes, operations } = rules(receivers);
    const schema = z.object({
      ...{ name: optional(name), url: optional(address), enabled: z.boolean().nullish() },
      ...{ entityTypes, operations },
    });
    const wanted = parseInput(schema, input);
    const enabling =
      wanted.enabled === true ? { adminMark: await this.markWhenEnabled(reference, viewer) } : {};
    return database.transaction(async (transaction) => {
      const before = await holdWebhook(webhooks, transaction, { reference, viewer });
      if (wanted.name !== null && (await webhooks.isTaken(transaction, before, wanted.name)))
        refuse('TAKEN', 'name', `There is a webhook "${wanted.name}" already.`);
      const isElsewhere = wanted.url !== null && wanted.url !== before.url;
      const isAnew = isElsewhere || (wanted.enabled === true && before.state === 'DISABLED');
      const facts = {
        name: wanted.name ?? before.name,
        url: wanted.url ?? before.url,
        entityTypes: input.entityTypes === undefined ? before.entityTypes : unique(wanted.entityTypes),
        operations: input.operations === undefined ? before.operations : unique(wanted.operations),
        ...this.stateAfter(before, wanted.enabled ?? null),
        failingSince: isAnew ? null : before.failingSince,
        ...{ adminMark: before.adminMark, ...enabling },
      };
      const after = await webhooks.update(transaction, before.id, facts);
      const isForOthers =
        !isSame(facts.entityTypes, before.entityTypes) || !isSame(facts.operations, before.operations);
      if (facts.state === 'ACTIVE' && (isAnew || isForOthers || wanted.enabled === true))
        await webhooks.sendNext(transaction, before.id, { at: this.now(), isAnew });
      return after ?? notThere(reference);
    });
  }

  /** The webhook as it was. A message that is being sent is not called back. */
  delete({ webhook: reference }: Named, viewer: Viewer): Promise<Webhook> {
    const { database, webhooks } = this.parts;
    return database.transaction(async (transaction) => {
      const webhook = await holdWebhook(webhooks, transaction, { reference, viewer });
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
    if (overlapHours < 0 || overlapHours > LONGEST_OVERLAP_HOURS)
      refuse('OUT_OF_RANGE', 'overlapHours', `Must be from 0 to ${LONGEST_OVERLAP_HOURS} hours.`);
    return database.transaction(async (transaction) => {
      const webhook = await holdWebhook(webhooks, transaction, { reference, viewer });
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

  private now(): Date {
    return new Date(this.parts.clock.now());
  }

  /** Which token of the administrator it is of from now on; refuses where its token has ended. */
  private async markWhenEnabled(reference: string, viewer: Viewer): Promise<string | null> {
    const { database, webhooks, principals } = this.parts;
    const { createdBy, adminMark } = await database.transaction((transaction) =>
      holdWebhook(webhooks, transaction, { reference, viewer }),
    );
    if (createdBy === viewer.id && viewer.kind === 'ADMIN') return principals.markOfAdmin();
    const standing = await principals.find(createdBy, adminMark);
    if (standing.viewer === null) refuse('CONFLICT', 'enabled', HAS_ENDED[standing.because]);
    return adminMark;
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
