import { revision } from '../../database/feed/changes';
import { isSignedWith } from '../../support/webhooks';
import { openWebhookWorld, type WebhookWorld } from './webhooks-support';

let world: WebhookWorld;
beforeAll(async () => {
  world = await openWebhookWorld();
  world.app.app.webhooks.start();
});
afterAll(() => world.close());
afterEach(async () => {
  world.receiver.reply = { status: 204 };
  for (const { id } of await world.list('id')) await world.run('webhookDelete', { webhook: id });
});

const lastChange = () => revision(world.app.database);

it('posts what changes, signed as the published library verifies it, in the words of catalogChanged', async () => {
  const { receiver, rows } = world;
  const since = await lastChange();
  const { id, secret, deliveredUpTo } = await world.create();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(deliveredUpTo).toBe(since);
  const publisher = await rows.publisher({ slug: 'told' });
  const received = await receiver.next();
  expect(isSignedWith(secret, received)).toBe(true);
  expect(isSignedWith(secret, { ...received, body: received.body.replace('told', 'tild') })).toBe(false);
  expect(received.headers).toMatchObject({
    'content-type': 'application/json',
    'user-agent': 'rootstock',
    'webhook-id': expect.stringMatching(/^msg_[\da-f]{32}$/) as string,
  });
  expect(received.message).toEqual({
    type: 'catalog.changed',
    timestamp: expect.stringMatching(/^\d{4}-.*Z$/) as string,
    data: {
      webhook: id,
      upTo: since + 1,
      changes: [
        {
          sequence: since + 1,
          operation: 'CREATED',
          entityType: 'Publisher',
          entityId: Buffer.from(`Publisher:${publisher}`).toString('base64url'),
          slug: 'told',
          occurredAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        },
      ],
    },
  });
  const after = await world.until(id, (webhook) => webhook.deliveredUpTo === since + 1);
  expect(after.deliveries).toMatchObject({
    totalCount: 1,
    nodes: [
      {
        messageId: received.id,
        kind: 'CHANGES',
        state: 'DELIVERED',
        attempts: 1,
        statusCode: 204,
        error: null,
        attemptLog: [
          {
            ...{ outcome: 'DELIVERED', statusCode: 204, error: null },
            at: expect.anything() as Date,
            durationMs: expect.any(Number) as number,
          },
        ],
      },
    ],
  });
});

it('tells many changes in few messages, in order, none left out and none twice', async () => {
  const { receiver, app } = world;
  const since = await lastChange();
  const { id } = await world.create();
  await app.database.query({
    label: 'test_many',
    text: `INSERT INTO publisher (slug, name) SELECT 'bulk-' || n, 'x' FROM generate_series(1, 450) n`,
  });
  const numbers: number[] = [];
  let messages = 0;
  while (numbers.length < 450) {
    const { data } = (await receiver.next()).message;
    messages += 1;
    numbers.push(...(data.changes ?? []).map(({ sequence }) => sequence));
    expect(data.upTo).toBe(numbers.at(-1));
  }
  expect(numbers).toEqual(Array.from({ length: 450 }, (_, place) => since + 1 + place));
  expect(messages).toBe(5);
  await world.until(id, ({ deliveredUpTo }) => deliveredUpTo === since + 450);
});

it('begins where it is asked to, and sends the kinds and operations that it is for', async () => {
  const { receiver, rows, app } = world;
  const since = await lastChange();
  const publisherId = await rows.publisher({ slug: 'before' });
  await rows.domain({ slug: 'not-asked-for' });
  await app.database.query({
    label: 'test',
    text: `UPDATE publisher SET name = 'Renamed' WHERE id = $1`,
    values: [publisherId],
  });
  const asked = { since, entityTypes: ['Publisher', 'Publisher'], operations: ['UPDATED'] };
  const { id } = await world.create(asked);
  const { data } = (await receiver.next()).message;
  expect(data.changes).toMatchObject([{ operation: 'UPDATED', entityType: 'Publisher', slug: 'before' }]);
  const last = await lastChange();
  const { deliveries } = await world.until(id, ({ deliveredUpTo }) => deliveredUpTo === last);
  expect(deliveries.totalCount).toBe(1);
  // What is for nobody moves it on without a message.
  await rows.domain({ slug: 'nor-this' });
  await world.until(id, ({ deliveredUpTo }) => deliveredUpTo === last + 1);
  expect(receiver.received.at(-1)?.message.data.changes).toEqual(data.changes);
});

