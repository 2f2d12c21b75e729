import { catalogDigest } from '../../../scripts/catalog-digest';
import { ImportService } from '../../../src/ingest';
import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { aFolder } from '../../unit/hubs/support';
import { CountingEncoder, rowsOf } from './support';

const json = (record: object): string => JSON.stringify(record);
const CARD = [
  '# Module acme/leaves/1',
  'Tells leaves of forty trees apart.',
  '',
  '<!-- asset-path: https://storage.example.org/leaves.tar.gz -->',
  '<!-- task: image-classification -->',
  '<!-- language: de -->',
  '<!-- license: mit -->',
].join('\n');
const LITE = '# Lite acme/leaves/lite/1\nLeaves on telephones.\n\n<!-- parent-model: acme/leaves/1 -->\n';
const SPEC =
  '$schema: https://azuremlschemas.azureedge.net/latest/model.schema.json\nname: one\nversion: 1\n';
const TASK = 'image-classification';

/** Sources of one hub: files of which some say more of a thing than others, and one of these. */
const HUBS: Record<string, { files: Record<string, string>; fewer: Record<string, string>; says: object }> = {
  tfds: {
    files: {
      'catalog.jsonl': json({
        id: 'leaves',
        name: 'leaves',
        description: 'Leaves of trees.',
        versions: ['1.0.0'],
      }),
      'builder_readmes.jsonl': json({
        id: 'leaves',
        readme: 'Leaves.',
        tags: ['ml.task.image-classification'],
      }),
    },
    fewer: {
      'catalog.jsonl': json({
        id: 'leaves',
        name: 'leaves',
        description: 'Leaves of trees.',
        versions: ['1.0.0'],
      }),
    },
    says: { tasks: [TASK], summary: 'Leaves of trees.' },
  },
  'tfds by its READMEs': {
    files: {
      'catalog.jsonl': json({ id: 'leaves', name: 'leaves', description: 'Leaves of trees.' }),
      'builder_readmes.jsonl': json({
        id: 'leaves',
        readme: 'Leaves.',
        tags: ['ml.task.image-classification'],
      }),
    },
    fewer: {
      'builder_readmes.jsonl': json({
        id: 'leaves',
        readme: 'Leaves.',
        tags: ['ml.task.image-classification'],
      }),
    },
    says: { tasks: [TASK], summary: 'Leaves of trees.' },
  },
  azureml: {
    files: { 'one/spec.yaml': SPEC, 'one/description.md': 'Tells leaves of forty trees apart.\n' },
    fewer: { 'one/spec.yaml': SPEC },
    says: { tasks: [], summary: 'Tells leaves of forty trees apart.' },
  },
  tfhub: {
    files: { 'a.md': CARD, 'b.md': LITE },
    fewer: { 'b.md': LITE },
    says: { tasks: [TASK], summary: 'Leaves on telephones.' },
  },
  openmmlab: {
    files: {
      'mmpretrain/a/metafile.yml':
        'Collections:\n- {Name: C, License: MIT, Metadata: {Training Data: ImageNet-1k}}\nModels:\n- {Name: zero, Downstream: one}\n',
      'mmpretrain/b/metafile.yml': 'Models:\n- {Name: one, In Collection: C}\n',
    },
    fewer: { 'mmpretrain/b/metafile.yml': 'Models:\n- {Name: one, In Collection: C}\n' },
    says: { tasks: [], summary: null, bases: 1, trainings: 1, code: 'mit' },
  },
  openclip: {
    files: {
      'openclip_results.csv': 'name,pretrained,params (M),CIFAR-10\nViT-B-32,laion2b_e16,151.28,0.9\n',
    },
    fewer: { 'openclip_multilingual_results.csv': 'name,pretrained,CIFAR-10\nViT-B-32,laion2b_e16,0.9\n' },
    says: { tasks: ['zero-shot-image-classification'], summary: null, parameters: 151_280_000 },
  },
};

/** What the first of a hub's things, by their names, is shown to be. */
const SHOWN = `
  SELECT tasks, summary, "parameterCount"::int AS parameters, "codeLicenseId" AS code,
    (SELECT count(*)::int FROM lineage JOIN model_origin own ON own."originId" = "childOriginId" AND own."isCurrent"
      WHERE own."modelId" = model.id) AS bases,
    (SELECT count(*)::int FROM training JOIN model_origin own ON own."originId" = "modelOriginId" AND own."isCurrent"
      WHERE own."modelId" = model.id) AS trainings
  FROM model WHERE name NOT IN ('leaves/1', 'zero') AND status = 'ACTIVE'
  UNION ALL SELECT tasks, summary, NULL, NULL, NULL, NULL FROM dataset WHERE status = 'ACTIVE'`;

let database: Database;
const begin = async () => {
  database = await openTestDatabase({ stage: 'taxonomies' });
};
beforeEach(begin);
afterEach(() => database.close());

describe.each(Object.entries(HUBS))('%s, read whole and in part', (name, { files, fewer, says }) => {
  const [hub = ''] = name.split(' ');
  const readAll = async (...order: Record<string, string>[]) => {
    for (const one of order) {
      const source = await aFolder(one);
      const report = await new ImportService(database, new CountingEncoder()).run(hub, source);
      expect(report).toMatchObject({ failure: null, skipped: 0 });
    }
  };

  it.each([
    ['the whole first', [files, fewer]],
    ['the part first', [fewer, files]],
    ['the part last', [files, fewer, files, fewer]],
  ])('loses nothing: %s', async (_order, order) => {
    await readAll(...order);
    const [shown] = await rowsOf(database, SHOWN);
    expect(shown).toMatchObject(says);
  });

  it('gives one catalogue when each is read twice, in whichever order', async () => {
    await readAll(files, fewer, files, fewer);
    const digest = await catalogDigest(database);
    await database.close();
    await begin();
    await readAll(fewer, files, fewer, files);
    expect(await catalogDigest(database)).toEqual(digest);
  });
});
