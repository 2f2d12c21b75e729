import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { aModel, basedOn } from '../../unit/ingest/support';
import { importFrom, revisionOf, rowsOf } from './support';

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase({ stage: 'taxonomies' });
  await database.query({ label: 'test_hub', text: `INSERT INTO hub (id, name) VALUES ('azure', 'Azure')` });
});
afterEach(() => database.close());

const ofHub = () => aModel({ summary: 'Said by the hub.', updatedAt: '2026-01-01T00:00:00Z' });
const ofGallery = (sameAs = [{ hub: 'huggingface', externalId: 'acme/one' }]) =>
  aModel({
    hub: 'azure',
    externalId: 'one-v2',
    publisher: 'microsoft',
    name: 'One',
    parameterCount: 7,
    sameAs,
    summary: 'Said by the gallery.',
    updatedAt: '2026-02-01T00:00:00Z',
  });

const models = () =>
  rowsOf(
    database,
    `SELECT model.slug, summary, "parameterCount", publisher.slug AS publisher, status,
       (SELECT array_agg(origin."hubId" ORDER BY origin."hubId") FROM model_origin
          JOIN origin ON origin.id = "originId" WHERE "modelId" = model.id AND "isCurrent") AS hubs
     FROM model LEFT JOIN publisher ON publisher.id = "publisherId" WHERE "mergedIntoId" IS NULL ORDER BY model.slug`,
  );
const ONE = {
  slug: 'acme/one',
  summary: 'Said by the hub.',
  parameterCount: 7,
  publisher: 'acme',
  status: 'ACTIVE',
  hubs: ['azure', 'huggingface'],
};

it.each([
  ['the hub first', [[ofHub()], [ofGallery()]]],
  ['the gallery first', [[ofGallery()], [ofHub()]]],
  ['both at once', [[ofGallery(), ofHub()]]],
  ['both before either said so', [[ofHub()], [ofGallery([])], [ofGallery()]]],
])('makes one model of what two hubs have: %s', async (_order, batches) => {
  for (const batch of batches) await importFrom(database, batch);
  expect(await models()).toEqual([ONE]);
});

it('changes nothing the second time', async () => {
  for (const record of [ofHub(), ofGallery()]) await importFrom(database, [record]);
  const before = await revisionOf(database);
  for (const record of [ofGallery(), ofHub()]) await importFrom(database, [record]);
  expect(await revisionOf(database)).toBe(before);
});

it('keeps the address of a model that was emptied, and remembers whose its origins were', async () => {
  for (const batch of [[ofHub()], [ofGallery([])], [ofGallery()]]) await importFrom(database, batch);
  expect(
    await rowsOf(
      database,
      `SELECT gone.slug, gone.status, kept.slug AS kept FROM model gone JOIN model kept ON kept.id = gone."mergedIntoId"`,
    ),
  ).toEqual([{ slug: 'microsoft/one', status: 'REMOVED', kept: 'acme/one' }]);
  expect(await rowsOf(database, `SELECT operation, reason FROM identity_decision`)).toEqual([
    { operation: 'MERGE', reason: 'A record says that they are one.' },
  ]);
});

it('leaves lineage out that would lead through the other hub to the model itself', async () => {
  await importFrom(database, [ofGallery()]);
  await importFrom(database, [aModel({ externalId: 'acme/two', ...basedOn('acme/one') })]);
  const report = await importFrom(database, [aModel({ ...ofHub(), ...basedOn('acme/two') })]);
  expect(report.problems).toMatchObject([{ message: 'would make acme/two its own ancestor' }]);
});
