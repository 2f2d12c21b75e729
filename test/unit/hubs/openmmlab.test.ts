import { messagesOf, modelsOf, readFiles, readMetafile } from './openmmlab-support';

describe('models of a metafile', () => {
  it('reads a model with what its collection says of all', async () => {
    const reading = await readMetafile(`
Collections:
  - Name: ToyNet
    License: Apache License 2.0
    Metadata: { Training Data: ImageNet-1k, Architecture: [Conv], Parameters: 5M }
    Paper: { URL: 'https://arxiv.org/abs/1703.06870v3', Title: Toys }
Models:
  - Name: toynet_a
    In Collection: ToyNet
    Metadata: { Parameters: 24.3M, FLOPs: 33G }
    Results: [{ Task: Image Classification, Dataset: ImageNet-1k, Metrics: { Top 1 Accuracy: 70.5 } }]
    Weights: https://example.org/toynet_a-0ebd1859.pth
`);
    expect(reading.problems).toEqual([]);
    const [model] = modelsOf(reading);
    expect(model).toMatchObject({
      hub: 'openmmlab',
      externalId: 'mmpretrain/toynet_a',
      publisher: 'OpenMMLab',
      name: 'toynet_a',
      licenses: { weights: null, code: 'Apache License 2.0', data: null },
      architectureName: 'ToyNet',
      parameterCount: 24_300_000,
      tasks: ['Image Classification'],
      tags: ['mmpretrain', 'Conv', 'arxiv:1703.06870'],
      trainings: [{ dataset: { hub: 'huggingface', externalId: 'ILSVRC/imagenet-1k' }, role: 'PRETRAINING' }],
      artifacts: [{ uri: 'https://example.org/toynet_a-0ebd1859.pth', format: 'pth' }],
      raw: { flops: 33_000_000_000 },
    });
    expect(model?.evaluations).toMatchObject([
      {
        dataset: { hub: 'huggingface', externalId: 'ILSVRC/imagenet-1k' },
        metric: 'Top 1 Accuracy',
        value: 70.5,
        study: 'openmmlab-mmpretrain',
      },
    ]);
  });

  it('names the model zoo as the study of its figures, and each paper once', async () => {
    const model = (name: string, title: string) =>
      `  - { Name: ${name}, Paper: { URL: 'https://arxiv.org/abs/1703.06870', Title: '${title}' } }`;
    const { records } = await readMetafile(`Models:\n${model('a', 'Toys')}\n${model('b', 'TOYS')}`);
    expect(records.filter(({ kind }) => kind === 'study')).toMatchObject([
      { key: 'openmmlab-mmpretrain', url: 'https://github.com/open-mmlab/mmpretrain' },
      { key: 'openmmlab-arxiv-1703.06870', title: 'Toys', doi: '10.48550/arXiv.1703.06870' },
    ]);
  });

  it.each([
    ['a list', '[{ Dataset: COCO, Task: T, Metrics: { box AP: 38 } }]', 1],
    ['a mapping', '{ Dataset: COCO, Task: T, Metrics: { box AP: 38, mask AP: 34 } }', 2],
    ['null', 'null', 0],
  ])('reads Results as %s', async (_, results, count) => {
    const [model] = modelsOf(await readMetafile(`Models: [{ Name: a, Results: ${results} }]`));
    expect(model?.evaluations).toHaveLength(count);
  });

  it.each([
    ['COCO', ['coco']],
    ['[COCO, My Data]', ['coco', 'My Data']],
    ['"# HRNet backbone"', []],
  ])('reads Training Data %s', async (written, ids) => {
    const [model] = modelsOf(
      await readMetafile(`Models: [{ Name: a, Metadata: { Training Data: ${written} } }]`),
    );
    expect(model?.trainings.map(({ dataset }) => dataset.externalId)).toEqual(ids);
  });

  it('takes what it was pretrained on for a training where that is a dataset', async () => {
    const reading = await readMetafile(`
Models:
  - { Name: a, Metadata: { Pretrained: Kinetics-710 + Kinetics-400, Training Data: SthV1 } }
  - { Name: b, Metadata: { Pretrained: None, Training Data: SthV1 } }
  - { Name: c, Metadata: { Pretrained: 224x224 } }`);
    expect(
      modelsOf(reading).map(({ trainings }) =>
        trainings.map(({ dataset, role }) => [dataset.externalId, role]),
      ),
    ).toEqual([
      [
        ['Kinetics-710', 'PRETRAINING'],
        ['kinetics-400', 'PRETRAINING'],
        ['SthV1', 'FINE_TUNING'],
      ],
      [['SthV1', 'PRETRAINING']],
      [],
    ]);
    expect(messagesOf(reading)).toEqual([['Metadata.Pretrained', 'is no known dataset: "224x224"']]);
  });

  it('reads parameters with units, and reports what is none', async () => {
    const parameters = ['25557032', '2.736M', '1.1B', '300 k', '"1,234"', 'many'];
    const models = parameters.map(
      (written, place) => `- { Name: m${place}, Metadata: { Parameters: ${written} } }`,
    );
    const reading = await readMetafile(`Models:\n${models.join('\n')}`);
    expect(modelsOf(reading).map(({ parameterCount }) => parameterCount)).toEqual([
      25557032,
      2736000,
      1100000000,
      300000,
      1234,
      null,
    ]);
    expect(messagesOf(reading)).toEqual([['Metadata.Parameters', 'is no count: "many"']]);
  });

  it('reports weights that are no address', async () => {
    const reading = await readMetafile(`Models: [{ Name: a, Weights: ['<>', 'https://example.org/a.pth'] }]`);
    expect(modelsOf(reading)[0]?.artifacts).toHaveLength(1);
    expect(messagesOf(reading)).toEqual([['Weights', 'is no address: "<>"']]);
  });

  it('finds the collection in another file, and metadata in small letters', async () => {
    const reading = await readFiles({
      'mmdetection/configs/a/metafile.yml': 'Collections: [{ Name: Toy, Metadata: { Architecture: Conv } }]',
      'mmdetection/configs/b/metafile.yml':
        '- { Name: b, In Collection: Toy, metadata: { Training Data: LVIS v1 } }',
    });
    expect(modelsOf(reading)[0]).toMatchObject({
      externalId: 'mmdetection/b',
      tags: ['mmdetection', 'Conv'],
      trainings: [{ dataset: { hub: 'openmmlab', externalId: 'LVIS v1' } }],
    });
  });
});

