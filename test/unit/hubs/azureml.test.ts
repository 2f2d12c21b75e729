import path from 'node:path';
import { AzureMlHub } from '../../../src/hubs/azureml/azureml.hub';
import { readEverything } from './collect-items';
import { aFolder } from './support';

const MODEL_SCHEMA = '$schema: https://azuremlschemas.azureedge.net/latest/model.schema.json';
const DATA_SCHEMA = '$schema: https://azuremlschemas.azureedge.net/latest/data.schema.json';
const spec = (...lines: string[]) => [MODEL_SCHEMA, ...lines].join('\n');
const read = async (text: string, files: Record<string, string> = {}) =>
  readEverything(new AzureMlHub(), await aFolder({ 'acme-net/spec.yaml': text, ...files }));

describe('a model of an Azure ML registry', () => {
  it('is read with what its metadata and its page say', async () => {
    const text = spec(
      ...['name: acme-net-1', 'path: ./', 'version: 12', 'tags:', '  training_dataset: ImageNet-1k'],
      ...['system_metadata:', '  publisher: Acme', '  license: creativeml-openrail-m'],
      ...['  huggingFaceModelId: acme/net-1', '  languages: [en, de]', '  inputModalities: [text, image]'],
      ...['  outputModalities: [text, embeddings]', '  keywords: [Low latency]', '  domain: [Biology]'],
      ...[
        '  tasks:',
        '    fineTuningTasks: [image-classification]',
        '    inferenceTasks: [vision-language-chat]',
      ],
      ...['  datasets: [bookcorpus, acme/ours, nothing known]', '  mlflowFlavor: transformers'],
    );
    const page = { 'acme-net/description.md': '# Net\n\nTells the leaves of forty trees apart.\n' };
    const { models, problems } = await read(text, page);
    expect(models).toMatchObject([
      {
        hub: 'azureml',
        externalId: 'acme-net-1',
        revision: '12',
        url: 'https://ml.azure.com/registries/azureml/models/acme-net-1/version/12',
        publisher: 'Acme',
        summary: 'Tells the leaves of forty trees apart.',
        licenses: { weights: 'creativeml-openrail-m' },
        languages: ['en', 'de'],
        tasks: ['image-text-to-text'],
        inputModalities: ['TEXT', 'IMAGE'],
        outputModalities: ['TEXT'],
        libraries: ['transformers'],
        domains: ['Biology'],
        tags: ['Low latency'],
        sameAs: [{ hub: 'huggingface', externalId: 'acme/net-1' }],
      },
    ]);
    expect(models[0]?.trainings.map(({ dataset }) => dataset.externalId)).toEqual(
      expect.arrayContaining(['bookcorpus/bookcorpus', 'acme/ours']),
    );
    expect(problems).toMatchObject([
      { field: 'datasets', message: 'names no known dataset: "nothing known"' },
    ]);
  });

  it.each([
    [['  - RTN'], 'quantized'],
    [[], 'converted'],
  ])('that was made from another one names it as its base: %j', async (quantization, relation) => {
    const list = quantization.length === 0 ? ' []' : '';
    const text = spec(
      ...['name: net-generic-cpu', 'version: 2', 'isArchived: true', 'variantInfo:', '  parents:'],
      ...['  - assetId: azureml://registries/azureml/models/Net/versions/7'],
      ...['  - assetId: azureml://registries/other/models/Big', '  - assetId: nowhere'],
      ...['  variantMetadata:', '    modelType: ONNX', `    quantization:${list}`],
      ...quantization.map((line) => `  ${line}`),
    );
    const { models, problems } = await read(text);
    expect(models).toMatchObject([
      {
        bases: [
          { base: { hub: 'azureml', externalId: 'Net' }, relation },
          { base: { hub: 'azureml', externalId: 'other/Big' }, relation },
        ],
        libraries: ['onnx'],
        tags: ['archived'],
      },
    ]);
    expect(problems).toMatchObject([{ field: 'variantInfo.parents', action: 'ignored' }]);
  });

  it('is read in the older form, whose facts are tags', async () => {
    const tags = [
      '  task: fill-mask',
      '  license: mit',
      '  author: Acme',
      '  huggingface_model_id: acme/net',
    ];
    const { models } = await read(
      spec('name: net', 'version: 3', 'description: Fills masks of all kinds.', 'tags:', ...tags),
    );
    expect(models).toMatchObject([
      {
        ...{ publisher: 'Acme', tasks: ['fill-mask'], licenses: { weights: 'mit' } },
        ...{ summary: 'Fills masks of all kinds.', sameAs: [{ externalId: 'acme/net' }] },
      },
    ]);
  });

  it('is not the model on Hugging Face that it names by mistake', async () => {
    const { models, problems } = await read(
      spec('name: roberta-large', 'system_metadata:', '  huggingFaceModelId: bert-base-cased'),
    );
    expect(models).toMatchObject([{ sameAs: [], revision: null }]);
    expect(problems).toMatchObject([{ field: 'huggingFaceModelId', action: 'ignored' }]);
  });

  it('has no version where a template stands for it', async () => {
    expect((await read(spec('name: net', 'version: "{{asset.version}}"'))).models).toMatchObject([
      { revision: null },
    ]);
  });
});

it('reads sets of data, and reports assets of other kinds and faulty files', async () => {
  const { datasets, problems } = await read('a: [', {
    'leaves/data.yml': [
      DATA_SCHEMA,
      'name: leaves',
      'type: uri_folder',
      'description: Leaves of forty trees.',
    ].join('\n'),
    'job/spec.yaml':
      '$schema: https://azuremlschemas.azureedge.net/latest/commandComponent.schema.json\nname: x\n',
    'job/settings.yaml': 'name: y\n',
    'net/spec.yaml': spec('name: "../x"'),
  });
  expect(datasets).toMatchObject([
    { hub: 'azureml', externalId: 'leaves', summary: 'Leaves of forty trees.' },
  ]);
  expect(problems.map(({ id, field, action }) => [id, field, action])).toEqual([
    ['acme-net/spec.yaml', null, 'skipped'],
    ['job/spec.yaml', '$schema', 'leftOut'],
    ['net/spec.yaml', 'name', 'skipped'],
  ]);
});

it('reads one file, and refuses a folder without any', async () => {
  const folder = await aFolder({ 'spec.yaml': spec('name: net'), 'empty/readme.txt': '' });
  expect((await readEverything(new AzureMlHub(), path.join(folder, 'spec.yaml'))).models).toHaveLength(1);
  await expect(readEverything(new AzureMlHub(), path.join(folder, 'empty'))).rejects.toThrow('holds none');
});
