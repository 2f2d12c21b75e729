import { type Fault } from '../fault';
import { openFile, sourceKind } from '../byte-source';
import { countPieces } from '../count-pieces';
import { isRecord, itemsOf, orRefuse, skipped } from '../items';
import { openSource } from '../open-source';
import type { ReadOptions } from '../read-options';
import { parseJsonObject } from '../json-object';
import { jsonPieces, type Piece } from '../lines';
import { itemsIn, own, textOf, type PlainObject } from '../plain-json';
import type { HubItem } from '../records';
import type { SourceFolder } from '../source-folder';
import { StreamedHub } from '../streamed-hub';
import { CATALOG, readDataset, README, TFDS, TFDS_ADDRESS } from './dataset-record';

const MAX_RECORD_BYTES = 4 * 1024 * 1024;
const CATALOG_FILE = 'catalog.jsonl';
const READMES_FILE = 'builder_readmes.jsonl';
/** READMEs are held while the catalogue is read; TFDS has two hundred. */
const MAX_READMES = 100_000;

/** An object of the source, joined with its README or not; or why there is none. */
type Line = { place: string; raw: PlainObject; hasReadme?: boolean } | { place: string; fault: Fault };

/**
 * TensorFlow Datasets: descriptions as JSON lines (a file or an address), or a folder with
 * `catalog.jsonl` and `builder_readmes.jsonl`, of which the same dataset becomes one record.
 */
export class TfdsHub extends StreamedHub {
  readonly id = TFDS;
  readonly name = 'TensorFlow Datasets';
  readonly url = TFDS_ADDRESS;
  readonly standing = { precedence: 260, isBuilder: true, sources: [CATALOG, README] };
  readonly formats =
    'descriptions as JSON lines: a file, an address, or a folder with the READMEs of builders';

  override async count(source: string): Promise<number | null> {
    return (await sourceKind(source)) === 'file' ? countPieces(source, MAX_RECORD_BYTES) : null;
  }

  protected readAll(source: string, options: ReadOptions, folder: SourceFolder): AsyncIterable<HubItem> {
    const expected = `descriptions of datasets; ${source} holds none`;
    return orRefuse(this.itemsAt(source, options, folder), expected, isRecord);
  }

  private async *itemsAt(
    source: string,
    options: ReadOptions,
    folder: SourceFolder,
  ): AsyncGenerator<HubItem> {
    const kind = await sourceKind(source);
    const lines =
      kind === 'folder'
        ? folderLines(folder)
        : linesOf(await openSource(source, kind, this.connection(options)), 'line ');
    for await (const line of lines) yield* itemsOfLine(line);
  }
}

async function* linesOf(bytes: AsyncIterable<Uint8Array>, prefix: string): AsyncGenerator<Line> {
  for await (const piece of jsonPieces(bytes, MAX_RECORD_BYTES)) yield lineOf(piece, prefix);
}

function lineOf(piece: Piece, prefix: string): Line {
  const place = `${prefix}${piece.place}`;
  if (piece.kind === 'unreadable') return { place, fault: piece.reason };
  const parsed = parseJsonObject(piece.text);
  return 'fault' in parsed ? { place, fault: parsed.fault } : { place, raw: parsed.value };
}

/**
 * The catalogue, with what only a README says, and then the READMEs of datasets that the catalogue
 * lacks.
 */
async function* folderLines(folder: SourceFolder): AsyncGenerator<Line> {
  const readmes = new Map<string, Line & { raw: PlainObject }>();
  for await (const line of fileLines(folder, READMES_FILE)) {
    const id = 'raw' in line ? textOf(own(line.raw, 'id')) : null;
    if ('raw' in line && id !== null && readmes.size < MAX_READMES) readmes.set(id, line);
    else yield line;
  }
  for await (const line of fileLines(folder, CATALOG_FILE)) {
    const id = 'raw' in line ? textOf(own(line.raw, 'id')) : null;
    const readme = id === null ? undefined : readmes.get(id);
    if (id !== null) readmes.delete(id);
    if ('raw' in line && readme !== undefined)
      yield { ...line, raw: joined(line.raw, readme.raw), hasReadme: true };
    else yield line;
  }
  yield* readmes.values();
}

async function* fileLines(folder: SourceFolder, name: string): AsyncGenerator<Line> {
  const file = await folder.file(folder.source, name);
  if (file !== null) yield* linesOf(await openFile(file), `${name}:`);
}

function joined(dataset: PlainObject, readme: PlainObject): PlainObject {
  const tags = [own(dataset, 'tags'), own(readme, 'tags')].flatMap(itemsIn);
  return { ...dataset, description: own(dataset, 'description') ?? own(readme, 'readme'), tags };
}

const itemsOfLine = (line: Line): HubItem[] =>
  'fault' in line
    ? [skipped(TFDS, line.place, null, line.fault)]
    : itemsOf(readDataset(line.raw, line.place, line.hasReadme));
