import { gzipSync } from 'node:zlib';
import { findHub } from '../../../src/hubs';
import { HuggingFaceDatasetsHub } from '../../../src/hubs/huggingface-datasets/huggingface-datasets.hub';
import { label, readLines, readSource } from './huggingface-datasets-support';
import { aFolder, front } from './support';

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
