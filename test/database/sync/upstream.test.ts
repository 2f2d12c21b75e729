import { HuggingFaceHub } from '../../../src/hubs';
import { HuggingFaceDatasetsHub } from '../../../src/hubs/huggingface-datasets/huggingface-datasets.hub';
import { LiveImportService } from '../../../src/ingest';
import { isCredible } from '../../../src/ingest/upstream/listing-watch';
import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { aModel } from '../../unit/ingest/support';
import { CountingEncoder, importFrom, rowsOf } from '../ingest/support';

const ADDRESS = 'https://huggingface.co/api/models?full=true';
const DAY = 24 * 60 * 60 * 1000;

let database: Database;
let listed: object[];
let now: number;
beforeEach(async () => {
  database = await openTestDatabase({ stage: 'taxonomies' });
  now = Date.parse('2026-01-01T00:00:00Z');
});
afterEach(() => database.close());

const repository = (name: string, sha: string, more = {}) => ({
  id: `acme/${name}`,
  sha,
  lastModified: '2025-01-01T00:00:00.000Z',
  tags: [name],
  ...more,
});

/** Reads the whole hub at its address, as `rootstock import huggingface` does. */
const sync = (address = ADDRESS, options = {}) => {
  const get = () => Promise.resolve(Response.json(listed));
  const clock = { now: () => now, sleep: () => Promise.resolve() };
  const hubs = [new HuggingFaceHub({}, { get })];
  return new LiveImportService(database, new CountingEncoder(), hubs, clock).run(
    'huggingface',
    address,
    options,
  );
};

const statuses = async () => {
  const rows = await rowsOf<{ slug: string; status: string }>(
    database,
    'SELECT slug, status FROM model ORDER BY slug',
  );
  return Object.fromEntries(rows.map(({ slug, status }) => [slug, status]));
};

const THREE = [repository('a', '1'), repository('b', '2'), repository('c', '3')];

describe('a hub that is read whole', () => {
  it('has what it no longer lists deprecated, removed after a week, and active once it is back', async () => {
    listed = THREE;
    expect((await sync()).upstream).toEqual({ gone: 0, removed: 0, renamed: 0, doubtful: null });
    listed = THREE.slice(0, 2);
    expect((await sync()).upstream).toMatchObject({ gone: 1, removed: 0 });
    expect(await statuses()).toEqual({ 'acme/a': 'ACTIVE', 'acme/b': 'ACTIVE', 'acme/c': 'DEPRECATED' });
    now += 6 * DAY;
    expect((await sync()).upstream).toMatchObject({ gone: 0, removed: 0 });
    now += 2 * DAY;
    expect((await sync()).upstream).toMatchObject({ gone: 0, removed: 1 });
    expect(await statuses()).toMatchObject({ 'acme/c': 'REMOVED' });
    listed = THREE;
    expect((await sync()).upstream).toMatchObject({ gone: 0, removed: 0 });
    expect(await rowsOf(database, 'SELECT DISTINCT status, "deprecationReason" FROM model')).toEqual([
      { status: 'ACTIVE', deprecationReason: null },
    ]);
  });

  it('has what it lists under another name follow', async () => {
    listed = THREE;
    await sync();
    listed = [...THREE.slice(0, 2), repository('renamed', '3')];
    expect((await sync()).upstream).toMatchObject({ gone: 0, renamed: 1 });
    expect(
      await rowsOf(
        database,
        `SELECT old.slug, old.status, fresh.slug AS "leadsTo", fresh.tags
          FROM model old JOIN model fresh ON fresh.id = old."mergedIntoId"`,
      ),
    ).toEqual([{ slug: 'acme/c', status: 'REMOVED', leadsTo: 'acme/renamed', tags: ['renamed'] }]);
    // A second time nothing changes.
    expect((await sync()).upstream).toMatchObject({ gone: 0, renamed: 0 });
  });

  it('does not take a copy of the same commit for a new name', async () => {
    listed = THREE;
    await sync();
    listed = [...THREE, repository('copy', '3')];
    await sync();
    expect(await statuses()).toEqual({
      'acme/a': 'ACTIVE',
      'acme/b': 'ACTIVE',
      'acme/c': 'ACTIVE',
      'acme/copy': 'ACTIVE',
    });
  });

  it('has nothing marked when it lacks too much to be believed', async () => {
    const many = Array.from({ length: 10 }, (_, place) => repository(`many-${place}`, String(10 + place)));
    listed = [...THREE, ...many];
    await sync();
    listed = [THREE[0] ?? {}, ...many.slice(0, 6)];
    const report = await sync();
    expect(report.upstream).toMatchObject({ gone: 0, doubtful: { known: 13, missing: 6 } });
    expect(report.problems).toMatchObject([
      { action: 'suspect', message: 'lacks 6 of 13 things that it had: too many to mark them as gone' },
    ]);
    expect(await statuses()).toMatchObject({ 'acme/b': 'ACTIVE', 'acme/c': 'ACTIVE' });
  });

  it.each([
    ['a part of it', `${ADDRESS}&author=acme`, {}],
    ['only so many records', ADDRESS, { limit: 2 }],
    ['a dry run', ADDRESS, { dryRun: true }],
  ])('has nothing marked by %s', async (_name, address, options) => {
    listed = THREE;
    await sync();
    listed = THREE.slice(0, 2);
    expect((await sync(address, options)).upstream).toBeNull();
    expect(await statuses()).toMatchObject({ 'acme/c': 'ACTIVE' });
  });

  it('has nothing marked when a record could not be told by its id', async () => {
    listed = THREE;
    await sync();
    listed = [...THREE.slice(0, 2), { id: '../../etc/passwd' }];
    expect((await sync()).upstream).toBeNull();
    expect(await statuses()).toMatchObject({ 'acme/c': 'ACTIVE' });
  });

  it('says nothing of what it never listed, and of what another hub has', async () => {
    const again = { hub: 'timm', externalId: 'c', sameAs: [{ hub: 'huggingface', externalId: 'acme/c' }] };
    await importFrom(database, [aModel({ externalId: 'acme/card', source: 'card' }), aModel(again)]);
    listed = THREE;
    await sync();
    listed = THREE.slice(0, 2);
    expect((await sync()).upstream).toMatchObject({ gone: 0 });
    expect(Object.values(await statuses())).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE']);
  });

  it('leaves what was deprecated by hand as it is', async () => {
    listed = THREE;
    await sync();
    await rowsOf(
      database,
      `UPDATE model SET status = 'DEPRECATED', "deprecationReason" = 'Old.' WHERE slug = 'acme/c'`,
    );
    listed = THREE.slice(0, 2);
    await sync();
    now += 8 * DAY;
    await sync();
    listed = THREE;
    await sync();
    expect(
      await rowsOf(database, `SELECT status, "deprecationReason" AS reason FROM model WHERE slug = 'acme/c'`),
    ).toEqual([{ status: 'DEPRECATED', reason: 'Old.' }]);
  });
});

