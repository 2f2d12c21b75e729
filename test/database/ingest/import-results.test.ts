import {
  studyRecordSchema,
  transferResultRecordSchema,
  type StudyRecord,
  type TransferResultRecord,
} from '../../../src/hubs';
import type { Database } from '../../../src/platform/database';
import { countStatements } from '../../support/count-statements';
import { openTestDatabase } from '../../support/database';
import { aDataset, aModel, trainedOn } from '../../unit/ingest/support';
import { importFrom, revisionOf, rowsOf } from './support';

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

const aStudy = (input: object = {}): StudyRecord =>
  studyRecordSchema.parse({
    kind: 'study',
    key: 'orchard',
    title: 'Orchard',
    url: 'https://hub.test',
    ...input,
  });

const aResult = (input: object = {}): TransferResultRecord =>
  transferResultRecordSchema.parse({
    kind: 'transferResult',
    study: 'orchard',
    base: { hub: 'huggingface', externalId: 'acme/one' },
    target: { hub: 'tfds', externalId: 'leaves' },
    protocol: 'LINEAR_PROBE',
    metric: 'accuracy',
    value: 0.5,
    ...input,
  });

const STANDING = `
  SELECT value, "supersedesId" IS NOT NULL AS "isCorrection" FROM transfer_result result
  WHERE NOT EXISTS (SELECT FROM transfer_result later WHERE later."supersedesId" = result.id) ORDER BY id`;
const RESULTS = `SELECT count(*)::int AS n FROM transfer_result`;

describe('an import of studies and transfer results', () => {
  it('writes them, with stubs of bases and targets that were not seen yet', async () => {
    const report = await importFrom(database, [aStudy(), aResult({ value: 91 })]);
    expect(report).toMatchObject({
      read: 2,
      created: 2,
      studies: { created: 1, updated: 0 },
      results: { created: 1, corrected: 0, derived: 0 },
      stubs: { models: 1, datasets: 1 },
      skipped: 0,
    });
    expect(await rowsOf(database, STANDING)).toEqual([{ value: 0.91, isCorrection: false }]);
  });

  it('lets a result speak of a model that its source describes later', async () => {
    const report = await importFrom(database, [aStudy(), aResult(), aModel({ summary: 'One.' }), aDataset()]);
    expect(report).toMatchObject({ created: 4, stubs: { models: 0, datasets: 0 } });
    const rows = await rowsOf(
      database,
      `SELECT model.summary, dataset.name FROM transfer_result
        JOIN model_origin ON model_origin."originId" = "baseOriginId" JOIN model ON model.id = "modelId"
        JOIN dataset_origin ON dataset_origin."originId" = "targetOriginId" JOIN dataset ON dataset.id = "datasetId"`,
    );
    expect(rows).toEqual([{ summary: 'One.', name: 'Leaves' }]);
  });

  it('changes nothing the second time', async () => {
    const items = [
      aStudy(),
      aModel(),
      aResult(),
      aResult({ seed: 2, value: 0.6 }),
      aResult({ protocol: 'FINE_TUNE' }),
    ];
    await importFrom(database, items);
    const revision = await revisionOf(database);
    const report = await importFrom(database, items);
    expect(report).toMatchObject({ read: 5, created: 0, updated: 0, unchanged: 5, results: { created: 0 } });
    expect(await revisionOf(database)).toBe(revision);
    expect(await rowsOf(database, RESULTS)).toEqual([{ n: 3 }]);
  });

  it('takes another value for a correction, and never goes back to one that was corrected', async () => {
    const first = [aStudy(), aResult()];
    await importFrom(database, first);
    const report = await importFrom(database, [aStudy(), aResult({ value: 0.7 })]);
    expect(report).toMatchObject({ updated: 1, skipped: 0, results: { created: 0, corrected: 1 } });
    expect(report.problems).toEqual([
      {
        hub: 'huggingface',
        id: 'acme/one on leaves',
        field: 'value',
        message: 'supersedes another value: 0.5 until now, 0.7 from now on',
        action: 'corrected',
      },
    ]);
    expect(await rowsOf(database, STANDING)).toEqual([{ value: 0.7, isCorrection: true }]);
    expect(await importFrom(database, first)).toMatchObject({ updated: 0, unchanged: 2 });
    expect(await rowsOf(database, STANDING)).toEqual([{ value: 0.7, isCorrection: true }]);
  });

  it('finds the same result under another origin of its base', async () => {
    await importFrom(database, [aStudy(), aResult(), aModel(), aModel({ externalId: 'acme/twin' })]);
    await rowsOf(
      database,
      `UPDATE model_origin SET "modelId" = (SELECT id FROM model WHERE slug = 'acme/one')
       WHERE "modelId" = (SELECT id FROM model WHERE slug = 'acme/twin')`,
    );
    const twin = { hub: 'huggingface', externalId: 'acme/twin' };
    expect(await importFrom(database, [aResult({ base: twin })])).toMatchObject({ unchanged: 1 });
    expect(await importFrom(database, [aResult({ base: twin, value: 0.8 })])).toMatchObject({ updated: 1 });
    expect(await rowsOf(database, STANDING)).toEqual([{ value: 0.8, isCorrection: true }]);
  });

  it('keeps the first of two values that one source gives for one result', async () => {
    const items = [aStudy(), aResult(), aResult({ value: 0.9 }), aResult()];
    for (const created of [2, 0]) {
      const report = await importFrom(database, items);
      expect(report).toMatchObject({ created, updated: 0, skipped: 1 });
      expect(report.problems).toMatchObject([{ field: 'value', action: 'skipped' }]);
    }
    expect(await rowsOf(database, STANDING)).toEqual([{ value: 0.5, isCorrection: false }]);
  });

  it('leaves out and reports what it has no study, metric or room on the scale for', async () => {
    const report = await importFrom(database, [
      aStudy(),
      aResult({ study: 'unheard' }),
      aResult({ metric: 'charm' }),
      aResult({ value: -4 }),
    ]);
    expect(report).toMatchObject({ read: 4, created: 1, skipped: 3 });
    expect(report.problems.map(({ field }) => field)).toEqual(['study', 'metric', 'value']);
    expect(await rowsOf(database, RESULTS)).toEqual([{ n: 0 }]);
  });

  it('skips a study that nobody could find, and keeps what is known of one', async () => {
    const lost = { ...aStudy({ key: 'lost' }), url: null };
    const report = await importFrom(database, [lost, aStudy({ year: 2020 })]);
    expect(report).toMatchObject({ created: 1, skipped: 1 });
    const again = await importFrom(database, [aStudy({ title: 'The orchard' })]);
    expect(again).toMatchObject({ studies: { created: 0, updated: 1 } });
    expect(await rowsOf(database, `SELECT title, year FROM study`)).toEqual([
      { title: 'The orchard', year: 2020 },
    ]);
  });

  it('lets evaluations cite a study of the same source, and drops one that is not known', async () => {
    const leaves = { hub: 'tfds', externalId: 'leaves' };
    const evaluation = { dataset: leaves, metric: 'accuracy' };
    const report = await importFrom(database, [
      aStudy(),
      aModel({
        evaluations: [
          { ...evaluation, value: 0.5, study: 'orchard' },
          { ...evaluation, value: 0.6, study: 'unheard' },
        ],
      }),
    ]);
    expect(report.problems).toMatchObject([{ field: 'evaluations.1.study', action: 'ignored' }]);
    expect(
      await rowsOf(
        database,
        `SELECT key, value FROM evaluation LEFT JOIN study ON study.id = "studyId" ORDER BY value`,
      ),
    ).toEqual([
      { key: 'orchard', value: 0.5 },
      { key: null, value: 0.6 },
    ]);
  });

  it('takes the same number of statements whatever the number of results', async () => {
    const some = (count: number) => [
      aStudy(),
      ...Array.from({ length: count }, (_, place) =>
        aResult({ base: { hub: 'huggingface', externalId: `acme/m${count}-${place}` } }),
      ),
    ];
    await importFrom(database, some(1));
    const few = await countStatements(() => importFrom(database, some(2)));
    expect(await countStatements(() => importFrom(database, some(400)))).toBe(few);
  });

  it('counts in a dry run what it would do, and writes nothing', async () => {
    const items = [aStudy(), aModel(), aResult(), aResult({ seed: 1 })];
    const dry = await importFrom(database, items, { dryRun: true });
    expect(await rowsOf(database, RESULTS)).toEqual([{ n: 0 }]);
    const wet = await importFrom(database, items);
    expect({ ...dry, seconds: 0, dryRun: false }).toEqual({ ...wet, seconds: 0 });
  });

  it('counts in a dry run only studies that are new or would change', async () => {
    const study = aStudy();
    await importFrom(database, [study]);
    const dryRun = (...studies: StudyRecord[]) => importFrom(database, studies, { dryRun: true });
    expect(await dryRun(study)).toMatchObject({ read: 1, created: 0, updated: 0, unchanged: 1 });
    expect(await dryRun({ ...study, title: 'Another title' })).toMatchObject({ created: 0, updated: 1 });
    const fresh = { ...study, key: 'another-one' };
    expect(await dryRun(fresh, fresh)).toMatchObject({ read: 2, created: 1, updated: 0, unchanged: 1 });
  });
});

