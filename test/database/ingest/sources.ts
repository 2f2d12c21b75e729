import { gzipSync } from 'node:zlib';
import { aFolder } from '../../unit/hubs/support';

const lines = (...items: object[]): string => items.map((item) => JSON.stringify(item)).join('\n');

/** Repositories as the Hugging Face Hub lists them, some of which other hubs describe too. */
const LISTED = lines(
  {
    id: 'timm/resnet50.a1_in1k',
    downloads: 900,
    likes: 3,
    createdAt: '2023-04-05T18:00:00.000Z',
    lastModified: '2025-01-21T21:00:00.000Z',
    tags: ['timm', 'pytorch', 'image-classification', 'dataset:imagenet-1k', 'license:apache-2.0', 'biology'],
    pipeline_tag: 'image-classification',
    safetensors: { total: 25_600_000 },
  },
  {
    id: 'acme/leaves-resnet',
    lastModified: '2025-02-01T00:00:00.000Z',
    downloads: 12,
    tags: [
      'base_model:timm/resnet50.a1_in1k',
      'base_model:finetune:timm/resnet50.a1_in1k',
      'dataset:acme/leaves',
    ],
    pipeline_tag: 'image-classification',
    cardData: {
      'model-index': [
        {
          name: 'leaves-resnet',
          results: [
            {
              task: { type: 'image-classification' },
              dataset: { name: 'Leaves', type: 'acme/leaves', split: 'test' },
              metrics: [{ type: 'accuracy', value: 0.93 }],
            },
          ],
        },
      ],
    },
  },
  {
    id: 'acme/embed',
    lastModified: '2025-03-01T00:00:00.000Z',
    downloads: 5,
    tags: [
      'sentence-transformers',
      'license:mit',
      'en',
      'de',
      'base_model:acme/base',
      'base_model:finetune:acme/base',
    ],
    pipeline_tag: 'sentence-similarity',
  },
);

const TIMM = [
  'model,img_size,top1,top1_err,top5,top5_err,param_count,crop_pct,interpolation',
  'resnet50.a1_in1k,224,80.382,19.618,94.598,5.402,25.56,0.950,bicubic',
  'vit_base_patch16_224.augreg_in21k_ft_in1k,224,84.53,15.47,97.29,2.71,86.57,0.900,bicubic',
].join('\n');

const TFHUB = [
  '# Module acme/leaves/1',
  'Tells leaves of forty trees apart.',
  '',
  '<!-- asset-path: https://storage.example.org/leaves.tar.gz -->',
  '<!-- task: image-classification -->',
  '<!-- dataset: imagenet-ilsvrc-2012-cls -->',
  '<!-- language: de -->',
  '<!-- license: mit -->',
  '<!-- network-architecture: mobilenet-v2 -->',
  '',
  '## Overview',
].join('\n');

const LITE =
  '# Lite acme/lite-model/leaves/1\nLeaves on telephones.\n\n<!-- parent-model: acme/leaves/1 -->\n<!-- asset-path: legacy -->\n';

const METAFILE = `
Collections:
  - Name: Toy
    Metadata:
      Training Data: ImageNet-1k
      Architecture: [ResNet]
    Paper:
      Title: Toys for Testing
      URL: https://arxiv.org/abs/2601.00001
Models:
  - Name: resnet50_8xb32_in1k
    In Collection: Toy
    Metadata: { Parameters: 25560000 }
    Results:
      - Task: Image Classification
        Dataset: ImageNet-1k
        Metrics: { Top 1 Accuracy: 76.55 }
    Weights: https://download.openmmlab.com/toy/resnet50.pth
    Converted From:
      Weights: https://huggingface.co/timm/resnet50.a1_in1k
`;

const MTEB = {
  'tasks.jsonl': lines({
    name: 'Banking77Classification',
    dataset: { path: 'mteb/banking77', revision: 'abc' },
    description: 'Online banking queries and their intents.',
    type: 'Classification',
    modalities: ['text'],
    eval_langs: ['eng-Latn'],
    main_score: 'accuracy',
    domains: ['Written', 'Financial'],
    license: 'mit',
    _file: 'mteb/tasks/classification/eng/banking77.py',
  }),
  'model_meta.jsonl.gz': gzipSync(
    lines({
      name: 'acme/embed',
      revision: '0123abc',
      reference: 'https://huggingface.co/acme/embed',
      languages: ['eng-Latn'],
      n_parameters: 1000,
      license: 'apache-2.0',
      framework: ['Sentence Transformers', 'PyTorch'],
      modalities: ['text'],
      training_datasets: { Banking77Classification: ['train'] },
      adapted_from: 'acme/base',
    }),
  ),
  'scores_by_task.csv.gz': gzipSync(
    [
      'model,revision,task,split,subsets,scored_subsets,mean_main_score',
      'acme/embed,0123abc,Banking77Classification,test,1,1,0.81',
      'acme/base,0,Banking77Classification,test,1,1,0.71',
    ].join('\n'),
  ),
};

const TABLE = [
  'source,model_id,model_arch,pretrain_dataset,target_dataset,metric,higher_is_better,value,protocol,citation',
  'lab,timm/resnet50.a1_in1k,resnet50,ImageNet-1k,acme-leaves,accuracy,1,0.91,finetune,doe2026',
  'lab,acme/base,bert,,mteb/banking77,accuracy,1,0.72,linear,doe2026',
  'lab,mine,resnet50,ImageNet-1k,cifar10,accuracy,1,0.88,finetune,doe2026',
].join('\n');

/**
 * A small source of each of several hubs, in the hub's own format: they speak of one another's
 * models and datasets.
 */
export async function writeSmallSources(): Promise<ReadonlyMap<string, string>> {
  const folder = await aFolder({
    'huggingface/models.jsonl': LISTED,
    'timm/results/results-imagenet.csv': TIMM,
    'tfhub/cards/1.md': TFHUB,
    'tfhub/cards/2.md': LITE,
    'openmmlab/mmpretrain/configs/toy/metafile.yml': METAFILE,
    'csv/results.csv': TABLE,
    ...Object.fromEntries(Object.entries(MTEB).map(([name, content]) => [`mteb/${name}`, content])),
  });
  const folders = ['timm', 'tfhub', 'openmmlab', 'mteb', 'csv'].map(
    (hub) => [hub, `${folder}/${hub}`] as const,
  );
  return new Map([['huggingface', `${folder}/huggingface/models.jsonl`], ...folders]);
}
