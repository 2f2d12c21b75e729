import { openWebhookWorld, type WebhookWorld } from './webhooks-support';

let world: WebhookWorld;
beforeAll(async () => {
  world = await openWebhookWorld('none');
  world.app.app.webhooks.start();
});
afterAll(() => world.close());

it('does not send to a name that leads to a private address', async () => {
  const { receiver, rows } = world;
  const { id } = await world.create({ url: `https://localhost:${receiver.port}/hook?key=s3cret` });
  await rows.publisher();
  const { deliveries } = await world.until(id, ({ failingSince }) => failingSince !== null);
  expect(deliveries.nodes[0]).toMatchObject({
    ...{ state: 'PENDING', attempts: 1, statusCode: null },
    error: expect.stringMatching(
      /^It was not sent: localhost is at (127\.0\.0\.1|::1), not a public address \(loopback\)\.$/,
    ) as string,
  });
  expect(receiver.received).toEqual([]);
});

it('does not send without TLS, also where an address was allowed before', async () => {
  const { receiver, rows, app } = world;
  const { id } = await world.create({ url: 'https://receiver.example/' });
  await world.run('webhookUpdate', { webhook: id, enabled: false });
  await app.database.query({
    label: 'test',
    text: `UPDATE webhook SET url = $1 WHERE state = 'DISABLED'`,
    values: [receiver.url],
  });
  await rows.publisher();
  await world.run('webhookUpdate', { webhook: id, enabled: true });
  const { deliveries } = await world.until(id, ({ failingSince }) => failingSince !== null);
  expect(deliveries.nodes[0]?.error).toBe('It was not sent: only https addresses are allowed.');
  expect(receiver.received).toEqual([]);
});
