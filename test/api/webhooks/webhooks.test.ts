import { revision } from '../../database/feed/changes';
import { openWebhookWorld, type WebhookWorld } from './webhooks-support';

let world: WebhookWorld;
let owner: string;
beforeAll(async () => {
  world = await openWebhookWorld('none');
  owner = await world.program('one', {});
  await world.program('other', {});
  await world.program('reader', { scopes: ['read'] });
});
afterAll(() => world.close());

const URL = 'https://receiver.example/hook';
const namesFor = async (as?: string): Promise<string[]> =>
  (await world.list('name', as)).map(({ name }) => name).sort();

describe('webhookCreate', () => {
  it('makes what is asked for, and shows the secret once', async () => {
    const input = { name: 'made', url: URL, entityTypes: ['Model'], operations: ['DELETED'], since: 0 };
    const { webhook, secret, userErrors } = await world.run('webhookCreate', input, 'one');
    expect(userErrors).toEqual([]);
    expect(webhook).toEqual({
      ...{ id: expect.any(String) as string, name: 'made', url: URL, entityTypes: ['Model'] },
      ...{ operations: ['DELETED'], state: 'ACTIVE', disabledAt: null, disabledReason: null },
      ...{ failingSince: null, deliveredUpTo: 0, createdAt: expect.any(String) as string, createdBy: owner },
    });
    const [row] = await world.app.database.query<{ text: string }>({
      label: 'test',
      text: `SELECT coalesce(string_agg(audit_entry::text, ''), '') AS text FROM audit_entry`,
    });
    expect(row?.text).toContain('WebhookSecret');
    expect(row?.text).not.toContain(secret?.slice(6));
  });

  it.each([
    ['name', 'INVALID', { name: '' }],
    ['name', 'INVALID', { name: 'x'.repeat(101) }],
    ['name', 'TAKEN', { name: 'MADE' }],
    ['url', 'INVALID', { url: 'nonsense' }],
    ['url', 'INVALID', { url: 'ftp://receiver.example/' }],
    ['url', 'INVALID', { url: 'http://receiver.example/' }],
    ['url', 'INVALID', { url: 'https://me:s3cret@receiver.example/' }],
    ['url', 'INVALID', { url: 'https://receiver.example/#part' }],
    ['url', 'INVALID', { url: 'https://10.0.0.1/' }],
    ['url', 'INVALID', { url: 'https://169.254.169.254/latest/meta-data' }],
    ['url', 'INVALID', { url: 'https://[::1]/' }],
    ['url', 'INVALID', { url: 'https://localhost:8443/hook' }],
    ['url', 'INVALID', { url: 'https://ci.LOCALHOST./' }],
    ['url', 'INVALID', { url: `https://receiver.example/${'x'.repeat(2000)}` }],
    ['entityTypes.0', 'INVALID', { entityTypes: ['Modell'] }],
    ['entityTypes', 'INVALID', { entityTypes: [] }],
    ['operations', 'INVALID', { operations: [] }],
    ['since', 'INVALID', { since: -1 }],
    ['since', 'OUT_OF_RANGE', { since: 1_000_000_000 }],
  ])('names the field that is wrong: %s, %s', async (field, code, input) => {
    const { webhook, secret, userErrors } = await world.run(
      'webhookCreate',
      { name: 'wrong', url: URL, ...input },
      'one',
    );
    expect([webhook, secret]).toEqual([null, null]);
    expect(userErrors).toMatchObject([{ field: ['input', ...field.split('.')], code }]);
    expect(JSON.stringify(userErrors)).not.toContain('s3cret');
  });

  it.each([
    ['http://receiver.example/', 'Must be an https address'],
    ['https://localhost/', 'Must be a public address, which localhost is not (loopback)'],
    ['https://127.1/', 'Must be a public address, which 127.0.0.1 is not (loopback)'],
  ])('says who may allow %s', async (url, rule) => {
    const { userErrors } = await world.run('webhookCreate', { name: 'wrong', url }, 'one');
    expect(userErrors[0]?.message).toBe(
      `${rule}, unless the operator allows its origin with ROOTSTOCK_WEBHOOK_ORIGINS.`,
    );
  });

  it('tells the audit log where an address leads, and nothing that may be a secret', async () => {
    const { id } = await world.create({ name: 'told', url: `${URL}/path-s3cret?key=query-s3cret` }, 'one');
    for (const url of [`${URL}/other-s3cret`, 'https://elsewhere.example/third-s3cret'])
      await world.run('webhookUpdate', { webhook: id, url }, 'one');
    await world.run('webhookDelete', { webhook: id }, 'one');
    const entries = await world.app.database.query<{ before: string | null; after: string | null }>({
      label: 'test',
      text: `SELECT before ->> 'url' AS before, after ->> 'url' AS after FROM audit_entry
        WHERE "entityType" = 'Webhook' AND "entityKey" = (SELECT "entityKey" FROM audit_entry WHERE after ->> 'name' = 'told') ORDER BY id`,
    });
    expect(entries).toEqual([
      { before: null, after: 'https://receiver.example/…' },
      { before: 'https://receiver.example/…', after: 'https://receiver.example/… (another)' },
      { before: 'https://receiver.example/…', after: 'https://elsewhere.example/…' },
      { before: 'https://elsewhere.example/…', after: null },
    ]);
    const [row] = await world.app.database.query<{ text: string }>({
      label: 'test',
      text: `SELECT string_agg(audit_entry::text, '') AS text FROM audit_entry`,
    });
    expect(row?.text).not.toContain('s3cret');
    expect(row?.text).not.toContain('adminMark');
  });

  it('lets each name its webhooks as it likes', async () => {
    await world.create({ name: 'made', url: URL }, 'other');
    await world.create({ name: 'Made', url: URL });
  });

  it('needs a token that writes', async () => {
    const input = { name: 'x', url: URL };
    expect(await world.refused('webhookCreate', input, 'reader')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await world.refused('webhookCreate', input, 'nobody')).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('has an end', async () => {
    await world.program('greedy', {});
    for (let made = 0; made < 20; made += 1) await world.create({ url: URL }, 'greedy');
    const { userErrors } = await world.run('webhookCreate', { name: 'one more', url: URL }, 'greedy');
    expect(userErrors).toMatchObject([
      { code: 'CONFLICT', field: null, message: expect.stringContaining('20') as string },
    ]);
  });
});

describe('webhooks', () => {
  it('are one’s own, and all for administrators', async () => {
    expect(await namesFor('one')).toEqual(['made']);
    expect(await namesFor('other')).toEqual(['made']);
    expect((await namesFor()).filter((name) => name.toLowerCase() === 'made')).toHaveLength(3);
    const { errors } = await world.app.query('{ webhooks(first: 1) { nodes { id } } }');
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it.each(['webhookUpdate', 'webhookDelete', 'webhookRotateSecret', 'webhookTest'])(
    'are for nobody else to change: %s',
    async (mutation) => {
      const { id } = await world.create({ url: URL }, 'other');
      for (const webhook of [id, 'nonsense', Buffer.from('Webhook:999999').toString('base64url')]) {
        const { userErrors } = await world.run(mutation, { webhook }, 'one');
        expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'webhook'] }]);
      }
      expect((await world.run(mutation, { webhook: id })).userErrors).toEqual([]);
    },
  );
});

