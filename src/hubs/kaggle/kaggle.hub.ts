import path from 'node:path';
import { InvalidInputError } from '../../platform/errors';
import { fileSize, sourceKind } from '../byte-source';
import { findFiles } from '../find-files';
import { itemsOf } from '../items';
import { own, type PlainObject } from '../plain-json';
import { readHead } from '../read-head';
import type { CatalogRecord, HubItem } from '../records';
import { unusable, type Settled } from '../settle';
import { StreamedHub } from '../streamed-hub';
import { readDataset } from './dataset-record';
import { parseMetadata } from './metadata-text';
import { readInstance, readModel } from './model-record';
import { KAGGLE, KAGGLE_ADDRESS } from './references';

const FILE = /^(?:model|model-instance|dataset)-metadata\.json$/;
const MAX_FILE_BYTES = 4 * 1024 * 1024;

/**
 * Kaggle: `model-metadata.json`, `model-instance-metadata.json` and `dataset-metadata.json`, as its
 * own client writes them beside the files of a model or dataset: one such file, or a folder with
 * any number of them.
 */
export class KaggleHub extends StreamedHub {
  readonly id = KAGGLE;
  readonly name = 'Kaggle';
  readonly url = `${KAGGLE_ADDRESS}/`;
  readonly standing = { precedence: 300 };
  readonly formats = 'model-, model-instance- and dataset-metadata.json: a file or a folder';

  override async count(source: string): Promise<number | null> {
    if ((await sourceKind(source)) !== 'folder') return null;
    return (await findFiles(source, FILE)).length;
  }

  /** In the order of their paths. */
  protected async *readAll(source: string): AsyncGenerator<HubItem> {
    const files = await filesOf(source);
    if (files.length === 0)
      throw new InvalidInputError('source', `a folder with metadata of Kaggle; ${source} holds none`);
    for (const file of files)
      yield* itemsOf(await readFile(file, path.relative(source, file) || path.basename(file)));
  }
}

async function filesOf(source: string): Promise<string[]> {
  const kind = await sourceKind(source);
  if (kind === 'url')
    throw new InvalidInputError('source', 'a file or a folder: Kaggle is not read from addresses');
  return kind === 'file' ? [source] : findFiles(source, FILE);
}

async function readFile(file: string, place: string): Promise<Settled<CatalogRecord>> {
  const size = await fileSize(file);
  if (size > MAX_FILE_BYTES)
    return unusable(KAGGLE, place, null, `is ${size} bytes long; at most ${MAX_FILE_BYTES} are read`);
  const parsed = parseMetadata(await readHead(file, MAX_FILE_BYTES));
  return 'fault' in parsed ? unusable(KAGGLE, place, null, parsed.fault) : toRecord(parsed.value, place);
}

/** The fields tell what a file is about, since it may have been renamed. */
function toRecord(raw: PlainObject, place: string): Settled<CatalogRecord> {
  if (own(raw, 'instanceSlug') !== null) return readInstance(raw, place);
  if (own(raw, 'slug') !== null) return readModel(raw, place);
  if (own(raw, 'id', 'id_no') !== null) return readDataset(raw, place);
  return unusable(KAGGLE, place, null, 'names no model, instance or dataset');
}
