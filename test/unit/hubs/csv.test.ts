import { CsvHub } from '../../../src/hubs/csv/csv.hub';
import { readEverything } from './collect-items';
import { aFolder } from './support';

const HEAD =
  'source,model_id,model_arch,pretrain_dataset,target_dataset,metric,higher_is_better,value,protocol,citation';
const row = ({
  model = 'acme/net',
  target = 'our-leaves',
  value = '0.9',
  protocol = 'finetune',
  cite = 'doe2026',
  metric = 'accuracy',
} = {}) => `lab,${model},resnet50,ImageNet-1k,${target},${metric},1,${value},${protocol},${cite}`;
const read = async (...rows: string[]) =>
  readEverything(new CsvHub(), await aFolder({ 'results.csv': [HEAD, ...rows].join('\n') }));

describe('a table of transfer results', () => {
  it('gives the study once, and a result per row', async () => {
    const { studies, results, problems } = await read(row(), row({ value: '0.8', target: 'cifar10' }));
    expect(problems).toEqual([]);
    expect(studies).toMatchObject([{ key: 'doe2026', citation: 'doe2026' }]);
    expect(results).toMatchObject([
      {
        study: 'doe2026',
        base: { hub: 'huggingface', externalId: 'acme/net' },
        target: { hub: 'csv', externalId: 'our-leaves' },
        protocol: 'FINE_TUNE',
        metric: 'accuracy',
        value: 0.9,
      },
      { target: { hub: 'huggingface', externalId: 'uoft-cs/cifar10' }, split: 'test' },
    ]);
  });

  it('takes owner/name for Hugging Face, and describes the models of collections itself', async () => {
    const { models } = await read(row(), row({ model: 'parc/resnet50@nabird' }), row({ model: 'mine' }));
    expect(models).toMatchObject([
      { hub: 'csv', externalId: 'parc/resnet50@nabird', architectureName: 'resnet50' },
      { hub: 'csv', externalId: 'mine', summary: 'Pretrained on ImageNet-1k.' },
    ]);
  });

  it('uses the ids of the starter catalogue for its collections', async () => {
    const ids = [
      ...['open_clip/RN50/cc12m', 'open_clip/ViT-B-16/openai', 'vtab/rotation', 'modelspider/vgg@Pet'],
      ...['torchvision/resnet50', 'torchvision/unheard_of'],
    ];
    const { results } = await read(...ids.map((model) => row({ model })));
    expect(results.map(({ base }) => `${base.hub} ${base.externalId}`)).toEqual([
      'openclip RN50/cc12m',
      'huggingface openai/clip-vit-base-patch16',
      'tfhub vtab/rotation/1',
      'github zhangyikaii/Model-Spider/vgg@Pet',
      'torchvision ResNet50_Weights.IMAGENET1K_V1',
      'csv torchvision/unheard_of',
    ]);
  });

  it.each([
    ['finetune', { protocol: 'FINE_TUNE', recipe: null, trainingExamples: null }],
    ['finetune-1000ex', { protocol: 'FINE_TUNE', recipe: null, trainingExamples: 1000 }],
    ['finetune-full', { protocol: 'FINE_TUNE', recipe: 'full training set' }],
    ['finetune-hpsweep', { protocol: 'FINE_TUNE', recipe: 'hpsweep' }],
    ['linear-10shot', { protocol: 'LINEAR_PROBE', recipe: '10 examples per class' }],
    ['linear', { protocol: 'LINEAR_PROBE', recipe: null }],
    ['zero-shot', { protocol: 'ZERO_SHOT', recipe: null }],
    ['frozen', { protocol: 'FROZEN', recipe: null }],
  ])('reads the protocol %s', async (protocol, expected) => {
    expect((await read(row({ protocol }))).results).toMatchObject([expected]);
  });

  it('knows the studies of the starter catalogue by their citation', async () => {
    expect((await read(row({ cite: 'zhai2019vtab' }))).studies).toMatchObject([
      { key: 'vtab2019', year: 2019 },
    ]);
  });

  it('reports rows with a faulty value or protocol, or without a model, and goes on', async () => {
    const { results, problems } = await read(
      row({ value: 'NA' }),
      row({ protocol: 'magic' }),
      row({ model: '' }),
      row(),
    );
    expect(results).toHaveLength(1);
    expect(problems.map(({ id, field, action }) => [id, field, action])).toEqual([
      ['results.csv line 2', 'value', 'skipped'],
      ['results.csv line 3', 'protocol', 'skipped'],
      ['results.csv line 4', 'model_id', 'skipped'],
    ]);
  });

  it('reads quoted cells, a byte-order mark, Windows line ends and NUL', async () => {
    const text = `\uFEFF${HEAD}\r\n"lab","acme/net","a, b",x,"our\0 leaves",accuracy,1,0.5,finetune,doe2026\r\n`;
    const { results } = await readEverything(new CsvHub(), await aFolder({ 'a.csv': text }));
    expect(results).toMatchObject([{ target: { externalId: 'our leaves' }, value: 0.5 }]);
  });

  it('reports other tables of a folder, and refuses a source without a result', async () => {
    const folder = await aFolder({ 'other.csv': 'a,b\n1,2', 'results.csv': `${HEAD}\n${row()}` });
    const { problems } = await readEverything(new CsvHub(), folder);
    expect(problems).toMatchObject([{ id: 'other.csv', action: 'skipped' }]);
    await expect(readEverything(new CsvHub(), `${folder}/other.csv`)).rejects.toThrow('model_id');
  });
});