describe('webhookUpdate', () => {
  it('changes what is given, and leaves the rest', async () => {
    const { id } = await world.create({ url: URL, entityTypes: ['Model'], operations: ['CREATED'] }, 'one');
    const url = 'https://receiver.example/other';
    const { webhook } = await world.run('webhookUpdate', { webhook: id, url, entityTypes: null }, 'one');
    expect(webhook).toMatchObject({ url, entityTypes: null, operations: ['CREATED'], state: 'ACTIVE' });
    const named = await world.run('webhookUpdate', { webhook: id, name: 'Renamed' }, 'one');
    expect(named.webhook).toMatchObject({ name: 'Renamed', url, entityTypes: null, operations: ['CREATED'] });
  });

  it.each([
    ['name', 'TAKEN', { name: 'made' }],
    ['url', 'INVALID', { url: 'https://127.0.0.1/' }],
    ['entityTypes.0', 'INVALID', { entityTypes: ['model'] }],
    ['operations', 'INVALID', { operations: [] }],
  ])('names the field that is wrong: %s, %s', async (field, code, input) => {
    const { id } = await world.create({ url: URL }, 'one');
    const { webhook, userErrors } = await world.run('webhookUpdate', { webhook: id, ...input }, 'one');
    expect(webhook).toBeNull();
    expect(userErrors).toMatchObject([{ field: ['input', ...field.split('.')], code }]);
  });
});

