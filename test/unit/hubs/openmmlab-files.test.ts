import path from 'node:path';
import { fitsPattern } from '../../../src/hubs/openmmlab/name-pattern';
import { modelsOf, readFiles, readMetafile, readSource } from './openmmlab-support';
import { aFolder } from './support';

describe('names in a model index', () => {
  const model = (weights: string, value: number) =>
    `- { Name: a, Weights: 'https://example.org/${weights}', Results: { Dataset: D${value}, Metrics: { AP: ${value} } } }`;

  it('reads a repeated name with the same weights as one model, with the results of both', async () => {
    const reading = await readMetafile(`Models:\n${model('one.pth', 1)}\n${model('one.pth', 2)}`);
    expect(modelsOf(reading).map(({ evaluations }) => evaluations.map(({ value }) => value))).toEqual([
      [1, 2],
    ]);
    expect(reading.problems[0]?.message).toContain('read as one model');
  });

  it('tells models of one name apart by their weights', async () => {
    const reading = await readMetafile(
      `Models:\n${model('one.pth', 1)}\n${model('two.pth', 2)}\n${model('two.pth', 3)}`,
    );
    expect(modelsOf(reading).map(({ externalId, evaluations }) => [externalId, evaluations.length])).toEqual([
      ['mmpretrain/a', 1],
      ['mmpretrain/a@two.pth', 2],
    ]);
  });

  it('skips a model without a name, and Models as one mapping is that model', async () => {
    const reading = await readMetafile('Models:\n  Weights: https://example.org/a.pth\n');
    expect(reading.records).toEqual([]);
    expect(reading.problems).toMatchObject([{ message: 'has no Name', action: 'skipped' }]);
    expect(modelsOf(await readMetafile('Models: { Name: a }'))).toHaveLength(1);
  });
});

describe('files of a model index', () => {
  it('follows Import with patterns, models and fields in files of their own, and reads each file once', async () => {
    const reading = await readFiles({
      'toys/model-index.yml':
        'Import: [configs/*/metafile.yml, configs/a/metafile.yml]\nModels: [one.yml, two.json]',
      'toys/configs/a/metafile.yml': 'Models: [{ Name: a }]',
      'toys/configs/b/metafile.yml': 'Models: [{ Name: b, Metadata: meta.yml, Results: [r.yml] }]',
      'toys/configs/b/meta.yml': 'Parameters: 7',
      'toys/configs/b/r.yml': '- { Dataset: D, Task: T, Metrics: { AP: 1 } }',
      'toys/one.yml': 'Name: one',
      'toys/two.json': '[{ "Name": "two" }]',
      'toys/configs/forgotten/metafile.yml': 'Models: [{ Name: forgotten }]',
    });
    expect(reading.problems).toEqual([]);
    expect(
      modelsOf(reading)
        .map(({ externalId }) => externalId)
        .sort(),
    ).toEqual(['a', 'b', 'forgotten', 'one', 'two'].map((name) => `toys/${name}`));
    expect(modelsOf(reading).find(({ name }) => name === 'b')).toMatchObject({
      publisher: null,
      parameterCount: 7,
      evaluations: [{ value: 1, study: null }],
    });
  });

  it('reads the index that a README keeps in a comment', async () => {
    const readme =
      "<!--\nType: model-index\nModels:\n  - Name: RexNet\n    Paper: '1512.03385'\n-->\n# Summary\n";
    const reading = await readFiles({ 'x/model-index.yml': 'Import: docs/*.md', 'x/docs/rexnet.md': readme });
    expect(modelsOf(reading)[0]).toMatchObject({ externalId: 'x/RexNet', tags: ['x', 'arxiv:1512.03385'] });
  });

  it('never reads outside of the source, whatever an import says', async () => {
    const folder = await aFolder({
      'secret.yml': 'Models: [{ Name: secret }]',
      'in/model-index.yml': 'Import: [../secret.yml, /etc/hostname, absent.yml]\nModels: [{ Name: a }]',
    });
    const reading = await readSource(path.join(folder, 'in'));
    expect(modelsOf(reading).map(({ name }) => name)).toEqual(['a']);
    expect(reading.problems).toHaveLength(3);
  });

  it('ends where imports run in a circle', async () => {
    const reading = await readFiles({
      'x/model-index.yml': 'Import: b.yml',
      'x/b.yml': 'Import: model-index.yml\nModels: [{ Name: b }]',
    });
    expect(modelsOf(reading)).toHaveLength(1);
  });

  it('reads descriptions of datasets, whose BibTeX is no YAML', async () => {
    const reading = await readFiles({
      'mmocr/dataset_zoo/toy/metafile.yml': `Name: 'Toy Text'
Paper:
  BibTeX: '@article{toy,
  title={Toys},
  year={2016}}'
Data:
  Website: https://example.org/toy
  Language: [English]
  Tasks: [textdet, textspotting]
  License: { Type: CC BY 4.0, Link: x }
`,
    });
    expect(reading.problems).toEqual([]);
    expect(reading.records).toMatchObject([
      {
        kind: 'dataset',
        hub: 'openmmlab',
        externalId: 'Toy Text',
        url: 'https://example.org/toy',
        licenses: { data: 'CC BY 4.0' },
        languages: ['English'],
        tasks: ['text detection'],
      },
    ]);
  });

  it.each([
    ['broken YAML', 'Models: [', 'is not YAML'],
    ['a scalar', '42', 'is no mapping'],
    ['deep nesting', `Models: ${'['.repeat(2000)}`, 'is nested too deep'],
  ])('skips a file of %s and reads the rest', async (_, content, message) => {
    const reading = await readFiles({ 'a/metafile.yml': content, 'b/metafile.yml': 'Models: [{ Name: b }]' });
    expect(modelsOf(reading)).toHaveLength(1);
    expect(reading.problems[0]?.message).toContain(message);
  });

  it('knows no custom tags and reaches no prototype', async () => {
    const reading = await readMetafile(
      'Models: [{ Name: a, __proto__: { polluted: true }, Alias: !!js/function "x" }]',
    );
    expect(modelsOf(reading)).toHaveLength(1);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('reads at most as many models as asked for, and says so when there are none', async () => {
    const folder = await aFolder({ 'metafile.yml': 'Models: [{ Name: a }, { Name: b }]' });
    expect(modelsOf(await readSource(folder, 1))).toHaveLength(1);
    await expect(readFiles({ 'a.txt': '' })).rejects.toThrow('source');
  });
});

it.each([
  ['metafile.yml', '*.yml', true],
  ['metafile.yml', 'meta?ile.*', true],
  ['metafile.yml', '**file**.yml*', true],
  ['metafile.yml', '*.yaml', false],
  ['metafile.yml', 'metafile.ym', false],
  ['a+b.yml', 'a+?.yml', true],
  ['aab.yml', 'a+b.yml', false],
  ['', '*', true],
])('%s fits the pattern %s: %s', (name, pattern, expected) => {
  expect(fitsPattern(name, pattern)).toBe(expected);
});

it('finds no file by a pattern that no name can have, and soon', async () => {
  const name = 'a'.repeat(200);
  const patterns = [`${'*a'.repeat(100)}b`, `${'y'.repeat(70_000)}*`, '*\0*'];
  const started = performance.now();
  const reading = await readFiles({
    'model-index.yml': JSON.stringify({ Import: patterns, Models: [{ Name: 'one' }] }),
    [name]: '',
  });
  expect(performance.now() - started).toBeLessThan(5_000);
  expect(modelsOf(reading).map((model) => model.name)).toEqual(['one']);
  expect(reading.problems).toHaveLength(patterns.length);
});
