import { ImportService } from '../../../src/ingest';
import type { CatalogRecord } from '../../../src/hubs';
import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { aModel, basedOn } from '../../unit/ingest/support';
import { aHub, CountingEncoder, rowsOf } from './support';

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase({ stage: 'taxonomies' });
});
afterEach(() => database.close());

/** Imports records as the reader of any hub would bring them. */
const importFrom = (id: string, ...records: CatalogRecord[]) =>
  new ImportService(database, new CountingEncoder(), [{ ...aHub(records), id }]).run(id, 'test');

const edges = () =>
  rowsOf(
    database,
    `SELECT child.slug AS child, base.slug AS base, base.status FROM lineage
      JOIN model_origin mine ON mine."originId" = "childOriginId" AND mine."isCurrent"
      JOIN model child ON child.id = mine."modelId"
      JOIN model_origin theirs ON theirs."originId" = "baseOriginId" JOIN model base ON base.id = theirs."modelId"
      ORDER BY 1, 2`,
  );
const idOf = async (slug: string) =>
  (await rowsOf<{ id: number }>(database, `SELECT id FROM model WHERE slug = '${slug}'`))[0]?.id;

/** A model of OpenMMLab that was converted from a repository of another hub. */
const converted = (input = {}) =>
  aModel({
    hub: 'openmmlab',
    externalId: 'mmpretrain/net',
    publisher: 'OpenMMLab',
    name: 'net',
    bases: [{ base: { hub: 'huggingface', externalId: 'acme/net' }, relation: 'converted' }],
    ...input,
  });
const NET = aModel({ externalId: 'acme/net', summary: 'A net.', updatedAt: '2026-01-01T00:00:00Z' });
const EDGE = { child: 'OpenMMLab/net', base: 'acme/net', status: 'ACTIVE' };

it('fills a stub that one hub named when the hub that owns it speaks, and the claim leads to it', async () => {
  const named = await importFrom('openmmlab', converted());
  expect(named.stubs).toEqual({ models: 1, datasets: 0 });
  expect(await edges()).toEqual([{ ...EDGE, status: 'STUB' }]);
  const id = await idOf('acme/net');
  expect(await importFrom('huggingface', NET)).toMatchObject({ created: 1, stubsFilled: 1 });
  expect(await idOf('acme/net')).toBe(id);
  expect(await edges()).toEqual([EDGE]);
});

it('fills it as well when a third hub says that its model is the one that was named', async () => {
  await importFrom('openmmlab', converted());
  const sameAs = [{ hub: 'huggingface', externalId: 'acme/net' }];
  const ofTimm = aModel({ hub: 'timm', externalId: 'net.v1', publisher: 'timm', name: 'net.v1', sameAs });
  expect(await importFrom('timm', ofTimm)).toMatchObject({ created: 1, stubsFilled: 1 });
  await importFrom('huggingface', NET);
  expect(await edges()).toEqual([EDGE]);
  expect(
    await rowsOf(database, `SELECT count(*)::int AS models FROM model WHERE status <> 'REMOVED'`),
  ).toEqual([{ models: 2 }]);
});

it('refuses a model as its own base, and lineage in a circle over several hubs, and says so', async () => {
  const itself = await importFrom('huggingface', aModel({ externalId: 'acme/one', ...basedOn('acme/one') }));
  expect(itself.problems).toMatchObject([
    {
      hub: 'huggingface',
      id: 'acme/one',
      field: 'bases',
      message: 'names the model itself',
      action: 'ignored',
    },
  ]);
  await importFrom('openmmlab', converted());
  const back = [{ base: { hub: 'openmmlab', externalId: 'mmpretrain/net' }, relation: 'finetune' }];
  const circle = await importFrom('huggingface', aModel({ ...NET, bases: back }));
  expect(circle).toMatchObject({
    created: 1,
    ignored: 1,
    problems: [{ id: 'acme/net', field: 'bases', message: 'would make mmpretrain/net its own ancestor' }],
  });
  expect(await edges()).toEqual([EDGE]);
});
