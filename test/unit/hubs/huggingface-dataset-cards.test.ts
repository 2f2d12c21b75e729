import type { DatasetRecord, RecordProblem } from '../../../src/hubs';
import { label, readLines } from './huggingface-datasets-support';
import { front } from './support';

/** The one dataset of a card with this front matter. */
async function readCard(yaml: string, body = ''): Promise<DatasetRecord & { problems: RecordProblem[] }> {
  const { records, problems } = await readLines({ id: 'acme/leaves', readme: front(yaml, body) });
  if (records[0] === undefined) throw new Error(JSON.stringify(problems));
  return { ...records[0], problems };
}

describe('a dataset card', () => {
  it('reads the front matter and the prose under "Dataset Summary"', async () => {
    const record = await readCard(
      'license: [mit]\nlanguage: [en]\ntask_categories: [image-classification]\nsize_categories: [n<1K]\npretty_name: Leaves\n' +
        'source_datasets: [extended|other-trees]',
      '# Card\n\n## Dataset Description\n\n- **Homepage:** x\n \n### Dataset Summary\n \nLeaves of **forty** trees, photographed.\n\n### Languages\n\nNone of them.',
    );
    expect(record).toMatchObject({
      hub: 'huggingface',
      externalId: 'acme/leaves',
      url: 'https://huggingface.co/datasets/acme/leaves',
      publisher: 'acme',
      name: 'leaves',
      summary: 'Leaves of forty trees, photographed.',
      licenses: { data: 'mit', weights: null },
      languages: ['en'],
      tasks: ['image-classification'],
      tags: ['size_categories:n<1K'],
      raw: { cardData: { pretty_name: 'Leaves', source_datasets: ['extended|other-trees'] } },
      problems: [],
    });
  });

  it.each([
    ['license: mit', 'mit'],
    ['license: []', null],
    ['license:', null],
    ['license: [cc-by-4.0, cc-by-sa-4.0]', 'cc-by-4.0, cc-by-sa-4.0'],
    ['license: {one: [mit], two: [mit]}', 'mit'],
    ['licenses: [mit]', 'mit'],
    ['license: other\nlicense_details: yelp-licence', 'yelp-licence'],
    ['license: [other]\nlicense_name: acme-terms', 'acme-terms'],
    ['license: More Information Needed', null],
  ])('reads %j as the licence %j', async (yaml, license) => {
    expect((await readCard(yaml)).licenses.data).toBe(license);
  });

  it.each([
    ['size_categories: [n<1K, 1K<n<10K]', ['n<1K', '1K<n<10K']],
    ['size_categories: 1K<n<10K', ['1K<n<10K']],
    ['size_categories: {one: [n<1K], two: [n<1K, 10K<n<100K]}', ['n<1K', '10K<n<100K']],
    ['size_categories: null', []],
  ])('reads %j as sizes', async (yaml, sizes) => {
    expect((await readCard(yaml)).tags).toEqual(sizes.map((size) => `size_categories:${size}`));
  });

  it('takes tasks that had no name for tags, under the task that they stand below', async () => {
    const record = await readCard(
      'task_categories: [text-classification, other]\n' +
        'task_ids: [text-classification-other-hate-speech, other-parsing, sentiment-classification, summarization--other-headlines]',
    );
    expect(record.tasks).toEqual([
      'text-classification',
      'other',
      'sentiment-classification',
      'summarization',
    ]);
    expect(record.tags).toEqual(['hate-speech', 'parsing', 'headlines']);
  });

  it.each([
    ['task_ids: []\nconfigs: [a, b]\npaperswithcode_id: null', []],
    ['task_categories: {one: [translation], two: [translation]}', ['translation']],
    ['task_categories: translation', ['translation']],
    ['YAML tags:\n  task_categories: [translation]', ['translation']],
    ['YAML tags:\ntask_categories: [translation]', ['translation']],
  ])('reads %j as the tasks %j', async (yaml, tasks) => {
    expect((await readCard(yaml)).tasks).toEqual(tasks);
  });

  it('reports the placeholder of the template', async () => {
    const { tags, problems } = await readCard('tags: ["[More Information Needed]", trees]');
    expect(tags).toEqual(['trees']);
    expect(problems).toMatchObject([{ id: 'acme/leaves', field: 'tags', action: 'ignored' }]);
  });

  it('has no summary where the template was left as it is', async () => {
    const body =
      '### Dataset Summary\n\n[More Information Needed]\n\n### Contributions\n\nThanks to @someone for adding this dataset.';
    expect((await readCard('license: mit', body)).summary).toBeNull();
  });

  it('is there without front matter, and skipped when the front matter is broken', async () => {
    const { records, problems } = await readLines(
      { id: 'plain', readme: '# Plain\n\nSentences of some length, without metadata.' },
      { id: 'broken', readme: front('license: [mit') },
    );
    expect(records).toMatchObject([
      { externalId: 'plain', publisher: null, summary: 'Sentences of some length, without metadata.' },
    ]);
    expect(problems).toMatchObject([{ id: 'broken', action: 'skipped' }]);
  });

  it('goes by its id of today', async () => {
    const { records } = await readLines({ id: 'squad', readme: '' });
    expect(records[0]).toMatchObject({
      externalId: 'rajpurkar/squad',
      publisher: 'rajpurkar',
      name: 'squad',
    });
  });

  it('is not the card of a metric', async () => {
    const { records, problems } = await readLines({ id: 'squad', readme: '# Metric Card for SQuAD\n' });
    expect(records).toEqual([]);
    expect(problems).toMatchObject([{ id: 'squad', action: 'skipped' }]);
  });
});

