import { readApiDataset } from '../../../src/hubs/huggingface-datasets/dataset-record';
import { ImportService, refreshEmbeddings } from '../../../src/ingest';
import type { Database } from '../../../src/platform/database';
import { countStatements } from '../../support/count-statements';
import { openTestDatabase } from '../../support/database';
import { aDataset, aModel, basedOn, trainedOn } from '../../unit/ingest/support';
import { CountingEncoder, importFrom, revisionOf, rowsOf } from './support';

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

const LINEAGE = `
  SELECT child.slug AS child, base.slug AS base, base.status, lineage.relation
  FROM lineage
  JOIN model_origin c ON c."originId" = lineage."childOriginId" AND c."isCurrent" JOIN model child ON child.id = c."modelId"
  JOIN model_origin b ON b."originId" = lineage."baseOriginId" JOIN model base ON base.id = b."modelId"
  ORDER BY 1, 2`;

describe('an import', () => {
  it('writes models, publishers, stubs, lineage, trainings, evaluations, versions and vectors', async () => {
    const record = aModel({
      revision: 'abc',
      tasks: ['image-classification'],
      licenses: { weights: 'MIT' },
      languages: ['English'],
      libraries: ['timm'],
      downloads: 7,
      raw: { id: 'acme/one' },
      ...basedOn('acme/base'),
      ...trainedOn('botany/leaves'),
      evaluations: [
        { dataset: { hub: 'huggingface', externalId: 'botany/leaves' }, metric: 'accuracy', value: 91 },
      ],
      artifacts: [{ uri: 'https://hub.test/one.safetensors', sizeBytes: 9 }],
    });
    const report = await importFrom(database, [record]);
    expect(report).toMatchObject({
      read: 1,
      created: 1,
      stubs: { models: 1, datasets: 1 },
      claims: { lineage: 1, trainings: 1, evaluations: 1 },
      skipped: 0,
      failure: null,
    });
    const [model] = await rowsOf(
      database,
      `SELECT model.*, publisher.slug AS owner FROM model JOIN publisher ON publisher.id = "publisherId" WHERE model.slug = 'acme/one'`,
    );
    expect(model).toMatchObject({
      owner: 'acme',
      status: 'ACTIVE',
      tasks: ['image-classification'],
      inputModalities: ['IMAGE'],
      libraries: ['timm'],
      languages: ['en'],
      weightsLicenseId: 'mit',
      downloads: 7,
    });
    expect(await rowsOf(database, LINEAGE)).toEqual([
      { child: 'acme/one', base: 'acme/base', status: 'STUB', relation: 'FINETUNE' },
    ]);
    expect(await rowsOf(database, `SELECT value, "metricId" FROM evaluation`)).toEqual([
      { value: 0.91, metricId: 'accuracy' },
    ]);
    expect(
      await rowsOf(
        database,
        `SELECT name, uri FROM artifact JOIN model_version ON model_version.id = "versionId"`,
      ),
    ).toEqual([{ name: 'abc', uri: 'https://hub.test/one.safetensors' }]);
    expect(await rowsOf(database, `SELECT "encoderVersion" FROM embedding`)).toEqual([
      { encoderVersion: 'counting-1' },
    ]);
    expect(
      await rowsOf(database, `SELECT raw, "isStub" FROM origin WHERE kind = 'MODEL' ORDER BY id`),
    ).toEqual([
      { raw: { id: 'acme/one' }, isStub: false },
      { raw: null, isStub: true },
    ]);
  });

  it('changes nothing the second time', async () => {
    const records = [
      aModel({ ...basedOn('acme/base'), ...trainedOn('leaves'), revision: 'abc' }),
      aModel({ externalId: 'acme/two', ...basedOn('acme/one') }),
      aDataset({ domains: [], modalities: ['IMAGE'] }),
    ];
    const encoder = new CountingEncoder();
    await importFrom(database, records, {}, encoder);
    const [revision, encoded] = [await revisionOf(database), encoder.encoded];
    const again = await importFrom(database, records, {}, encoder);
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 3, stubs: { models: 0, datasets: 0 } });
    expect(await revisionOf(database)).toBe(revision);
    expect(encoder.encoded).toBe(encoded);
  });

  it('fills a stub and keeps its id', async () => {
    await importFrom(database, [aModel(basedOn('acme/base'))]);
    const [stub] = await rowsOf(database, `SELECT id FROM model WHERE slug = 'acme/base'`);
    const report = await importFrom(database, [aModel({ externalId: 'acme/base', summary: 'A base.' })]);
    expect(report).toMatchObject({ created: 1, stubsFilled: 1 });
    expect(await rowsOf(database, `SELECT id, status, summary FROM model WHERE slug = 'acme/base'`)).toEqual([
      { ...stub, status: 'ACTIVE', summary: 'A base.' },
    ]);
    expect(await rowsOf(database, LINEAGE)).toMatchObject([{ base: 'acme/base', status: 'ACTIVE' }]);
  });

  it('fills a stub that is known by the id which a dataset had before it got an owner', async () => {
    await importFrom(database, [aModel(trainedOn('conll2002'))]);
    const { record } = readApiDataset({ id: 'eriktks/conll2002', tags: [] }, 'line 1');
    const report = await importFrom(database, record === null ? [] : [record]);
    expect(report).toMatchObject({ created: 1, stubsFilled: 1 });
    expect(await rowsOf(database, `SELECT slug, status FROM dataset WHERE "mergedIntoId" IS NULL`)).toEqual([
      { slug: 'eriktks/conll2002', status: 'ACTIVE' },
    ]);
    expect(await rowsOf(database, `SELECT slug FROM slug_redirect`)).toEqual([{ slug: 'conll2002' }]);
  });

  it('lets old slugs of stubs lead to their things', async () => {
    await importFrom(database, [
      aModel({ trainings: [{ dataset: { hub: 'tfds', externalId: 'leaves' }, role: 'PRETRAINING' }] }),
    ]);
    await importFrom(database, [aDataset({ publisher: 'botanists' })]);
    expect(
      await rowsOf(
        database,
        `SELECT dataset.slug, redirect.slug AS old FROM dataset JOIN slug_redirect redirect ON "entityId" = dataset.id AND "entityType" = 'Dataset'`,
      ),
    ).toEqual([{ slug: 'botanists/leaves', old: 'leaves' }]);
  });

  it('keeps every origin, and lets the claims of the newest stand', async () => {
    await importFrom(database, [aModel(basedOn('acme/wrong'))]);
    await importFrom(database, [aModel(basedOn('acme/right'))]);
    expect(await rowsOf(database, LINEAGE)).toMatchObject([{ base: 'acme/right' }]);
    expect(await rowsOf(database, `SELECT count(*)::int AS n FROM lineage`)).toEqual([{ n: 2 }]);
  });

  it('takes back what a record no longer says, but not what others say', async () => {
    const full = { summary: 'Curated.', parameterCount: 5, tags: ['a'] };
    await importFrom(database, [
      aModel(full),
      aModel({ externalId: 'acme/two', ...full, revision: 'starter', source: 'starter' }),
    ]);
    await importFrom(database, [aModel({ tags: ['b'] }), aModel({ externalId: 'acme/two', tags: ['b'] })]);
    expect(await rowsOf(database, `SELECT summary, "parameterCount", tags FROM model ORDER BY slug`)).toEqual(
      [
        { summary: null, parameterCount: null, tags: ['b'] },
        { summary: 'Curated.', parameterCount: 5, tags: ['b'] },
      ],
    );
  });

  it('does not let a vague licence take the place of one that is known', async () => {
    await importFrom(database, [
      aModel({ revision: 'starter', source: 'starter', licenses: { weights: 'mit' } }),
    ]);
    await importFrom(database, [aModel({ licenses: { weights: 'other' } })]);
    expect(await rowsOf(database, `SELECT "weightsLicenseId" FROM model`)).toEqual([
      { weightsLicenseId: 'mit' },
    ]);
    await importFrom(database, [aModel({ licenses: { weights: 'apache-2.0' } })]);
    expect(await rowsOf(database, `SELECT "weightsLicenseId" FROM model`)).toEqual([
      { weightsLicenseId: 'apache-2.0' },
    ]);
  });

  it('writes downloads and likes to the thing only', async () => {
    await importFrom(database, [aModel({ downloads: 1 })]);
    const report = await importFrom(database, [aModel({ downloads: 2 })]);
    expect(report).toMatchObject({ updated: 1, countersOnly: 1 });
    expect(await rowsOf(database, `SELECT downloads FROM model`)).toEqual([{ downloads: 2 }]);
    expect(await rowsOf(database, `SELECT count(*)::int AS n FROM origin`)).toEqual([{ n: 1 }]);
  });

  it('follows a merge of two models', async () => {
    await importFrom(database, [aModel(), aModel({ externalId: 'acme/twin' })]);
    await rowsOf(
      database,
      `UPDATE model_origin SET "modelId" = (SELECT id FROM model WHERE slug = 'acme/one')
       WHERE "modelId" = (SELECT id FROM model WHERE slug = 'acme/twin')`,
    );
    const report = await importFrom(database, [
      aModel({ externalId: 'acme/twin', ...basedOn('acme/one'), summary: 'Merged.' }),
    ]);
    expect(report.problems).toMatchObject([{ field: 'bases', message: 'names the model itself' }]);
    expect(await rowsOf(database, `SELECT summary FROM model WHERE slug = 'acme/one'`)).toEqual([
      { summary: 'Merged.' },
    ]);
  });

  it('refuses a cycle over several imports', async () => {
    await importFrom(database, [aModel({ externalId: 'acme/a', ...basedOn('acme/b') })]);
    await importFrom(database, [aModel({ externalId: 'acme/b', ...basedOn('acme/c') })]);
    const report = await importFrom(database, [aModel({ externalId: 'acme/c', ...basedOn('acme/a') })]);
    expect(report.problems).toMatchObject([{ id: 'acme/c', message: 'would make acme/a its own ancestor' }]);
    expect(await rowsOf(database, LINEAGE)).toHaveLength(2);
  });

  it('counts the records of every hub that it speaks of', async () => {
    await importFrom(database, [aModel({ revision: 'starter', source: 'starter' }), aModel(), aDataset()]);
    expect(
      await rowsOf(
        database,
        `SELECT id, "modelCount", "datasetCount" FROM hub WHERE "recordCount" > 0 ORDER BY id`,
      ),
    ).toEqual([
      { id: 'huggingface', modelCount: 1, datasetCount: 0 },
      { id: 'tfds', modelCount: 0, datasetCount: 1 },
    ]);
  });

  it('notes on the hub when it was read and what of it is here', async () => {
    const problem = {
      hub: 'huggingface',
      id: 'line 1',
      field: null,
      message: 'is not JSON',
      action: 'skipped' as const,
    };
    await importFrom(database, [problem, aModel(basedOn('acme/base')), aDataset()]);
    expect(
      await rowsOf(
        database,
        `SELECT "recordCount", "modelCount", "datasetCount", "problemCount", problems, "lastSyncedAt"
          FROM hub WHERE id = 'huggingface'`,
      ),
    ).toEqual([
      {
        recordCount: 1,
        modelCount: 1,
        datasetCount: 0,
        problemCount: 1,
        problems: [{ record: 'line 1', field: null, message: 'is not JSON', action: 'skipped' }],
        lastSyncedAt: expect.any(Date) as Date,
      },
    ]);
  });
});

