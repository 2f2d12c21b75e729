import path from 'node:path';
import { openFile, sourceKind, textUpTo } from '../byte-source';
import type { Connection } from '../http/connection';
import { pagesOf } from '../http/pages';
import { openSource } from '../open-source';
import type { ListingQuery, ReadOptions } from '../read-options';
import { itemsOf, orRefuse, skipped } from '../items';
import { parseJsonObject } from '../json-object';
import { jsonPieces } from '../lines';
import { isPlainObject } from '../plain-json';
import { readYaml } from '../plain-yaml';
import type { HubItem, ModelRecord } from '../records';
import { unusable, type Settled } from '../settle';
import type { SourceFolder } from '../source-folder';
import { StreamedHub } from '../streamed-hub';
import { decoded, type Decoded } from '../text-encoding';
import { InvalidInputError } from '../../platform/errors';
import { MLFLOW } from './facts';
import { readMlModel } from './ml-model';
import { isSearch, registryAddress, searchPages } from './registry-address';
import { readRegisteredModel, registeredModelsIn } from './registry';

const MAX_BYTES = 4 * 1024 * 1024;
const MAX_YAML = 1024 * 1024;
/** A folder of models holds JSON of many other kinds. */
const WANTED = /^MLmodel$|(?:registered|registry)[-_]?models?.*\.jsonl?$|model[-_]?versions?\.jsonl?$/i;

/**
 * MLflow: `MLmodel` files, and replies of the model registry (a page, one model, or lines of them),
 * or a folder of both; a file at an address, and live the registry of a tracking server.
 */
export class MlflowHub extends StreamedHub {
  readonly id = MLFLOW;
  readonly name = 'MLflow Model Registry';
  readonly url = 'https://mlflow.org/';
  readonly standing = { precedence: 320 };
  readonly formats =
    'a tracking server, live; MLmodel files and replies of a registry, a file, an address or a folder';

  /**
   * What to read: the search of the registry for the address of a tracking server, all else as it
   * is.
   *
   * @throws InvalidInputError without a source, since there is no server of all, and for what
   * registries cannot narrow by
   */
  address(source: string | null, { author, filters }: ListingQuery): string {
    if (source === null)
      throw new InvalidInputError('source', 'the address of a tracking server, a file or a folder');
    if (author !== null || filters.length > 0)
      throw new InvalidInputError(
        'source',
        'read whole: registries of MLflow know neither --author nor --filter',
      );
    return /^https?:/i.test(source) && URL.canParse(source) ? registryAddress(source) : source;
  }

  protected readAll(source: string, options: ReadOptions, folder: SourceFolder): AsyncIterable<HubItem> {
    return orRefuse(
      this.itemsAt(source, options, folder),
      `a source with models of MLflow; ${source} holds none`,
    );
  }

  private async *itemsAt(
    source: string,
    options: ReadOptions,
    folder: SourceFolder,
  ): AsyncGenerator<HubItem> {
    const kind = await sourceKind(source);
    if (kind === 'url') yield* readAddress(source, this.connection(options), options);
    else
      yield* readFiles(
        kind === 'folder' ? await folder.find(WANTED) : [source],
        kind === 'folder' ? source : null,
      );
  }
}

/** A file, on the disk or at an address. */
interface OneFile {
  /** What reports call it. */
  place: string;
  name: string;
  /** Folders above it, the nearest last. */
  folders: readonly string[];
  open: () => Promise<AsyncIterable<Uint8Array>>;
}

/** @param folder that they are named from; null for their bare names */
async function* readFiles(files: readonly string[], folder: string | null): AsyncGenerator<HubItem> {
  for (const file of files) {
    const results = readOne({
      place: folder === null ? path.basename(file) : path.relative(folder, file),
      name: path.basename(file),
      folders: path.dirname(path.resolve(file)).split(path.sep),
      open: () => openFile(file),
    });
    for await (const result of results) yield* itemsOf(result);
  }
}

async function* readAddress(
  address: string,
  connection: Connection,
  options: ReadOptions,
): AsyncGenerator<HubItem> {
  if (isSearch(address)) {
    yield* readSearch(address, connection, options);
    return;
  }
  const folders = new URL(address).pathname.split('/');
  const name = folders.pop() ?? '';
  const open = () => openSource(address, 'url', connection);
  for await (const result of readOne({ place: name, name, folders, open })) yield* itemsOf(result);
}

async function* readSearch(
  address: string,
  connection: Connection,
  { resumeFrom, onPage }: ReadOptions,
): AsyncGenerator<HubItem> {
  for await (const page of pagesOf(address, { resumeFrom, onPage, connection, form: searchPages })) {
    if (page.kind === 'fault') {
      yield skipped(MLFLOW, page.page, null, page.message);
      continue;
    }
    const parsed = parseJsonObject(decoded(page.bytes));
    // The reply of a registry that holds nothing has no list at all.
    const models = 'value' in parsed ? registeredModelsIn(parsed.value) : [];
    for (const model of models) yield* itemsOf(readRegisteredModel(model, page.url));
  }
}

async function* readOne(file: OneFile): AsyncGenerator<Settled<ModelRecord>> {
  if (/\.(?:jsonl?|ndjson)(?:\.gz)?$/i.test(file.name)) yield* readRegistry(file);
  else yield readYamlFile(await textUpTo(await file.open(), MAX_YAML + 1), file);
}

function readYamlFile(text: Decoded, { place, folders }: OneFile): Settled<ModelRecord> {
  const { value, fault } = readYaml(text, MAX_YAML);
  if (fault !== null) return unusable(MLFLOW, place, null, fault);
  if (!isPlainObject(value)) return unusable(MLFLOW, place, null, 'is no mapping');
  return readMlModel(value, place, folders);
}

/** A reply may be one JSON text, whose list of models is long, or lines. */
async function* readRegistry({ place, open }: OneFile): AsyncGenerator<Settled<ModelRecord>> {
  const whole = parseJsonObject(await textUpTo(await open(), MAX_BYTES));
  if ('value' in whole) {
    yield* modelsIn(whole.value, place);
    return;
  }
  for await (const piece of jsonPieces(await open(), MAX_BYTES)) {
    const line = `${place} line ${piece.place}`;
    const parsed = piece.kind === 'text' ? parseJsonObject(piece.text) : { fault: piece.reason };
    if ('fault' in parsed) yield unusable(MLFLOW, line, null, parsed.fault);
    else yield* modelsIn(parsed.value, line);
  }
}

function modelsIn(reply: Parameters<typeof registeredModelsIn>[0], place: string): Settled<ModelRecord>[] {
  const models = registeredModelsIn(reply);
  if (models.length === 0) return [unusable(MLFLOW, place, 'name', 'is missing')];
  return models.map((model) => readRegisteredModel(model, place));
}
