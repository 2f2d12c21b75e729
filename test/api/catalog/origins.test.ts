import { ImportService } from '../../../src/ingest';
import type { CatalogRecord } from '../../../src/hubs';
import { aHub, CountingEncoder } from '../../database/ingest/support';
import { countStatements } from '../../support/count-statements';
import { aDataset, aModel } from '../../unit/ingest/support';
import { at, CatalogApp } from './catalog-app';

let app: CatalogApp;
beforeAll(async () => {
  app = await CatalogApp.start();
  await app.database.query({
    label: 'test_hubs',
    text: `INSERT INTO hub (id, name) VALUES ('azure', 'Azure') ON CONFLICT DO NOTHING`,
  });
});
afterAll(() => app.close());

const importAll = (...items: Parameters<typeof aHub>[0]) =>
  new ImportService(app.database, new CountingEncoder(), [aHub(items)]).run('huggingface', 'test');

const ofHub = (name: string) =>
  aModel({
    externalId: `acme/${name}`,
    name,
    summary: 'Said by the hub.',
    licenses: { weights: 'mit', code: null, data: null },
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-02T00:00:00Z',
  });
const ofGallery = (name: string): CatalogRecord =>
  aModel({
    hub: 'azure',
    externalId: `${name}-v2`,
    publisher: 'microsoft',
    name: `${name} of the gallery`,
    summary: 'Said by the gallery.',
    parameterCount: 7,
    updatedAt: '2026-03-01T00:00:00Z',
    sameAs: [{ hub: 'huggingface', externalId: `acme/${name}` }],
  });

const FIELDS = '{ hub { id } externalId fields }';

it('says of each origin which fields are shown as it says them', async () => {
  await importAll(ofHub('one'), ofGallery('one'));
  const answer = await app.query(
    `{ model(slug: "acme/one") { name parameterCount summary origins ${FIELDS} } }`,
  );
  expect(answer.errors).toEqual([]);
  const origins = at<{ hub: { id: string }; fields: string[] }[]>(answer, 'model.origins');
  const fields = Object.fromEntries(origins.map(({ hub, fields: names }) => [hub.id, names]));
  expect(fields.huggingface).toEqual(
    expect.arrayContaining(['createdAt', 'licenses.weights', 'name', 'summary']),
  );
  expect(fields.azure).toEqual(expect.arrayContaining(['parameterCount', 'updatedAt']));
  // One origin for each field, save the domains, which are those of all.
  const all = Object.values(fields).flat();
  expect(new Set(all).size).toBe(all.length);
  expect(at(answer, 'model')).toMatchObject({
    name: 'one',
    parameterCount: 7,
    summary: 'Said by the hub.',
  });
});

it('gives a field to the next origin when the first no longer speaks of it, and nothing to what was replaced', async () => {
  await importAll(ofHub('two'), ofGallery('two'));
  await importAll(aModel({ ...ofHub('two'), summary: null, updatedAt: '2026-02-01T00:00:00Z' }));
  const answer = await app.query(
    `{ model(slug: "acme/two") { summary origins { hub { id } isCurrent fields } } }`,
  );
  const origins = at<{ hub: { id: string }; isCurrent: boolean; fields: string[] }[]>(
    answer,
    'model.origins',
  );
  expect(origins.filter(({ fields }) => fields.includes('summary'))).toMatchObject([
    { hub: { id: 'azure' } },
  ]);
  expect(origins.filter(({ isCurrent }) => !isCurrent)).toMatchObject([{ fields: [] }]);
  expect(at(answer, 'model.summary')).toBe('Said by the gallery.');
});

it('does so for datasets, and for many in a fixed number of statements', async () => {
  await importAll(
    ...['a', 'b', 'c'].map((externalId) =>
      aDataset({ externalId, classes: 3, licenses: { weights: null, code: null, data: 'mit' } }),
    ),
  );
  await importAll(...['m', 'n', 'o'].flatMap((name) => [ofHub(name), ofGallery(name)]));
  const ask = (first: number) => () =>
    app.query(
      `{ models(first: ${first}) { nodes { origins ${FIELDS} } } datasets(first: ${first}) { nodes { origins ${FIELDS} } } }`,
    );
  const answer = await ask(3)();
  expect(answer.errors).toEqual([]);
  expect(at(answer, 'datasets.nodes.0.origins.0.fields')).toEqual(
    expect.arrayContaining(['classes', 'license']),
  );
  expect(await countStatements(ask(3))).toBe(await countStatements(ask(1)));
});
