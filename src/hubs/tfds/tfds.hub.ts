import { stat } from 'node:fs/promises';
import path from 'node:path';
import { fileSize, openFile, sourceKind } from '../byte-source';
import { connect, type LiveWorld } from '../http/connection';
import { itemsOf, skipped, upTo } from '../items';
import { openSource } from '../open-source';
import type { ReadOptions } from '../read-options';
import { parseJsonObject } from '../json-object';
import { jsonPieces, type Piece } from '../lines';
import { own, textOf, type PlainObject } from '../plain-json';
import type { Hub, HubItem } from '../records';
import { InvalidInputError } from '../../platform/errors';
import { readDataset, TFDS, TFDS_ADDRESS } from './dataset-record';

const MAX_RECORD_BYTES = 4 * 1024 * 1024;
const MAX_COUNTED_BYTES = 256 * 1024 * 1024;
const CATALOG = 'catalog.jsonl';
const READMES = 'builder_readmes.jsonl';
/** READMEs are held while the catalogue is read; TFDS has two hundred. */
const MAX_READMES = 100_000;

/** An object of the source, or why there is none. */
type Line = { place: string; raw: PlainObject } | { place: string; fault: string };

/**
 * TensorFlow Datasets: descriptions as JSON lines (a file or an address), or a folder with `catalog.jsonl` and
 * `builder_readmes.jsonl`, of which the same dataset becomes one record.
 */
export class TfdsHub implements Hub {
  readonly id = TFDS;
  readonly name = 'TensorFlow Datasets';
  readonly url = TFDS_ADDRESS;
  readonly formats =
    'descriptions as JSON lines: a file, an address, or a folder with the READMEs of builders';

  constructor(private readonly world: Partial<LiveWorld> = {}) {}

  async count(source: string): Promise<number | null> {
    if ((await sourceKind(source)) !== 'file' || (await fileSize(source)) > MAX_COUNTED_BYTES) return null;
    let total = 0;
    for await (const line of linesOf(await openFile(source), '')) if ('raw' in line) total += 1;
    return total;
  }

  /**
   * Reads at most `limit` records, in the order of the source.
   *
   * @throws InvalidInputError when the source is missing or holds no description; UnavailableError when it cannot be fetched
   */
  read(source: string, options: ReadOptions): AsyncIterable<HubItem> {
    return upTo(options.limit, this.readAll(source, options), options.signal);
  }

  private async *readAll(source: string, options: ReadOptions): AsyncGenerator<HubItem> {
    const kind = await sourceKind(source);
    const lines =
      kind === 'folder'
        ? folderLines(source)
        : linesOf(await openSource(source, kind, connect(this.world, options)), 'line ');
    let found = false;
    for await (const line of lines)
      for (const item of itemsOfLine(line)) {
        found ||= item.kind === 'record';
        yield item;
      }
    if (!found) throw new InvalidInputError('source', `descriptions of datasets; ${source} holds none`);
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

/** The catalogue, with what only a README says, and then the READMEs of datasets that the catalogue lacks. */
async function* folderLines(folder: string): AsyncGenerator<Line> {
  const readmes = new Map<string, Line & { raw: PlainObject }>();
  for await (const line of fileLines(folder, READMES)) {
    const id = 'raw' in line ? textOf(own(line.raw, 'id')) : null;
    if ('raw' in line && id !== null && readmes.size < MAX_READMES) readmes.set(id, line);
    else yield line;
  }
  for await (const line of fileLines(folder, CATALOG)) {
    const id = 'raw' in line ? textOf(own(line.raw, 'id')) : null;
    const readme = id === null ? undefined : readmes.get(id);
    if (id !== null) readmes.delete(id);
    if ('raw' in line && readme !== undefined) yield { ...line, raw: joined(line.raw, readme.raw) };
    else yield line;
  }
  yield* readmes.values();
}

async function* fileLines(folder: string, name: string): AsyncGenerator<Line> {
  const file = path.join(folder, name);
  const exists = await stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
  if (exists) yield* linesOf(await openFile(file), `${name}:`);
}

function joined(dataset: PlainObject, readme: PlainObject): PlainObject {
  const tags = [own(dataset, 'tags'), own(readme, 'tags')].flatMap((list) =>
    Array.isArray(list) ? list : [],
  );
  return { ...dataset, description: own(dataset, 'description') ?? own(readme, 'readme'), tags };
}

const itemsOfLine = (line: Line): HubItem[] =>
  'fault' in line
    ? [skipped(TFDS, line.place, null, line.fault)]
    : itemsOf(readDataset(line.raw, line.place));
