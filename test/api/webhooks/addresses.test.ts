import { openWebhookWorld, type WebhookWorld } from './webhooks-support';

/** The same for every rule: it tells nobody what a name means within the network. */
const REFUSED = 'It was not sent: its address is not one that messages are sent to.';

let world: WebhookWorld;
beforeAll(async () => {
  world = await openWebhookWorld('none');
  world.app.app.webhooks.start();
});
afterAll(() => world.close());

/** Makes a webhook, and has it lead where none may be made to. */
async function leadingTo(url: string): Promise<string> {
  const { id } = await world.create({ url: 'https://receiver.example/' });
  await world.run('webhookUpdate', { webhook: id, enabled: false });
  await world.app.database.query({
    label: 'test',
    text: `UPDATE webhook SET url = $1 WHERE state = 'DISABLED'`,
    values: [url],
  });
  await world.run('webhookUpdate', { webhook: id, enabled: true });
  return id;
}

it('does not send to a name that leads to a private address', async () => {
  const { receiver, rows } = world;
  const id = await leadingTo(`https://localhost:${receiver.port}/hook?key=s3cret`);
  await rows.publisher();
  const { deliveries } = await world.until(id, ({ failingSince }) => failingSince !== null);
  expect(deliveries.nodes[0]).toMatchObject({
    ...{ state: 'PENDING', attempts: 1, statusCode: null },
    error: REFUSED,
    attemptLog: [{ outcome: 'ADDRESS_NOT_ALLOWED', statusCode: null, error: REFUSED }],
  });
  expect(receiver.received).toEqual([]);
});

it('does not send without TLS, also where an address was allowed before', async () => {
  const { receiver, rows } = world;
  const id = await leadingTo(receiver.url);
  await rows.publisher();
  const { deliveries } = await world.until(id, ({ failingSince }) => failingSince !== null);
  expect(deliveries.nodes[0]?.error).toBe(REFUSED);
  expect(receiver.received).toEqual([]);
});

it('keeps an address as it is understood, however it was written', async () => {
  const { id } = await world.create({ url: 'HTTPS:Receiver.Example:443/hook' });
  expect(await world.see(id)).toMatchObject({ url: 'https://receiver.example/hook' });
});