describe('metrics of a metafile', () => {
  const figures = async (metrics: string) => {
    const reading = await readMetafile(`Models: [{ Name: a, Results: { Dataset: D, Metrics: ${metrics} } }]`);
    return {
      figures: modelsOf(reading).flatMap(({ evaluations }) =>
        evaluations.map(({ metric, split, value }) => [metric, split, value]),
      ),
      messages: reading.problems.map(({ message }) => message),
    };
  };

  it('keeps how a figure was measured apart from the metric', async () => {
    expect(await figures(`{ mIoU: 77.85, mIoU(ms+flip): 79.18, PSNR (Y): 30 }`)).toEqual({
      figures: [
        ['mIoU', null, 77.85],
        ['mIoU', 'ms+flip', 79.18],
        ['PSNR', 'Y', 30],
      ],
      messages: [],
    });
  });

  it('reads strings in percent, and reports those that are no number', async () => {
    expect(await figures(`{ Top 1 Accuracy: 74.67%, mAP: 58.17/87.00/69.30, AP: null }`)).toEqual({
      figures: [['Top 1 Accuracy', null, 74.67]],
      messages: ['"mAP" is no number: "58.17/87.00/69.30"', '"AP" has no value'],
    });
  });

  it('takes a mapping apart where the column names its parts, and only there', async () => {
    const parts = '{ PSNR: 29.55, SSIM: 0.934 }';
    expect(
      await figures(`{ 'PSNR/<br/>SSIM': ${parts}, '<br>PSNR/SSIM (Y)': ${parts}, P&R10k: ${parts} }`),
    ).toEqual({
      figures: [
        ['PSNR', null, 29.55],
        ['SSIM', null, 0.934],
        ['PSNR', 'Y', 29.55],
        ['SSIM', 'Y', 0.934],
      ],
      messages: ['"P&R10k" has parts that it does not name'],
    });
  });

  it.each([
    ['mmpose', 'COCO', 'AP', ['keypoint_ap', null]],
    ['mmpose', 'COCO', 'AP@0.5', ['keypoint_ap_50', null]],
    ['mmpose', 'COCO-WholeBody', 'Foot AR', ['keypoint_ar', 'foot']],
    ['mmpose', 'JHMDB', 'Sho', ['pck', 'shoulder']],
    ['mmpose', 'PoseTrack18', 'Shou', ['keypoint_ap', 'shoulder']],
    ['mmpose', 'MPII', 'Mean', ['pckh@0.5', null]],
    ['mmpose', 'WFLW', 'NME blur', ['nme', 'blur']],
    ['mmpose', 'Desert Locust', 'AUC', ['pck_auc', null]],
    ['mmaction2', 'HACS', 'AUC', ['ar_an_auc', null]],
    ['mmdetection3d', 'SUNRGBD', 'AP@0.5', ['mAP', 'IoU 0.5']],
    ['mmpretrain', 'COCO', 'AP', ['AP', null]],
  ])('knows what %s means on %s by %s', async (library, dataset, word, expected) => {
    const yaml = `Models: [{ Name: a, Results: { Dataset: ${dataset}, Metrics: { ${word}: 0.5 } } }]`;
    const [model] = modelsOf(await readFiles({ [`${library}/configs/toy/metafile.yml`]: yaml }));
    expect(model?.evaluations.map(({ metric, split }) => [metric, split])).toEqual([expected]);
  });

  it('leaves out PSNR and SSIM that have changed places, but not what stands beside them', async () => {
    expect(await figures('{ PSNR: 0.8039, SSIM: 30.9808, FID: 3.2 }')).toEqual({
      figures: [['FID', null, 3.2]],
      messages: ['"PSNR" stands beside an SSIM above 1', '"SSIM" stands beside an SSIM above 1'],
    });
  });

  it('leaves out settings that stand among metrics, and datasets that are dashes', async () => {
    expect(await figures('{ Iter: 40000, FID: 3.2 }')).toEqual({
      figures: [['FID', null, 3.2]],
      messages: ['"Iter" is no metric'],
    });
    const reading = await readMetafile(
      `Models: [{ Name: a, Results: { Dataset: '-', Metrics: { FID: 3 } } }]`,
    );
    expect(messagesOf(reading)).toEqual([['Results.0.Dataset', 'is no name of a dataset: "-"']]);
    expect(modelsOf(reading)[0]?.evaluations).toMatchObject([{ dataset: null, value: 3 }]);
  });
});

