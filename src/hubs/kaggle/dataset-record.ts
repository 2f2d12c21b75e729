import { withFound } from '../fault';
import { Findings, quoted } from '../findings';
import {
  isPlainObject,
  itemsIn,
  objectOf,
  own,
  textOf,
  unique,
  type Plain,
  type PlainObject,
} from '../plain-json';
import { datasetRecordSchema, type DatasetRecord } from '../records';
import { settle, unusable, type Settled } from '../settle';
import { datasetId, KAGGLE, KAGGLE_ADDRESS } from './references';

const MAX_SUMMARY = 10_000;
const TABLE = /\.(?:csv|tsv|parquet|xlsx?)$/i;

/** A dataset as `dataset-metadata.json`, a Data Package, states it. */
export function readDataset(raw: PlainObject, place: string): Settled<DatasetRecord> {
  const written = textOf(own(raw, 'id'));
  const id = written === null ? null : datasetId(written);
  if (id === null) return unusable(KAGGLE, place, 'id', withFound('is no owner/name', quoted(written)));
  const findings = new Findings(KAGGLE, id);
  const [publisher] = id.split('/');
  const summary = textOf(own(raw, 'subtitle')) ?? textOf(own(raw, 'description'));
  const candidate = {
    kind: 'dataset',
    hub: KAGGLE,
    externalId: id,
    revision: null,
    url: `${KAGGLE_ADDRESS}/datasets/${id}`,
    publisher,
    name: textOf(own(raw, 'title')) ?? id.slice(id.indexOf('/') + 1),
    summary: summary?.slice(0, MAX_SUMMARY) ?? null,
    licenses: { data: licenseOf(own(raw, 'licenses'), findings) },
    tags: unique(itemsIn(own(raw, 'keywords')).flatMap((word) => textOf(word) ?? [])),
    modalities: isTable(own(raw, 'resources')) ? ['TABULAR'] : [],
    raw,
  };
  return settle(datasetRecordSchema, candidate, findings);
}

/** Kaggle asks for exactly one licence, of which only the name counts. */
function licenseOf(value: Plain, findings: Findings): string | null {
  const names = itemsIn(value).flatMap(
    (item) => textOf(isPlainObject(item) ? own(item, 'name') : item) ?? [],
  );
  if (names.length !== 1) findings.ignore('licenses', withFound('must be exactly one', quoted(value)));
  return names.length === 1 ? (names[0] ?? null) : null;
}

function isTable(resources: Plain): boolean {
  const paths = itemsIn(resources).flatMap((item) => textOf(own(objectOf(item), 'path')) ?? []);
  return paths.length > 0 && paths.every((path) => TABLE.test(path));
}
