import { ADMIN } from '../../../src/access/viewer';
import { encodeGlobalId } from '../../../src/platform/graphql/global-id';
import { accepts, answers, named, program, range, SendingWorld } from './sending-support';

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
    await world.process().requests.replay({ ...named(id), delivery }, ADMIN);
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
    const { service, requests } = world.process();
    await requests.replay({ ...named(id), since }, ADMIN);
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
    const { requests } = world.process();
    await requests.replay({ ...named(id), since: first - 1 }, ADMIN);
    const delivery = encodeGlobalId('WebhookDelivery', kept?.id ?? 0);
    await requests.replay({ ...named(id), delivery }, ADMIN);
    const last = await world.change();
    world.start();
    await reached(id, last);
    await world.until(async () => (await world.deliveries(id)).every(({ state }) => state === 'DELIVERED'));
    const sent = await world.sentTo(id);
    const told = new Map(sent.map(({ id: message, numbers }) => [message, numbers]));
    expect([...told.values()].flat().sort()).toEqual([first, first, last]);
  });

  it('in the middle of an attempt is sent once more, and what that attempt hears is not for it', async () => {
    const since = await world.revision();
    let isAsked = false;
    const id = await world.webhook(async (sent, signal) => {
      if (isAsked) return accepts(sent, signal);
      isAsked = true;
      const { requests } = world.process();
      await requests.replay({ ...named(id), since }, ADMIN);
      await requests.replay(await world.lastDelivery(id), ADMIN);
      return new Response(null, { status: 410 });
    });
    const last = await world.change(2);
    world.start();
    await reached(id, last);
    await world.until(async () => (await world.deliveries(id)).every(({ state }) => state === 'DELIVERED'));
    expect(await world.see(id)).toMatchObject({ state: 'ACTIVE', failingSince: null });
    const [first, ...others] = await world.sentTo(id);
    expect(others.filter((sent) => sent.id === first?.id)).toHaveLength(1);
    expect(others.filter((sent) => sent.id !== first?.id).flatMap(({ numbers }) => numbers)).toEqual(
      range(since, last),
    );
    const [again] = await world.deliveries(id);
    expect(again?.attemptLog.map(({ statusCode }) => statusCode)).toEqual([410, 204]);
  });

  it('does not disable a webhook by 410, nor is it tried again then', async () => {
    const id = await world.webhook();
    const first = await world.change();
    world.start();
    await reached(id, first);
    await world.answer(
      id,
      ({ numbers }) => new Response(null, { status: numbers.includes(first) ? 410 : 204 }),
    );
    await world.process().requests.replay(await world.lastDelivery(id), ADMIN);
    await world.until(async () => (await world.deliveries(id))[0]?.state === 'FAILED');
    const last = await world.change();
    await reached(id, last);
    expect(await world.see(id)).toMatchObject({ state: 'ACTIVE', failingSince: null });
  });

  it('waits for what is next, before which only a test is sent', async () => {
    const id = await world.webhook();
    const kept = [];
    world.start();
    for (let turn = 0; turn < 2; turn += 1) {
      await reached(id, await world.change());
      kept.push(await world.lastDelivery(id));
    }
    await world.stop();
    const { requests } = world.process();
    for (const one of kept) {
      await requests.replay(one, ADMIN);
      world.clock.advance(1);
    }
    await requests.test(named(id), ADMIN);
    const last = await world.change();
    world.sent.length = 0;
    world.start();
    await world.until(async () => (await world.deliveries(id)).every(({ state }) => state === 'DELIVERED'));
    expect((await world.sentTo(id)).map(({ numbers }) => numbers)).toEqual([
      [],
      [last],
      [last - 2],
      [last - 1],
    ]);
  });

  it('is asked for a hundred times an hour at most, of all webhooks of one owner', async () => {
    const [one, other] = [await world.webhook(), await world.webhook()];
    const stranger = await world.webhook(accepts, {}, program('stranger'));
    const since = await world.revision();
    const { requests } = world.process();
    const ask = (id: number) => requests.replay({ ...named(id), since }, ADMIN);
    for (let turn = 0; turn < 50; turn += 1) for (const id of [one, other]) await ask(id);
    for (const asking of [() => ask(other), () => requests.test(named(one), ADMIN)])
      await expect(asking()).rejects.toMatchObject({
        faults: [{ field: null, code: 'CONFLICT', message: expect.stringContaining('100') as string }],
      });
    await ask(stranger);
    world.clock.advance(3_600_001);
    await ask(other);
  });
});

it('is tried at once when what it is for is changed, and not when its name is', async () => {
  const id = await world.webhook(answers(500));
  await world.change();
  world.start();
  const attempts = async () => (await world.deliveries(id))[0]?.attempts;
  await world.until(async () => (await world.see(id)).failingSince !== null);
  const { service } = world.process();
  await service.update({ ...named(id), name: 'renamed' }, ADMIN);
  await service.update({ ...named(id), entityTypes: ['Publisher'] }, ADMIN);
  await world.until(async () => (await attempts()) === 2);
  const before = await world.deliveries(id);
  await service.update({ ...named(id), name: 'renamed again', entityTypes: ['Publisher'] }, ADMIN);
  expect(await world.deliveries(id)).toEqual(before);
  await service.update({ ...named(id), entityTypes: ['Model'] }, ADMIN);
  await world.until(async () => (await world.see(id)).position === (await world.revision()));
  expect(await attempts()).toBe(2);
});
