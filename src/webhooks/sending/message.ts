import { Webhook as Signer } from 'standardwebhooks';
import type { CatalogChange } from '../../catalog';
import { encodeGlobalId } from '../../platform/graphql/global-id';

/** Changes in one message at most. */
export const MOST_CHANGES = 100;
/** Characters of all changes of one message at most, unless one alone is longer. */
const MOST_CHARACTERS = 64_000;

/** A change as messages tell it: as `catalogChanged` does, without what it is of. */
type ToldChange = Omit<CatalogChange, 'entityId'> & { readonly entityId: string };

/** What is sent, in the shape of Standard Webhooks. */
export interface Message {
  readonly type: 'catalog.changed' | 'webhook.test';
  /** When the message was made; an attempt has a time of its own. */
  readonly timestamp: Date;
  readonly data: object;
}

/** As many changes as one message holds: all of their range up to the number `upTo`. */
export interface Portion {
  readonly changes: readonly CatalogChange[];
  readonly upTo: number;
}

/**
 * Takes as many changes as one message holds.
 *
 * @param changes the first of the range, `MOST_CHANGES` where there are as many
 * @param upTo end of the range
 */
export function portionOf(changes: readonly CatalogChange[], upTo: number): Portion {
  let characters = 0;
  const taken = changes.slice(0, MOST_CHANGES).filter((change, place) => {
    characters += JSON.stringify(told(change)).length;
    return place === 0 || characters <= MOST_CHARACTERS;
  });
  const last = taken.at(-1);
  const isWhole = last === undefined || (taken.length === changes.length && taken.length < MOST_CHANGES);
  return { changes: taken, upTo: isWhole ? upTo : last.sequence };
}

const told = ({
  sequence,
  operation,
  entityType,
  entityId,
  slug,
  occurredAt,
}: CatalogChange): ToldChange => ({
  sequence,
  operation,
  entityType,
  entityId: encodeGlobalId(entityType, entityId),
  slug,
  occurredAt,
});

/** @param webhookId row id */
export const messageOfChanges = (
  webhookId: number,
  timestamp: Date,
  { changes, upTo }: Portion,
): Message => ({
  type: 'catalog.changed',
  timestamp,
  data: { webhook: encodeGlobalId('Webhook', webhookId), upTo, changes: changes.map(told) },
});

export const testMessage = (webhookId: number, timestamp: Date): Message => ({
  type: 'webhook.test',
  timestamp,
  data: { webhook: encodeGlobalId('Webhook', webhookId) },
});

/** An HTTP request, whose signature is valid for a few minutes from `at`. */
export interface SignedMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Signs a message with each of the secrets.
 *
 * @param at when it is sent
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signed(
  message: Message,
  { messageId, secrets, at }: { messageId: string; secrets: readonly string[]; at: Date },
): SignedMessage {
  const body = JSON.stringify(message);
  const signatures = secrets.map((secret) => new Signer(secret).sign(messageId, at, body));
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': messageId,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': signatures.join(' '),
    },
  };
}
