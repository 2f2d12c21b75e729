import path from 'node:path';
import { CsvHub } from '../../../src/hubs/csv/csv.hub';
import { readEverything } from './collect-items';
import { aFolder } from './support';

export const STUDY = {
  kind: 'study',
  key: 'orchard2026',
  title: 'Orchard',
  url: 'https://example.org/orchard',
};
export const COLUMNS = {
  base: 'base',
  target: 'target',
  split: 'split',
  protocol: 'protocol',
  metric: 'metric',
  value: 'value',
  higherIsBetter: 'higher_is_better',
};
/** The text of a description. */
export const aDescription = (input: object = {}) =>
  JSON.stringify({ study: STUDY, columns: COLUMNS, ...input });
export const HEAD = 'source,base,target,split,protocol,metric,higher_is_better,value,note';
export const row = ({
  source = 'orchard',
  base = 'acme/one',
  target = 'leaves',
  split = 'test',
  protocol = 'FINE_TUNE',
  metric = 'accuracy',
  higher = '1',
  value = '0.5',
  note = '',
} = {}) => [source, base, target, split, protocol, metric, higher, value, note].join(',');

/** A folder with a table and the description beside it. */
export const folderOf = (rows: string[], description: object = {}) =>
  aFolder({
    'table.csv': [HEAD, ...rows].join('\n'),
    'table.study.json': aDescription(description),
  });
export const read = async (rows: string[], description: object = {}) =>
  readEverything(new CsvHub(), path.join(await folderOf(rows, description), 'table.csv'));
