import { MtebHub } from '../../../src/hubs/mteb/mteb.hub';
import { readEverything } from './collect-items';
import { BANKING, HEAD, MODEL, read } from './mteb-support';
import { aFolder } from './support';

describe('tasks of the embedding benchmark', () => {
  it('become datasets with domains, languages and licence, and say where the data is', async () => {
    const { datasets, problems } = await read({});
    expect(problems.filter(({ id }) => id === BANKING.name)).toEqual([]);
    expect(datasets).toMatchObject([
      {
        hub: 'mteb',
        externalId: 'Banking77Classification',
        sameAs: [{ hub: 'huggingface', externalId: 'mteb/banking77' }],
        tasks: ['text-classification'],
        domains: ['Financial'],
        tags: ['Classification', 'Written'],
        languages: ['eng-Latn'],
        licenses: { data: 'mit' },
        modalities: ['TEXT'],
      },
    ]);
  });

  it('leave a licence open that is "not specified", and report names out of the code', async () => {
    const { datasets, problems } = await read({
      tasks: [{ ...BANKING, license: 'not specified', eval_langs: '$LANGUAGES' }],
    });
    expect(datasets[0]).toMatchObject({ licenses: { data: null }, languages: [] });
    expect(problems.map(({ field }) => field)).toContain('languages');
  });

  it('read languages that are given by subset', async () => {
    const { datasets } = await read({
      tasks: [{ ...BANKING, eval_langs: { a: ['eng-Latn', 'deu-Latn'], b: ['eng-Latn', 'zxx-Zxxx'] } }],
    });
    expect(datasets[0]?.languages).toEqual(['eng-Latn', 'deu-Latn']);
  });

  it('tell what a text is from what it is about', async () => {
    const { datasets } = await read({ tasks: [{ ...BANKING, domains: ['Non-fiction', 'Scene', 'Legal'] }] });
    expect(datasets).toMatchObject([
      { domains: ['scenes', 'Legal'], tags: ['Classification', 'Non-fiction'] },
    ]);
  });

  it('are the same as a repository only where no other task uses it', async () => {
    const { datasets } = await read({ tasks: [BANKING, { ...BANKING, name: 'Other', type: 'STS' }] });
    expect(datasets.map(({ sameAs }) => sameAs)).toEqual([[], []]);
  });

  it('of one name count once', async () => {
    const { datasets, problems } = await read({ tasks: [BANKING, BANKING] });
    expect(datasets).toHaveLength(1);
    expect(problems).toContainEqual(expect.objectContaining({ field: 'name', action: 'skipped' }));
  });
});

