import type { Viewer } from '../../access';
import type { Transaction } from '../../platform/database';
import { readGlobalId } from '../../platform/graphql/global-id';
import { refuse } from '../../platform/refusal';
import type { HeldWebhook, WebhookRepository } from './webhook.repository';

/** The input that names a webhook. */
export interface Named {
  readonly webhook: string;
}

/**
 * Holds a webhook until the end of a transaction: one of the viewer's, for administrators any.
 *
 * @throws RefusedError where there is none
 */
export async function holdWebhook(
  webhooks: Pick<WebhookRepository, 'hold'>,
  transaction: Transaction,
  { reference, viewer }: { reference: string; viewer: Viewer },
): Promise<HeldWebhook> {
  const decoded = readGlobalId(reference.trim());
  const owner = viewer.scopes.has('admin') ? null : (viewer.id ?? '');
  const webhook = decoded?.type === 'Webhook' ? await webhooks.hold(transaction, decoded.key, owner) : null;
  return webhook ?? notThere(reference);
}

export const notThere = (reference: string): never =>
  refuse('NOT_FOUND', 'webhook', `There is no webhook "${reference}".`);

/**
 * Where a webhook that goes on after a change stands.
 *
 * @param since null: after the last one
 * @throws RefusedError for a number that no change has
 */
export async function positionAfter(
  webhooks: Pick<WebhookRepository, 'revision'>,
  transaction: Transaction,
  since: number | null,
): Promise<number> {
  const revision = await webhooks.revision(transaction);
  if (since !== null && since > revision)
    refuse('OUT_OF_RANGE', 'since', `Must be from 0 to ${revision}, the number of the last change.`);
  return since ?? revision;
}
