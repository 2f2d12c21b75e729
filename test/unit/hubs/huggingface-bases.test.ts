import { Findings } from '../../../src/hubs/findings';
import { readApiRecord } from '../../../src/hubs/huggingface/api-record';
import { basesIn } from '../../../src/hubs/huggingface/named-repositories';
import { repositoryId } from '../../../src/hubs/huggingface/repository-id';
import { front, readCard } from './support';

const basesOf = async (yaml: string) => {
  const { records, problems } = await readCard(front(yaml));
  const bases = records[0]?.bases.map(({ base, relation }) => [base.externalId, relation]);
  return { bases, faults: problems.map(({ field }) => field), record: records[0] };
};

describe('the bases of a card', () => {
  it.each([
    [
      'an address in a mapping',
      '[{name: Base, repo_url: "https://huggingface.co/acme/a"}, acme/b]',
      'acme/a acme/b',
    ],
    ['an id in a mapping', '{id: acme/a}', 'acme/a'],
    ['a model in a mapping', '[{model: acme/a}, {name: acme/b}]', 'acme/a acme/b'],
    ['a name with a colon behind it', '\n- acme/a:', 'acme/a'],
    ['a revision', 'acme/a@v1.0', 'acme/a'],
    ['the revision of a proposal', 'acme/a@refs/pr/1', 'acme/a'],
    ['an address with a revision', 'https://huggingface.co/acme/a/tree/main', 'acme/a'],
    ['an address of a file', 'https://huggingface.co/acme/a/blob/main/README.md?raw=true', 'acme/a'],
    ['an address with a slash at its end', 'https://www.huggingface.co/acme/a/', 'acme/a'],
    ['an address without a scheme', 'huggingface.co/acme/a', 'acme/a'],
    ['an address of the client', 'hf://acme/a@main', 'acme/a'],
    ['an address that says models', 'hf://models/acme/a', 'acme/a'],
    ['texts with commas', 'acme/a, acme/b', 'acme/a acme/b'],
  ])('are read from %s', async (_, yaml, expected) => {
    const { bases, faults } = await basesOf(`base_model: ${yaml}`);
    expect(bases?.map(([id]) => id).join(' ')).toBe(expected);
    expect(faults).toEqual([]);
  });

  it.each([
    'https://huggingface.co/datasets/acme/foo',
    'datasets/acme/foo',
    'datasets/foo',
    'hf://datasets/acme/foo@main/x.csv',
    'https://huggingface.co/spaces/acme/foo',
    'spaces/acme/foo',
    'datasets--acme--foo',
    '{name: Foo, repo_url: "https://huggingface.co/datasets/acme/foo"}',
    '[{size: 7}]',
    '/content/out/',
    'checkpoint-500/',
  ])('are reported where %s stands', async (written) => {
    const { bases, faults, record } = await basesOf(`license: mit\nbase_model: ${written}`);
    expect(bases).toEqual([]);
    expect(faults).toEqual(['base_model']);
    expect(record?.licenses.weights).toBe('mit');
  });

  it.each([
    ['one word for all', 'base_model: [acme/a, acme/b]\nbase_model_relation: merge', ['merge', 'merge'], []],
    [
      'one word in a list',
      'base_model: [acme/a, acme/b]\nbase_model_relation: [merge]',
      ['merge', 'merge'],
      [],
    ],
    [
      'a word for each',
      'base_model: [acme/a, acme/b]\nbase_model_relation: [finetune, adapter]',
      ['finetune', 'adapter'],
      [],
    ],
    [
      'more words than bases',
      'base_model: [acme/a, acme/b]\nbase_model_relation: [finetune, adapter, merge]',
      [null, null],
      ['base_model_relation'],
    ],
    [
      'a word for one of two',
      'base_model: [acme/a, acme/b]\nbase_model_relation: [null, adapter]',
      [null, 'adapter'],
      [],
    ],
    [
      'what is no word',
      'base_model: [acme/a]\nbase_model_relation: {adapter: true}',
      [null],
      ['base_model_relation'],
    ],
    [
      'a list within a list',
      'base_model: [acme/a, acme/b]\nbase_model_relation: [[finetune], adapter]',
      [null, null],
      ['base_model_relation'],
    ],
    ['a word in the mapping', 'base_model: [{id: acme/a, relation: adapter}]', ['adapter'], []],
    ['a word as the key', 'base_model: {quantized: acme/a}', ['quantized'], []],
    ['a word as the key of several', 'base_model: {merge: [acme/a, acme/b]}', ['merge', 'merge'], []],
    [
      'two words that differ',
      'base_model: {finetune: acme/a}\nbase_model_relation: quantized',
      [null],
      ['base_model_relation'],
    ],
  ])('have the relation of %s', async (_, yaml, relations, expected) => {
    const { bases, faults } = await basesOf(yaml);
    expect(bases?.map(([, relation]) => relation)).toEqual(relations);
    expect(faults).toEqual(expected);
  });

  it('are read in the same forms from tags', () => {
    const tags = ['base_model:datasets/acme/x', 'base_model:acme/a@v1', 'base_model:adapter:acme/a@v1'];
    const { record, problems } = readApiRecord({ id: 'acme/one', tags }, 'line 1');
    expect(record?.bases).toEqual([
      { base: { hub: 'huggingface', externalId: 'acme/a' }, relation: 'adapter' },
    ]);
    expect(problems).toMatchObject([{ field: 'base_model', action: 'ignored' }]);
  });

  it('say what of a mapping is not read', () => {
    const findings = new Findings('huggingface', 'acme/one');
    basesIn({ base_model: [{ id: 'acme/a', size: '7B' }] }, findings);
    expect(findings.problems).toMatchObject([{ message: 'says more than is read: size' }]);
  });
});

it.each([
  ['https://huggingface.co/datasets/stanfordnlp/imdb', 'stanfordnlp/imdb'],
  ['datasets/acme/foo', 'acme/foo'],
  ['hf://datasets/acme/foo/x.csv', null],
  ['acme/foo@refs/convert/parquet', 'acme/foo'],
  ['git@github.com/acme/foo', null],
  ['models/acme/foo', null],
  ['https://huggingface.co/spaces/acme/foo', null],
])('takes %s for the dataset %s', (written, id) => expect(repositoryId('dataset', written)).toBe(id));

it('reads the datasets of a card in the same forms', async () => {
  const { records, problems } = await readCard(
    front(
      'datasets:\n- {name: Some, repo_url: "https://huggingface.co/datasets/acme/set"}\n- acme/other@main',
    ),
  );
  expect(records[0]?.trainings.map(({ dataset }) => dataset.externalId)).toEqual(['acme/set', 'acme/other']);
  expect(problems).toEqual([]);
});

it.each([
  [['license:mit', 'license:cc-by-nc-4.0'], 'mit, cc-by-nc-4.0'],
  [['license:cc-by-nc-4.0', 'license:mit'], 'cc-by-nc-4.0, mit'],
  [['license:mit', 'license:mit'], 'mit'],
])('keeps all licences of the tags %j', (tags, weights) => {
  expect(readApiRecord({ id: 'acme/one', tags }, 'line 1').record?.licenses.weights).toBe(weights);
});