describe('evidence that follows from an import', () => {
  const coco = { hub: 'tfds', externalId: 'coco' };
  const detector = aModel({
    externalId: 'acme/mask-rcnn',
    bases: [{ base: { hub: 'timm', externalId: 'resnet50' }, relation: 'component' }],
    trainings: [{ dataset: coco, role: 'FINE_TUNING' }],
    evaluations: [{ dataset: coco, metric: 'accuracy', value: 0.4, study: 'orchard' }],
  });

  it('derives a result of a backbone from a detector that was built on it and trained', async () => {
    const report = await importFrom(database, [aStudy(), detector]);
    expect(report.results).toEqual({ created: 0, corrected: 0, derived: 1 });
    expect(
      await rowsOf(
        database,
        `SELECT model.slug, value, protocol, derivation FROM transfer_result
          JOIN model_origin ON "originId" = "baseOriginId" JOIN model ON model.id = "modelId"`,
      ),
    ).toEqual([{ slug: 'resnet50', value: 0.4, protocol: 'FINE_TUNE', derivation: 'DERIVED' }]);
    expect(await importFrom(database, [aStudy(), detector])).toMatchObject({ results: { derived: 0 } });
  });

  it('derives it when the lineage comes after the evaluation', async () => {
    await importFrom(database, [aStudy(), { ...detector, bases: [] }]);
    const report = await importFrom(database, [{ ...detector, summary: 'Built on ResNet.' }]);
    expect(report.results.derived).toBe(1);
  });

  it('derives nothing from a model that was not trained on what it is evaluated on', async () => {
    const report = await importFrom(database, [aStudy(), aModel({ ...detector, ...trainedOn('elsewhere') })]);
    expect(report.results.derived).toBe(0);
  });
});