describe('a batch', () => {
  const many = (count: number, from = 0) =>
    Array.from({ length: count }, (_, place) =>
      aModel({
        externalId: `acme/m${from + place}`,
        ...basedOn(`acme/b${from + place}`),
        ...trainedOn(`d${place}`),
      }),
    );

  it('takes the same number of statements whatever its size', async () => {
    await importFrom(database, [aModel()]);
    const small = await countStatements(() => importFrom(database, many(2)));
    const large = await countStatements(() => importFrom(database, many(400, 1000)));
    expect(large).toBe(small);
    expect(large).toBeLessThanOrEqual(45);
  });

  it('goes in without the record that the database refuses', async () => {
    const items = [...many(3), aDataset({ classes: 3_000_000_000 }), ...many(3, 100)];
    const report = await importFrom(database, items);
    expect(report).toMatchObject({ read: 7, created: 6, skipped: 1 });
    expect(report.problems[0]).toMatchObject({ id: 'leaves', action: 'skipped' });
  });

  it('is whole or not there when the source fails, and the report says what is in', async () => {
    const report = await importFrom(database, [...many(600), new Error('the line is cut')]);
    expect(report).toMatchObject({ read: 500, created: 500, failure: 'the line is cut' });
    expect(await rowsOf(database, `SELECT count(*)::int AS n FROM model WHERE status = 'ACTIVE'`)).toEqual([
      { n: 500 },
    ]);
  });

  it('ends the import after it when that is asked for', async () => {
    const abort = new AbortController();
    const report = await importFrom(database, many(1200), {
      signal: abort.signal,
      onProgress: () => abort.abort(),
    });
    expect(report).toMatchObject({ read: 500, created: 500, interrupted: true });
    expect(await rowsOf(database, `SELECT count(*)::int AS n FROM model WHERE status = 'ACTIVE'`)).toEqual([
      { n: 500 },
    ]);
  });

  it('is not written in a dry run, which counts what it would do', async () => {
    const records = [...many(600), aModel({ externalId: 'acme/last', ...basedOn('acme/b1') })];
    const dry = await importFrom(database, records, { dryRun: true });
    expect(await rowsOf(database, `SELECT count(*)::int AS n FROM model`)).toEqual([{ n: 0 }]);
    const wet = await importFrom(database, records);
    expect({ ...dry, seconds: 0, dryRun: false }).toEqual({ ...wet, seconds: 0 });
  });
});

it('names the known hubs when it is asked for another', async () => {
  const service = new ImportService(database, new CountingEncoder(), []);
  await expect(service.run('nowhere', 'x')).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'hub' });
});

it('encodes again what has no vector by a new version of the encoder, and only that', async () => {
  await importFrom(database, [aModel(), aModel({ externalId: 'acme/two' }), aDataset()]);
  const encoder = Object.assign(new CountingEncoder(), { version: 'counting-2' });
  const scope = { models: 'missing', datasets: 'missing', domains: 'missing' } as const;
  await expect(refreshEmbeddings(database, encoder, scope)).resolves.toBe(3);
  await expect(refreshEmbeddings(database, encoder, scope)).resolves.toBe(0);
  expect(encoder.encoded).toBe(3);
});