describe('webhookRotateSecret', () => {
  it('refuses hours that are none, and more secrets at once than a header holds', async () => {
    const { id } = await world.create({ url: URL });
    for (const overlapHours of [-1, 169]) {
      const { userErrors } = await world.run('webhookRotateSecret', { webhook: id, overlapHours });
      expect(userErrors).toMatchObject([{ field: ['input', 'overlapHours'], code: 'OUT_OF_RANGE' }]);
    }
    for (let turn = 0; turn < 4; turn += 1) await world.run('webhookRotateSecret', { webhook: id });
    const { secret, userErrors } = await world.run('webhookRotateSecret', { webhook: id });
    expect([secret, userErrors]).toMatchObject([
      null,
      [{ field: ['input', 'overlapHours'], code: 'CONFLICT' }],
    ]);
    expect((await world.run('webhookRotateSecret', { webhook: id, overlapHours: 0 })).userErrors).toEqual([]);
  });
});

describe('webhookTest', () => {
  it('has one test wait at a time', async () => {
    const { id } = await world.create({ url: URL });
    expect((await world.run('webhookTest', { webhook: id })).userErrors).toEqual([]);
    const { delivery, userErrors } = await world.run('webhookTest', { webhook: id });
    expect([delivery, userErrors]).toMatchObject([null, [{ code: 'CONFLICT', field: ['input', 'webhook'] }]]);
  });
});

describe('webhookReplay', () => {
  it.each([
    ['since', 'INVALID', {}],
    ['since', 'INVALID', { since: 0, delivery: 'x' }],
    ['since', 'INVALID', { since: -1 }],
    ['since', 'OUT_OF_RANGE', { since: 1_000_000_000 }],
    ['delivery', 'NOT_FOUND', { delivery: 'nonsense' }],
    ['delivery', 'NOT_FOUND', { delivery: Buffer.from('WebhookDelivery:999999').toString('base64url') }],
  ])('names the field that is wrong: %s, %s', async (field, code, input) => {
    const { id } = await world.create({ url: URL });
    const { userErrors } = await world.run('webhookReplay', { webhook: id, ...input });
    expect(userErrors).toMatchObject([{ field: ['input', field], code }]);
  });

  it('sends no message of another webhook', async () => {
    const [mine, others] = [
      await world.create({ url: URL }, 'one'),
      await world.create({ url: URL }, 'other'),
    ];
    const { delivery } = await world.run('webhookTest', { webhook: others.id }, 'other');
    const input = { webhook: mine.id, delivery: delivery?.id };
    expect((await world.run('webhookReplay', input, 'one')).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
  });

  it('moves on or back, and leaves what was to be sent', async () => {
    const { id } = await world.create({ url: URL, since: 0 });
    const last = await revision(world.app.database);
    const { webhook, delivery } = await world.run('webhookReplay', { webhook: id, since: last });
    expect([webhook?.deliveredUpTo, delivery]).toEqual([last, null]);
  });
});
