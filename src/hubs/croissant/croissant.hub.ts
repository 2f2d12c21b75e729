import { opendir } from 'node:fs/promises';
import path from 'node:path';
import { fileSize, openFile, sourceKind } from '../byte-source';
import { connect, type LiveWorld } from '../http/connection';
import { itemsOf, upTo } from '../items';
import { parseJsonObject } from '../json-object';
import { openSource } from '../open-source';
import type { ReadOptions } from '../read-options';
import type { DatasetRecord, Hub, HubItem } from '../records';
import type { Settled } from '../settle';
import { InvalidInputError } from '../../platform/errors';
import { CROISSANT, datasetsIn, readDescription, skippedDescription } from './description';

/** The longest description that is read. */
const MAX_BYTES = 4 * 1024 * 1024;
const MAX_FOLDERS_DEEP = 12;
const JSON_FILE = /\.(?:json|jsonld)$/i;
/** Names that a description has; any other file of JSON may be data. */
const DESCRIPTION_FILE = /(?:^(?:metadata|croissant)\.json|\.jsonld)$/i;

/** Croissant descriptions of datasets (JSON-LD; versions 0.8, 1.0 and 1.1): a file, an address, or every one in a folder. */
export class CroissantHub implements Hub {
  readonly id = CROISSANT;
  readonly name = 'Croissant metadata';
  readonly url = 'https://github.com/mlcommons/croissant';
  readonly formats = 'JSON-LD 0.8, 1.0 or 1.1: a file, an address, or a folder';

  constructor(private readonly world: Partial<LiveWorld> = {}) {}

  async count(source: string): Promise<number | null> {
    return (await sourceKind(source)) === 'folder' ? null : 1;
  }

  /**
   * Reads at most `limit` datasets. A description that cannot be used is a problem, never an end.
   *
   * @throws InvalidInputError when the source is missing or holds no description; UnavailableError when it cannot be fetched
   */
  read(source: string, options: ReadOptions): AsyncIterable<HubItem> {
    return upTo(options.limit, this.readAll(source, options), options.signal);
  }

  private async *readAll(source: string, options: ReadOptions): AsyncGenerator<HubItem> {
    let found = false;
    for await (const result of this.resultsIn(source, options)) {
      found = true;
      yield* itemsOf(result);
    }
    if (!found)
      throw new InvalidInputError('source', `a source with Croissant descriptions; ${source} holds none`);
  }

  private async *resultsIn(source: string, options: ReadOptions): AsyncGenerator<Settled<DatasetRecord>> {
    const kind = await sourceKind(source);
    if (kind === 'folder') yield* readFolder(source);
    else {
      const bytes = await openSource(source, kind, connect(this.world, options));
      yield* readText(await textOf(bytes), kind === 'file' ? path.basename(source) : source);
    }
  }
}

async function* readFolder(root: string, folder = root, depth = 0): AsyncGenerator<Settled<DatasetRecord>> {
  const files: string[] = [];
  const folders: string[] = [];
  for (const { name, isFolder } of await entriesOf(folder)) (isFolder ? folders : files).push(name);
  for (const name of files.filter((one) => JSON_FILE.test(one)).sort()) {
    const file = path.join(folder, name);
    const isDescription = DESCRIPTION_FILE.test(name);
    if (!isDescription && (await fileSize(file)) > MAX_BYTES) continue;
    const results = readText(await textOf(await openFile(file)), path.relative(root, file));
    // A file of another name that holds no description is data.
    if (isDescription || results.some(({ record }) => record !== null)) yield* results;
  }
  if (depth >= MAX_FOLDERS_DEEP) return;
  for (const name of folders.sort()) yield* readFolder(root, path.join(folder, name), depth + 1);
}

async function entriesOf(folder: string): Promise<{ name: string; isFolder: boolean }[]> {
  const entries: { name: string; isFolder: boolean }[] = [];
  for await (const entry of await opendir(folder)) {
    if (!entry.name.startsWith('.')) entries.push({ name: entry.name, isFolder: entry.isDirectory() });
  }
  return entries;
}

/** The whole text; null when it is too long. */
async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of bytes) {
    size += part.length;
    if (size > MAX_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function readText(text: string | null, place: string): Settled<DatasetRecord>[] {
  if (text === null) return [skippedDescription(place, null, `is longer than ${MAX_BYTES} bytes`)];
  const parsed = parseJsonObject(text);
  if ('fault' in parsed) return [skippedDescription(place, null, parsed.fault)];
  const datasets = datasetsIn(parsed.value);
  if (datasets.length === 0) return [skippedDescription(place, '@type', 'is no dataset')];
  return datasets.map((dataset) => readDescription(dataset, place));
}
