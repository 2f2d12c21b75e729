import path from 'node:path';
import type { DatasetRecord, RecordProblem } from '../../../src/hubs';
import { CroissantHub } from '../../../src/hubs/croissant/croissant.hub';
import { aFolder } from './support';

interface Reading {
  records: DatasetRecord[];
  problems: RecordProblem[];
}

export async function readSource(
  source: string,
  hub = new CroissantHub(),
  limit: number | null = null,
): Promise<Reading> {
  const reading: Reading = { records: [], problems: [] };
  for await (const item of hub.read(source, { limit })) {
    if (item.kind === 'problem') reading.problems.push(item.problem);
    else if (item.record.kind === 'dataset') reading.records.push(item.record);
  }
  return reading;
}

export const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  conformsTo: 'dct:conformsTo',
  cr: 'http://mlcommons.org/croissant/',
  dct: 'http://purl.org/dc/terms/',
  recordSet: 'cr:recordSet',
  field: 'cr:field',
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  data: { '@id': 'cr:data', '@type': '@json' },
  references: 'cr:references',
  sc: 'https://schema.org/',
};
export const MINIMAL = {
  '@context': CONTEXT,
  '@type': 'sc:Dataset',
  conformsTo: 'http://mlcommons.org/croissant/1.0',
  name: 'leaves',
  url: 'https://leaves.example/data',
};

export const aFile = async (content: object | string): Promise<string> =>
  path.join(
    await aFolder({ 'metadata.json': typeof content === 'string' ? content : JSON.stringify(content) }),
    'metadata.json',
  );

/** The one dataset of a description with these fields. */
export async function read(fields: object): Promise<DatasetRecord & { problems: RecordProblem[] }> {
  const { records, problems } = await readSource(await aFile({ ...MINIMAL, ...fields }));
  if (records[0] === undefined) throw new Error(JSON.stringify(problems));
  return { ...records[0], problems };
}
