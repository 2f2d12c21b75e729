import { OPERATOR } from '../../../src/access';
import { callableBy } from '../../../src/access/guard/callable';
import { MutationGuard } from '../../../src/access/guard/mutation-guard';
import { MUTATION_NEEDS } from '../../../src/access/guard/mutation-needs';
import type { Viewer } from '../../../src/access/viewer';
import { revision } from '../../database/feed/changes';
import { openWebhookWorld, type WebhookWorld } from './webhooks-support';

let world: WebhookWorld;
let acme: number;
beforeAll(async () => {
  world = await openWebhookWorld();
  const [row] = await world.app.database.query<{ id: number }>({
    label: 'test',
    text: `SELECT id FROM publisher WHERE slug = 'acme'`,
  });
  acme = row?.id ?? 0;
  await world.program('member', { publishers: ['acme'] });
  await world.program('brief', { expiresInDays: 1 });
  world.app.app.webhooks.start();
});
afterAll(() => world.close());

const hidden = (slug: string) => world.rows.bareModel({ slug, publisherId: acme, visibility: 'PRIVATE' });
const slugs = (): (string | null)[] =>
  world.receiver.received.flatMap(({ message }) => (message.data.changes ?? []).map(({ slug }) => slug));
const caughtUp = async (id: string) => {
  const last = await revision(world.app.database);
  await world.until(id, ({ deliveredUpTo }) => deliveredUpTo === last);
};

it('sends what a token may see, until its role is taken, and nothing once it is revoked', async () => {
  const { id } = await world.create({ entityTypes: ['Model'] }, 'member');
  await hidden('acme/first');
  await caughtUp(id);
  expect(slugs()).toEqual(['acme/first']);
  const [token] = await world.app.app.tokens
    .list({ withRevoked: false })
    .then((all) => all.filter(({ name }) => name === 'member'));
  const principal = `token:${token?.id}`;
  await world.app.app.grants.revoke({ principal, publisher: 'acme' }, OPERATOR);
  await hidden('acme/second');
  await world.rows.bareModel({ slug: 'acme/open', publisherId: acme });
  await caughtUp(id);
  expect(slugs()).toEqual(['acme/first', 'acme/open']);
  await world.app.app.tokens.revoke('member', OPERATOR);
  const ended = await world.until(id, ({ state }) => state === 'DISABLED');
  expect(ended.disabledReason).toBe('OWNER_ENDED');
  await world.rows.bareModel({ slug: 'acme/late', publisherId: acme });
  const { webhook, userErrors } = await world.run('webhookUpdate', { webhook: id, enabled: true });
  expect([webhook, userErrors]).toMatchObject([
    null,
    [
      {
        ...{ field: ['input', 'enabled'], code: 'CONFLICT' },
        message: expect.stringContaining('was revoked') as string,
      },
    ],
  ]);
  expect(slugs()).toEqual(['acme/first', 'acme/open']);
});

it('ends with a token that expires', async () => {
  const { id } = await world.create({}, 'brief');
  world.clock.advance(25 * 3_600_000);
  const ended = await world.until(id, ({ state }) => state === 'DISABLED');
  expect(ended.disabledReason).toBe('OWNER_ENDED');
});

it('is of programs: people are told to make a token, administrators too', async () => {
  const guard = new MutationGuard({
    ...{ needs: MUTATION_NEEDS, find: () => Promise.resolve([]), reporterOf: () => Promise.resolve(null) },
  });
  const person = (scope: 'write' | 'admin'): Viewer => ({
    ...{ kind: 'PERSON', id: 'person:https://a#b', name: 'b', scopes: new Set([scope]), roles: new Map() },
  });
  for (const viewer of [person('write'), person('admin')]) {
    await expect(guard.admit(viewer, 'webhookCreate', {})).rejects.toThrow('is for tokens');
    await expect(guard.admit(viewer, 'webhookDelete', {})).resolves.toBeUndefined();
    expect(callableBy(viewer)).toContain('webhookDelete');
    expect(callableBy(viewer)).not.toContain('webhookCreate');
    expect(callableBy({ ...viewer, kind: 'TOKEN' })).toContain('webhookCreate');
  }
});

it('counts attempts and how far the slowest is behind', async () => {
  const { metrics } = world.app.app;
  const text = await metrics.render();
  expect(text).toMatch(/rootstock_webhook_attempts_total\{outcome="delivered"\} [1-9]/);
  expect(text).toMatch(/rootstock_webhook_changes_behind 0\n/);
});
