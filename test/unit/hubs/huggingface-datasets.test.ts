import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { findHub, type DatasetRecord, type RecordProblem } from '../../../src/hubs';
import { HuggingFaceDatasetsHub } from '../../../src/hubs/huggingface-datasets/huggingface-datasets.hub';
import { aFolder, front } from './support';

interface Reading {
  records: DatasetRecord[];
  problems: RecordProblem[];
}

async function readSource(source: string, hub = new HuggingFaceDatasetsHub()): Promise<Reading> {
  const reading: Reading = { records: [], problems: [] };
  for await (const item of hub.read(source, { limit: null })) {
    if (item.kind === 'problem') reading.problems.push(item.problem);
    else if (item.record.kind === 'dataset') reading.records.push(item.record);
  }
  return reading;
}

async function readLines(...lines: (object | string)[]): Promise<Reading> {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  return readSource(path.join(await aFolder({ 'd.jsonl': text }), 'd.jsonl'));
}

/** The one dataset of a card with this front matter. */
async function readCard(yaml: string, body = ''): Promise<DatasetRecord & { problems: RecordProblem[] }> {
  const { records, problems } = await readLines({ id: 'acme/leaves', readme: front(yaml, body) });
  if (records[0] === undefined) throw new Error(JSON.stringify(problems));
  return { ...records[0], problems };
}

const label = (...names: string[]) => ({ num_classes: names.length, names, _type: 'ClassLabel' });

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

describe('a record of /api/datasets', () => {
  const api = {
    id: 'acme/leaves',
    sha: 'abc',
    createdAt: '2024-01-02T03:04:05.000Z',
    lastModified: '2024-02-02T03:04:05.000Z',
    downloads: 12,
    likes: 3,
    description: '\n\t\n\tLeaves\n of trees. ',
    tags: [
      'task_categories:image-classification',
      'task_ids:multi-class-image-classification',
      'language:en',
      'license:mit',
      'size_categories:n<1K',
      'modality:image',
      'format:parquet',
      'region:us',
      'croissant',
      'trees',
    ],
  };

  it('reads tags where there is no card', async () => {
    const { records, problems } = await readLines(api);
    expect(problems).toEqual([]);
    expect(records[0]).toMatchObject({
      externalId: 'acme/leaves',
      revision: 'abc',
      summary: 'Leaves of trees.',
      licenses: { data: 'mit' },
      languages: ['en'],
      tasks: ['image-classification', 'multi-class-image-classification'],
      tags: ['size_categories:n<1K', 'trees'],
      modalities: [],
      downloads: 12,
      likes: 3,
      updatedAt: '2024-02-02T03:04:05.000Z',
    });
  });

  it('takes the modality from the tags where no task is stated', async () => {
    const { records } = await readLines({ id: 'a/b', tags: ['modality:timeseries', 'modality:none'] });
    expect(records[0]?.modalities).toEqual(['TIME_SERIES']);
  });

  it('reads old prefixes and prefers the card', async () => {
    const cardData = { license: 'cc0-1.0', language: ['fr'], task_categories: ['translation'] };
    const old = { id: 'a/b', tags: ['licenses:mit', 'languages:de'] };
    const { records } = await readLines(old, { ...old, cardData });
    expect(records).toMatchObject([
      { licenses: { data: 'mit' }, languages: ['de'], tasks: [] },
      { licenses: { data: 'cc0-1.0' }, languages: ['fr'], tasks: ['translation'] },
    ]);
  });

  it.each([
    ['{"id": ', 'is not JSON'],
    ['[1]', 'is no JSON object'],
    [{ tags: [] }, 'is missing'],
    [{ id: '../etc' }, 'is no repository name: "../etc"'],
    [{ id: 'a/b', modelId: 'a/b' }, 'is the record of a model'],
    [`{"id":"a/b","tags":${'['.repeat(200)}${']'.repeat(200)}}`, 'is nested too deep'],
  ])('skips %j and goes on', async (line, message) => {
    // A leading good line keeps `[1]` from being the beginning of an array.
    const { records, problems } = await readLines({ id: 'a/first' }, line, { id: 'a/last' });
    expect(records.map(({ externalId }) => externalId)).toEqual(['a/first', 'a/last']);
    expect(problems).toMatchObject([{ message, action: 'skipped' }]);
  });
});

describe('a folder of datasets', () => {
  const infos = { default: { description: 'Trees.', features: { label: label('a', 'b') }, license: 'MIT' } };

  it('makes one record of the card and the infos of a dataset', async () => {
    const lines = (...all: object[]) => gzipSync(all.map((one) => JSON.stringify(one)).join('\n'));
    const folder = await aFolder({
      'a.cards.jsonl.gz': lines({ id: 'squad', readme: front('language: en') }),
      'b.infos.jsonl.gz': lines({ id: 'squad', configs: infos }, { id: 'only_infos', configs: infos }),
      'c.metrics.jsonl': JSON.stringify({ id: 'only_infos', readme: '# Metric Card for it' }),
      'tasks.json': '{}',
    });
    const { records, problems } = await readSource(folder);
    expect(records).toMatchObject([
      {
        externalId: 'rajpurkar/squad',
        languages: ['en'],
        classes: 2,
        summary: 'Trees.',
        licenses: { data: 'MIT' },
      },
      { externalId: 'only_infos', languages: [], classes: 2 },
    ]);
    expect(problems).toHaveLength(1);
  });

  it('reads cards with the dataset_infos.json beside them', async () => {
    const folder = await aFolder({
      'acme/leaves/README.md': front('license: mit'),
      'acme/leaves/dataset_infos.json': JSON.stringify(infos),
      'acme/notes.md': 'no card',
    });
    const { records } = await readSource(folder);
    expect(records).toMatchObject([{ externalId: 'acme/leaves', classes: 2, licenses: { data: 'mit' } }]);
  });

  it('names the source that holds nothing', async () => {
    await expect(readSource(await aFolder({ 'x.txt': '' }))).rejects.toThrow(/datasets/);
  });

  it('is found by its name', () => {
    expect(findHub('huggingface-datasets')).toBeInstanceOf(HuggingFaceDatasetsHub);
  });
});
