import path from 'node:path';
import { CsvHub } from '../../../src/hubs/csv/csv.hub';
import { ImportService } from '../../../src/ingest';
import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { aFolder } from '../../unit/hubs/support';
import { aModel } from '../../unit/ingest/support';
import { CountingEncoder, importFrom, rowsOf } from './support';

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

const HEAD =
  'source,model_id,model_arch,pretrain_dataset,target_dataset,metric,higher_is_better,value,protocol,citation';
const row = (model: string, metric: string, value: string) =>
  `mine,fig/${model},resnet50,ImageNet-1k,fgvc_aircraft,${metric},1,"${value}",finetune,fig2026`;

async function importTable(...rows: string[]) {
  const folder = await aFolder({ 'table.csv': [HEAD, ...rows].join('\n') });
  const service = new ImportService(database, new CountingEncoder(), [new CsvHub()]);
  return service.run('csv', path.join(folder, 'table.csv'));
}

const stored = async () =>
  (await rowsOf<{ value: number }>(database, 'SELECT value FROM transfer_result ORDER BY id')).map(
    ({ value }) => value,
  );

it('reads decimal commas where the column shows that they are', async () => {
  const report = await importTable(
    row('a', 'rmse', '0,853'),
    row('b', 'mae', '0,123'),
    row('c', 'loss', '-0,412'),
    row('d', 'perplexity', '18,432'),
  );
  expect(report.problems.filter(({ field }) => field === 'value')).toEqual([]);
  expect(await stored()).toEqual([0.853, 0.123, -0.412, 18.432]);
});

it('reports a comma that may be either', async () => {
  const report = await importTable(
    row('a', 'rmse', '1,234'),
    row('b', 'rmse', '0.5'),
    row('c', 'rmse', '0,7'),
  );
  expect(report.problems.filter(({ field }) => field === 'value')).toMatchObject([
    { message: 'may have a decimal sign or a group of thousands: "1,234"', action: 'skipped' },
  ]);
  expect(await stored()).toEqual([0.5, 0.7]);
});

it('skips the one row of a table, and does not take the table for something else', async () => {
  const report = await importTable(row('a', 'rmse', '1,234'));
  expect(report).toMatchObject({ skipped: 1, failure: null });
});

it('takes percent and the fraction for one figure', async () => {
  const percent = await importTable(row('a', 'accuracy', '82.7'), row('b', 'accuracy', '57.3'));
  expect(percent.results).toMatchObject({ created: 2 });
  const fractions = await importTable(row('a', 'accuracy', '0.827'), row('b', 'accuracy', '0.573'));
  expect(fractions.results).toMatchObject({ created: 0 });
  expect(fractions.problems.filter(({ action }) => action === 'corrected')).toEqual([]);
  expect(await stored()).toEqual([0.827, 0.573]);
});

it('takes a stored figure with the noise of a division for what it was', async () => {
  await importTable(row('a', 'accuracy', '0.8270000000000001'));
  const again = await importTable(row('a', 'accuracy', '82.7'));
  expect(again.results).toMatchObject({ created: 0 });
  expect(await stored()).toEqual([0.8270000000000001]);
});

it('decides the unit of a column by its other figures', async () => {
  await importTable(row('a', 'wer', '12.5'), row('b', 'wer', '1.4'), row('c', 'accuracy', '0.9%'));
  expect(await stored()).toEqual([0.125, 0.014, 0.009]);
});

it('keeps figures on two parts of a dataset apart, also where they are equal', async () => {
  const dataset = { hub: 'huggingface', externalId: 'acme/voices' };
  const figure = { dataset, metric: 'wer', value: 0.2 };
  const evaluations = [
    { ...figure, subset: 'eo' },
    { ...figure, subset: 'fr' },
    { ...figure, subset: 'fr', datasetRevision: 'abc' },
    { ...figure, subset: 'fr' },
    figure,
  ];
  await importFrom(database, [aModel({ evaluations })]);
  const rows = 'SELECT subset, "datasetRevision", value FROM evaluation ORDER BY subset, 2 NULLS FIRST';
  expect(await rowsOf(database, rows)).toEqual([
    { subset: 'eo', datasetRevision: null, value: 0.2 },
    { subset: 'fr', datasetRevision: null, value: 0.2 },
    { subset: 'fr', datasetRevision: 'abc', value: 0.2 },
    { subset: null, datasetRevision: null, value: 0.2 },
  ]);
});

it('knows a figure again, however small or great it is', async () => {
  const rows = [row('a', 'rmse', '5e-324'), row('b', 'rmse', '1e308'), row('c', 'rmse', '0')];
  const { results } = await importTable(...rows);
  expect(results).toMatchObject({ created: 3 });
  const again = await importTable(...rows);
  expect(again).toMatchObject({ skipped: 0, results: { created: 0, corrected: 0 } });
});
