import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readTables } from '../../../src/evaluation';
import { AppError } from '../../../src/platform/errors';

const HEADER = 'model_id,target_dataset,metric,higher_is_better,value,protocol';

describe('readTables', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rootstock-tables-'));
  const write = (name: string, text: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const datasets = write('datasets.csv', 'target_dataset,modality\nbirds,image\n');
  const read = (text: string) => readTables(write('results.csv', text), datasets);

  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads values, directions and optional columns', () => {
    const { results } = read(`${HEADER},model_arch\nm,birds,error,0,0.25,finetune,resnet50\n`);
    expect(results).toEqual([
      {
        source: '',
        modelId: 'm',
        targetId: 'birds',
        metric: 'error',
        higherIsBetter: false,
        value: 0.25,
        protocol: 'finetune',
        architecture: 'resnet50',
      },
    ]);
  });

  it.each([
    ['an empty file', '', /"results.csv" is empty/],
    ['a file of nothing but a header', `${HEADER}\n`, /has a header but no rows/],
    ['a missing column', 'model_id,target_dataset,metric,higher_is_better,value\n', /no column "protocol"/],
    [
      'a value that is no number, with its line',
      `${HEADER}\nm,birds,acc,1,0.5,finetune\nn,birds,acc,1,high,finetune\n`,
      /line 3: "value" is "high", which is not a number/,
    ],
    ['an empty value', `${HEADER}\nm,birds,acc,1,,finetune\n`, /line 2: "value" is empty/],
    ['a direction that is neither', `${HEADER}\nm,birds,acc,up,1,finetune\n`, /"higher_is_better" is "up"/],
    ['a line with a cell too many', `${HEADER}\nm,birds,acc,1,1,finetune,x\n`, /not a well-formed CSV/],
  ])('refuses %s', (_, text, message) => {
    expect(() => read(text)).toThrow(message);
    expect(() => read(text)).toThrow(AppError);
  });

  it('refuses a file in another encoding', () => {
    const file = path.join(folder, 'results.csv');
    writeFileSync(file, Buffer.from(`${HEADER}\nm\xe9,birds,acc,1,1,finetune\n`, 'latin1'));
    expect(() => readTables(file, datasets)).toThrow(/"results.csv" is not text in UTF-8/);
  });

  it.each([
    ['semicolons and decimal commas', 'sep=;\r\n', ';', '0,25'],
    ['tabs', '', '\t', '0.25'],
    ['empty lines at its beginning', ';;\r\n\r\n', ';', '0,25'],
  ])('reads a table with %s, and its header in any case', (_, first, separator, value) => {
    const header = HEADER.replaceAll('_', ' ').toUpperCase().replaceAll(',', separator);
    const cells = ['m', 'birds', 'acc', '1', value, 'finetune'].join(separator);
    const { results } = read(`${first}${header}\r\n${cells}\r\n`);
    expect(results).toMatchObject([{ modelId: 'm', higherIsBetter: true, value: 0.25 }]);
  });

  it('names what parts the cells where a column is missing', () => {
    expect(() => read('model_id;value\nm;1\n')).toThrow(/no column "target_dataset"; .* by semicolons/);
  });

  it('names a file that is not there', () => {
    expect(() => readTables(path.join(folder, 'none.csv'), datasets)).toThrow(/none.csv" does not exist/);
  });
});
