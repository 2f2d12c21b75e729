import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { TfdsHub } from '../../../src/hubs/tfds/tfds.hub';
import type { HubItem } from '../../../src/hubs';
import { readTaxonomyTerms, Taxonomies } from '../../../src/ingest/taxonomy/taxonomies';
import { aFolder } from './support';

const LEAVES = {
  id: 'acme_leaves',
  name: 'acme_leaves',
  description: 'Photographs of leaves.\nLicense: http://creativecommons.org/licenses/by/4.0.\nTaken by Acme.',
  url: 'https://www.tensorflow.org/datasets/catalog/acme_leaves',
  homepage: 'https://example.org/leaves',
  citation: '@misc{leaves}',
  download_size: '1.5 MiB',
  versions: ['1.0.0', '2.0.1'],
  splits: [
    { name: 'test', examples: 50 },
    { name: 'train', examples: 200 },
  ],
  supervised_keys: "('image', 'label')",
  features:
    "FeaturesDict({\n    'file_name': Text(shape=(), dtype=string),\n    'image': Image(shape=(None, None, 3), dtype=uint8),\n" +
    "    'label': ClassLabel(shape=(), dtype=int64, num_classes=40),\n    'shape': ClassLabel(shape=(), dtype=int64, num_classes=3),\n})\n",
  configs: [],
  default_config: null,
  tags: ['content.data-type.image', 'ml.task.image-classification', 'content.monolingual'],
  section: 'Image classification',
};

async function readAll(source: string, limit: number | null = null) {
  const items: HubItem[] = [];
  for await (const item of new TfdsHub().read(source, { limit })) items.push(item);
  return {
    records: items.flatMap((item) =>
      item.kind === 'record' && item.record.kind === 'dataset' ? [item.record] : [],
    ),
    problems: items.flatMap((item) => (item.kind === 'problem' ? [item.problem] : [])),
  };
}

async function readLines(...lines: (object | string)[]) {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  return readAll(path.join(await aFolder({ 'some.jsonl': text }), 'some.jsonl'));
}