describe('lineage of a metafile', () => {
  it('reads Converted From as a repository or a file of weights, and reports pages', async () => {
    const converted = (name: string, url: string) =>
      `- { Name: ${name}, Converted From: { Weights: '${url}', Code: x } }`;
    const reading = await readMetafile(`Models:
${converted('a', 'https://huggingface.co/timm/toynet/resolve/main/model.bin')}
${converted('b', 'https://example.org/files/toy.pth?dl=0')}
${converted('c', 'https://github.com/acme/toy/blob/main/README.md')}`);
    expect(modelsOf(reading).map(({ bases }) => bases)).toEqual([
      [{ base: { hub: 'huggingface', externalId: 'timm/toynet' }, relation: 'converted' }],
      [{ base: { hub: 'web', externalId: 'example.org/files/toy.pth' }, relation: 'converted' }],
      [],
    ]);
    expect(messagesOf(reading)).toEqual([
      ['Converted From', 'names no file of weights: "https://github.com/acme/toy/blob/main/README.md"'],
    ]);
  });

  it('turns Downstream round, and tells a frozen backbone by the name of the probe', async () => {
    const reading = await readMetafile(`
Models:
  - { Name: pre, Weights: 'https://example.org/pre.pth', Downstream: [pre_linear-90e, pre_100e] }
  - { Name: pre_linear-90e }
  - { Name: pre_100e }
  - { Name: tuned, Pretrain: 'https://example.org/pre.pth' }`);
    const base = { hub: 'openmmlab', externalId: 'mmpretrain/pre' };
    expect(modelsOf(reading).map(({ bases }) => bases)).toEqual([
      [],
      [{ base, relation: 'backbone' }],
      [{ base, relation: 'finetune' }],
      [{ base, relation: 'finetune' }],
    ]);
  });

  it('reads results that Downstream holds as transfer results, by how the model was adapted', async () => {
    const reading = await readFiles({
      'mmselfsup/metafile.yml': `
Models:
  - Name: pre
    Downstream:
      - Type: Image Classification
        Config: configs/linear.py
        Results:
          - { Task: Linear Evaluation, Dataset: ImageNet-1k, Metrics: { Top 1 Accuracy: 71.8 } }
          - { Task: Fine-tuning, Dataset: ImageNet-1k, Metrics: { Top 1 Accuracy: 80 } }
          - { Task: Juggling, Dataset: ImageNet-1k, Metrics: { Top 1 Accuracy: 1 } }`,
    });
    expect(reading.records.filter(({ kind }) => kind === 'transferResult')).toMatchObject([
      {
        study: 'openmmlab-mmselfsup',
        base: { hub: 'openmmlab', externalId: 'mmselfsup/pre' },
        target: { hub: 'huggingface', externalId: 'ILSVRC/imagenet-1k' },
        protocol: 'LINEAR_PROBE',
        value: 71.8,
        recipe: 'configs/linear.py',
      },
      { protocol: 'FINE_TUNE', value: 80 },
    ]);
    expect(messagesOf(reading)).toEqual([
      ['Downstream.0', 'does not say on what and how it was adapted: "Juggling"'],
    ]);
  });
});