describe('models of the embedding benchmark', () => {
  it('say where they live, what they were made from and trained on', async () => {
    const { models } = await read({
      tasks: [BANKING, { ...BANKING, name: 'FEVER', dataset: { path: 'mteb/fever' } }],
    });
    expect(models).toMatchObject([
      {
        hub: 'mteb',
        externalId: 'acme/embed',
        revision: '0123abc',
        sameAs: [{ hub: 'huggingface', externalId: 'acme/embed' }],
        parameterCount: 1000,
        languages: ['eng-Latn'],
        tags: ['python-Code'],
        bases: [{ base: { hub: 'huggingface', externalId: 'acme/base' }, relation: null }],
        trainings: [{ dataset: { hub: 'huggingface', externalId: 'mteb/fever' }, role: 'FINE_TUNING' }],
      },
    ]);
  });

  it('were trained on the tasks that a training set was adapted to, as the benchmark counts', async () => {
    const tasks = [
      { ...BANKING, name: 'FEVER', dataset: { path: 'mteb/fever' } },
      { ...BANKING, name: 'FEVERHard', dataset: { path: 'mteb/fever-hard' }, adapted_from: ['FEVER'] },
      { ...BANKING, name: 'FEVERHard.v2', dataset: { path: 'mteb/hard-2' }, adapted_from: ['FEVERHard'] },
      { ...BANKING, name: 'NFCorpus', dataset: { path: 'mteb/nfcorpus' } },
    ];
    const { models } = await read({ tasks });
    expect(models[0]?.trainings.map(({ dataset }) => dataset.externalId)).toEqual([
      'mteb/fever',
      'mteb/fever-hard',
      'mteb/hard-2',
    ]);
  });

  it('were trained on tasks in any spelling, and on public datasets that are no tasks', async () => {
    const fever = { ...BANKING, name: 'FEVER', dataset: { path: 'mteb/fever' } };
    const { models, problems } = await read({
      tasks: [fever],
      models: [{ ...MODEL, training_datasets: ['Fever', 'SQuAD', 'MyPrivatePairs'] }],
    });
    expect(models[0]?.trainings.map(({ dataset }) => dataset.externalId)).toEqual([
      'mteb/fever',
      'rajpurkar/squad',
    ]);
    expect(problems.map(({ message }) => message)).toEqual([
      'is no task and no repository: "MyPrivatePairs"',
    ]);
  });

  it('name their base by its page, too', async () => {
    const { models } = await read({
      models: [{ ...MODEL, adapted_from: 'https://huggingface.co/acme/base' }],
    });
    expect(models[0]?.bases).toMatchObject([{ base: { externalId: 'acme/base' } }]);
  });

  it('without open weights and a page on Hugging Face stay on this hub', async () => {
    const { models } = await read({
      models: [{ ...MODEL, reference: 'https://example.org/api', revision: '1' }],
    });
    expect(models[0]).toMatchObject({ sameAs: [], revision: null, url: 'https://example.org/api' });
  });

  it('with several records become one, what was taken over from elsewhere last', async () => {
    const { models } = await read({
      models: [
        { ...MODEL, revision: 'external', n_parameters: 5, license: null },
        { ...MODEL, license: 'mit' },
      ],
    });
    expect(models).toMatchObject([
      { parameterCount: 1000, revision: '0123abc', licenses: { weights: 'mit' } },
    ]);
  });

  it('survive NaN, lines that are no JSON, and lines without a name', async () => {
    const { models, problems } = await read({
      models: [
        '{"name": "acme/nan", "n_parameters": NaN, "embed_dim": [-Infinity]}',
        '{oops',
        '{"revision": "1"}',
      ],
    });
    expect(models).toMatchObject([{ externalId: 'acme/nan', parameterCount: null }]);
    expect(problems.map(({ id, message }) => [id, message])).toEqual([
      ['line 2', 'is not JSON'],
      ['line 3', 'is missing'],
    ]);
  });
});

