import { ADMIN } from '../../../src/access/viewer';
import { encodeGlobalId } from '../../../src/platform/graphql/global-id';
import { accepts, answers, named, range, SendingWorld, silent } from './sending-support';

let world: SendingWorld;
beforeAll(async () => {
  world = await SendingWorld.open();
});
afterEach(() => world.clear());
afterAll(() => world.close());

const reached = (id: number, number: number) => world.reached(id, number);
const numbersOf = async (id: number): Promise<number[]> =>
  (await world.sentTo(id)).flatMap(({ numbers }) => [...numbers]);

describe('over a restart', () => {
  it('goes on where it stopped: none left out, none twice', async () => {
    const since = await world.revision();
    const id = await world.webhook();
    for (let turn = 1; turn <= 3; turn += 1) {
      const last = await world.change(150);
      world.start();
      await reached(id, last);
      await world.stop();
      // What changes while nobody sends is told by the next.
      await world.change(30);
    }
    const last = await world.revision();
    world.start();
    await reached(id, last);
    expect(await numbersOf(id)).toEqual(range(since, last));
  });

  it('sends under the same id what the receiver took just before the process went', async () => {
    let isTaken = false;
    // The first process never learns that it was taken: another goes on when its lease is over.
    const id = await world.webhook((sent, signal) => {
      if (isTaken) return accepts(sent, signal);
      isTaken = true;
      return silent(sent, signal);
    });
    const last = await world.change(3);
    world.start();
    await world.until(() => isTaken);
    await world.change();
    await world.query('UPDATE webhook SET "leaseUntil" = now()');
    world.start();
    await reached(id, last + 1);
    const sent = await world.sentTo(id);
    expect(sent.map(({ numbers }) => numbers)).toEqual([
      range(last - 3, last),
      range(last - 3, last),
      [last + 1],
    ]);
    expect(sent[0]?.id).toBe(sent[1]?.id);
    expect(sent[0]?.message).toEqual(sent[1]?.message);
    expect(sent[2]?.id).not.toBe(sent[1]?.id);
  });

  it('sends what was kept and not sent, and under its id', async () => {
    const id = await world.webhook();
    const last = await world.change(3);
    await world.query(
      `INSERT INTO webhook_delivery ("messageId", "webhookId", kind, since, "upTo", sequences, "isNext", "createdAt", "nextAttemptAt")
        VALUES ('msg_kept', $1, 'CHANGES', $2::bigint, $3::bigint, ARRAY[$2::bigint + 1, $3::bigint], true, now(), now())`,
      ...[id, last - 3, last - 1],
    );
    world.start();
    await reached(id, last);
    const sent = await world.sentTo(id);
    expect(sent.map(({ numbers }) => numbers)).toEqual([[last - 2, last - 1], [last]]);
    expect(sent[0]?.id).toBe('msg_kept');
  });

  it('breaks off what it is sending when it is stopped, and leaves it to the next at once', async () => {
    const id = await world.webhook(silent);
    const last = await world.change();
    world.start();
    await world.until(() => world.sent.length === 1);
    await world.stop();
    expect(await world.see(id)).toMatchObject({ position: last - 1, leaseHolder: null, failingSince: null });
    await world.answer(id, accepts);
    world.start();
    await reached(id, last);
    const sent = await world.sentTo(id);
    expect(sent).toHaveLength(2);
    expect(sent[0]?.id).toBe(sent[1]?.id);
  });
});

it('delivers each message once where several processes share the work', async () => {
  const since = await world.revision();
  const ids = [];
  for (let made = 0; made < 8; made += 1) ids.push(await world.webhook());
  for (let process = 0; process < 3; process += 1) world.start();
  let last = since;
  for (let turn = 0; turn < 4; turn += 1) last = await world.change(130);
  for (const id of ids) {
    await reached(id, last);
    expect(await numbersOf(id)).toEqual(range(since, last));
  }
});

describe('in the middle of an attempt', () => {
  it('may be deleted', async () => {
    const id = await world.webhook(async () => {
      await world.query('DELETE FROM webhook WHERE id = $1', id);
      return new Response(null, { status: 204 });
    });
    const other = await world.webhook();
    const last = await world.change();
    world.start();
    await reached(other, last);
    await world.until(async () => (await world.query('SELECT FROM webhook')).length === 1);
    expect(await world.deliveries(id)).toEqual([]);
    const next = await world.change();
    await reached(other, next);
    expect(world.sent.filter(({ url }) => url.includes('receiver'))).toHaveLength(3);
  });

  it('may be moved before its next message is kept, and goes on at once', async () => {
    const since = await world.revision();
    const id = await world.webhook();
    const last = await world.change(3);
    world.meanwhile = () => world.process().requests.replay({ ...named(id), since: since + 2 }, ADMIN);
    world.start();
    await reached(id, last);
    expect(await numbersOf(id)).toEqual([last]);
  });

  it('may be moved: what is being sent does not move it back', async () => {
    const since = await world.revision();
    let isMoved = false;
    const id = await world.webhook(async (sent, signal) => {
      if (!isMoved) {
        isMoved = true;
        await world.process().requests.replay({ ...named(id), since: since + 1 }, ADMIN);
      }
      return accepts(sent, signal);
    });
    const last = await world.change(3);
    world.start();
    await reached(id, last);
    const sent = await world.sentTo(id);
    expect(sent.map(({ numbers }) => numbers)).toEqual([range(since, last), range(since + 1, last)]);
    expect(await world.deliveries(id)).toMatchObject([{ state: 'CANCELLED' }, { state: 'DELIVERED' }]);
  });
});

