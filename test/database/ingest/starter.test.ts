import { createEncoder, loadTensorBackend } from '../../../src/embedding';
import { StarterLoader, describeStarter } from '../../../src/ingest';
import { readStarterData } from '../../../src/ingest/starter/starter-data';
import type { Reference } from '../../../src/hubs';
import type { Database } from '../../../src/platform/database';
import { DerivedResultRepository } from '../../../src/transfer';
import { openTestDatabase } from '../../support/database';
import { aModel } from '../../unit/ingest/support';
import { CountingEncoder, importFrom, revisionOf, rowsOf } from './support';

type Thing = ReturnType<typeof readStarterData>['things'][number];

let database: Database;
afterEach(() => database.close());

const loaderOf = (opened: Database): StarterLoader => new StarterLoader(opened, new CountingEncoder());

const countOf = async (table: string): Promise<number> => {
  const [row] = await rowsOf<{ n: number }>(database, `SELECT count(*)::int AS n FROM ${table}`);
  return row?.n ?? -1;
};

/** How many things the records describe: those that name one another are one. */
function distinct(things: readonly Thing[]): number {
  const leaders = new Map<string, string>();
  const leaderOf = (key: string): string => {
    const next = leaders.get(key);
    return next === undefined || next === key ? key : leaderOf(next);
  };
  const keyOf = (kind: string, { hub, externalId }: Reference): string => `${kind} ${hub} ${externalId}`;
  for (const { kind, sameAs, ...own } of things) {
    for (const other of sameAs) leaders.set(leaderOf(keyOf(kind, other)), leaderOf(keyOf(kind, own)));
  }
  return new Set(things.map((thing) => leaderOf(keyOf(thing.kind, thing)))).size;
}

it('goes on where it was interrupted until all of its files is there', async () => {
  database = await openTestDatabase();
  const loader = loaderOf(database);
  const derive = jest.spyOn(DerivedResultRepository.prototype, 'derive');
  derive.mockRejectedValueOnce(new Error('The process was ended.'));
  await expect(loader.load({ onlyIfEmpty: true })).rejects.toThrow('ended');
  derive.mockRestore();
  const data = readStarterData();
  const report = await loader.load({ onlyIfEmpty: true });
  expect(report).toMatchObject({ outcome: 'loaded', problems: [], created: { models: 0 } });
  expect(await countOf('domain')).toBe(data.domains.length);
  expect(await countOf('study')).toBe(data.studies.length);
  expect(await countOf(`transfer_result WHERE derivation = 'REPORTED'`)).toBe(data.results.length);
  // Of models that were written before it was interrupted.
  expect(report.created.derivedResults).toBeGreaterThan(0);
  expect(report.created.derivedResults).toBe(await countOf(`transfer_result WHERE derivation = 'DERIVED'`));
  expect(
    (await countOf(`model WHERE status = 'ACTIVE'`)) + (await countOf(`dataset WHERE status = 'ACTIVE'`)),
  ).toBe(distinct(data.things));
  expect(await countOf('origin WHERE NOT "isStub"')).toBe(data.things.length);
  expect(await countOf(`domain WHERE "parentId" IS NULL AND slug LIKE '%/%'`)).toBe(0);
  expect(await countOf('embedding WHERE "domainId" IS NOT NULL')).toBe(data.domains.length);
  expect(describeStarter(report)).toContain('transfer results');
  // An embedded database gathers none by itself.
  expect(
    await countOf(`pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND reltuples < 0`),
  ).toBe(0);
});

it('changes nothing where all is there, whether it knows or looks again', async () => {
  database = await openTestDatabase({ stage: 'starter' });
  const loader = new StarterLoader(database, createEncoder(await loadTensorBackend('auto')));
  const revision = await revisionOf(database);
  await expect(loader.load({ onlyIfEmpty: false })).resolves.toMatchObject({ outcome: 'present' });
  await rowsOf(database, `UPDATE catalog_state SET "starterVersion" = NULL`);
  await expect(loader.load({ onlyIfEmpty: true })).resolves.toMatchObject({
    outcome: 'loaded',
    created: { models: 0, datasets: 0, stubs: 0, results: 0, derivedResults: 0 },
  });
  expect(await revisionOf(database)).toBe(revision);
});

it('stays out of a catalogue that has records already, unless it is asked for', async () => {
  database = await openTestDatabase();
  const loader = loaderOf(database);
  await importFrom(database, [aModel()]);
  await expect(loader.load({ onlyIfEmpty: true })).resolves.toMatchObject({ outcome: 'refused' });
  expect(await countOf('domain')).toBe(0);
  await expect(loader.load({ onlyIfEmpty: false })).resolves.toMatchObject({ outcome: 'loaded' });
});

it('keeps what it says of a model when the hub’s own record comes', async () => {
  database = await openTestDatabase({ stage: 'starter' });
  const facts = `SELECT "parameterCount", "architectureName", summary FROM model WHERE slug = 'google-bert/bert-base-uncased'`;
  const before = await rowsOf(database, facts);
  expect(before).toHaveLength(1);
  await importFrom(database, [
    aModel({ externalId: 'google-bert/bert-base-uncased', downloads: 1, tags: ['bert'] }),
  ]);
  expect(await rowsOf(database, facts)).toEqual(before);
});