describe('scores of the embedding benchmark', () => {
  const score = (task: string, value: string, { model = 'acme/embed', revision = '0123abc' } = {}) =>
    `${model},${revision},${task},test,1,1,${value}`;

  it('of classification are linear probes, under the names of the starter catalogue', async () => {
    const { results } = await read({ scores: [score('Banking77Classification', '0.81')] });
    expect(results).toMatchObject([
      {
        study: 'mteb2023',
        base: { hub: 'huggingface', externalId: 'acme/embed' },
        target: { hub: 'huggingface', externalId: 'mteb/banking77' },
        split: 'test',
        protocol: 'LINEAR_PROBE',
        metric: 'accuracy',
        value: 0.81,
        recipe: 'logistic regression, few examples per class',
      },
    ]);
  });

  it('stay with the repository that the starter catalogue knows, though a cleaned version uses it too', async () => {
    const tasks = [BANKING, { ...BANKING, name: 'Banking77Classification.v2' }];
    const { results } = await read({ tasks, scores: tasks.map(({ name }) => score(name, '0.5')) });
    expect(results.map(({ target }) => target.externalId)).toEqual([
      'mteb/banking77',
      'Banking77Classification.v2',
    ]);
  });

  it('of other tasks are zero-shot, in the study of their modality', async () => {
    const tasks = [
      {
        ...BANKING,
        name: 'STS12',
        type: 'STS',
        main_score: 'cosine_spearman',
        dataset: { path: 'mteb/sts12' },
      },
      { ...BANKING, name: 'CIFAR10', type: 'ImageClassification', modalities: ['image'] },
      { ...BANKING, name: 'Clotho', type: 'AudioReranking', modalities: ['audio'] },
    ];
    const { results } = await read({ tasks, scores: tasks.map(({ name }) => score(name, '0.5')) });
    expect(results).toMatchObject([
      { study: 'mteb2023', protocol: 'ZERO_SHOT', metric: 'cosine_spearman', recipe: null },
      { study: 'mieb2025', protocol: 'LINEAR_PROBE', target: { externalId: 'uoft-cs/cifar10' } },
      { study: 'maeb2026', protocol: 'ZERO_SHOT', recipe: 'AudioReranking' },
    ]);
  });

  it('of two tasks of one type on one recording have two targets', async () => {
    const tasks = [
      { ...BANKING, name: 'Gender' },
      { ...BANKING, name: 'Emotion' },
    ];
    const { results } = await read({ tasks, scores: [score('Gender', '0.5'), score('Emotion', '0.6')] });
    expect(results.map(({ target }) => target)).toEqual([
      { hub: 'mteb', externalId: 'Gender' },
      { hub: 'mteb', externalId: 'Emotion' },
    ]);
  });

  it('take type and metric from the task that theirs was adapted from, or from the retrieval folder', async () => {
    const bare = { dataset: { path: 'mteb/quora' }, _file: 'mteb/tasks/retrieval/eng/quora.py' };
    const tasks = [
      BANKING,
      {
        name: 'Banking77.v2',
        dataset: { path: 'mteb/banking77v2' },
        adapted_from: ['Banking77Classification'],
      },
      { ...bare, name: 'Quora' },
    ];
    const { results } = await read({ tasks, scores: [score('Banking77.v2', '0.5'), score('Quora', '0.6')] });
    expect(results).toMatchObject([
      { protocol: 'LINEAR_PROBE', metric: 'accuracy' },
      { protocol: 'ZERO_SHOT', metric: 'ndcg_at_10' },
    ]);
  });

  it('on what the model was trained on come in, and its trainings name their target', async () => {
    const fever = { ...BANKING, name: 'FEVER', dataset: { path: 'mteb/fever' } };
    const { results, models, problems } = await read({ tasks: [fever], scores: [score('FEVER', '0.9')] });
    expect(problems.filter(({ action }) => action === 'skipped')).toEqual([]);
    expect(models[0]?.trainings.map(({ dataset }) => dataset)).toContainEqual(results[0]?.target);
  });

  it('over several subsets say so, since models are scored in different languages', async () => {
    const line = (task: string, subsets: number) =>
      `acme/embed,0123abc,${task},test,${subsets},${subsets},0.5`;
    const sts = { ...BANKING, name: 'STS17', type: 'STS', dataset: { path: 'mteb/sts17' } };
    const { results } = await read({
      tasks: [BANKING, sts],
      scores: [line('Banking77Classification', 51), line('STS17', 11)],
    });
    expect(results.map(({ recipe }) => recipe)).toEqual([
      'logistic regression, few examples per class, mean over 51 subsets',
      'mean over 11 subsets',
    ]);
  });

  it('of a mean over tasks, which the list of tasks lacks, bring its dataset along', async () => {
    const { results, datasets, problems } = await read({ scores: [score('CQADupstackRetrieval', '0.4')] });
    expect(problems.filter(({ action }) => action === 'skipped')).toEqual([]);
    expect(datasets.map(({ externalId }) => externalId)).toContain('CQADupstackRetrieval');
    expect(results).toMatchObject([{ metric: 'ndcg_at_10', protocol: 'ZERO_SHOT', study: 'mteb2023' }]);
  });

  it('of pages that are searched by text are of images too', async () => {
    const task = { name: 'JinaVDR', _file: 'mteb/tasks/retrieval/multilingual/jina_vdr_bench_retrieval.py' };
    const { results } = await read({ tasks: [task], scores: [score('JinaVDR', '0.4')] });
    expect(results).toMatchObject([{ metric: 'ndcg_at_5', study: 'mieb2025' }]);
  });

  it('of several revisions stand once: a named one before one taken over from elsewhere', async () => {
    const { results } = await read({
      scores: [
        score('Banking77Classification', '0.1', { revision: 'external' }),
        score('Banking77Classification', '0.2'),
      ],
    });
    expect(results.map(({ value }) => value)).toEqual([0.2]);
  });

  it('of unknown tasks, without a metric or a number are reported', async () => {
    const { results, problems } = await read({
      tasks: [{ name: 'NoMetric' }],
      scores: [score('Speed', '0.5'), score('NoMetric', '0.5'), score('NoMetric', 'fast')],
    });
    expect(results).toEqual([]);
    expect(problems.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['task', 'main_score', 'mean_main_score']),
    );
  });

  it('need the folder with the tasks', async () => {
    const folder = await aFolder({ 'scores_by_task.csv': HEAD });
    await expect(readEverything(new MtebHub(), folder)).rejects.toThrow('tasks.jsonl');
    await expect(readEverything(new MtebHub(), `${folder}/scores_by_task.csv`)).rejects.toThrow('a folder');
  });
});
