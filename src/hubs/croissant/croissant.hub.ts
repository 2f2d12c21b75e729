import path from 'node:path';
import { fileSize, openFile, sourceKind, textUpTo } from '../byte-source';
import { itemsOf, orRefuse } from '../items';
import { parseJsonObject } from '../json-object';
import { openSource } from '../open-source';
import type { ReadOptions } from '../read-options';
import type { DatasetRecord, HubItem } from '../records';
import { unusable, type Settled } from '../settle';
import type { SourceFolder } from '../source-folder';
import { StreamedHub } from '../streamed-hub';
import { CROISSANT, datasetsIn, readDescription } from './description';

/** The longest description that is read. */
const MAX_BYTES = 4 * 1024 * 1024;
const MAX_FOLDERS_DEEP = 12;
const JSON_FILE = /\.(?:json|jsonld)$/i;
/** Names that a description has; any other file of JSON may be data. */
const DESCRIPTION_FILE = /(?:^(?:metadata|croissant)\.json|\.jsonld)$/i;

/**
 * Croissant descriptions of datasets (JSON-LD; versions 0.8, 1.0 and 1.1): a file, an address, or
 * every one in a folder.
 */
export class CroissantHub extends StreamedHub {
  readonly id = CROISSANT;
  readonly name = 'Croissant metadata';
  readonly url = 'https://github.com/mlcommons/croissant';
  readonly standing = { precedence: 310 };
  readonly formats = 'JSON-LD 0.8, 1.0 or 1.1: a file, an address, or a folder';

  override async count(source: string): Promise<number | null> {
    return (await sourceKind(source)) === 'folder' ? null : 1;
  }

  protected readAll(source: string, options: ReadOptions, folder: SourceFolder): AsyncIterable<HubItem> {
    const expected = `a source with Croissant descriptions; ${source} holds none`;
    return orRefuse(this.itemsAt(source, options, folder), expected);
  }

  private async *itemsAt(
    source: string,
    options: ReadOptions,
    folder: SourceFolder,
  ): AsyncGenerator<HubItem> {
    for await (const result of this.resultsIn(source, options, folder)) yield* itemsOf(result);
  }

  private async *resultsIn(
    source: string,
    options: ReadOptions,
    folder: SourceFolder,
  ): AsyncGenerator<Settled<DatasetRecord>> {
    const kind = await sourceKind(source);
    if (kind === 'folder') yield* readFolder(folder);
    else {
      const bytes = await openSource(source, kind, this.connection(options));
      yield* await readText(bytes, kind === 'file' ? path.basename(source) : source);
    }
  }
}

async function* readFolder(
  source: SourceFolder,
  folder = source.source,
  depth = 0,
): AsyncGenerator<Settled<DatasetRecord>> {
  const { files, folders } = await source.list(JSON_FILE, folder);
  for (const name of files) {
    const file = path.join(folder, name);
    const isDescription = DESCRIPTION_FILE.test(name);
    if (!isDescription && (await fileSize(file)) > MAX_BYTES) continue;
    const results = await readText(await openFile(file), path.relative(source.source, file));
    // A file of another name that holds no description is data.
    if (isDescription || results.some(({ record }) => record !== null)) yield* results;
  }
  if (depth >= MAX_FOLDERS_DEEP) return;
  for (const name of folders) yield* readFolder(source, path.join(folder, name), depth + 1);
}

async function readText(bytes: AsyncIterable<Uint8Array>, place: string): Promise<Settled<DatasetRecord>[]> {
  const { isWhole, ...content } = await textUpTo(bytes, MAX_BYTES);
  if (!isWhole) return [unusable(CROISSANT, place, null, `is longer than ${MAX_BYTES} bytes`)];
  const parsed = parseJsonObject(content);
  if ('fault' in parsed) return [unusable(CROISSANT, place, null, parsed.fault)];
  const datasets = datasetsIn(parsed.value);
  if (datasets.length === 0) return [unusable(CROISSANT, place, '@type', 'is no dataset')];
  return datasets.map((dataset) => readDescription(dataset, place));
}
