import path from 'node:path';
import { publicHubs, type OwnHub } from '../../../src/hubs';
import { LiveImportService } from '../../../src/ingest';
import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { aFolder } from '../../unit/hubs/support';
import { CountingEncoder, revisionOf, rowsOf } from './support';

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase({ stage: 'taxonomies' });
});
afterEach(() => database.close());

const MODELS =
  'source,model_id,arch_family,architecture,params,license\nforge,forge/phi-9,phi,phi,14000000000,mit\n';
const aTable = async (text = MODELS) => path.join(await aFolder({ 'models.csv': text }), 'models.csv');
const importCsv = async (source: string, options: { ownHub?: OwnHub; dryRun?: boolean } = {}) =>
  new LiveImportService(database, new CountingEncoder(), publicHubs()).run('csv', source, options);
const hubsOf = () =>
  rowsOf(
    database,
    `SELECT id, name, url, "modelCount" FROM hub WHERE "modelCount" > 0 OR id = 'forge' ORDER BY id`,
  );

describe('a table of models without results', () => {
  it('comes in with parameters and licence under a hub of its own', async () => {
    const table = await aTable();
    expect(await importCsv(table)).toMatchObject({ hub: 'csv', skipped: 0, failure: null, read: 1 });
    expect(
      await rowsOf(
        database,
        `SELECT slug, "parameterCount"::float, "weightsLicenseId", "hubId", "externalId" FROM model
          JOIN model_origin ON "modelId" = model.id JOIN origin ON origin.id = "originId"`,
      ),
    ).toEqual([
      {
        slug: 'forge/phi-9',
        parameterCount: 14_000_000_000,
        weightsLicenseId: 'mit',
        hubId: 'forge',
        externalId: 'forge/phi-9',
      },
    ]);
    expect(await hubsOf()).toEqual([{ id: 'forge', name: 'forge', url: null, modelCount: 1 }]);
    const revision = await revisionOf(database);
    expect(await importCsv(table)).toMatchObject({ unchanged: 1 });
    expect(await revisionOf(database)).toBe(revision);
  });

  it('goes to the hub that the import names, with its address', async () => {
    const ownHub: OwnHub = { kind: 'hub', id: 'forge', name: 'The Forge', url: 'https://forge.test/' };
    const report = await importCsv(await aTable('model_id;params\nphi-9;14000000000\n'), { ownHub });
    expect(report).toMatchObject({ hub: 'forge', skipped: 0, failure: null });
    expect(await hubsOf()).toEqual([
      { id: 'forge', name: 'The Forge', url: 'https://forge.test/', modelCount: 1 },
    ]);
  });

  it('makes no hub when nothing is to be written', async () => {
    expect(await importCsv(await aTable(), { dryRun: true })).toMatchObject({ skipped: 0, read: 1 });
    expect(await hubsOf()).toEqual([]);
  });
});

describe('neutral records', () => {
  const importRecords = async (lines: object[], options: { ownHub?: OwnHub; dryRun?: boolean } = {}) => {
    const file = { 'records.jsonl': lines.map((line) => JSON.stringify(line)).join('\n') };
    const source = path.join(await aFolder(file), 'records.jsonl');
    return new LiveImportService(database, new CountingEncoder(), publicHubs()).run(
      'records',
      source,
      options,
    );
  };
  const ownHub: OwnHub = { kind: 'hub', id: 'forge', name: 'The Forge', url: 'https://forge.test/' };

  it('come in under a hub of one’s own, with bases on it and on others', async () => {
    const report = await importRecords(
      [
        {
          kind: 'model',
          externalId: 'smith/phi-9',
          name: 'phi-9',
          publisher: 'smith',
          parameterCount: 14_000_000_000,
          licenses: { weights: 'mit' },
          bases: [
            { base: { externalId: 'smith/phi-8' }, relation: 'finetune' },
            { base: { hub: 'huggingface', externalId: 'acme/phi' }, relation: 'quantized' },
            { base: { hub: 'hugingface', externalId: 'acme/phi' } },
          ],
        },
        { kind: 'study', key: 'smith2026', title: 'Ours', citation: 'Smith 2026' },
        {
          ...{ kind: 'transferResult', study: 'smith2026', protocol: 'FINE_TUNE' },
          ...{ base: { externalId: 'smith/phi-9' }, target: { externalId: 'ours' } },
          ...{ metric: 'accuracy', value: 0.9 },
        },
        { kind: 'model', hub: 'elsewhere', externalId: 'x', name: 'x' },
      ],
      { ownHub },
    );
    expect(report).toMatchObject({ hub: 'forge', read: 4, skipped: 1, failure: null });
    expect(report.problems.map(({ field, message }) => [field, message])).toEqual([
      ['bases.2.hub', 'is no hub that is known or declared: "hugingface"'],
      ['hub', 'is no hub that is known or declared: "elsewhere"'],
    ]);
    expect(
      await rowsOf(
        database,
        `SELECT base."hubId", base."externalId", relation FROM lineage
          JOIN origin base ON base.id = "baseOriginId" ORDER BY 1`,
      ),
    ).toEqual([
      { hubId: 'forge', externalId: 'smith/phi-8', relation: 'FINETUNE' },
      { hubId: 'huggingface', externalId: 'acme/phi', relation: 'QUANTIZED' },
    ]);
    expect(await rowsOf(database, 'SELECT value FROM transfer_result')).toEqual([{ value: 0.9 }]);
    expect(await hubsOf()).toEqual([
      { id: 'forge', name: 'The Forge', url: 'https://forge.test/', modelCount: 1 },
    ]);
  });

  it('keep a hub that an earlier import made', async () => {
    await importRecords([{ kind: 'model', externalId: 'a/b', name: 'b' }], { ownHub });
    const again = await importRecords([{ kind: 'model', hub: 'forge', externalId: 'a/c', name: 'c' }]);
    expect(again).toMatchObject({ hub: 'records', skipped: 0, failure: null });
    expect(await hubsOf()).toMatchObject([{ id: 'forge', name: 'The Forge', modelCount: 2 }]);
  });
});
