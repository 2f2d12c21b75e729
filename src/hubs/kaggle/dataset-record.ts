import { withFound } from '../fault';
import { countAt } from '../counts';
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
import { leftOutAsPrivate, ofPrivate } from '../private-record';
import type { ReadOptions } from '../read-options';
import { datasetRecordSchema, type DatasetRecord } from '../records';
import { settle, unusable, type Settled } from '../settle';
import { datasetId, isPrivate, KAGGLE, KAGGLE_ADDRESS } from './references';

const MAX_SUMMARY = 10_000;
const TABLE = /\.(?:csv|tsv|parquet|xlsx?)$/i;

/**
 * A dataset as `dataset-metadata.json` states it: as a Data Package, which authors write, or with
 * all fields in `info`, as Kaggle's client writes what it is asked for.
 */
export function readDataset(raw: PlainObject, place: string, options: Options): Settled<DatasetRecord> {
  const info = own(raw, 'info') === null ? raw : objectOf(own(raw, 'info'));
  return ofPrivate(isPrivate(info), datasetOf({ raw, info }, place, options));
}

type Options = Pick<ReadOptions, 'includePrivate'>;

function datasetOf(
  { raw, info }: { raw: PlainObject; info: PlainObject },
  place: string,
  { includePrivate = false }: Options,
): Settled<DatasetRecord> {
  const written = textOf(own(info, 'id')) ?? ownerAndSlug(info);
  const id = written === null ? null : datasetId(written);
  if (id === null) return unusable(KAGGLE, place, 'id', withFound('is no owner/name', quoted(written)));
  if (isPrivate(info) && !includePrivate) return leftOutAsPrivate(KAGGLE, id, 'isPrivate');
  const findings = new Findings(KAGGLE, id);
  const [publisher] = id.split('/');
  const summary = text(info, 'subtitle') ?? text(info, 'description');
  const candidate = {
    kind: 'dataset',
    hub: KAGGLE,
    externalId: id,
    revision: null,
    url: `${KAGGLE_ADDRESS}/datasets/${id}`,
    publisher,
    name: text(info, 'title') ?? id.slice(id.indexOf('/') + 1),
    summary: summary?.slice(0, MAX_SUMMARY) ?? null,
    licenses: { data: licenseOf(own(info, 'licenses'), findings) },
    downloads: countAt(own(info, 'totalDownloads'), 'totalDownloads', findings),
    likes: countAt(own(info, 'totalVotes'), 'totalVotes', findings),
    tags: unique(itemsIn(own(info, 'keywords')).flatMap((word) => textOf(word) ?? [])),
    modalities: isTable(own(info, 'resources', 'data')) ? ['TABULAR'] : [],
    private: isPrivate(info),
    raw,
  };
  return settle(datasetRecordSchema, candidate, findings);
}

/** The client writes each field twice, also with this at the end of its name. */
const text = (info: PlainObject, field: string): string | null =>
  textOf(own(info, field)) ?? textOf(own(info, `${field}Nullable`));

function ownerAndSlug(info: PlainObject): string | null {
  const [owner, slug] = [text(info, 'ownerUser'), text(info, 'datasetSlug')];
  return owner === null || slug === null ? null : `${owner}/${slug}`;
}

/** Kaggle asks for exactly one licence, of which only the name counts. */
function licenseOf(value: Plain, findings: Findings): string | null {
  const names = itemsIn(value).flatMap(
    (item) => textOf(isPlainObject(item) ? own(item, 'name', 'nameNullable') : item) ?? [],
  );
  if (names.length !== 1) findings.ignore('licenses', withFound('must be exactly one', quoted(value)));
  return names.length === 1 ? (names[0] ?? null) : null;
}

function isTable(resources: Plain): boolean {
  const paths = itemsIn(resources).flatMap((item) => textOf(own(objectOf(item), 'path', 'name')) ?? []);
  return paths.length > 0 && paths.every((path) => TABLE.test(path));
}
