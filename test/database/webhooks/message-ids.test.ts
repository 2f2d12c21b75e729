import { ADMIN } from '../../../src/access/viewer';
import { encodeGlobalId } from '../../../src/platform/graphql/global-id';
import { accepts, answers, named, range, SendingWorld } from './sending-support';

let world: SendingWorld;
beforeAll(async () => {
  world = await SendingWorld.open();
});
afterEach(() => world.clear());
afterAll(() => world.close());

const reached = (id: number, number: number) => world.reached(id, number);

describe('a message that is tried again', () => {
  it('tells nothing that it did not tell at first, when more is asked for meanwhile', async () => {
    const id = await world.webhook(answers(503), { entityTypes: ['Domain'] });
    const since = await world.revision();
    await world.change(2);
    await world.rows.domain();
    const last = await world.change(2);
    world.start();
    await world.until(async () => (await world.see(id)).failingSince !== null);
    await world.answer(id, accepts);
    const { service } = world.process();
    await service.update({ ...named(id), entityTypes: null, enabled: true }, ADMIN);
    await reached(id, last);
    const [first, second, ...others] = await world.sentTo(id);
    expect([first?.numbers, second?.numbers]).toEqual([[since + 3], [since + 3]]);
    expect(second?.id).toBe(first?.id);
    expect(others.map(({ id: other }) => other)).not.toContain(first?.id);
    const told = [first, ...others].flatMap((sent) => [...(sent?.numbers ?? [])]);
    expect(new Set(told).size).toBe(told.length);
  });

  it('is not put off, nor its webhook disabled, by what the former address said', async () => {
    let isMoved = false;
    const other = await world.webhook();
    const [{ url }] = (await world.query<{ url: string }>(
      'SELECT url FROM webhook WHERE id = $1',
      other,
    )) as [{ url: string }];
    const id = await world.webhook(async () => {
      isMoved = true;
      await world.process().service.update({ ...named(id), url }, ADMIN);
      return new Response(null, { status: 410 });
    });
    const last = await world.change();
    world.start();
    await world.until(() => isMoved);
    await reached(id, last);
    expect(await world.see(id)).toMatchObject({ state: 'ACTIVE', disabledReason: null, failingSince: null });
  });

  it('is tried at once when an active webhook is enabled, and former failures count still', async () => {
    const id = await world.webhook(answers(500));
    const last = await world.change();
    world.start();
    await world.until(async () => (await world.see(id)).failingSince !== null);
    const { failingSince } = await world.see(id);
    world.clock.advance(1_000);
    const { service } = world.process();
    await service.update({ ...named(id), enabled: true }, ADMIN);
    await world.until(async () => (await world.deliveries(id))[0]?.attempts === 2);
    expect(await world.see(id)).toMatchObject({ failingSince, position: last - 1 });
    const [delivery] = await world.query<{ failures: number }>('SELECT failures FROM webhook_delivery');
    expect(delivery?.failures).toBe(2);
  });

  it('fails still when an older one is delivered again', async () => {
    const id = await world.webhook();
    const first = await world.change();
    world.start();
    await reached(id, first);
    const [kept] = await world.query<{ id: number }>('SELECT id FROM webhook_delivery');
    await world.answer(
      id,
      ({ numbers }) => new Response(null, { status: numbers.includes(first) ? 204 : 500 }),
    );
    await world.change();
    await world.until(async () => (await world.see(id)).failingSince !== null);
    const delivery = encodeGlobalId('WebhookDelivery', kept?.id ?? 0);
    await world.process().service.replay({ ...named(id), delivery }, ADMIN);
    await world.until(async () => (await world.deliveries(id))[0]?.attempts === 2);
    expect((await world.see(id)).failingSince).not.toBeNull();
  });

  it('stays in the log of a disabled webhook, however long that is', async () => {
    const id = await world.webhook(answers(410));
    const last = await world.change();
    world.start();
    await world.until(async () => (await world.see(id)).state === 'DISABLED');
    world.clock.advance(31 * 24 * 3_600_000);
    const { purge, service } = world.process();
    await purge.purge();
    await world.answer(id, accepts);
    await service.update({ ...named(id), enabled: true }, ADMIN);
    await reached(id, last);
    const sent = await world.sentTo(id);
    expect(sent.map(({ id: message }) => message)).toEqual([sent[0]?.id, sent[0]?.id]);
  });
});

describe('replaying', () => {
  it('of a webhook that was disabled goes on in new messages when it is enabled', async () => {
    const since = await world.revision();
    const id = await world.webhook(answers(410));
    const last = await world.change(2);
    world.start();
    await world.until(async () => (await world.see(id)).state === 'DISABLED');
    await world.answer(id, accepts);
    const { service } = world.process();
    await service.replay({ ...named(id), since }, ADMIN);
    await service.update({ ...named(id), enabled: true }, ADMIN);
    await reached(id, last);
    const [first, second] = await world.sentTo(id);
    expect(second?.numbers).toEqual(range(since, last));
    expect(second?.id).not.toBe(first?.id);
  });

  it('of an older message does not take the place of what is next', async () => {
    const id = await world.webhook();
    const first = await world.change();
    world.start();
    await reached(id, first);
    const [kept] = await world.query<{ id: number }>(
      'SELECT id FROM webhook_delivery WHERE "webhookId" = $1',
      id,
    );
    await world.stop();
    const { service } = world.process();
    await service.replay({ ...named(id), since: first - 1 }, ADMIN);
    const delivery = encodeGlobalId('WebhookDelivery', kept?.id ?? 0);
    await service.replay({ ...named(id), delivery }, ADMIN);
    const last = await world.change();
    world.start();
    await reached(id, last);
    await world.until(async () => (await world.deliveries(id)).every(({ state }) => state === 'DELIVERED'));
    const sent = await world.sentTo(id);
    const told = new Map(sent.map(({ id: message, numbers }) => [message, numbers]));
    expect([...told.values()].flat().sort()).toEqual([first, first, last]);
  });
});