describe('metrics of a table', () => {
  const measured = async (...rows: Parameters<typeof row>[0][]) =>
    (await read(...rows.map((one) => row(one)))).results.map(({ metric, value, recipe }) => [
      metric,
      value,
      recipe,
    ]);

  it('are what the study measured on each target, where it calls them all its main metric', async () => {
    const openclip = { cite: 'ilharco2021openclip', metric: 'top1_or_per_class', protocol: 'zero-shot' };
    expect(
      await measured(
        { ...openclip, target: 'cifar10' },
        { ...openclip, target: 'oxford_pets' },
        { ...openclip, target: 'iwildcam' },
        { ...openclip, target: 'fmow' },
        { ...openclip, target: 'mscoco', metric: 'recall@1' },
        { cite: 'muennighoff2023mteb', metric: 'mteb_main_classification', protocol: 'linear' },
        { cite: 'muennighoff2023mteb', metric: 'mteb_main_pair', protocol: 'zero-shot' },
      ),
    ).toEqual([
      ['accuracy', 0.9, null],
      ['mean_per_class_recall', 0.9, null],
      ['f1_macro', 0.9, null],
      ['worst_group_accuracy', 0.9, null],
      ['mean_recall_at_1', 0.9, null],
      ['accuracy', 0.9, 'logistic regression, few examples per class'],
      ['max_ap', 0.9, null],
    ]);
  });

  it('of another study are its own words', async () => {
    expect(await measured({ metric: 'top1_or_per_class' }, { metric: 'recall@1' })).toEqual([
      ['top1_or_per_class', 0.9, null],
      ['recall@1', 0.9, null],
    ]);
  });

  it('that are a loss turned round are turned back', async () => {
    expect(await measured({ metric: 'neg_mse', value: '-0.045' }, { metric: 'neg_mse', value: '0' })).toEqual(
      [
        ['mse', 0.045, null],
        ['mse', 0, null],
      ],
    );
  });

  it('say how many examples the whole training set of a known study has', async () => {
    const { results } = await read(
      row({ cite: 'zhai2019vtab', target: 'dtd', protocol: 'finetune-full' }),
      row({ cite: 'doe2026', target: 'dtd', protocol: 'finetune-full' }),
    );
    expect(results.map(({ trainingExamples }) => trainingExamples)).toEqual([3760, null]);
  });
});

