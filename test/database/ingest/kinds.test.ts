import { deriveKinds } from '../../../src/catalog';
import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { aDataset, aModel, basedOn } from '../../unit/ingest/support';
import { importFrom, rowsOf } from './support';

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

const kinds = () => rowsOf(database, 'SELECT slug, kind FROM model ORDER BY slug');
const SWIN = { architectureFamily: 'swin', tasks: ['image-classification'] };

describe('the kind of a model', () => {
  it('is derived when it is imported, and stays unknown where nothing tells', async () => {
    await importFrom(database, [
      aModel({ ...SWIN, ...basedOn('acme/base') }),
      aModel({ externalId: 'acme/riddle', tasks: ['text-classification'] }),
    ]);
    expect(await kinds()).toEqual([
      { slug: 'acme/base', kind: null },
      { slug: 'acme/one', kind: 'VISION_ENCODER' },
      { slug: 'acme/riddle', kind: null },
    ]);
  });

  it('follows what the model is found to be', async () => {
    await importFrom(database, [aModel(SWIN)]);
    await importFrom(database, [aModel({ ...SWIN, tasks: ['object-detection'] })]);
    expect(await kinds()).toEqual([{ slug: 'acme/one', kind: 'DETECTOR' }]);
    await importFrom(database, [aModel({ tags: ['a'] })]);
    expect(await kinds()).toEqual([{ slug: 'acme/one', kind: null }]);
  });

  it('follows from all that hubs say of it together', async () => {
    await importFrom(database, [aModel({ tasks: ['automatic-speech-recognition'] })]);
    expect(await kinds()).toEqual([{ slug: 'acme/one', kind: 'SPEECH_RECOGNISER' }]);
    const sameAs = [{ hub: 'huggingface', externalId: 'acme/one' }];
    const timm = {
      hub: 'timm',
      externalId: 'one',
      architectureFamily: 'hubert',
      tasks: ['feature-extraction'],
    };
    await importFrom(database, [aModel({ ...timm, inputModalities: ['AUDIO'], sameAs })]);
    const [row] = await rowsOf(database, 'SELECT "architectureFamily", tasks, kind FROM model');
    expect(row).toEqual({
      architectureFamily: 'hubert',
      tasks: ['automatic-speech-recognition'],
      kind: 'SPEECH_RECOGNISER',
    });
  });

  it('is derived for models that were there before there were kinds, and only for those that lack it', async () => {
    await importFrom(database, [aModel(SWIN), aModel({ externalId: 'acme/two', tasks: ['text-to-speech'] })]);
    await rowsOf(database, `UPDATE model SET kind = NULL WHERE slug = 'acme/one'`);
    expect(await deriveKinds(database)).toBe(1);
    expect(await kinds()).toEqual([
      { slug: 'acme/one', kind: 'VISION_ENCODER' },
      { slug: 'acme/two', kind: 'SPEECH_SYNTHESISER' },
    ]);
    expect(await deriveKinds(database)).toBe(0);
  });
});

describe('the time of the counters', () => {
  const AUGUST = '2026-08-20T00:00:00Z';
  const counted = (table: 'model' | 'dataset') =>
    rowsOf(database, `SELECT downloads, "countedAt" FROM ${table} ORDER BY slug`);

  it('is written with them, and alone', async () => {
    await importFrom(database, [aModel({ downloads: 1 }), aDataset({ downloads: 2, countedAt: AUGUST })]);
    expect(await counted('model')).toEqual([{ downloads: 1, countedAt: null }]);
    expect(await counted('dataset')).toEqual([{ downloads: 2, countedAt: new Date(AUGUST) }]);
    const report = await importFrom(database, [aModel({ downloads: 1, countedAt: AUGUST })]);
    expect(report).toMatchObject({ updated: 1, countersOnly: 1 });
    expect(await counted('model')).toEqual([{ downloads: 1, countedAt: new Date(AUGUST) }]);
    expect(await importFrom(database, [aModel({ downloads: 1, countedAt: AUGUST })])).toMatchObject({
      updated: 0,
      unchanged: 1,
    });
  });
});
