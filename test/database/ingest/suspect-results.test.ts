import { studyRecordSchema, transferResultRecordSchema, type TransferResultRecord } from '../../../src/hubs';
import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { aDataset } from '../../unit/ingest/support';
import { importFrom } from './support';

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

const STUDY = studyRecordSchema.parse({
  kind: 'study',
  key: 'orchard',
  title: 'Orchard',
  url: 'https://hub.test',
});

const result = (base: string, value: number, more: object = {}): TransferResultRecord =>
  transferResultRecordSchema.parse({
    kind: 'transferResult',
    study: 'orchard',
    base: { hub: 'huggingface', externalId: `acme/${base}` },
    target: { hub: 'tfds', externalId: 'leaves' },
    protocol: 'LINEAR_PROBE',
    metric: 'accuracy',
    value,
    ...more,
  });

const suspicions = async (items: Parameters<typeof importFrom>[1]) =>
  (await importFrom(database, items)).problems.filter(({ action }) => action === 'suspect');

describe('results that look wrong beside others', () => {
  const bases = ['a', 'b', 'c', 'd', 'e'];

  it('are those at the level of guessing where half of the others are far above', async () => {
    const fine = bases.map((base, index) => result(base, 0.7 + index / 100));
    const found = await suspicions([STUDY, aDataset({ classes: 100 }), ...fine, result('failed', 0.01)]);
    expect(found).toEqual([
      {
        hub: 'huggingface',
        id: 'acme/failed on leaves',
        field: 'value',
        message:
          'accuracy 0.01 is what guessing gives (0.010), while half of the others reach 0.715: the run may have failed',
        action: 'suspect',
      },
    ]);
    // They are in, and said once.
    expect(await suspicions([STUDY, ...fine, result('failed', 0.01)])).toEqual([]);
  });

  it('are those in any metric that guessing gives one part in the classes of', async () => {
    const metric = 'mean_per_class_recall';
    const fine = bases.map((base, index) => result(base, 0.7 + index / 100, { metric }));
    const failed = result('failed', 0.01, { metric });
    const found = await suspicions([STUDY, aDataset({ classes: 100 }), ...fine, failed]);
    expect(found).toMatchObject([{ id: 'acme/failed on leaves', field: 'value' }]);
  });

  it('are none where others guess as well, where classes are unknown, or where few were measured', async () => {
    const low = bases.map((base, index) => result(base, 0.01 + index / 1000));
    expect(await suspicions([STUDY, aDataset({ classes: 100 }), ...low, result('x', 0.01)])).toEqual([]);
    const target = { target: { hub: 'tfds', externalId: 'roots' } };
    const fine = bases.map((base) => result(base, 0.8, target));
    expect(await suspicions([STUDY, ...fine, result('x', 0.01, target)])).toEqual([]);
    const few = { target: { hub: 'tfds', externalId: 'leaves' }, split: 'test' };
    expect(await suspicions([STUDY, result('a', 0.8, few), result('x', 0.01, few)])).toEqual([]);
  });

  it('are those of two bases that agree in all of ten columns or more', async () => {
    const column = (place: number) => ({ target: { hub: 'tfds', externalId: `set-${place}` } });
    const places = Array.from({ length: 10 }, (_, place) => place);
    const found = await suspicions([
      STUDY,
      ...places.flatMap((place) => [
        result('one', place / 10, column(place)),
        result('same', place / 10, column(place)),
        result('other', place === 3 ? 0.99 : place / 10, column(place)),
      ]),
    ]);
    expect(found).toMatchObject([
      { id: 'acme/one', message: expect.stringContaining('acme/same') as string },
    ]);
  });
});
