import { opendir } from 'node:fs/promises';
import path from 'node:path';
import { fileSize, sourceKind } from '../byte-source';
import { own, type PlainObject } from '../plain-json';
import { readHead } from '../read-head';
import type { CatalogRecord, Hub, HubItem } from '../records';
import type { Settled } from '../settle';
import { InvalidInputError } from '../../platform/errors';
import { readDataset } from './dataset-record';
import { parseMetadata } from './metadata-text';
import { readInstance, readModel } from './model-record';
import { KAGGLE, KAGGLE_ADDRESS } from './references';

const FILE = /^(?:model|model-instance|dataset)-metadata\.json$/;
const MAX_FILE_BYTES = 4 * 1024 * 1024;
const MAX_FOLDERS_DEEP = 12;

/**
 * Kaggle: `model-metadata.json`, `model-instance-metadata.json` and `dataset-metadata.json`, as its own client writes
 * them beside the files of a model or dataset: one such file, or a folder with any number of them.
 */
export class KaggleHub implements Hub {
  readonly id = KAGGLE;
  readonly name = 'Kaggle';
  readonly url = KAGGLE_ADDRESS;
  readonly formats = 'model-, model-instance- and dataset-metadata.json: a file or a folder';

  async count(source: string): Promise<number | null> {
    if ((await sourceKind(source)) !== 'folder') return null;
    let total = 0;
    for await (const file of findFiles(source)) if (file !== '') total += 1;
    return total;
  }

  /**
   * Reads at most `limit` records, in the order of their paths.
   *
   * @throws InvalidInputError when the source is missing, an address, or holds no metadata of Kaggle
   */
  async *read(source: string, { limit }: { limit: number | null }): AsyncGenerator<HubItem> {
    let left = limit ?? Infinity;
    let found = false;
    if (left <= 0) return;
    for await (const file of filesOf(source)) {
      found = true;
      const { record, problems } = await readFile(file, path.relative(source, file) || path.basename(file));
      if (record !== null) yield { kind: 'record', record };
      for (const problem of problems) yield { kind: 'problem', problem };
      if (record !== null) left -= 1;
      if (left <= 0) return;
    }
    if (!found)
      throw new InvalidInputError('source', `a folder with metadata of Kaggle; ${source} holds none`);
  }
}

async function* filesOf(source: string): AsyncGenerator<string> {
  const kind = await sourceKind(source);
  if (kind === 'url')
    throw new InvalidInputError('source', 'a file or a folder: Kaggle is not read from addresses');
  if (kind === 'file') yield source;
  else yield* findFiles(source);
}

async function* findFiles(folder: string, depth = 0): AsyncGenerator<string> {
  const files: string[] = [];
  const folders: string[] = [];
  for await (const entry of await opendir(folder)) {
    if (entry.isDirectory() && !entry.name.startsWith('.')) folders.push(entry.name);
    else if (entry.isFile() && FILE.test(entry.name)) files.push(entry.name);
  }
  for (const name of files.sort()) yield path.join(folder, name);
  if (depth >= MAX_FOLDERS_DEEP) return;
  for (const name of folders.sort()) yield* findFiles(path.join(folder, name), depth + 1);
}

async function readFile(file: string, place: string): Promise<Settled<CatalogRecord>> {
  const size = await fileSize(file);
  if (size > MAX_FILE_BYTES)
    return skipped(place, `is ${size} bytes long; at most ${MAX_FILE_BYTES} are read`);
  const parsed = parseMetadata(await readHead(file, MAX_FILE_BYTES));
  return 'fault' in parsed ? skipped(place, parsed.fault) : toRecord(parsed.value, place);
}

/** The fields tell what a file is about, since it may have been renamed. */
function toRecord(raw: PlainObject, place: string): Settled<CatalogRecord> {
  if (own(raw, 'instanceSlug') !== null) return readInstance(raw, place);
  if (own(raw, 'slug') !== null) return readModel(raw, place);
  if (own(raw, 'id', 'id_no') !== null) return readDataset(raw, place);
  return skipped(place, 'names no model, instance or dataset');
}

const skipped = (id: string, message: string): Settled<CatalogRecord> => ({
  record: null,
  problems: [{ hub: KAGGLE, id, field: null, message, action: 'skipped' }],
});