it('signs with the former secret too while it is replaced, and then with the new one alone', async () => {
  const { receiver, rows, clock } = world;
  const { id, secret: former } = await world.create();
  const { secret, formerSecretUntil } = await world.run('webhookRotateSecret', { webhook: id });
  const hours = (Date.parse(formerSecretUntil ?? '') - clock.now()) / 3_600_000;
  expect(hours).toBeCloseTo(24, 1);
  await rows.publisher();
  const both = await receiver.next();
  expect(String(both.headers['webhook-signature']).split(' ')).toHaveLength(2);
  for (const one of [former, secret ?? '']) expect(isSignedWith(one, both, clock)).toBe(true);
  clock.advance(24 * 3_600_000);
  await rows.publisher();
  const after = await receiver.next();
  expect(isSignedWith(secret ?? '', after, clock)).toBe(true);
  expect(isSignedWith(former, after, clock)).toBe(false);
  const { secret: third } = await world.run('webhookRotateSecret', { webhook: id, overlapHours: 0 });
  await rows.publisher();
  const last = await receiver.next();
  expect(isSignedWith(secret ?? '', last, clock)).toBe(false);
  expect(isSignedWith(third ?? '', last, clock)).toBe(true);
});

it('sends a test once, which tells nothing, and holds nothing up when it fails', async () => {
  const { receiver, rows } = world;
  const { id, secret } = await world.create();
  receiver.reply = { status: 500, body: 'not\u0000\n ready\u202e yet' };
  const { delivery } = await world.run('webhookTest', { webhook: id });
  expect(delivery).toMatchObject({ kind: 'TEST', state: 'PENDING', attempts: 0, since: null, upTo: null });
  const received = await receiver.next();
  expect(received.message).toMatchObject({ type: 'webhook.test', data: { webhook: id } });
  expect(isSignedWith(secret, received, world.clock)).toBe(true);
  const failed = await world.until(id, ({ deliveries }) => deliveries.nodes[0]?.state === 'FAILED');
  expect(failed).toMatchObject({ state: 'ACTIVE', failingSince: null });
  expect(failed.deliveries.nodes[0]).toMatchObject({
    ...{ statusCode: 500, error: 'It answered 500: not ready yet', attempts: 1, nextAttemptAt: null },
  });
  receiver.reply = { status: 200, body: 'ok' };
  await rows.publisher();
  expect((await receiver.next()).message.type).toBe('catalog.changed');
});

it('does not follow redirects, and says so', async () => {
  const { receiver, rows } = world;
  const { id } = await world.create();
  receiver.reply = { status: 302, headers: { location: '/elsewhere' } };
  await rows.publisher();
  await receiver.next();
  const { deliveries } = await world.until(id, ({ failingSince }) => failingSince !== null);
  expect(deliveries.nodes[0]).toMatchObject({
    ...{
      state: 'PENDING',
      attempts: 1,
      statusCode: 302,
      error: 'It answered 302. Redirects are not followed.',
    },
  });
});

it('is switched off and enabled again without a gap', async () => {
  const { receiver, rows } = world;
  const { id } = await world.create();
  const off = await world.run('webhookUpdate', { webhook: id, enabled: false });
  expect(off.webhook).toMatchObject({ state: 'DISABLED', disabledReason: 'SWITCHED_OFF' });
  await rows.publisher({ slug: 'meanwhile' });
  const sent = receiver.received.length;
  expect((await world.run('webhookTest', { webhook: id })).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  const on = await world.run('webhookUpdate', { webhook: id, enabled: true });
  expect(on.webhook).toMatchObject({ state: 'ACTIVE', disabledReason: null, disabledAt: null });
  const { data } = (await receiver.next()).message;
  expect(data.changes).toMatchObject([{ slug: 'meanwhile' }]);
  expect(receiver.received).toHaveLength(sent + 1);
});

it('names a webhook in the log as its id over GraphQL, and writes neither secrets nor its address', async () => {
  const { receiver, rows, logged } = world;
  const { id, secret } = await world.create({ url: `${receiver.url}/path-s3cret?key=query-s3cret` });
  receiver.reply = { status: 500 };
  await rows.publisher();
  await world.until(id, ({ failingSince }) => failingSince !== null);
  receiver.reply = { status: 410 };
  await world.run('webhookUpdate', { webhook: id, enabled: true });
  await world.until(id, ({ state }) => state === 'DISABLED');
  const lines = logged.join('\n');
  for (const said of ['a message of a webhook is tried again', 'a webhook is disabled'])
    expect(logged.findLast((line) => line.includes(said))).toContain(`"webhook":"${id}"`);
  expect(lines).not.toContain(secret.slice(6));
  expect(lines).not.toContain('s3cret');
});
