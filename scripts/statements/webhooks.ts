import { webhookDeliveryList } from '../../src/webhooks/delivery/webhook-delivery-list.repository';
import { webhookList } from '../../src/webhooks/registry/webhook-list.repository';
import { WebhookRepository } from '../../src/webhooks/registry/webhook.repository';
import { DueRepository } from '../../src/webhooks/sending/due.repository';
import { SendingRepository } from '../../src/webhooks/sending/sending.repository';
import { recordList } from './lists';
import { Recorder } from './recorder';

const AT = new Date(0);
const WEBHOOK = {
  ...{ id: 1, name: 'mirror', url: '', entityTypes: null, operations: null, state: 'ACTIVE' as const },
  ...{ disabledAt: null, disabledReason: null, failingSince: null, deliveredUpTo: 0 },
  ...{ createdAt: AT, createdBy: 'admin', adminMark: null },
};

async function recordSending(recorder: Recorder): Promise<void> {
  const sending = new SendingRepository(recorder.on());
  const lease = { id: 1, leaseHolder: '' };
  const due = new DueRepository(recorder.on());
  const present = { now: AT, adminMark: '' };
  await due.look(present);
  await due.claim(present, { leaseHolder: '', leaseMs: 1, size: 1, atWork: [], mostOfOwner: 1 });
  await sending.passOver(lease, 0, 1);
  await sending.keepNext(lease, { messageId: '', since: 0, upTo: 1, sequences: [1], at: AT });
  await sending.record(lease, {
    ...{ delivery: { id: 1, replays: 0 }, verdict: { state: 'DELIVERED' }, attempt: null, at: AT },
    ...{ error: null, changeCount: 1 },
  });
  await sending.release(lease);
  await sending.disable(lease, 'OWNER_ENDED', AT);
  await sending.purgeDeliveries(AT, 1);
  await sending.purgeSecrets(AT);
}

/** What webhooks run. */
export async function recordWebhooks(): Promise<Recorder> {
  const recorder = new Recorder('webhooks');
  const sql = recorder.on();
  const webhooks = new WebhookRepository();
  await webhooks.holdOwner(sql, 'admin');
  await webhooks.countOf(sql, 'admin');
  await webhooks.revision(sql);
  await webhooks.insert(sql, { ...WEBHOOK, position: 0 });
  await webhooks.hold(sql, 1, null);
  await webhooks.isTaken(sql, WEBHOOK, '');
  await webhooks.update(sql, 1, WEBHOOK);
  await webhooks.delete(sql, 1);
  await webhooks.addSecret(sql, 1, '');
  await webhooks.endSecrets(sql, 1, { now: AT, until: AT });
  await webhooks.sendNext(sql, 1, { at: AT, isAnew: true });
  await webhooks.moveTo(sql, 1, 0, AT);
  await webhooks.sendAgain(sql, 1, { delivery: 1, at: AT });
  await webhooks.ask(sql, 1, { at: AT, after: AT, most: 1 });
  await webhooks.addTest(sql, 1, { messageId: '', at: AT });
  await recordSending(recorder);
  await recordList(recorder, webhookList, { isAtRoot: true });
  await recordList(recorder, webhookDeliveryList, { isAtRoot: false });
  return recorder;
}