it('marks datasets in the same way, and leaves models of the same hub alone', async () => {
  listed = THREE;
  await sync();
  const syncDatasets = (...repositories: object[]) => {
    const get = () => Promise.resolve(Response.json(repositories));
    const clock = { now: () => now, sleep: () => Promise.resolve() };
    const hubs = [new HuggingFaceDatasetsHub({}, { get })];
    return new LiveImportService(database, new CountingEncoder(), hubs, clock).run(
      'huggingface-datasets',
      'https://huggingface.co/api/datasets?full=true',
    );
  };
  const shown = () => rowsOf(database, 'SELECT slug, status FROM dataset ORDER BY slug');
  const [one, two, secret] = [
    repository('one', '7'),
    repository('two', '8'),
    repository('secret', '9', { private: true }),
  ];
  expect(await syncDatasets(one, two, secret)).toMatchObject({ created: 2, leftOut: 1 });
  expect((await syncDatasets(one)).upstream).toMatchObject({ gone: 1 });
  now += 8 * DAY;
  expect((await syncDatasets(one)).upstream).toMatchObject({ removed: 1 });
  expect(await shown()).toEqual([
    { slug: 'acme/one', status: 'ACTIVE' },
    { slug: 'acme/two', status: 'REMOVED' },
  ]);
  expect((await syncDatasets(one, two)).upstream).toMatchObject({ gone: 0 });
  expect(await shown()).toContainEqual({ slug: 'acme/two', status: 'ACTIVE' });
  expect((await syncDatasets(one, repository('new', '8'))).upstream).toMatchObject({ gone: 0, renamed: 1 });
  expect(new Set(Object.values(await statuses()))).toEqual(new Set(['ACTIVE']));
});

it('leaves out what is private, unless it is asked for, and tells who asks for consent', async () => {
  listed = [
    repository('secret', '1', { private: true }),
    repository('asks', '2', { gated: 'manual', private: false }),
    repository('closed', '3', { disabled: true, gated: false }),
  ];
  const report = await sync();
  expect(report).toMatchObject({ read: 3, created: 2, leftOut: 1, skipped: 0 });
  expect(report.problems).toMatchObject([{ id: 'acme/secret', field: 'private', action: 'leftOut' }]);
  const rows = () => rowsOf(database, 'SELECT slug, gated, disabled FROM model ORDER BY slug');
  expect(await rows()).toEqual([
    { slug: 'acme/asks', gated: true, disabled: null },
    { slug: 'acme/closed', gated: false, disabled: true },
  ]);
  await sync(ADDRESS, { includePrivate: true });
  expect(await rows()).toContainEqual({ slug: 'acme/secret', gated: null, disabled: null });
});

it.each([
  [{ known: 3, missing: 1 }, true],
  [{ known: 5, missing: 3 }, true],
  [{ known: 20, missing: 5 }, true],
  [{ known: 20, missing: 6 }, false],
  [{ known: 30_000, missing: 3000 }, true],
  [{ known: 30_000, missing: 3001 }, false],
  [{ known: 1, missing: 1 }, false],
])('judges whether so many may have gone: %o', (coverage, expected) => {
  expect(isCredible(coverage)).toBe(expected);
});
