import path from 'node:path';
import { InvalidInputError } from '../../platform/errors';
import { fileSize, sourceKind } from '../byte-source';
import { itemsOf } from '../items';
import { own, type PlainObject } from '../plain-json';
import { readHead } from '../read-head';
import type { ReadOptions } from '../read-options';
import type { CatalogRecord, HubItem } from '../records';
import { unusable, type Settled } from '../settle';
import { SourceFolder } from '../source-folder';
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
    return (await new SourceFolder(source).find(FILE)).length;
  }

  /** In the order of their paths. */
  protected async *readAll(
    source: string,
    options: ReadOptions,
    folder: SourceFolder,
  ): AsyncGenerator<HubItem> {
    const files = await filesOf(source, folder);
    if (files.length === 0)
      throw new InvalidInputError('source', `a folder with metadata of Kaggle; ${source} holds none`);
    for (const file of files)
      yield* itemsOf(await readFile(file, path.relative(source, file) || path.basename(file), options));
  }
}

async function filesOf(source: string, folder: SourceFolder): Promise<string[]> {
  const kind = await sourceKind(source);
  if (kind === 'url')
    throw new InvalidInputError('source', 'a file or a folder: Kaggle is not read from addresses');
  return kind === 'file' ? [source] : folder.find(FILE);
}

async function readFile(file: string, place: string, options: ReadOptions): Promise<Settled<CatalogRecord>> {
  const size = await fileSize(file);
  if (size > MAX_FILE_BYTES)
    return unusable(KAGGLE, place, null, `is ${size} bytes long; at most ${MAX_FILE_BYTES} are read`);
  const parsed = parseMetadata(await readHead(file, MAX_FILE_BYTES));
  return 'fault' in parsed
    ? unusable(KAGGLE, place, null, parsed.fault)
    : toRecord(parsed.value, place, options);
}

/** The fields tell what a file is about, since it may have been renamed. */
function toRecord(raw: PlainObject, place: string, options: ReadOptions): Settled<CatalogRecord> {
  if (own(raw, 'instanceSlug') !== null) return readInstance(raw, place);
  if (own(raw, 'slug') !== null) return readModel(raw, place, options);
  if (own(raw, 'id', 'id_no', 'info') !== null) return readDataset(raw, place, options);
  return unusable(KAGGLE, place, null, 'names no model, instance or dataset');
}
