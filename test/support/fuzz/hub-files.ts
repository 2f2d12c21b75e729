import { stringify } from 'yaml';

/** What JSON can say. */
export type Value = null | boolean | number | string | Value[] | { [key: string]: Value };

/** How a hub writes one thing. `ID` stands for its id, `BASE` for that of another. */
export interface HubFiles {
  readonly sample: Value;
  readonly text: (value: Value) => string;
  /** Where it stands: in a file of its own, or with the others in one, behind what begins it. */
  readonly place:
    | { readonly kind: 'apart'; readonly path: (id: string) => string }
    | { readonly kind: 'together'; readonly path: string; readonly head: readonly string[] };
  /** Other files, without which the hub reads nothing of these. */
  readonly beside?: Readonly<Record<string, string>>;
}

const asJson = (value: Value): string => JSON.stringify(value);
const asYaml = (value: Value): string => stringify(value);
/** Metadata before a text, as cards have it. */
const asCard = (value: Value): string => `---\n${stringify(value)}---\n# A card\n\nTells leaves apart.\n`;

const cellOf = (value: Value): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
const asRow = (value: Value): string =>
  typeof value === 'object' && value !== null ? Object.values(value).map(cellOf).join(',') : cellOf(value);
const headOf = (sample: Record<string, Value>): string => Object.keys(sample).join(',');

const isObject = (value: Value): value is { [key: string]: Value } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Comments of a page, as TensorFlow Hub has them. */
const asModule = (value: Value): string => {
  const { handle = '', summary = '', ...rest } = isObject(value) ? value : {};
  const comments = Object.entries(rest).map(([key, of]) => `<!-- ${key}: ${cellOf(of)} -->`);
  return `# Module ${cellOf(handle)}\n${cellOf(summary)}\n\n${comments.join('\n')}\n\n## Overview\n`;
};

const together = (path: string, ...head: string[]): HubFiles['place'] => ({ kind: 'together', path, head });
const apart = (path: (id: string) => string): HubFiles['place'] => ({ kind: 'apart', path });

const RESULT = {
  ...{ base: 'acme/ID', target: 'leaves', split: 'test', protocol: 'FINE_TUNE', metric: 'accuracy' },
  ...{ higher_is_better: '1', value: '0.5' },
};
const STUDY = {
  study: { kind: 'study', key: 'fuzzed', title: 'Fuzzed', url: 'https://example.org/fuzzed' },
  columns: {
    ...Object.fromEntries(
      ['base', 'target', 'split', 'protocol', 'metric', 'value'].map((name) => [name, name]),
    ),
    higherIsBetter: 'higher_is_better',
  },
};
const TASK = {
  ...{ name: 'Banking', dataset: { path: 'mteb/banking', revision: 'a' }, type: 'Classification' },
  ...{ main_score: 'accuracy', eval_langs: ['eng-Latn'], modalities: ['text'] },
};
const OPENCLIP = {
  name: 'ViT-B-16',
  pretrained: 'ID',
  'params (M)': '149.62',
  'ImageNet 1k': '0.68',
  FMoW: '0.1',
};
const TIMM = {
  ...{ model: 'resnet50.ID', img_size: '224', top1: '80.1', top1_err: '19.9', top5: '94.6', top5_err: '5.4' },
  ...{ param_count: '25.56', crop_pct: '0.95', interpolation: 'bicubic' },
};
const CARD = {
  ...{ license: 'mit', pipeline_tag: 'image-classification', library_name: 'transformers', language: ['en'] },
  ...{ tags: ['vision'], datasets: ['acme/leaves'], base_model: 'acme/BASE' },
  'model-index': [
    {
      name: 'ID',
      results: [
        {
          task: { type: 'image-classification' },
          dataset: { name: 'Leaves', type: 'acme/leaves', split: 'test' },
          metrics: [{ type: 'accuracy', value: 0.91 }],
        },
      ],
    },
  ],
};