describe('the columns and splits of a dataset', () => {
  it.each([
    [
      'dataset_info: {features: [{name: image, dtype: image}, {name: label, dtype: {class_label: {names: {"0": oak, "1": elm}}}}], ' +
        'splits: [{name: train, num_examples: 90}, {name: test, num_examples: 10}]}',
      { classes: 2, trainingExamples: 90, modalities: ['IMAGE'] },
    ],
    [
      'dataset_info: [{config_name: default, features: [{name: tags, sequence: {class_label: {names: [a, b, c]}}}], splits: [{name: train, num_examples: 5}]}, ' +
        '{config_name: other, features: [{name: label, dtype: {class_label: {names: [a, b]}}}]}]',
      { classes: 3, trainingExamples: 5 },
    ],
    [
      'dataset_info: [{config_name: one, features: [{name: label, dtype: {class_label: {names: [a, b, c]}}}]}, ' +
        '{config_name: two, features: [{name: label, dtype: {class_label: {names: [a, b]}}}]}]',
      { classes: null, trainingExamples: null },
    ],
    ['dataset_info: {features: [{name: x, list: {dtype: audio}}]}', { modalities: ['AUDIO'] }],
    ['dataset_info: nothing', { classes: null, modalities: [] }],
    ['dataset_info: {splits: [{name: train, num_examples: -3}]}', { trainingExamples: null }],
  ])('reads %j', async (yaml, facts) => {
    expect(await readCard(yaml)).toMatchObject(facts);
  });

  it('leaves the modality to the task, which knows what is given and what is asked for', async () => {
    const record = await readCard(
      'task_categories: [automatic-speech-recognition]\ndataset_info: {features: [{name: a, dtype: audio}, {name: text, dtype: string}]}',
    );
    expect(record.modalities).toEqual([]);
  });

  it.each([
    [{ label: label('a', 'b'), pos: label('x', 'y', 'z') }, null, 2],
    [{ fine: label('a', 'b', 'c'), coarse: label('x', 'y') }, { input: 'image', output: 'fine' }, 3],
    [{ fine: label('a', 'b', 'c'), coarse: label('x', 'y') }, null, null],
    [{ tags: { feature: label('a', 'b'), length: -1, _type: 'Sequence' } }, null, 2],
    [{ tags: [label('a', 'b')] }, null, 2],
    [{ label: label('only') }, null, null],
    [{ text: { dtype: 'string', _type: 'Value' } }, null, null],
  ])('counts the classes of %j', async (features, supervised_keys, classes) => {
    const configs = { plain_text: { features, supervised_keys, splits: { train: { num_examples: 7 } } } };
    const { records } = await readLines({ id: 'acme/leaves', configs, n_configs: 1 });
    expect(records[0]).toMatchObject({ classes, trainingExamples: 7 });
  });

  it('claims no figure where the source gives only some of the configurations', async () => {
    const configs = { ab: { features: { label: label('a', 'b') }, splits: { train: { num_examples: 7 } } } };
    const { records } = await readLines({ id: 'acme/leaves', configs, n_configs: 30 });
    expect(records[0]).toMatchObject({ classes: null, trainingExamples: null });
  });
});
