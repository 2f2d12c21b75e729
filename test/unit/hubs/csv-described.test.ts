import path from 'node:path';
import { CsvHub } from '../../../src/hubs/csv/csv.hub';
import type { RecordProblem } from '../../../src/hubs';
import { readEverything } from './collect-items';
import { aDescription, COLUMNS, folderOf, HEAD, read, row } from './csv-support';
import { aFolder } from './support';

const lines = (problems: RecordProblem[]) =>
  problems.map(({ action, field, reason, count }) => ({ action, field, reason, count }));

describe('a table with a description beside it', () => {
  it('gives its study once, and results in the words of the catalogue', async () => {
    const { studies, results, problems } = await read([row(), row({ base: 'acme/two', value: '0.25' })]);
    expect(problems).toEqual([]);
    expect(studies).toMatchObject([{ key: 'orchard2026', title: 'Orchard' }]);
    expect(results).toMatchObject([
      {
        study: 'orchard2026',
        base: { hub: 'huggingface', externalId: 'acme/one' },
        target: { hub: 'csv', externalId: 'leaves' },
        split: 'test',
        protocol: 'FINE_TUNE',
        metric: 'accuracy',
        value: 0.5,
        scratchBaseline: null,
      },
      { base: { externalId: 'acme/two' }, value: 0.25 },
    ]);
  });

  it('is read the same in a folder, and by a description that is given', async () => {
    const folder = await folderOf([row()]);
    const beside = await readEverything(new CsvHub(), folder);
    const other = await aFolder({ 'rows.csv': [HEAD, row()].join('\n'), 'any.json': aDescription() });
    const given = new CsvHub().read(path.join(other, 'rows.csv'), {
      limit: null,
      description: path.join(other, 'any.json'),
    });
    const items = [];
    for await (const item of given) if (item.kind === 'record') items.push(item.record);
    expect(beside.results).toHaveLength(1);
    expect(items).toEqual([...beside.studies, ...beside.results]);
  });

  it('maps names of bases and targets, and leaves out those named null', async () => {
    const names = { A: 'acme/a', B: { hub: 'github', externalId: 'acme/b' }, 'No base': null };
    const { results, problems } = await read(
      [row({ base: 'A' }), row({ base: 'B', target: 'X' }), row({ base: 'No base' }), row({ base: 'C' })],
      {
        bases: { hub: 'huggingface', names, others: 'leaveOut' },
        targets: { hub: 'web', names: { X: { hub: 'huggingface', externalId: 'acme/x' } } },
      },
    );
    expect(results).toMatchObject([
      {
        base: { hub: 'huggingface', externalId: 'acme/a' },
        target: { hub: 'web', externalId: 'leaves' },
      },
      {
        base: { hub: 'github', externalId: 'acme/b' },
        target: { hub: 'huggingface', externalId: 'acme/x' },
      },
    ]);
    expect(lines(problems)).toEqual([
      { action: 'leftOut', field: null, reason: 'base is left out by its name', count: 2 },
    ]);
  });

  it('maps protocols and metrics, scales values, and reads parts of cells', async () => {
    const { results } = await read(
      [
        row({ protocol: 'FEW_SHOT', metric: 'per', value: '12.3', note: 'n_train 2000' }),
        row({ protocol: 'linear probe', metric: 'one_minus_auroc', value: '0.1' }),
      ],
      {
        columns: {
          ...COLUMNS,
          trainingExamples: { column: 'note', pattern: 'n_train (\\d+)' },
          recipe: { value: 'default settings' },
        },
        protocols: { FEW_SHOT: { protocol: 'FROZEN', recipe: 'few-shot prompts' } },
        metrics: {
          per: { metric: 'wer', scale: 0.01 },
          one_minus_auroc: { metric: 'auroc', scale: -1, offset: 1 },
        },
      },
    );
    expect(results).toMatchObject([
      {
        protocol: 'FROZEN',
        recipe: 'default settings; few-shot prompts',
        metric: 'wer',
        value: 0.123,
        trainingExamples: 2000,
      },
      { protocol: 'LINEAR_PROBE', recipe: 'default settings', metric: 'auroc', value: 0.9 },
    ]);
  });

  it('takes the mean of runs, whose seeds differ', async () => {
    const seeds = { columns: { ...COLUMNS, seed: 'note' } };
    const { results, problems } = await read(
      [
        row({ value: '0.2', note: '1' }),
        row({ base: 'acme/two', note: '7' }),
        row({ value: '0.4', note: '2' }),
        row({ value: '0.9', note: '3' }),
        row({ value: '0.7', split: 'validation', note: '4' }),
      ],
      seeds,
    );
    expect(results.map(({ base, value, seed }) => [base.externalId, value, seed])).toEqual([
      ['acme/two', 0.5, 7],
      ['acme/one', 0.5, null],
      ['acme/one', 0.7, 4],
    ]);
    expect(lines(problems)).toEqual([
      { action: 'leftOut', field: null, reason: 'one of several runs, which count by their mean', count: 2 },
    ]);
  });

  it.each([
    ['1', '0.4'],
    ['0', '0.2'],
  ])('takes the best from scratch for a baseline, where higher is better: %s', async (higher, best) => {
    const scratch = (input: object) => row({ higher, ...input });
    const { results } = await read(
      [
        scratch({ base: 'acme/one', value: '0.3' }),
        scratch({ base: 'Random', value: '0.2' }),
        scratch({ base: 'Trees', protocol: 'SCRATCH', value: '0.3' }),
        scratch({ base: 'Trees', protocol: 'SCRATCH', value: '0.5' }),
        scratch({ base: 'acme/one', target: 'other', value: '0.3' }),
      ],
      { scratch: { bases: ['Random'], protocols: ['SCRATCH'] } },
    );
    expect(results.map(({ target, scratchBaseline }) => [target.externalId, scratchBaseline])).toEqual([
      ['leaves', Number(best)],
      ['other', null],
    ]);
  });

  it('keeps a baseline on other amounts of training data apart', async () => {
    const { results } = await read(
      [
        row({ base: 'Random', value: '0.1', note: '10' }),
        row({ base: 'Random', value: '0.8', note: '1000' }),
        row({ note: '10' }),
      ],
      { columns: { ...COLUMNS, trainingExamples: 'note' }, scratch: { bases: ['Random'] } },
    );
    expect(results).toMatchObject([{ trainingExamples: 10, scratchBaseline: 0.1 }]);
  });

  it('leaves out by rules, and reports each reason in one line', async () => {
    const { results, problems } = await read(
      [
        row(),
        row({ metric: 'f1' }),
        row({ metric: 'f1', base: 'acme/two' }),
        row({ base: 'acme/two', note: 'leakage Yes' }),
      ],
      {
        keep: [{ column: 'metric', values: ['accuracy'], reason: 'one metric a cell' }],
        leaveOut: [{ column: 'note', pattern: 'leakage Yes', reason: 'declared leak' }],
      },
    );
    expect(results).toHaveLength(1);
    expect(problems).toMatchObject([
      {
        id: 'table.csv line 3',
        message: 'one metric a cell (2 rows, this the first)',
        action: 'leftOut',
        count: 2,
      },
      { id: 'table.csv line 5', message: 'declared leak', action: 'leftOut', count: 1 },
    ]);
  });

  it('reports an unknown protocol once a word, and values that are no numbers once', async () => {
    const rows = ['a', 'a', 'b'].map((protocol) => row({ protocol }));
    const { results, problems } = await read([...rows, row({ value: '-' }), row({ value: 'n/a' })]);
    expect(results).toEqual([]);
    expect(lines(problems)).toEqual([
      { action: 'skipped', field: 'protocol', reason: 'is unknown: "a"', count: 2 },
      { action: 'skipped', field: 'protocol', reason: 'is unknown: "b"', count: 1 },
      { action: 'skipped', field: 'value', reason: 'is no number', count: 2 },
    ]);
  });

  it('leaves the rows of other sources to others', async () => {
    const { results, problems } = await read([row(), row({ source: 'meadow', base: 'acme/two' })], {
      source: ['orchard'],
    });
    expect(results).toHaveLength(1);
    expect(lines(problems)).toEqual([
      { action: 'skipped', field: 'source', reason: 'is of no study that is described: meadow', count: 1 },
    ]);
  });
});

