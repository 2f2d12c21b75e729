/** Repositories as the Hub lists them with `full`, `cardData` and `config`; made up. */

const sha = (digit: string): string => digit.repeat(40);

const figures = (count: number) =>
  Array.from({ length: count }, (_, place) => ({
    task: { type: 'sentence-similarity' },
    dataset: { name: 'Pairs', type: 'acme/pairs', config: `part-${place}`, split: 'test' },
    metrics: [{ type: 'accuracy', value: 0.5 + place / 1000 }],
  }));

export const LISTED_MODELS: readonly object[] = [
  {
    id: 'acme/leaves-resnet',
    sha: sha('a'),
    private: false,
    gated: false,
    downloads: 12_000,
    likes: 7,
    createdAt: '2023-04-05T18:00:00.000Z',
    lastModified: '2025-02-01T10:20:30.000Z',
    library_name: 'timm',
    pipeline_tag: 'image-classification',
    tags: [
      ...['timm', 'pytorch', 'safetensors', 'image-classification', 'leaves', 'dataset:acme/leaves'],
      ...['base_model:Timm_Group/resnet50.a1_in1k', 'base_model:finetune:Timm_Group/resnet50.a1_in1k'],
      ...['license:apache-2.0', 'region:us'],
    ],
    config: { model_type: 'resnet', architectures: ['ResNetForImageClassification'] },
    safetensors: { parameters: { F32: 25_600_000 }, total: 25_600_000 },
    siblings: [
      { rfilename: 'README.md' },
      {
        rfilename: 'model.safetensors',
        size: 102_400_000,
        lfs: { sha256: 'ab'.repeat(32), size: 102_400_000 },
      },
      { rfilename: 'onnx/model 1.onnx' },
    ],
    cardData: {
      license: 'apache-2.0',
      datasets: ['acme/leaves'],
      base_model: 'Timm_Group/resnet50.a1_in1k',
      'model-index': [
        {
          name: 'leaves-resnet',
          results: [
            {
              task: { type: 'image-classification' },
              dataset: { name: 'Leaves', type: 'acme/leaves', split: 'test', revision: 'v2' },
              metrics: [
                { type: 'accuracy', value: 0.93 },
                { type: 'f1', value: 0.91, verified: true },
              ],
              source: { name: 'Leaf board', url: 'https://leaves.example.org/board' },
            },
            {
              task: { type: 'image-classification' },
              dataset: { name: 'Custom', type: 'custom' },
              metrics: [{ type: 'accuracy', value: 0.5 }],
            },
          ],
        },
      ],
    },
  },
  {
    id: 'Timm_Group/resnet50.a1_in1k',
    sha: sha('b'),
    private: false,
    gated: 'manual',
    disabled: false,
    downloads: 900,
    likes: 3,
    createdAt: '2022-03-02T23:29:04.000Z',
    lastModified: '2025-01-21T21:00:00.000Z',
    pipeline_tag: 'image-classification',
    tags: ['timm', 'pytorch', 'image-classification', 'dataset:imagenet-1k', 'license:other', 'region:us'],
    safetensors: { total: 25_600_000 },
    cardData: {
      license: 'other',
      license_name: 'leaf-license',
      license_link: 'https://leaves.example.org/license',
    },
  },
  {
    id: 'acme/embed-GPTQ',
    sha: sha('c'),
    private: false,
    gated: false,
    downloads: 5,
    likes: 0,
    createdAt: '2024-01-01T00:00:00.000Z',
    lastModified: '2025-03-01T00:00:00.000Z',
    library_name: 'sentence-transformers',
    pipeline_tag: 'sentence-similarity',
    tags: [
      ...['sentence-transformers', 'safetensors', 'bert', 'sentence-similarity', 'gptq', 'en', 'de', 'ml'],
      ...['base_model:acme/base', 'base_model:quantized:acme/base', 'license:mit', '4-bit', 'region:us'],
    ],
    config: { model_type: 'bert', quantization_config: { quant_method: 'gptq', bits: 4 } },
    safetensors: { parameters: { I32: 1000, F16: 100 }, total: 1100 },
    cardData: {
      language: ['en', 'de', 'ml'],
      license: 'mit',
      base_model: 'acme/base',
      'model-index': [{ name: 'embed', results: figures(130) }],
    },
  },
  {
    id: 'acme/merged',
    sha: sha('d'),
    private: false,
    gated: false,
    downloads: 1,
    likes: 1,
    createdAt: '2024-05-01T00:00:00.000Z',
    lastModified: '2024-05-02T00:00:00.000Z',
    library_name: 'transformers',
    pipeline_tag: 'text-generation',
    tags: [
      ...['transformers', 'text-generation', 'mergekit'],
      ...Array.from({ length: 12 }, (_, place) => [
        `base_model:acme/part-${place}`,
        `base_model:merge:acme/part-${place}`,
      ]).flat(),
      'region:us',
    ],
    cardData: { tags: ['mergekit'] },
  },
  {
    id: 'acme/large',
    sha: sha('9'),
    private: false,
    gated: false,
    downloads: 3,
    likes: 1,
    createdAt: '2024-06-01T00:00:00.000Z',
    lastModified: '2024-06-02T00:00:00.000Z',
    library_name: 'transformers',
    pipeline_tag: 'text-generation',
    tags: [
      ...['transformers', 'text-generation', 'mergekit', 'region:us'],
      ...Array.from({ length: 110 }, (_, place) => `dataset:acme/text-${place}`),
      ...Array.from({ length: 105 }, (_, place) => [
        `base_model:acme/expert-${place}`,
        `base_model:merge:acme/expert-${place}`,
      ]).flat(),
    ],
    siblings: Array.from({ length: 163 }, (_, place) => ({
      rfilename: `model-${String(place + 1).padStart(5, '0')}-of-00163.safetensors`,
    })),
    cardData: { tags: ['mergekit'] },
  },
];

