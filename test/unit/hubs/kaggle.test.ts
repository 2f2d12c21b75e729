import path from 'node:path';
import { KaggleHub } from '../../../src/hubs/kaggle/kaggle.hub';
import type { HubItem } from '../../../src/hubs';
import type { ReadOptions } from '../../../src/hubs/read-options';
import { readTaxonomyTerms, Taxonomies } from '../../../src/ingest/taxonomy/taxonomies';
import { aFolder } from './support';

const MODEL = {
  ownerSlug: 'acme',
  title: 'Leaves of Acme',
  slug: 'leaves',
  subtitle: 'Tells forty trees apart.',
  isPrivate: false,
  description: '# Model summary',
  publishTime: '2024-05-01',
  licenseName: 'Apache 2.0',
};
const INSTANCE = {
  ownerSlug: 'acme',
  modelSlug: 'leaves',
  instanceSlug: 'small',
  framework: 'tensorFlow2',
  overview: 'The small one.',
  licenseName: 'Attribution-NonCommercial 4.0 International (CC BY-NC 4.0)',
  fineTunable: true,
  trainingData: [] as unknown,
  modelInstanceType: 'Unspecified',
  baseModelInstance: '',
  externalBaseModelUrl: '',
};
const PAGE = { base: { hub: 'kaggle', externalId: 'acme/leaves' }, relation: 'instance' };

async function readAll(source: string, options: Partial<ReadOptions> = {}) {
  const items: HubItem[] = [];
  for await (const item of new KaggleHub().read(source, { limit: null, ...options })) items.push(item);
  const records = items.flatMap((item) => (item.kind === 'record' ? [item.record] : []));
  return {
    models: records.flatMap((record) => (record.kind === 'model' ? [record] : [])),
    datasets: records.flatMap((record) => (record.kind === 'dataset' ? [record] : [])),
    problems: items.flatMap((item) => (item.kind === 'problem' ? [item.problem] : [])),
  };
}

const readFile = async (name: string, content: object | string) =>
  readAll(await aFolder({ [name]: typeof content === 'string' ? content : JSON.stringify(content) }));
const readInstance = (fields: object) => readFile('model-instance-metadata.json', { ...INSTANCE, ...fields });