describe('tables beside the results', () => {
  const TARGETS = `target_dataset,task,modality,domain,n_classes,n_train,description,facts_source
our-leaves,image classification (fine-grained),image,"plant species, gardens",12,3400.0,Leaves of our garden,us
cifar10,image classification,image,general objects,10,50000,Thumbnails,us`;
  const MODELS = `source,model_id,arch_family,architecture,params,pretrain_dataset,pretrain_method,model_license,adapted_from
lab,acme/net,resnet,ResNet50,25560000.0,ImageNet-1k -> our-own-set,moco,apache-2.0,acme/base
lab,parc/net,resnet,resnet50,,supervised_places205,,not specified,somewhere
other,acme/net,vit,,1,,,,
lab,nobody/measured,vit,,,,,,`;
  const SOURCES = `file,repo,commit,path,licence,rows,citation
results.csv,github.com/acme/leaves,abc,data.csv,none stated,2,"doe2026: Doe, Leaves and Nets, arXiv 2601.00001"
more.csv,github.com/acme/leaves,abc,more.csv,none stated,1,doe2026`;
  const everything = async (...rows: string[]) =>
    readEverything(
      new CsvHub(),
      await aFolder({
        'results.csv': [HEAD, ...rows].join('\n'),
        'about/targets.csv': TARGETS,
        'models.csv': MODELS,
        'z.csv': SOURCES,
      }),
    );

  it('describe every dataset, and say which one other hubs know', async () => {
    const { datasets } = await everything(row());
    expect(datasets).toMatchObject([
      {
        hub: 'csv',
        externalId: 'our-leaves',
        sameAs: [],
        tasks: ['image-classification'],
        tags: ['image classification'],
        domains: ['plant species', 'gardens'],
        modalities: ['IMAGE'],
        classes: 12,
        trainingExamples: 3400,
        summary: 'Leaves of our garden',
      },
      { externalId: 'cifar10', sameAs: [{ hub: 'huggingface', externalId: 'uoft-cs/cifar10' }] },
    ]);
  });

  it('describe the models of the results, by the first row of each', async () => {
    const { models, problems } = await everything(row(), row({ model: 'parc/net' }));
    expect(models).toMatchObject([
      {
        hub: 'csv',
        externalId: 'acme/net',
        sameAs: [{ hub: 'huggingface', externalId: 'acme/net' }],
        name: 'net',
        architectureFamily: 'resnet',
        architectureName: 'ResNet50',
        parameterCount: 25_560_000,
        inputModalities: ['IMAGE'],
        licenses: { weights: 'apache-2.0' },
        tags: ['moco'],
        bases: [{ base: { hub: 'huggingface', externalId: 'acme/base' } }],
        trainings: [
          { dataset: { hub: 'huggingface', externalId: 'ILSVRC/imagenet-1k' }, role: 'PRETRAINING' },
        ],
      },
      {
        externalId: 'parc/net',
        sameAs: [],
        licenses: { weights: null },
        trainings: [{ dataset: { hub: 'web', externalId: 'places205' } }],
      },
    ]);
    expect(problems.map(({ id, field, action }) => [id, field, action])).toEqual([
      ['acme/net', 'pretrain_dataset', 'ignored'],
      ['parc/net', 'adapted_from', 'ignored'],
      // Nothing is left out in silence: a model without results, and the second row of one.
      ['nobody/measured', null, 'leftOut'],
      ['models.csv line 4', null, 'leftOut'],
    ]);
  });

  it('describe the studies, also where later rows give the key alone', async () => {
    const { studies } = await everything(row());
    expect(studies).toMatchObject([
      {
        key: 'doe2026',
        title: 'Doe, Leaves and Nets, arXiv 2601.00001',
        url: 'https://arxiv.org/abs/2601.00001',
        repository: 'github.com/acme/leaves',
        license: null,
      },
    ]);
  });

  it('know what a collection was trained on, as its own hub does', async () => {
    const tables = {
      'results.csv': `${HEAD}\n${row({ model: 'open_clip/RN50/cc12m' })}\n${row({ model: 'parc/a' })}`,
      'models.csv': `model_id,pretrain_dataset\nopen_clip/RN50/cc12m,cc12m\nparc/a,mask-rcnn_fpn_137260431`,
    };
    const { models } = await readEverything(new CsvHub(), await aFolder(tables));
    expect(models.flatMap(({ trainings }) => trainings.map(({ dataset }) => dataset.externalId))).toEqual([
      'google-research-datasets/conceptual_12m',
      'coco',
    ]);
  });
});
