import path from 'node:path';
import type { DatasetRecord, RecordProblem } from '../../../src/hubs';
import { HuggingFaceDatasetsHub } from '../../../src/hubs/huggingface-datasets/huggingface-datasets.hub';
import { aFolder } from './support';

interface Reading {
  records: DatasetRecord[];
  problems: RecordProblem[];
}

export async function readSource(source: string, hub = new HuggingFaceDatasetsHub()): Promise<Reading> {
  const reading: Reading = { records: [], problems: [] };
  for await (const item of hub.read(source, { limit: null })) {
    if (item.kind === 'problem') reading.problems.push(item.problem);
    else if (item.record.kind === 'dataset') reading.records.push(item.record);
  }
  return reading;
}

export async function readLines(...lines: (object | string)[]): Promise<Reading> {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  return readSource(path.join(await aFolder({ 'd.jsonl': text }), 'd.jsonl'));
}

export const label = (...names: string[]) => ({ num_classes: names.length, names, _type: 'ClassLabel' });