describe('metadata of Kaggle', () => {
  it('reads a model and its instances from a folder', async () => {
    const { models, problems } = await readAll(
      await aFolder({
        'leaves/model-metadata.json': JSON.stringify(MODEL),
        'leaves/small/model-instance-metadata.json': JSON.stringify(INSTANCE),
        'leaves/small/weights.json': '{}',
      }),
    );
    expect(problems).toEqual([]);
    expect(models).toMatchObject([
      {
        externalId: 'acme/leaves',
        url: 'https://www.kaggle.com/models/acme/leaves',
        publisher: 'acme',
        name: 'Leaves of Acme',
        summary: 'Tells forty trees apart.',
        licenses: { weights: 'Apache 2.0' },
        createdAt: '2024-05-01T00:00:00Z',
      },
      {
        externalId: 'acme/leaves/tensorFlow2/small',
        name: 'leaves/tensorFlow2/small',
        summary: 'The small one.',
        licenses: { weights: INSTANCE.licenseName },
        tags: ['fine-tunable'],
        libraries: ['tensorFlow2'],
        bases: [PAGE],
      },
    ]);
  });

  it("reads Python's constants, as in the example of Kaggle's documentation", async () => {
    const text = JSON.stringify({ ...INSTANCE, overview: 'Is \\"True\\" or None.' })
      .replace('"fineTunable":true', '"fineTunable": False')
      .replace('"baseModelInstance":""', '"baseModelInstance": None');
    const { models, problems } = await readFile('model-instance-metadata.json', text);
    expect(problems).toEqual([]);
    expect(models[0]).toMatchObject({ tags: [], summary: 'Is \\"True\\" or None.', bases: [PAGE] });
  });

  it('reads what an internal variant was made from', async () => {
    const { models } = await readInstance({
      modelInstanceType: 'internal variant',
      baseModelInstance: 'google/vit/jax/b16/3',
      trainingData: ['acme/leaf-photographs'],
    });
    expect(models[0]).toMatchObject({
      bases: [
        { base: { hub: 'kaggle', externalId: 'google/vit/jax/b16' }, relation: 'internal variant' },
        PAGE,
      ],
      trainings: [{ dataset: { hub: 'kaggle', externalId: 'acme/leaf-photographs' }, role: 'FINE_TUNING' }],
    });
  });

  it.each([
    ['https://huggingface.co/google/vit-base-patch16-224', 'huggingface', 'google/vit-base-patch16-224'],
    ['https://tfhub.dev/google/yamnet/1', 'tfhub', 'google/yamnet/1'],
    [
      'https://www.kaggle.com/models/google/vit/frameworks/jax/variations/b16',
      'kaggle',
      'google/vit/jax/b16',
    ],
    ['https://www.kaggle.com/models/google/vit', 'kaggle', 'google/vit'],
    ['https://github.com/acme/trees/tree/main/x', 'github', 'acme/trees'],
    ['https://example.org/model', 'web', 'https://example.org/model'],
  ])('reads the external base %s', async (externalBaseModelUrl, hub, externalId) => {
    const { models, problems } = await readInstance({ externalBaseModelUrl });
    expect(problems).toEqual([]);
    expect(models[0]?.bases[0]).toEqual({ base: { hub, externalId }, relation: null });
  });

  it.each([
    ['acme/leaf-photographs', 'kaggle', 'acme/leaf-photographs'],
    ['https://www.kaggle.com/datasets/acme/leaf-photographs', 'kaggle', 'acme/leaf-photographs'],
    ['https://www.kaggle.com/acme/leaf-photographs', 'kaggle', 'acme/leaf-photographs'],
    ['https://huggingface.co/datasets/acme/leaves', 'huggingface', 'acme/leaves'],
    ['https://www.tensorflow.org/datasets/catalog/plant_village', 'tfds', 'plant_village'],
    ['ImageNet-1k', 'huggingface', 'ILSVRC/imagenet-1k'],
  ])('reads the training set %s', async (text, hub, externalId) => {
    const { models, problems } = await readInstance({ trainingData: [text, text] });
    expect(problems).toEqual([]);
    expect(models[0]?.trainings).toEqual([{ dataset: { hub, externalId }, role: 'PRETRAINING' }]);
  });

  it('reports what names nothing, and keeps the record', async () => {
    const { models, problems } = await readInstance({
      baseModelInstance: 'acme/leaves/tensorFlow2/small',
      externalBaseModelUrl: 'javascript:alert(1)',
      trainingData: 'photographs of our own',
    });
    expect(models[0]).toMatchObject({ bases: [PAGE], trainings: [] });
    expect(problems.map(({ field, action }) => [field, action])).toEqual([
      ['externalBaseModelUrl', 'ignored'],
      ['baseModelInstance', 'ignored'],
      ['trainingData', 'ignored'],
    ]);
  });

  it('reads a dataset, which is a Data Package', async () => {
    const { datasets, problems } = await readFile('dataset-metadata.json', {
      title: 'Leaves',
      id: 'acme/leaves',
      id_no: 7,
      subtitle: 'Measures of leaves.',
      licenses: [{ name: 'CC0-1.0' }],
      keywords: ['plants'],
      resources: [{ path: 'leaves.csv', schema: { fields: [] } }],
    });
    expect(problems).toEqual([]);
    expect(datasets).toMatchObject([
      {
        externalId: 'acme/leaves',
        url: 'https://www.kaggle.com/datasets/acme/leaves',
        name: 'Leaves',
        summary: 'Measures of leaves.',
        licenses: { data: 'CC0-1.0' },
        tags: ['plants'],
        modalities: ['TABULAR'],
      },
    ]);
  });

  it.each([[[]], [[{ name: 'a' }, { name: 'b' }]], [undefined]])(
    'claims no licence where %j are stated',
    async (licenses) => {
      const { datasets, problems } = await readFile('dataset-metadata.json', { id: 'acme/x', licenses });
      expect(datasets[0]?.licenses.data).toBeNull();
      expect(problems).toMatchObject([{ field: 'licenses', action: 'ignored' }]);
    },
  );

  it.each([
    ['model-metadata.json', '{"ownerSlug": "INSERT_OWNER_SLUG_HERE", "slug": "INSERT_SLUG_HERE"}'],
    ['model-metadata.json', '{"slug": "x"}'],
    ['model-instance-metadata.json', '{"instanceSlug": "x"}'],
    ['dataset-metadata.json', '{"id_no": 7}'],
    ['dataset-metadata.json', '{"id": "../../etc/passwd"}'],
    ['dataset-metadata.json', '{"title": "x"}'],
    ['dataset-metadata.json', '{"id": Nothing}'],
    ['dataset-metadata.json', '['.repeat(90)],
  ])('skips %s with %j, with the reason', async (name, text) => {
    const { models, datasets, problems } = await readFile(name, text);
    expect([...models, ...datasets]).toEqual([]);
    expect(problems).toMatchObject([{ id: name, action: 'skipped' }]);
  });

  it('reads one file, counts, and stops at the limit', async () => {
    const folder = await aFolder({
      'a/model-metadata.json': JSON.stringify(MODEL),
      'b/model-metadata.json': JSON.stringify({ ...MODEL, slug: 'b' }),
    });
    expect((await readAll(path.join(folder, 'a/model-metadata.json'))).models).toHaveLength(1);
    expect(await new KaggleHub().count(folder)).toBe(2);
    expect((await readAll(folder, { limit: 1 })).models).toHaveLength(1);
  });

  it('refuses a source without metadata, and an address', async () => {
    await expect(readFile('other.json', '{}')).rejects.toThrow('holds none');
    await expect(readAll('https://www.kaggle.com/models')).rejects.toThrow('not read from addresses');
  });

  it.each([
    ['Apache 2.0', 'apache-2.0'],
    ['CC0: Public Domain', 'cc0-1.0'],
    ['GPL 3', 'gpl-3.0'],
    ['Attribution 3.0 Unported (CC BY 3.0)', 'cc-by-3.0'],
    ['Attribution-NonCommercial 4.0 International (CC BY-NC 4.0)', 'cc-by-nc-4.0'],
    ['Attribution-NoDerivatives 4.0 International (CC BY-ND 4.0)', 'cc-by-nd-4.0'],
    ['Attribution-NonCommercial-NoDerivatives 4.0 International (CC BY-NC-ND 4.0)', 'cc-by-nc-nd-4.0'],
    ['Community Data License Agreement - Sharing - Version 1.0', 'cdla-sharing-1.0'],
    ['GNU Free Documentation License 1.3', 'gfdl'],
    ['ODC Public Domain Dedication and Licence (PDDL)', 'pddl'],
  ])('whose licences are display names such as %s', (name, id) => {
    expect(new Taxonomies(readTaxonomyTerms()).license(name)?.id).toBe(id);
  });
});

