import { TimmHub } from '../../../src/hubs/timm/timm.hub';
import { readEverything } from './collect-items';
import { aFolder } from './support';

const RESULTS =
  'model,img_size,top1,top1_err,top5,top5_err,param_count\nresnest14d.gluon_in1k,224,75.5,24.5,92.5,7.5,10.61';
const CARD = `---
license: apache-2.0
library_name: timm
tags: [image-classification, timm]
datasets:
- imagenet-1k
---
# Model card for resnest14d.gluon_in1k

A ResNeSt image classification model. Trained on ImageNet-1k.

## Model Details
- **Model Stats:**
  - Params (M): 1,013.5
  - GMACs: 2.8
  - Image size: train = 176 x 176, test = 224 x 224
- **Papers:**
  - ResNeSt: https://arxiv.org/abs/2004.08955
`;
const PAGE = `# ResNeSt

A **ResNeSt** is a variant on a [ResNet](https://example.org/resnet), with attention.

<!--
Type: model-index
Collections:
- Name: ResNeSt
Models:
- Name: resnest14d
  In Collection: ResNeSt
  Metadata:
    Parameters: 10610000
    File Size: 42562639
    Tasks: [Image Classification]
    Training Data: [ImageNet, JFT-300M, our photographs]
    Training Techniques: [Mixup]
    Image Size: '224'
  Weights: https://example.org/resnest14d-9c8fe254.pth
  Results:
  - Task: Image Classification
    Dataset: ImageNet
    Metrics: {Top 1 Accuracy: 75.51%, Top 5 Accuracy: 92.52%}
- In Collection: ResNeSt
-->`;
const read = async (files: Record<string, string>) => readEverything(new TimmHub(), await aFolder(files));
const tensor = (...shape: number[]) => [{ type: 'tensor', 'tensor-spec': { dtype: 'float32', shape } }];

describe('a card of timm', () => {
  it('adds what the tables leave open, and speaks alone where there is no table', async () => {
    const files = { 'cards/timm__resnest14d.gluon_in1k.md': CARD };
    const both = await read({ ...files, 'results/results-imagenet.csv': RESULTS });
    const shared = {
      externalId: 'resnest14d.gluon_in1k',
      sameAs: [{ hub: 'huggingface', externalId: 'timm/resnest14d.gluon_in1k' }],
      licenses: { weights: 'apache-2.0' },
      summary: 'A ResNeSt image classification model. Trained on ImageNet-1k.',
      trainings: [{ dataset: { externalId: 'ILSVRC/imagenet-1k' }, role: 'PRETRAINING' }],
      raw: { card: { GMACs: 2.8 } },
    };
    expect(both.models).toMatchObject([
      { ...shared, parameterCount: 10_610_000, inputSignature: tensor(-1, 3, 224, 224) },
    ]);
    expect(both.models[0]?.tags).toEqual(
      expect.arrayContaining(['input-size:224', 'arxiv:2004.08955', 'image-classification']),
    );
    const alone = await read(files);
    expect(alone.models).toMatchObject([
      { ...shared, parameterCount: 1_013_500_000, inputSignature: tensor(-1, 3, 176, 176) },
    ]);
  });

  it('is passed over where it is of somebody else, has no front matter, or is broken', async () => {
    const { models, problems } = await read({
      'results-imagenet.csv': RESULTS,
      'cards/acme__x.md': CARD,
      'cards/timm__y.md': '# Notes',
      'cards/timm__z.in1k.md': '---\n[\n---\n',
    });
    expect(models).toHaveLength(1);
    expect(problems).toMatchObject([{ id: 'z.in1k', action: 'skipped' }]);
  });
});

describe('a page of the documentation of timm', () => {
  const metadata = 'model,pretrain\nresnest14d,in21k\nother,in1k-dist';
  const benchmark = 'model,infer_img_size,infer_gmacs\nresnest14d,224,2.76';

  it('gives the weights of a name without a tag, with file, figures and training data', async () => {
    const { models, studies, problems } = await read({
      'docs/resnest.mdx': PAGE,
      'results/model_metadata-in1k.csv': metadata,
      'results/benchmark-infer-x.csv': benchmark,
    });
    expect(studies).toHaveLength(1);
    expect(models).toMatchObject([
      {
        externalId: 'resnest14d',
        sameAs: [],
        url: 'https://huggingface.co/docs/timm/models/resnest',
        summary: 'A ResNeSt is a variant on a ResNet, with attention.',
        parameterCount: 10_610_000,
        tasks: ['Image Classification'],
        tags: ['Mixup', 'input-size:224', 'pretrain:in21k'],
        inputSignature: tensor(-1, 3, 224, 224),
        outputSignature: tensor(-1, 1000),
        trainings: [
          { dataset: { externalId: 'ILSVRC/imagenet-1k' }, role: 'FINE_TUNING' },
          { dataset: { externalId: 'jft-300m' }, role: 'PRETRAINING' },
          { dataset: { externalId: 'imagenet-21k' }, role: 'PRETRAINING' },
        ],
        evaluations: [
          { metric: 'accuracy', value: 0.7551, study: 'timm-results', split: 'validation' },
          { metric: 'top_5_accuracy', value: 0.9252 },
        ],
        artifacts: [
          { uri: 'https://example.org/resnest14d-9c8fe254.pth', format: 'pth', sizeBytes: 42_562_639 },
        ],
        raw: { benchmarks: { 'benchmark-infer-x': { infer_gmacs: '2.76' } } },
      },
    ]);
    expect(problems.map(({ id, field }) => [id, field])).toEqual([
      ['resnest14d', 'Training Data'],
      ['resnest 2', 'Name'],
    ]);
  });

  it('keeps benchmark rows of an architecture beside all of its weights', async () => {
    const { models } = await read({ 'results-imagenet.csv': RESULTS, 'benchmark-infer-x.csv': benchmark });
    expect(models).toMatchObject([
      { raw: { benchmarks: { 'benchmark-infer-x': { infer_img_size: '224', infer_gmacs: '2.76' } } } },
    ]);
  });

  it.each([
    ['<!-- Type: model-index\nModels: [', 'is not YAML'],
    ['<!-- Type: model-index\nModels: 7\n-->', 'is no list'],
  ])('is skipped where its index is broken: %j', async (text, message) => {
    const { problems } = await read({ 'results-imagenet.csv': RESULTS, 'docs/x.mdx': `${text}-->` });
    expect(problems).toMatchObject([{ id: 'x', action: 'skipped' }]);
    expect(problems[0]?.message).toContain(message);
  });
});