describe('a corpus of leaderboards', () => {
  const CORPUS = 'task,dataset,model,metric,value,dataset_desp';
  const description = {
    columns: {
      base: 'model',
      target: 'dataset',
      protocol: { value: 'FINE_TUNE' },
      metric: 'metric',
      value: 'value',
      task: 'task',
      description: 'dataset_desp',
    },
    bases: { hub: 'csv' },
  };

  it('describes each target once, with all its tasks', async () => {
    const folder = await aFolder({
      'corpus.csv': [
        CORPUS,
        'image classification,Leaves,NetA,accuracy,91.2%,Photos of leaves.',
        'image classification,Leaves,NetB,accuracy,0.87,Photos of leaves.',
        'object detection,Leaves,NetC,map,0.41,Photos of leaves.',
        'translation,Letters,NetA,bleu,31,',
      ].join('\n'),
      'corpus.study.json': aDescription(description),
    });
    const { datasets, models, results, problems } = await readEverything(new CsvHub(), folder);
    expect(problems).toEqual([]);
    expect(datasets).toMatchObject([
      {
        hub: 'csv',
        externalId: 'Leaves',
        summary: 'Photos of leaves.',
        tasks: ['image classification', 'object detection'],
      },
      { externalId: 'Letters', summary: null, tasks: ['translation'] },
    ]);
    expect(models.map(({ name }) => name)).toEqual(['NetA', 'NetB', 'NetC']);
    expect(results.map(({ value }) => value)).toEqual([91.2, 0.87, 0.41, 31]);
  });
});