describe('descriptions of TensorFlow Datasets', () => {
  it('takes papers from citation and homepage, and says what must be downloaded by hand', async () => {
    const citation = '@article{a, eprint = {2004.08955}, journal={arXiv preprint arXiv:1509.01626}}';
    const homepage = 'https://arxiv.org/abs/1509.01626';
    const { records } = await readLines(
      { ...LEAVES, citation, homepage, manual_download: true },
      { ...LEAVES, id: 'other', citation: '1509.01626' },
    );
    expect(records.map(({ tags }) => tags.slice(2))).toEqual([
      ['arxiv:2004.08955', 'arxiv:1509.01626', 'manual-download'],
      [],
    ]);
  });

  it.each([
    ['License:\nhttp://creativecommons.org/licenses/by/4.0', 'http://creativecommons.org/licenses/by/4.0'],
    [
      'Under the [CC BY-SA 3.0 License](https://creativecommons.org/licenses/by-sa/3.0/legalcode).',
      'https://creativecommons.org/licenses/by-sa/3.0',
    ],
    ['Images that are licensed for reading.', null],
  ])('reads the licence in "%s"', async (description, data) => {
    const { records } = await readLines({ ...LEAVES, description });
    expect(records[0]?.licenses.data).toBe(data);
  });

  it('reads a dataset', async () => {
    const { records, problems } = await readLines(LEAVES);
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      {
        hub: 'tfds',
        externalId: 'acme_leaves',
        revision: '2.0.1',
        url: LEAVES.url,
        summary: LEAVES.description,
        licenses: { data: 'http://creativecommons.org/licenses/by/4.0' },
        tasks: ['image-classification'],
        tags: ['monolingual', 'image-classification'],
        modalities: ['IMAGE'],
        classes: 40,
        trainingExamples: 200,
        raw: { homepage: LEAVES.homepage, citation: LEAVES.citation, download_size: '1.5 MiB' },
      },
    ]);
  });

  it('reads tags that were copied with their comments', async () => {
    const { records } = await readLines({
      ...LEAVES,
      tags: [
        'content.language.de # Contains text in language German / de.',
        'ml.task.text-classification # Relates to Text Classification.',
        'content.subject.biology',
      ],
    });
    expect(records[0]).toMatchObject({
      languages: ['de'],
      tasks: ['text-classification'],
      domains: ['biology'],
    });
  });

  it.each([
    ["('image', 'shape')", 3],
    ["('image', 'file_name')", null],
    ["('image', 'label', 'file_name')", null],
    ['None', 40],
    [null, 40],
  ])('with the supervised keys %j tells %j classes apart', async (keys, classes) => {
    expect((await readLines({ ...LEAVES, supervised_keys: keys })).records[0]?.classes).toBe(classes);
  });

  it.each([
    ["({'a': 'a', 'b':\n    'b'}, 'label')", [], 'TABULAR'],
    ["('file_name', 'image')", [], 'TEXT'],
    ['None', ['content.data-type.image', 'content.data-type.text'], 'IMAGE'],
    ['None', ['content.data-type.time-series', 'content.data-type.image'], 'TIME_SERIES,IMAGE'],
    ['None', ['content.data-type.fmri'], 'IMAGE'],
    ['None', [], 'IMAGE'],
  ])('with the supervised keys %j and tags %j is %s', async (keys, tags, modalities) => {
    const { records } = await readLines({ ...LEAVES, supervised_keys: keys, tags });
    expect(records[0]?.modalities.join(',')).toBe(modalities);
  });

  it('takes rows of a structured dataset as a table, and columns that are no media for nothing else', async () => {
    const features = "FeaturesDict({\n    'age': float32,\n    'id': Text(shape=(), dtype=string),\n})";
    const plain = { ...LEAVES, features, supervised_keys: null, tags: [] };
    const { records } = await readLines(
      { ...plain, section: 'Structured' },
      { ...plain, section: 'Robotics' },
    );
    expect(records.map((record) => record.modalities)).toEqual([['TABULAR'], []]);
  });

  it('claims size and classes of the default configuration only', async () => {
    const splits = [...LEAVES.splits, { name: 'test', examples: 1 }, { name: 'train', examples: 2 }];
    const many = { ...LEAVES, splits, configs: ['acme_leaves/a', 'acme_leaves/b'] };
    const { records, problems } = await readLines(
      { ...many, default_config: 'acme_leaves/a' },
      { ...many, id: 'two', default_config: null },
      { ...many, id: 'three', default_config: 'acme_leaves/b' },
    );
    expect(records.map(({ classes, trainingExamples }) => [classes, trainingExamples])).toEqual([
      [40, 200],
      [null, null],
      [null, null],
    ]);
    expect(problems.map(({ id, action }) => [id, action])).toEqual([
      ['two', 'ignored'],
      ['three', 'ignored'],
    ]);
  });

  it('knows no training examples where the default configuration has none', async () => {
    const splits = [
      { name: 'test', examples: 5 },
      { name: 'test', examples: 6 },
      { name: 'train', examples: 7 },
    ];
    expect((await readLines({ ...LEAVES, splits })).records[0]?.trainingExamples).toBeNull();
  });

  it('reads a collection of datasets, which has no name, page or splits', async () => {
    const { records, problems } = await readLines({
      id: 'many',
      name: null,
      url: null,
      homepage: '--',
      versions: [],
      splits: [],
      features: null,
      tags: [],
    });
    expect(records).toMatchObject([
      { name: 'many', url: null, revision: null, modalities: [], classes: null },
    ]);
    expect(problems).toMatchObject([{ field: 'homepage', action: 'ignored' }]);
  });

  it('keeps the record where fields are not what they should be', async () => {
    const { records, problems } = await readLines(
      { ...LEAVES, splits: [{ name: 'train', examples: -1 }], tags: 'x', versions: {}, features: 7 },
      { ...LEAVES, splits: ['train'], url: 'javascript:alert(1)' },
    );
    expect(records.map(({ trainingExamples, url }) => [trainingExamples, url])).toEqual([
      [null, LEAVES.url],
      [null, LEAVES.homepage],
    ]);
    expect(problems.map(({ field }) => field)).toEqual(['tags', 'splits', 'url', 'splits']);
  });

  it('skips lines that are no description, with the reason', async () => {
    const { records, problems } = await readLines('{"id":', '[1]', { name: 'x' }, '['.repeat(9000), LEAVES);
    expect(records).toHaveLength(1);
    expect(problems.map(({ id, action }) => [id, action])).toEqual(
      [1, 2, 3, 4].map((line) => [`line ${line}`, 'skipped']),
    );
  });

  it('joins the catalogue of a folder with its READMEs', async () => {
    const { records, problems } = await readAll(
      await aFolder({
        'catalog.jsonl': gzipSync(JSON.stringify({ ...LEAVES, description: null })),
        'builder_readmes.jsonl': [
          { id: 'acme_leaves', readme: 'Leaves.', tags: ['content.subject.biology', 'content.monolingual'] },
          { id: 'acme_stones', readme: 'Stones.', tags: ['content.data-type.image'] },
        ]
          .map((line) => JSON.stringify(line))
          .join('\n'),
      }),
    );
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      { externalId: 'acme_leaves', summary: 'Leaves.', domains: ['biology'], trainingExamples: 200 },
      { externalId: 'acme_stones', summary: 'Stones.', modalities: ['IMAGE'], trainingExamples: null },
    ]);
  });

  it('counts, stops at the limit, and refuses a source without descriptions', async () => {
    const folder = await aFolder({ 'a.jsonl': `${JSON.stringify(LEAVES)}\n`.repeat(3), 'b.jsonl': '' });
    const file = path.join(folder, 'a.jsonl');
    expect(await new TfdsHub().count(file)).toBe(3);
    expect((await readAll(file, 2)).records).toHaveLength(2);
    await expect(readAll(path.join(folder, 'b.jsonl'))).rejects.toThrow('holds none');
    await expect(readAll(folder)).rejects.toThrow('holds none');
  });

  it.each([
    ['abstractive-text-summarization', 'summarization'],
    ['image-to-image-translation', 'image-to-image'],
    ['open-domain-question-answering', 'question-answering'],
    ['fine-grained-image-classification', 'image-classification'],
    ['linguistic-acceptability', 'text-classification'],
    ['table-to-text-generation', 'table-to-text'],
    ['sequence-to-sequence-language-modelling', 'text-generation'],
  ])('call a task %s', (word, id) => {
    expect(new Taxonomies(readTaxonomyTerms()).task(word)?.id).toBe(id);
  });
});
