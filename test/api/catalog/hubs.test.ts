import { ImportService } from '../../../src/ingest';
import { countRecords } from '../../../src/ingest/hub.repository';
import { aHub, CountingEncoder } from '../../database/ingest/support';
import { aDataset, aModel, basedOn } from '../../unit/ingest/support';
import { ADMIN_TOKEN } from '../../support/app';
import { at, CatalogApp } from './catalog-app';

let app: CatalogApp;
beforeAll(async () => {
  app = await CatalogApp.start();
});
afterAll(() => app.close());

interface HubView {
  id: string;
  lastSyncedAt: string | null;
  recordCount: number;
  problemCount: number;
}
const hubs = async (token: string | undefined = ADMIN_TOKEN): Promise<Map<string, HubView>> => {
  const answer = await app.query(
    `{ catalog { hubs { id name lastSyncedAt recordCount modelCount datasetCount problemCount
    problems { record field message action } } } }`,
    {},
    token,
  );
  expect(answer.errors).toEqual([]);
  return new Map(at<HubView[]>(answer, 'catalog.hubs').map((hub) => [hub.id, hub]));
};
const importAll = (items: Parameters<typeof aHub>[0], options = {}) =>
  new ImportService(app.database, new CountingEncoder(), [aHub(items)]).run('huggingface', 'test', options);

it('shows of a hub that was never read nothing but what it is', async () => {
  expect((await hubs()).get('huggingface')).toMatchObject({
    name: 'Hugging Face Hub',
    lastSyncedAt: null,
    recordCount: 0,
    problemCount: 0,
    problems: [],
  });
});

it('shows when a hub was read last, what the catalogue has of it, and what was wrong', async () => {
  const before = Date.now();
  await importAll([
    aModel(basedOn('acme/never-described')),
    aModel({ externalId: 'acme/two', ...basedOn('acme/two') }),
    aDataset(),
    { hub: 'huggingface', id: 'line 4', field: null, message: 'is no JSON', action: 'skipped' },
  ]);
  const after = await hubs();
  // A stub is no record of the hub; the dataset lives on another one than the one that was read.
  expect(after.get('huggingface')).toMatchObject({
    recordCount: 2,
    modelCount: 2,
    datasetCount: 0,
    problemCount: 2,
    problems: [
      { record: 'line 4', field: null, message: 'is no JSON', action: 'skipped' },
      { record: 'acme/two', field: 'bases', message: 'names the model itself', action: 'ignored' },
    ],
  });
  expect(Date.parse(after.get('huggingface')?.lastSyncedAt ?? '')).toBeGreaterThanOrEqual(before - 1000);
  expect(after.get('tfds')).toMatchObject({ lastSyncedAt: null, recordCount: 1, datasetCount: 1 });
});

it('names what was wrong to administrators only: it may not be for everybody', async () => {
  const { data } = await app.query('{ catalog { hubs { problems { record } } } }');
  const [catalog] = Object.values(data as Record<string, { hubs: { problems: unknown[] }[] }>);
  expect(catalog?.hubs.flatMap(({ problems }) => problems)).toEqual([]);
});

it('counts what is for everybody', async () => {
  const count = async () => (await hubs()).get('huggingface')?.recordCount;
  const write = (text: string) => app.database.query({ label: 'test', text });
  await write(`UPDATE model SET visibility = 'PRIVATE' WHERE slug = 'acme/two'`);
  await app.database.transaction((transaction) => countRecords(transaction));
  expect(await count()).toBe(1);
  await write(`UPDATE model SET visibility = 'PUBLIC' WHERE slug = 'acme/two'`);
  await app.database.transaction((transaction) => countRecords(transaction));
  expect(await count()).toBe(2);
});

it('shows the last import only, and nothing of a dry run', async () => {
  await importAll([aModel({ externalId: 'acme/three', ...basedOn('acme/three') })], { dryRun: true });
  expect((await hubs()).get('huggingface')).toMatchObject({ recordCount: 2, problemCount: 2 });
  await importAll([aModel({ externalId: 'acme/three' })]);
  expect((await hubs()).get('huggingface')).toMatchObject({ recordCount: 3, problemCount: 0, problems: [] });
});
