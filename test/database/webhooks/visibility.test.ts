import { visibleRows, reachOf } from '../../../src/access';
import { ADMIN } from '../../../src/access/viewer';
import { ChangeRepository } from '../../../src/catalog';
import { insert } from '../../support/rows';
import { accepts, named, program, SendingWorld } from './sending-support';

let world: SendingWorld;
let own: number;
beforeAll(async () => {
  world = await SendingWorld.open();
  own = await world.rows.publisher();
});
afterEach(() => world.clear());
afterAll(() => world.close());

const token = (roles: [number, 'VIEWER'][]) => program('x', roles);
const model = (slug: string, visibility: string) =>
  insert(world.database, 'model', { slug, name: slug, publisherId: own, visibility }).then(({ id }) =>
    Number(id),
  );
const show = (id: number, visibility: string) =>
  world.query('UPDATE model SET visibility = $1 WHERE id = $2', visibility, id);

/** What a webhook was told, as `OPERATION slug`. */
const told = async (id: number): Promise<string[]> =>
  (await world.sentTo(id)).flatMap(({ message }) =>
    (message.data.changes ?? []).map(({ operation, slug }) => `${operation} ${slug}`),
  );
const reached = async (id: number) => {
  const last = await world.revision();
  await world.until(async () => (await world.see(id)).position === last);
};

it.each([
  ['who sees what is for everybody known', () => token([])],
  ['a member', () => token([[own, 'VIEWER']])],
  ['an administrator', () => ADMIN],
])('tells %s what catalogChanged tells, of what is hidden and shown, too', async (_, viewer) => {
  const since = await world.revision();
  const id = await world.webhook();
  world.standing = { viewer: viewer() };
  const name = `own/${id}`;
  const coy = await model(`${name}-coy`, 'PUBLIC');
  await model(`${name}-secret`, 'PRIVATE');
  await show(coy, 'PRIVATE');
  await world.query(`UPDATE model SET summary = 'Secret' WHERE id = $1`, coy);
  await show(coy, 'INTERNAL');
  await show(coy, 'PUBLIC');
  await world.query('DELETE FROM model WHERE id = $1', coy);
  world.start();
  await reached(id);
  const feed = new ChangeRepository(world.database.as(visibleRows(reachOf(viewer()))));
  const changes = await feed.findAfter(since, 100);
  expect(await told(id)).toEqual(changes.map(({ operation, slug }) => `${operation} ${slug}`));
  expect(changes.length).toBeGreaterThan(3);
  expect((await told(id)).some((one) => one.includes('secret'))).toBe(
    viewer().roles.size > 0 || viewer() === ADMIN,
  );
});

it('tells nothing more than its owner may see now, also of what was made before', async () => {
  const since = await world.revision();
  world.standing = { viewer: token([[own, 'VIEWER']]) };
  const id = await world.webhook(() => new Response(null, { status: 500 }));
  await model('own/shared', 'PRIVATE');
  world.start();
  await world.until(() => world.sent.length === 1);
  await world.until(async () => (await world.see(id)).failingSince !== null);
  expect(await told(id)).toEqual(['CREATED own/shared']);
  // The role is taken: the message that was kept is not sent again.
  world.standing = { viewer: token([]) };
  world.clock.advance(60_000);
  await reached(id);
  expect(world.sent).toHaveLength(1);
  expect(await world.deliveries(id)).toMatchObject([
    { state: 'DELIVERED', attempts: 1, since, error: 'Nothing of it is for this webhook any more.' },
  ]);
});

it.each([
  ['REVOKED', 'was revoked'],
  ['EXPIRED', 'has expired'],
  ['UNKNOWN', 'Nothing is known'],
] as const)(
  'sends nothing for a token that ended, and says why it is not enabled: %s',
  async (because, why) => {
    const id = await world.webhook(accepts, {}, program('ended'));
    const since = await world.revision();
    world.standing = { viewer: null, because };
    await world.change();
    world.start();
    await world.until(async () => (await world.see(id)).state === 'DISABLED');
    expect(await world.see(id)).toMatchObject({ disabledReason: 'OWNER_ENDED', position: since });
    expect(world.sent).toEqual([]);
    const { service } = world.process();
    await expect(service.update({ ...named(id), enabled: true }, ADMIN)).rejects.toMatchObject({
      faults: [
        { field: ['input', 'enabled'], code: 'CONFLICT', message: expect.stringContaining(why) as string },
      ],
    });
    expect((await world.see(id)).state).toBe('DISABLED');
    // Where the token is back, nothing was left out.
    world.standing = { viewer: ADMIN };
    await service.update({ ...named(id), enabled: true }, ADMIN);
    await reached(id);
    expect((await world.sentTo(id)).flatMap(({ numbers }) => numbers)).toEqual([since + 1]);
  },
);

describe('a webhook of the administrator', () => {
  it('is left to others by a process without ROOTSTOCK_ADMIN_TOKEN', async () => {
    const id = await world.webhook();
    const other = await world.webhook(accepts, {}, program('other'));
    const last = await world.change();
    world.adminMark = null;
    world.start();
    await reached(other);
    await world.stop();
    expect(await world.see(id)).toMatchObject({ state: 'ACTIVE', position: last - 1, leaseHolder: null });
    world.adminMark = 'present';
    world.start();
    await reached(id);
    expect(await world.sentTo(id)).toHaveLength(1);
  });

  it('ends with the token that it was made with, at once, until the next administrator enables it', async () => {
    const since = await world.revision();
    const id = await world.webhook();
    world.adminMark = 'another';
    world.start();
    await world.until(async () => (await world.see(id)).state === 'DISABLED');
    expect(await world.see(id)).toMatchObject({ disabledReason: 'OWNER_ENDED', position: since });
    await world.change();
    const { service } = world.process();
    const enabling = { ...named(id), enabled: true };
    const delegate = { ...program('delegate'), scopes: ADMIN.scopes };
    await expect(service.update(enabling, delegate)).rejects.toThrow('a former ROOTSTOCK_ADMIN_TOKEN');
    expect(world.sent).toEqual([]);
    await service.update(enabling, ADMIN);
    await reached(id);
    expect((await world.sentTo(id)).flatMap(({ numbers }) => numbers)).toEqual([since + 1]);
  });
});
