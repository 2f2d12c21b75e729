import path from 'node:path';
import { OpenClipHub } from '../../../src/hubs/openclip/openclip.hub';
import { readEverything } from './collect-items';
import { aFolder } from './support';

const HEAD =
  'name,pretrained,params (M),FLOPs (B),Average perf. on 38 datasets,ImageNet 1k,Caltech-101,iWildCam,FMoW,Unheard-of';
const ROW = 'ViT-B-16,openai,149.62,41.09,0.5,0.6834,0.8901,0.0712,0.1,0.2';
const FIGURES = 'name,pretrained,ImageNet 1k';

const read = async (table: string, name = 'docs/openclip_results.csv') =>
  readEverything(new OpenClipHub(), await aFolder({ [name]: table }));

describe('the result tables of OpenCLIP', () => {
  it('gives a model per architecture and tag, and says where else it is published', async () => {
    const { models, studies } = await read(`${HEAD}\n${ROW}`);
    expect(models).toMatchObject([
      {
        hub: 'openclip',
        externalId: 'ViT-B-16/openai',
        sameAs: [{ hub: 'huggingface', externalId: 'openai/clip-vit-base-patch16' }],
        parameterCount: 149_620_000,
        inputModalities: ['IMAGE', 'TEXT'],
        architectureFamily: 'clip',
        trainings: [{ dataset: { hub: 'web', externalId: 'openai-clip-wit' }, role: 'PRETRAINING' }],
      },
    ]);
    expect(studies.map(({ key }) => key)).toEqual(['openclip2021']);
  });

  it('reads each figure by its own metric, of the model where it lives', async () => {
    const { results } = await read(`${HEAD}\n${ROW}`);
    const base = { hub: 'huggingface', externalId: 'openai/clip-vit-base-patch16' };
    expect(results).toMatchObject([
      { base, metric: 'accuracy', value: 0.6834, split: 'validation', protocol: 'ZERO_SHOT', recipe: null },
      {
        base,
        metric: 'mean_per_class_recall',
        value: 0.8901,
        target: { hub: 'tfds', externalId: 'caltech101' },
      },
      { base, metric: 'f1_macro', value: 0.0712, target: { hub: 'web', externalId: 'wilds/iwildcam' } },
      { base, metric: 'worst_group_accuracy', value: 0.1, target: { hub: 'web', externalId: 'wilds/fmow' } },
    ]);
  });

  it('tells the mean of both directions of retrieval and the choice among pictures from accuracy', async () => {
    const { results } = await read('name,pretrained,MSCOCO,WinoGAViL,Dollar Street\nRN50,cc12m,0.3,0.4,0.5');
    expect(results.map(({ metric, recipe }) => [metric, recipe])).toEqual([
      ['mean_recall_at_1', null],
      ['choice_jaccard', '10 or 12 candidates'],
      ['worst_group_top_5_accuracy', null],
    ]);
    const retrieval = await read(
      'name,pretrained,WinoGAViL avg jaccard score,WinoGAViL jaccard score 5-6\nRN50,cc12m,0.6,0.5',
    );
    expect(retrieval.results).toMatchObject([{ metric: 'choice_jaccard', recipe: '5 or 6 candidates' }]);
  });

  it('reports a column it does not use once, with the reason', async () => {
    const { problems } = await read(`${HEAD}\n${ROW}\n${ROW.replace('ViT-B-16', 'ViT-X')}`);
    expect(problems.map(({ field, action }) => [field, action])).toEqual([
      ['Average perf. on 38 datasets', 'ignored'],
      ['Unheard-of', 'ignored'],
    ]);
  });

  it('keeps weights without a repository of their own on this hub', async () => {
    const { results } = await read(`${FIGURES}\nRN50,cc12m,0.3591`);
    expect(results[0]?.base).toEqual({ hub: 'openclip', externalId: 'RN50/cc12m' });
  });

  it('knows pretraining and tuning from the tag, and claims none for filtered pools', async () => {
    const { models } = await read(
      `${FIGURES}\ncoca_ViT-B-32,mscoco_finetuned_laion2b_s13b_b90k,0.1\nViT-B-16,commonpool_l_laion_s1b_b8k,0.2`,
    );
    expect(models[0]?.trainings.map(({ role }) => role)).toEqual(['PRETRAINING', 'FINE_TUNING']);
    expect(models[1]?.trainings).toEqual([]);
  });

  it('reads both directions of retrieval, in every language', async () => {
    const english = await read('name,pretrained,MSCOCO image retr. R@5\nViT-B-16,openai,0.58');
    expect(english.results).toMatchObject([
      { target: { hub: 'tfds', externalId: 'coco' }, metric: 'recall@5', recipe: 'image retrieval' },
    ]);
    const multilingual = await read(
      'model,version,avg,crossmodal3600 text_retrieval_recall@1 avg,crossmodal3600 text_retrieval_recall@1 de\nnllb-clip-base,v1,0.5,0.4,0.3',
      'openclip_multilingual_retrieval_results.csv',
    );
    expect(multilingual.results).toMatchObject([
      {
        target: { externalId: 'crossmodal-3600' },
        metric: 'recall@1',
        recipe: 'text retrieval, de',
        value: 0.3,
      },
    ]);
  });

  it('reads a figure once that two tables have', async () => {
    const folder = await aFolder({
      'openclip_classification_results.csv': `${FIGURES}\nRN50,cc12m,0.3591`,
      'openclip_results.csv': `${FIGURES}\nRN50,cc12m,0.3591`,
    });
    const { models, results } = await readEverything(new OpenClipHub(), folder);
    expect([models.length, results.length]).toEqual([1, 1]);
  });

  it('leaves out empty cells, and reports cells that are no numbers and rows without a tag', async () => {
    const { results, problems } = await read(`${FIGURES}\nRN50,cc12m,\nRN50,openai,n/a\nRN50,,0.5`);
    expect(results).toEqual([]);
    expect(problems.map(({ field, action }) => [field, action])).toEqual([
      ['value', 'skipped'],
      ['pretrained', 'skipped'],
    ]);
  });

  it('stops at the limit', async () => {
    const folder = await aFolder({ 'openclip_results.csv': `${HEAD}\n${ROW}` });
    const { studies, models, results } = await readEverything(new OpenClipHub(), folder, 3);
    expect(studies.length + models.length + results.length).toBe(3);
  });

  it('refuses a source without a result table', async () => {
    const folder = await aFolder({ 'other.csv': 'a,b\n1,2' });
    await expect(readEverything(new OpenClipHub(), folder)).rejects.toThrow('a result table of OpenCLIP');
    await expect(readEverything(new OpenClipHub(), path.join(folder, 'other.csv'))).rejects.toThrow('source');
  });
});
