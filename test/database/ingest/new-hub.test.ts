import path from 'node:path';
import type * as PublicHubs from '../../../src/hubs/public-hubs';
import { ImportService } from '../../../src/ingest';
import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import type * as Orchard from '../../unit/hubs/orchard.hub';
import { aFolder } from '../../unit/hubs/support';
import { aModel } from '../../unit/ingest/support';
import { CountingEncoder, importFrom, rowsOf } from './support';

// The one line by which a hub becomes one of this project; all else it says itself.
jest.mock('../../../src/hubs/public-hubs', () => {
  const actual = jest.requireActual<typeof PublicHubs>('../../../src/hubs/public-hubs');
  const { OrchardHub } = jest.requireActual<typeof Orchard>('../../unit/hubs/orchard.hub');
  return { ...actual, publicHubs: () => [...actual.publicHubs(), new OrchardHub()] };
});

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

it('imports from a hub that is new, by what the hub says of itself', async () => {
  await importFrom(database, [aModel({ summary: 'Said by its owner.', parameterCount: 1 })]);
  const also = [{ hub: 'huggingface', externalId: 'acme/one' }];
  const tree = { id: 'apple/one', about: 'Said by the orchard.', parameters: 2, grafted_on: 'apple/Spur' };
  const folder = await aFolder({ 'trees.jsonl': `${JSON.stringify({ ...tree, also })}\n{}` });

  const report = await new ImportService(database, new CountingEncoder()).run(
    'orchard',
    path.join(folder, 'trees.jsonl'),
  );

  expect(report).toMatchObject({ read: 1, skipped: 1, failure: null });
  // Owners speak first of what a thing is, builders of how it is made; an id without an owner makes
  // no publisher.
  expect(
    await rowsOf(database, 'SELECT slug, summary, "parameterCount"::int FROM model ORDER BY slug'),
  ).toEqual([
    { slug: 'acme/one', summary: 'Said by its owner.', parameterCount: 2 },
    { slug: 'apple-spur', summary: null, parameterCount: null },
  ]);
  expect(
    await rowsOf(database, `SELECT name, url, "recordCount", "problemCount" FROM hub WHERE id = 'orchard'`),
  ).toEqual([{ name: 'The Orchard', url: 'https://orchard.test/', recordCount: 1, problemCount: 1 }]);
});