/** Every hub that can be imported from. */
export const HUB_FILES: Readonly<Record<string, HubFiles>> = {
  huggingface: {
    sample: CARD,
    text: asCard,
    place: apart((id) => `acme/${id}/README.md`),
  },
  'huggingface-datasets': {
    sample: {
      ...{
        id: 'acme/ID',
        downloads: 12,
        likes: 3,
        lastModified: '2026-01-02T00:00:00Z',
        tags: ['license:mit'],
      },
      cardData: { license: 'mit', task_categories: ['image-classification'], size_categories: ['1K<n<10K'] },
    },
    text: asJson,
    place: together('datasets.jsonl'),
  },
  mlflow: {
    sample: {
      ...{ artifact_path: 'model', model_uuid: 'ID', name: 'ID', utc_time_created: '2026-01-02 10:00:00.0' },
      flavors: {
        sklearn: { sklearn_version: '1.5.0' },
        python_function: { loader_module: 'mlflow.sklearn' },
      },
      signature: { inputs: '[{"type": "double", "name": "x"}]', outputs: null },
    },
    text: asYaml,
    place: apart((id) => `${id}/MLmodel`),
  },
  croissant: {
    sample: {
      '@context': {
        '@vocab': 'https://schema.org/',
        sc: 'https://schema.org/',
        cr: 'http://mlcommons.org/croissant/',
      },
      ...{ '@type': 'sc:Dataset', conformsTo: 'http://mlcommons.org/croissant/1.0', name: 'ID' },
      ...{ url: 'https://leaves.example/ID', license: 'https://spdx.org/licenses/MIT', keywords: ['leaves'] },
      'cr:recordSet': [{ '@type': 'cr:RecordSet', 'cr:field': [{ '@type': 'cr:Field', name: 'label' }] }],
    },
    text: asJson,
    place: apart((id) => `${id}/croissant.json`),
  },
  onnx: {
    sample: {
      ...{ author: 'timm', model_name: 'ID', class: 'ToyNet', task: 'Computer_Vision', parameters: 1234 },
      ...{
        onnx_input_dimensions: { x: [1, 3, 8, 8] },
        _path: 'Computer_Vision/ID_Opset16_timm/turnkey_stats.yaml',
      },
      onnx_model_information: { ir_version: 8, opset: 16, 'size on disk (KiB)': 2.5 },
    },
    text: asYaml,
    place: apart((id) => `Computer_Vision/${id}_Opset16_timm/turnkey_stats.yaml`),
  },
  openmmlab: {
    sample: {
      Collections: [
        {
          Name: 'Toy',
          Metadata: { Architecture: ['ResNet'] },
          Paper: { Title: 'T', URL: 'https://arxiv.org/abs/2001.00001' },
        },
      ],
      Models: [
        {
          ...{
            Name: 'ID',
            In: 'Toy',
            Weights: 'https://download.example/ID.pth',
            Metadata: { Parameters: 100 },
          },
          Results: [
            { Task: 'Image Classification', Dataset: 'ImageNet-1k', Metrics: { 'Top 1 Accuracy': 70.1 } },
          ],
        },
      ],
    },
    text: asYaml,
    place: apart((id) => `mmpretrain/configs/${id}/metafile.yml`),
  },
  tfhub: {
    sample: {
      ...{
        handle: 'acme/ID/1',
        summary: 'Tells leaves apart.',
        task: 'image-classification',
        license: 'mit',
      },
      ...{
        'asset-path': 'https://storage.example.org/ID.tar.gz',
        dataset: 'acme-leaves',
        'parent-model': 'acme/BASE/1',
      },
    },
    text: asModule,
    place: apart((id) => `assets/docs/${id}.md`),
  },
  openclip: {
    sample: OPENCLIP,
    text: asRow,
    place: together('docs/openclip_results.csv', headOf(OPENCLIP)),
  },
  tfds: {
    sample: {
      ...{ id: 'ID', name: 'ID', description: 'Leaves.\nLicense: MIT.', homepage: 'https://example.org/ID' },
      ...{
        download_size: '1.5 MiB',
        versions: ['1.0.0'],
        splits: [{ name: 'train', examples: 200 }],
        configs: [],
      },
      ...{
        supervised_keys: "('image', 'label')",
        tags: ['content.data-type.image'],
        section: 'Image classification',
      },
      features: "FeaturesDict({\n    'label': ClassLabel(shape=(), dtype=int64, num_classes=40),\n})\n",
    },
    text: asJson,
    place: together('catalog.jsonl'),
  },
  mteb: {
    sample: {
      ...{
        name: 'acme/ID',
        revision: '0123abc',
        reference: 'https://huggingface.co/acme/ID',
        license: 'mit',
      },
      ...{ languages: ['eng-Latn'], n_parameters: 1000, framework: ['PyTorch'], modalities: ['text'] },
      ...{ training_datasets: { FEVER: ['train'] }, adapted_from: 'acme/BASE' },
    },
    text: asJson,
    place: together('model_meta.jsonl'),
    beside: { 'tasks.jsonl': JSON.stringify(TASK) },
  },
  kaggle: {
    sample: {
      ...{ ownerSlug: 'acme', slug: 'ID', title: 'Leaves', subtitle: 'Tells trees apart.', isPrivate: false },
      ...{ description: '# Model summary', publishTime: '2024-05-01', licenseName: 'Apache 2.0' },
    },
    text: asJson,
    place: apart((id) => `${id}/model-metadata.json`),
  },
  azureml: {
    sample: {
      ...{
        $schema: 'https://azuremlschemas.azureedge.net/latest/model.schema.json',
        name: 'ID',
        version: 12,
      },
      ...{ path: './', tags: { training_dataset: 'ImageNet-1k' } },
      system_metadata: {
        publisher: 'Acme',
        license: 'mit',
        languages: ['en'],
        inputModalities: ['text'],
        huggingFaceModelId: 'acme/ID',
      },
      variantInfo: { parents: [{ assetId: 'azureml://registries/azureml/models/BASE/versions/7' }] },
    },
    text: asYaml,
    place: apart((id) => `${id}/spec.yaml`),
  },
  timm: {
    sample: TIMM,
    text: asRow,
    place: together('results/results-imagenet.csv', headOf(TIMM)),
  },
  csv: {
    sample: RESULT,
    text: asRow,
    place: together('results.csv', headOf(RESULT)),
    beside: { 'results.study.json': JSON.stringify(STUDY) },
  },
  records: {
    sample: {
      ...{ kind: 'model', hub: 'forge', externalId: 'smith/ID', name: 'ID', parameterCount: 1000 },
      ...{ licenses: { weights: 'mit' }, tasks: ['image-classification'], languages: ['en'] },
      bases: [{ base: { hub: 'forge', externalId: 'smith/BASE' }, relation: 'finetune' }],
      evaluations: [{ dataset: { hub: 'forge', externalId: 'ours' }, metric: 'accuracy', value: 0.9 }],
    },
    text: asJson,
    place: together(
      'records.jsonl',
      '{"kind":"header","format":"rootstock-records","version":1}',
      '{"kind":"hub","id":"forge","name":"Forge","url":null}',
    ),
  },
};