describe('what Kaggle\u2019s client writes of a dataset', () => {
  const INFO = {
    datasetId: 7,
    datasetSlug: 'our-leaves',
    datasetSlugNullable: 'our-leaves',
    ownerUser: 'acme',
    ownerUserNullable: 'acme',
    usabilityRating: 0.9,
    totalViews: 100,
    totalVotes: 12,
    totalDownloads: 345,
    title: 'Our leaves',
    titleNullable: 'Our leaves',
    subtitle: 'Leaves of forty trees',
    description: 'Long words.',
    isPrivate: false,
    keywords: ['biology', 'plants'],
    licenses: [{ nameNullable: 'CC0-1.0', name: 'CC0-1.0' }],
    collaborators: [],
    data: [],
  };
  const readInfo = (fields: object = {}) =>
    readFile('dataset-metadata.json', { info: { ...INFO, ...fields } });
  const EXPECTED = {
    hub: 'kaggle',
    externalId: 'acme/our-leaves',
    publisher: 'acme',
    name: 'Our leaves',
    summary: 'Leaves of forty trees',
    licenses: { data: 'CC0-1.0' },
    tags: ['biology', 'plants'],
    downloads: 345,
    likes: 12,
  };

  it('is read from its info', async () => {
    const { datasets, problems } = await readInfo();
    expect(problems).toEqual([]);
    expect(datasets).toMatchObject([EXPECTED]);
  });

  it('is read where only the nullable names are there', async () => {
    const names = { datasetSlug: undefined, ownerUser: undefined, licenses: [{ nameNullable: 'CC0-1.0' }] };
    expect((await readInfo({ ...names, title: undefined })).datasets).toMatchObject([EXPECTED]);
  });

  it('is read where the JSON stands in a JSON string', async () => {
    const text = JSON.stringify(JSON.stringify({ info: INFO }));
    expect((await readFile('dataset-metadata.json', text)).datasets).toMatchObject([EXPECTED]);
  });

  it.each([
    ['a dataset', () => readInfo({ isPrivate: true })],
    ['a dataset, by the other field', () => readInfo({ isPrivate: null, isPrivateNullable: true })],
    ['a model', () => readFile('model-metadata.json', { ...MODEL, isPrivate: true })],
    ['a model, as Python says it', () => readFile('model-metadata.json', { ...MODEL, isPrivate: 'True' })],
  ])('leaves out %s that is private', async (_name, readIt) => {
    const { models, datasets, problems } = await readIt();
    expect([...models, ...datasets]).toEqual([]);
    expect(problems).toMatchObject([{ field: 'isPrivate', action: 'leftOut' }]);
  });

  it('leaves out the instances of a private model, whatever order their files have', async () => {
    const files = (page: object) => ({
      'a/model-instance-metadata.json': JSON.stringify(INSTANCE),
      'b/model-metadata.json': JSON.stringify(page),
      'c/model-instance-metadata.json': JSON.stringify({ ...INSTANCE, instanceSlug: 'large' }),
    });
    const closed = await aFolder(files({ ...MODEL, isPrivate: true }));
    const { models, problems } = await readAll(closed);
    expect(models).toEqual([]);
    expect(problems.map(({ action }) => action)).toEqual(['leftOut', 'leftOut', 'leftOut']);
    const asked = await readAll(closed, { includePrivate: true });
    expect(asked.models.map((model) => model.private)).toEqual([true, true, true]);
    const open = await readAll(await aFolder(files(MODEL)));
    expect(open.models.map((model) => model.private)).toEqual([false, false, false]);
  });

  it('without an owner is reported', async () => {
    const { problems } = await readInfo({ ownerUser: null, ownerUserNullable: null });
    expect(problems).toMatchObject([{ field: 'id', action: 'skipped' }]);
  });
});
