import { isPlainObject, objectOf, own, textOf, textsIn, type PlainObject } from '../plain-json';
import { datasetRecordSchema, type DatasetRecord } from '../records';
import { settle, type Settled } from '../settle';
import { webAddress } from '../web-address';
import { datasetReference, OPENMMLAB } from './dataset-names';

/** Words of mmocr for its tasks. */
const TASKS: Readonly<Record<string, string>> = {
  textdet: 'text detection',
  textrecog: 'text recognition',
  kie: 'key information extraction',
};

/** Whether a document describes a dataset, as those of mmocr's `dataset_zoo` do. */
export const isDataset = (document: PlainObject): boolean =>
  own(document, 'Name') !== null && isPlainObject(own(document, 'Data'));

/** A description of a dataset as a neutral record. */
export function readDataset(document: PlainObject, file: string): Settled<DatasetRecord> {
  const name = textOf(own(document, 'Name')) ?? '';
  const facts = objectOf(own(document, 'Data'));
  const license = own(facts, 'License');
  const lives = datasetReference(name);
  const candidate = {
    kind: 'dataset',
    hub: OPENMMLAB,
    externalId: lives?.hub === OPENMMLAB ? lives.externalId : name,
    url: webAddress(textOf(own(facts, 'Website'))),
    name,
    licenses: {
      weights: null,
      code: null,
      data: textOf(isPlainObject(license) ? own(license, 'Type') : license),
    },
    languages: textsIn(own(facts, 'Language')),
    tags: [...textsIn(own(facts, 'Scene')), ...textsIn(own(facts, 'Granularity'))],
    tasks: textsIn(own(facts, 'Tasks')).flatMap((word) => TASKS[word.toLowerCase()] ?? []),
    modalities: ['IMAGE'],
    raw: { dataset: document, file },
  };
  return settle(datasetRecordSchema, candidate, { hub: OPENMMLAB, id: name });
}
