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
import { privateModel, readInstance, readModel } from './model-record';
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
    const context = { ...options, privateModels: await privateModelsIn(files) };
    for (const file of files)
      yield* itemsOf(await readFile(file, path.relative(source, file) || path.basename(file), context));
  }
}

async function filesOf(source: string, folder: SourceFolder): Promise<string[]> {
  const kind = await sourceKind(source);
  if (kind === 'url')
    throw new InvalidInputError('source', 'a file or a folder: Kaggle is not read from addresses');
  return kind === 'file' ? [source] : folder.find(FILE);
}

interface Context extends ReadOptions {
  /** Ids of the models that the source says are private; files of instances do not say so. */
  readonly privateModels: ReadonlySet<string>;
}

type Parsed = ReturnType<typeof parseMetadata>;

async function parsedFile(file: string): Promise<Parsed> {
  const size = await fileSize(file);
  if (size > MAX_FILE_BYTES) return { fault: `is ${size} bytes long; at most ${MAX_FILE_BYTES} are read` };
  return parseMetadata(await readHead(file, MAX_FILE_BYTES));
}

async function privateModelsIn(files: readonly string[]): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (const file of files) {
    const parsed = await parsedFile(file);
    const id = 'fault' in parsed ? null : privateModel(parsed.value);
    if (id !== null) ids.add(id);
  }
  return ids;
}

async function readFile(file: string, place: string, context: Context): Promise<Settled<CatalogRecord>> {
  const parsed = await parsedFile(file);
  return 'fault' in parsed
    ? unusable(KAGGLE, place, null, parsed.fault)
    : toRecord(parsed.value, place, context);
}

/** The fields tell what a file is about, since it may have been renamed. */
function toRecord(raw: PlainObject, place: string, context: Context): Settled<CatalogRecord> {
  if (own(raw, 'instanceSlug') !== null) return readInstance(raw, place, context);
  if (own(raw, 'slug') !== null) return readModel(raw, place, context);
  if (own(raw, 'id', 'id_no', 'info') !== null) return readDataset(raw, place, context);
  return unusable(KAGGLE, place, null, 'names no model, instance or dataset');
}
