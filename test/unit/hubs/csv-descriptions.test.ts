import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { CsvHub } from '../../../src/hubs/csv/csv.hub';
import { RowReader } from '../../../src/hubs/csv/described-row';
import { parseDescription, shippedDescriptions } from '../../../src/hubs/csv/descriptions';
import { knownHubs } from '../../../src/hubs';
import { readEverything } from './collect-items';
import { aDescription, COLUMNS, folderOf, HEAD, read, row, STUDY } from './csv-support';
import { aFolder } from './support';

describe('a description that cannot be used', () => {
  const columnsWithout = (field: keyof typeof COLUMNS) => ({ ...COLUMNS, [field]: undefined });

  it.each([
    ['is cut off', aDescription().slice(0, -20), /table\.study\.json is not JSON/],
    ['is a list', '[]', /is no JSON object/],
    ['is empty', '', /is not JSON/],
    ['has an unknown key', aDescription({ colums: {} }), /Unrecognized key: "colums"/],
    ['names no value', aDescription({ columns: columnsWithout('value') }), /columns\.value is missing/],
    ['has no study', aDescription({ study: undefined }), /of table\.study\.json, study /],
    [
      'has an unknown field of a study',
      aDescription({ study: { ...STUDY, yaer: 1 } }),
      /study Unrecognized key: "yaer"/,
    ],
    [
      'has an unknown protocol',
      aDescription({ protocols: { a: { protocol: 'PROMPTED' } } }),
      /protocols\.a\.protocol /,
    ],
    [
      'has a broken pattern',
      aDescription({ leaveOut: [{ column: 'note', pattern: '(' }] }),
      /leaveOut\.0\.pattern is no regular expression: \(/,
    ],
    [
      'has a rule of nothing',
      aDescription({ keep: [{ column: 'note' }] }),
      /keep\.0 needs either "values" or "pattern"/,
    ],
    [
      'has baselines without direction',
      aDescription({ columns: columnsWithout('higherIsBetter'), scratch: { bases: ['Random'] } }),
      /columns\.higherIsBetter is missing/,
    ],
  ])('%s', (_name, text, message) => {
    expect(() => parseDescription(text, 'table.study.json')).toThrow(message);
  });

  it('speaks of columns that the table lacks, and names them', async () => {
    const columns = { ...COLUMNS, base: 'model', task: 'job' };
    await expect(read([row()], { columns })).rejects.toThrow(/table\.csv lacks model, job/);
  });

  it('is given for a folder, is not there, or is no file', async () => {
    const folder = await folderOf([row()]);
    const withDescription = (source: string, description: string) =>
      new CsvHub().count(source, { description });
    const table = path.join(folder, 'table.csv');
    await symlink(path.join(folder, 'loop'), path.join(folder, 'loop'));
    await expect(withDescription(folder, table)).rejects.toThrow(/is a folder/);
    await expect(withDescription(table, path.join(folder, 'none.json'))).rejects.toThrow(
      /nothing at .*none\.json/,
    );
    await expect(withDescription(table, folder)).rejects.toThrow(/cannot be read/);
    await expect(withDescription(table, path.join(folder, 'loop'))).rejects.toThrow(/there is nothing at/);
  });

  it.each([
    ['an empty file', []],
    ['only a header', [HEAD]],
  ])('has a table of nothing: %s', async (_name, rows) => {
    const folder = await aFolder({ 'table.csv': rows.join('\n'), 'table.study.json': aDescription() });
    await expect(readEverything(new CsvHub(), path.join(folder, 'table.csv'))).rejects.toThrow(
      /a table with rows/,
    );
  });
});

describe('the descriptions that ship', () => {
  const shipped = shippedDescriptions().map(({ description }) => description);

  it('are whole, and no two describe one source or have one key', () => {
    const sources = shipped.flatMap(({ source }) => source);
    const keys = shipped.map(({ study }) => study.key);
    expect(new Set(sources).size).toBe(sources.length);
    expect(new Set(keys).size).toBe(keys.length);
    expect(shipped.filter(({ source }) => source.length === 0)).toEqual([]);
  });

  it('name hubs that are known', () => {
    const hubs = new Set(knownHubs().map(({ id }) => id));
    const named = shipped.flatMap(({ bases, targets }) =>
      [bases, targets].flatMap(({ hub, names }) => [
        ...(hub === undefined ? [] : [hub]),
        ...Object.values(names).flatMap((name) =>
          typeof name === 'object' && name !== null ? [name.hub] : [],
        ),
      ]),
    );
    expect([...new Set(named)].filter((hub) => !hubs.has(hub))).toEqual([]);
  });
});

describe('a row', () => {
  it('without a base, target or metric is at fault', () => {
    const reader = new RowReader(parseDescription(aDescription(), 'x.json'), 'csv');
    const cells = (without: string) =>
      new Map(
        HEAD.split(',').map((name, place) => [name, name === without ? '' : (row().split(',')[place] ?? '')]),
      );
    for (const field of ['base', 'target', 'metric', 'value', 'protocol'])
      expect(reader.read(cells(field))).toEqual({ kind: 'unusable', field, fault: 'is missing' });
  });
});