describe('replaying', () => {
  it('tells everything after a change again, in new messages', async () => {
    const since = await world.revision();
    const id = await world.webhook();
    const last = await world.change(3);
    world.start();
    await reached(id, last);
    await world.process().requests.replay({ ...named(id), since }, ADMIN);
    await world.until(async () => (await world.deliveries(id)).length === 2);
    await reached(id, last);
    const sent = await world.sentTo(id);
    expect(sent.map(({ numbers }) => numbers)).toEqual([range(since, last), range(since, last)]);
    expect(sent[0]?.id).not.toBe(sent[1]?.id);
  });

  it('sends one message again under its id, and holds nothing up when that fails', async () => {
    const id = await world.webhook();
    const last = await world.change(2);
    world.start();
    await reached(id, last);
    const [first] = await world.query<{ id: number }>(
      'SELECT id FROM webhook_delivery WHERE "webhookId" = $1',
      id,
    );
    await world.answer(
      id,
      ({ numbers }) => new Response(null, { status: numbers.includes(last) ? 500 : 204 }),
    );
    const delivery = encodeGlobalId('WebhookDelivery', first?.id ?? 0);
    await world.process().requests.replay({ ...named(id), delivery }, ADMIN);
    await world.until(async () => (await world.deliveries(id))[0]?.attempts === 2);
    const next = await world.change();
    await reached(id, next);
    const sent = await world.sentTo(id);
    expect(sent.map(({ numbers }) => numbers)).toEqual([[last - 1, last], [last - 1, last], [next]]);
    expect(sent[0]?.id).toBe(sent[1]?.id);
    expect(await world.deliveries(id)).toMatchObject([{ state: 'PENDING' }, { state: 'DELIVERED' }]);
  });

  it('does not wait for the time of the next attempt', async () => {
    const id = await world.webhook(answers(500));
    const last = await world.change();
    world.start();
    await world.until(async () => (await world.see(id)).failingSince !== null);
    await world.answer(id, accepts);
    const [kept] = await world.query<{ id: number }>(
      'SELECT id FROM webhook_delivery WHERE "webhookId" = $1',
      id,
    );
    const delivery = encodeGlobalId('WebhookDelivery', kept?.id ?? 0);
    await world.process().requests.replay({ ...named(id), delivery }, ADMIN);
    await reached(id, last);
  });
});

describe('what it costs', () => {
  const labels: string[] = [];
  /** Takes out what is old, once an hour. */
  const PURGING = new Set(['purge_webhook_secrets', 'purge_webhook_deliveries']);
  beforeAll(() => {
    world.database.onStatement(({ label }) => void (PURGING.has(label) || labels.push(label)));
  });

  it('is one statement a look while there is nothing to do', async () => {
    for (const count of [0, 3]) {
      for (let made = 0; made < count; made += 1) await world.webhook();
      labels.length = 0;
      world.start();
      await world.until(() => labels.length >= 5);
      await world.stop();
      expect(new Set(labels)).toEqual(new Set(['webhooks_outlook']));
    }
  });

  it('is the same statements for a message, however many changes it tells', async () => {
    const id = await world.webhook();
    for (const changes of [1, 90]) {
      const last = await world.change(changes);
      labels.length = 0;
      world.start();
      await world.until(() => labels.includes('record_webhook_delivery'));
      await world.stop();
      expect(labels.filter((label) => label !== 'webhooks_outlook')).toEqual([
        ...['claim_webhooks', 'changes_within', 'keep_next_message', 'record_webhook_delivery'],
      ]);
      expect(await world.see(id)).toMatchObject({ position: last });
    }
  });
});

it('takes out messages that were done with a month ago, and secrets that ended', async () => {
  const id = await world.webhook();
  const last = await world.change();
  world.start();
  await reached(id, last);
  await world.process().service.rotateSecret({ ...named(id), overlapHours: 1 }, ADMIN);
  const { purge } = world.process();
  await purge.purge();
  expect(await world.deliveries(id)).toHaveLength(1);
  expect(await world.query('SELECT FROM webhook_secret')).toHaveLength(2);
  world.clock.advance(31 * 24 * 3_600_000);
  await purge.purge();
  expect(await world.deliveries(id)).toEqual([]);
  expect(await world.query('SELECT FROM webhook_secret')).toHaveLength(1);
  expect(await world.see(id)).toMatchObject({ state: 'ACTIVE', position: last });
});