/** Models with more figures than a list reads of each at first. */
export const MEASURED_MODELS: readonly object[] = Array.from({ length: 12 }, (_, place) => ({
  id: `measured/net-${place}`,
  sha: sha('8'),
  private: false,
  tags: ['sentence-similarity'],
  cardData: { 'model-index': [{ name: 'net', results: figures(25) }] },
}));

/** The same commit as before, but access to it is asked for now. */
export const GATED_SINCE: object = { ...LISTED_MODELS[3], gated: 'manual' };

export const LISTED_DATASETS: readonly object[] = [
  {
    id: 'acme/leaves',
    sha: sha('e'),
    private: false,
    gated: false,
    disabled: false,
    downloads: 44,
    likes: 2,
    createdAt: '2022-03-02T23:29:22.000Z',
    lastModified: '2024-06-01T00:00:00.000Z',
    description: 'Leaves of forty trees.',
    tags: [
      ...[
        'task_categories:image-classification',
        'language:en',
        'license:cc-by-4.0',
        'size_categories:1K<n<10K',
      ],
      ...['modality:image', 'region:us', 'botany'],
    ],
    cardData: {
      license: 'cc-by-4.0',
      language: ['en'],
      task_categories: ['image-classification'],
      size_categories: ['1K<n<10K'],
      tags: ['botany'],
      dataset_info: { splits: [{ name: 'train', num_examples: 4000 }] },
    },
  },
  {
    id: 'acme/pairs',
    sha: sha('f'),
    private: false,
    downloads: 0,
    likes: 0,
    createdAt: '2023-01-01T00:00:00.000Z',
    lastModified: '2023-01-02T00:00:00.000Z',
    tags: ['modality:text', 'modality:tabular'],
  },
];

/** Of another hub, some of whose models the Hub has as well. */
export const TABLE_OF_ELSEWHERE = [
  'model,img_size,top1,top1_err,top5,top5_err,param_count,crop_pct,interpolation',
  'vit_base_patch16_224.augreg_in21k_ft_in1k,224,84.53,15.47,97.29,2.71,86.57,0.900,bicubic',
].join('\n');
