import path from 'node:path';
import { catalogDigest } from '../../../scripts/catalog-digest';
import { ImportService } from '../../../src/ingest';
import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { aFolder } from '../../unit/hubs/support';
import { aModel } from '../../unit/ingest/support';
import { CountingEncoder, importFrom, revisionOf, rowsOf } from './support';

const LISTED = {
  id: 'acme/sent',
  modelId: 'acme/sent',
  sha: 'abc',
  lastModified: '2022-01-01T00:00:00.000Z',
  tags: ['pytorch', 'bert', 'text-classification', 'transformers', 'license:mit'],
  pipeline_tag: 'text-classification',
  library_name: 'transformers',
  downloads: 500,
  likes: 3,
  config: { model_type: 'bert', architectures: ['BertForSequenceClassification'] },
  siblings: [{ rfilename: 'pytorch_model.bin' }],
};
/** As the Hub lists models when nothing more is asked for. */
const SHORT = { id: 'acme/sent', private: false, downloads: 900, likes: 4, tags: ['pytorch'] };
const CARD = `---
license: mit
language: de
datasets:
- imdb
model-index:
- name: sent
  results:
  - task:
      type: text-classification
    dataset:
      type: imdb
      name: imdb
      split: test
    metrics:
    - type: accuracy
      value: 0.9
---
Sentiment of German film reviews.
`;

const aFile = async (name: string, text: string): Promise<string> =>
  path.join(await aFolder({ [name]: text }), name);

let database: Database;
let paths: Record<'listing' | 'card' | 'short' | 'listingWithCard', string>;
beforeAll(async () => {
  paths = {
    listing: await aFile('listing.jsonl', JSON.stringify(LISTED)),
    short: await aFile('short.jsonl', JSON.stringify(SHORT)),
    listingWithCard: await aFile(
      'with-card.jsonl',
      JSON.stringify({
        ...LISTED,
        cardData: {
          'model-index': [
            {
              name: 'sent',
              results: [
                {
                  task: { type: 'text-classification' },
                  dataset: { type: 'imdb', name: 'imdb', split: 'test' },
                  metrics: [{ type: 'accuracy', value: 0.9 }],
                },
              ],
            },
          ],
        },
      }),
    ),
    card: await aFolder({ 'acme/sent/README.md': CARD }),
  };
});
beforeEach(async () => {
  database = await openTestDatabase({ stage: 'taxonomies' });
});
afterEach(() => database.close());

const importAll = async (...names: (keyof typeof paths)[]) => {
  const service = new ImportService(database, new CountingEncoder());
  const reports = [];
  for (const name of names) reports.push(await service.run('huggingface', paths[name]));
  return reports;
};

const model = async () => {
  const [row] = await rowsOf(
    database,
    `SELECT status, tasks, libraries, languages, summary, "architectureFamily", downloads, likes, "weightsLicenseId"
      FROM model WHERE slug = 'acme/sent'`,
  );
  return row;
};

const WHOLE = {
  status: 'ACTIVE',
  tasks: ['text-classification'],
  libraries: ['transformers'],
  languages: ['de'],
  summary: 'Sentiment of German film reviews.',
  architectureFamily: 'bert',
  downloads: 500,
  likes: 3,
  weightsLicenseId: 'mit',
};

describe('a listing and a card of one repository', () => {
  it.each([
    ['the listing first', ['listing', 'card', 'listing', 'card']],
    ['the card first', ['card', 'listing', 'card', 'listing']],
  ] as const)('are merged field by field: %s', async (_name, order) => {
    await importAll(...order);
    expect(await model()).toEqual(WHOLE);
    expect(await rowsOf(database, 'SELECT count(*)::int AS n FROM training')).toEqual([{ n: 1 }]);
    expect(await rowsOf(database, 'SELECT value FROM evaluation')).toEqual([{ value: 0.9 }]);
  });

  it('make one catalogue in whichever order they come, and nothing changes the second time', async () => {
    await importAll('listing', 'card');
    const [revision, digest] = [await revisionOf(database), await catalogDigest(database)];
    expect((await importAll('listing', 'card')).map(({ unchanged }) => unchanged)).toEqual([1, 1]);
    expect(await revisionOf(database)).toBe(revision);
    await database.close();
    database = await openTestDatabase({ stage: 'taxonomies' });
    await importAll('card', 'listing', 'card', 'listing');
    expect(await catalogDigest(database)).toEqual(digest);
  });

  it('keep counting downloads from the listing', async () => {
    await importAll('listing', 'card');
    const more = await aFile('more.jsonl', JSON.stringify({ ...LISTED, downloads: 700 }));
    const report = await new ImportService(database, new CountingEncoder()).run('huggingface', more);
    expect(report).toMatchObject({ updated: 1, countersOnly: 1 });
    expect(await model()).toEqual({ ...WHOLE, downloads: 700 });
  });
});

