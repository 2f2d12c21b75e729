import { TimmHub } from '../../../src/hubs/timm/timm.hub';
import { readEverything } from './collect-items';
import { aFolder } from './support';

const HEAD = 'model,img_size,top1,top1_err,top5,top5_err,param_count,crop_pct,interpolation';
const row = (model: string, { size = '224', top1 = '80.382', parameters = '25.56' } = {}) =>
  `${model},${size},${top1},19.618,94.598,5.402,${parameters},0.950,bicubic`;

const read = async (files: Record<string, string>) => readEverything(new TimmHub(), await aFolder(files));
const readImagenet = (...rows: string[]) =>
  read({ 'results/results-imagenet.csv': [HEAD, ...rows].join('\n') });

describe('the result tables of timm', () => {
  it('give a model with its figures, and its name on Hugging Face', async () => {
    const { models, studies, problems } = await readImagenet(row('resnet50.a1_in1k'));
    expect(problems).toEqual([]);
    expect(studies.map(({ key }) => key)).toEqual(['timm-results']);
    const imagenet = { hub: 'huggingface', externalId: 'ILSVRC/imagenet-1k' };
    expect(models).toMatchObject([
      {
        hub: 'timm',
        externalId: 'resnet50.a1_in1k',
        sameAs: [{ hub: 'huggingface', externalId: 'timm/resnet50.a1_in1k' }],
        architectureFamily: 'resnet50',
        architectureName: 'resnet50',
        parameterCount: 25_560_000,
        tags: ['input-size:224'],
        trainings: [{ dataset: imagenet, role: 'PRETRAINING' }],
        inputSignature: [{ type: 'tensor', 'tensor-spec': { dtype: 'float32', shape: [-1, 3, 224, 224] } }],
        outputSignature: [{ type: 'tensor', 'tensor-spec': { dtype: 'float32', shape: [-1, 1000] } }],
        evaluations: [
          {
            dataset: imagenet,
            split: 'validation',
            metric: 'accuracy',
            value: 0.80382,
            study: 'timm-results',
          },
          { dataset: imagenet, split: 'validation', metric: 'top_5_accuracy', value: 0.94598 },
        ],
      },
    ]);
  });

  it('read counts with a comma', async () => {
    const { models } = await readImagenet(
      row('eva_giant_patch14_336.clip_ft_in1k', { parameters: '"1,013.01"' }),
    );
    expect(models[0]?.parameterCount).toBe(1_013_010_000);
  });

  it('tell pretraining from tuning by the tag', async () => {
    const { models } = await readImagenet(
      row('vit_base_patch16_224.augreg_in21k_ft_in1k'),
      row('convnext_xxlarge.clip_laion2b_soup_ft_in1k'),
      row('eva_giant_patch14_336.clip_ft_in1k'),
    );
    expect(
      models.map(({ trainings }) => trainings.map(({ dataset, role }) => [dataset.externalId, role])),
    ).toEqual([
      [
        ['imagenet-21k', 'PRETRAINING'],
        ['ILSVRC/imagenet-1k', 'FINE_TUNING'],
      ],
      [
        ['laion/laion2B-en', 'PRETRAINING'],
        ['ILSVRC/imagenet-1k', 'FINE_TUNING'],
      ],
      [['ILSVRC/imagenet-1k', 'FINE_TUNING']],
    ]);
  });

  it('become one model with evaluations on every variant of ImageNet', async () => {
    const table = `${HEAD},top1_diff,top5_diff,rank_diff\n${row('resnet50.a1_in1k')},-1,-1,+2`;
    const { models } = await read({
      'results-imagenet.csv': `${HEAD}\n${row('resnet50.a1_in1k')}`,
      'results-imagenet-real.csv': table,
      'results-sketch.csv': table,
      'results-imagenetv2-matched-frequency.csv': table,
    });
    expect(models).toHaveLength(1);
    expect(models[0]?.evaluations.map(({ dataset }) => dataset?.externalId)).toEqual(
      expect.arrayContaining(['ILSVRC/imagenet-1k', 'imagenet-real', 'imagenet_sketch', 'imagenet_v2']),
    );
  });

  it('keep the figures of the smallest input size and report the others', async () => {
    const { models, problems } = await readImagenet(
      row('resnet50.a1_in1k', { size: '288', top1: '81.2' }),
      row('resnet50.a1_in1k', { size: '224', top1: '80.2' }),
    );
    expect(models[0]?.evaluations[0]?.value).toBe(0.802);
    expect(problems).toMatchObject([{ id: 'resnet50.a1_in1k', action: 'ignored' }]);
  });

  it('claim neither a page nor training data for a name without a tag', async () => {
    const { models } = await readImagenet(row('resnet50'));
    expect(models[0]).toMatchObject({ url: null, sameAs: [], trainings: [] });
  });

  it('report tables that are parts of ImageNet, cells that are no percentage, and rows without a model', async () => {
    const { models, problems } = await read({
      'results-imagenet.csv': `${HEAD}\n${row('a.in1k', { top1: 'nan' })}\n${row('')}`,
      'results-imagenet-a-clean.csv': `${HEAD}\n${row('a.in1k')}`,
    });
    expect(models[0]?.evaluations.map(({ metric }) => metric)).toEqual(['top_5_accuracy']);
    expect(problems.map(({ id, field }) => [id, field])).toEqual([
      ['results-imagenet-a-clean', null],
      ['results-imagenet line 3', 'model'],
      ['a.in1k in results-imagenet', 'top1'],
    ]);
  });

  it('must be there', async () => {
    await expect(read({ 'other.csv': 'a\n1' })).rejects.toThrow('result tables of timm');
  });
});