describe('a source without a clock', () => {
  it('takes nothing from one that has it', async () => {
    await importAll('listing', 'card');
    expect(await importAll('short')).toMatchObject([{ notNewer: 1, updated: 0 }]);
    expect(await model()).toEqual(WHOLE);
  });

  it('gives way to one that has it', async () => {
    await importAll('short', 'listing', 'card');
    expect(await model()).toEqual(WHOLE);
    expect(
      await rowsOf(
        database,
        `SELECT source FROM origin JOIN model_origin ON "originId" = origin.id
      WHERE "isCurrent" AND NOT "isStub" ORDER BY source`,
      ),
    ).toEqual([{ source: 'card' }, { source: 'listing' }]);
  });
});

describe('a listing that has fewer parts of the same state', () => {
  const { siblings, config, ...fewer } = LISTED;
  const importLine = async (record: object) =>
    new ImportService(database, new CountingEncoder()).run(
      'huggingface',
      await aFile('listing.jsonl', JSON.stringify(record)),
    );

  it.each([
    ['by its clock', { ...fewer, sha: undefined }],
    ['by its commit', { ...fewer, lastModified: undefined, sha: LISTED.sha }],
    [
      'with nothing but counters',
      { id: LISTED.id, lastModified: LISTED.lastModified, downloads: 500, likes: 3 },
    ],
  ])('gives one catalogue in whichever order they come: %s', async (_name, short) => {
    await importLine({ ...LISTED, config, siblings });
    expect(await importLine(short)).toMatchObject({ updated: 0 });
    const digest = await catalogDigest(database);
    await database.close();
    database = await openTestDatabase({ stage: 'taxonomies' });
    await importLine(short);
    await importLine(LISTED);
    expect(await catalogDigest(database)).toEqual(digest);
    expect(await model()).toMatchObject({ architectureFamily: 'bert', downloads: 500 });
  });

  it('counts downloads, and says what has changed without a commit', async () => {
    await importLine(LISTED);
    expect(await importLine({ ...fewer, downloads: 700 })).toMatchObject({ updated: 1, countersOnly: 1 });
    await importLine({ ...fewer, downloads: 800, gated: 'auto', disabled: false });
    expect(await model()).toMatchObject({ architectureFamily: 'bert', downloads: 800 });
    expect(await rowsOf(database, 'SELECT gated, disabled FROM model')).toEqual([
      { gated: true, disabled: false },
    ]);
  });
});

describe('records of one source', () => {
  it('do not go back to an earlier time', async () => {
    const said = { source: 'listing', externalId: 'acme/one' };
    await importFrom(database, [aModel({ ...said, updatedAt: '2025-01-01T00:00:00Z', tags: ['new'] })]);
    const report = await importFrom(database, [
      aModel({ ...said, updatedAt: '2022-01-01T00:00:00Z', tags: ['old'] }),
    ]);
    expect(report).toMatchObject({ notNewer: 1, updated: 0 });
    expect(await rowsOf(database, 'SELECT tags FROM model')).toEqual([{ tags: ['new'] }]);
  });

  it('take back what the source no longer says, but not what it has no word for', async () => {
    const said = { source: 'listing', externalId: 'acme/one' };
    await importFrom(database, [
      aModel({
        ...said,
        parts: ['cardData', 'config'],
        updatedAt: '2025-01-01T00:00:00Z',
        languages: ['de'],
        architectureFamily: 'bert',
      }),
    ]);
    await importFrom(database, [
      aModel({ ...said, parts: ['cardData'], updatedAt: '2025-02-01T00:00:00Z', tags: ['short'] }),
    ]);
    expect(await rowsOf(database, 'SELECT tags, "architectureFamily" AS family FROM model')).toEqual([
      { tags: ['short'], family: 'bert' },
    ]);
    await importFrom(database, [
      aModel({ ...said, parts: ['cardData', 'config'], updatedAt: '2025-03-01T00:00:00Z' }),
    ]);
    expect(await rowsOf(database, 'SELECT languages, "architectureFamily" AS family FROM model')).toEqual([
      { languages: [], family: null },
    ]);
  });
});

it('keeps an evaluation that listing and card both state with each of them', async () => {
  await importAll('listingWithCard', 'card');
  expect(await rowsOf(database, 'SELECT count(*)::int AS n FROM evaluation')).toEqual([{ n: 2 }]);
});
