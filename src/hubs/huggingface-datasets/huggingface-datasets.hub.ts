import path from 'node:path';
import { fileSize, openFile, sourceKind } from '../byte-source';
import { countPieces } from '../count-pieces';
import type { PageFault } from '../http/pages';
import { findCards } from '../huggingface/card-folder';
import { MAX_CARD_BYTES } from '../huggingface/front-matter';
import { HubListing, MAX_RECORD_BYTES } from '../huggingface/hub-listing';
import { HUGGING_FACE } from '../huggingface/repository-id';
import { ignored, itemsOf, orRefuse } from '../items';
import { parseJsonObject } from '../json-object';
import { jsonPieces, type Piece } from '../lines';
import { countIn } from '../counts';
import { isPlainObject, own, textOf, type PlainObject } from '../plain-json';
import type { ReadOptions } from '../read-options';
import { readHead } from '../read-head';
import type { DatasetRecord, HubItem } from '../records';
import { unusable, type Settled } from '../settle';
import {
  datasetId,
  readApiDataset,
  readDatasetCard,
  readDatasetInfos,
  readInfos,
  type InfosFacts,
} from './dataset-record';
import type { SourceFolder } from '../source-folder';

const LINES = /\.(?:jsonl|ndjson)(?:\.gz)?$/i;
const INFOS = 'dataset_infos.json';

/** What the `dataset_infos.json` of other records say, by dataset. */
type KnownInfos = Map<string, { facts: InfosFacts; raw: PlainObject }>;

/** What the lines of one reading have in common. */
interface Reading {
  known: KnownInfos;
  options: ReadOptions;
}

/**
 * Datasets of Hugging Face: records of `/api/datasets` (a file or an address, following its pages),
 * lines `{ id, readme }` or `{ id, configs }` (`configs` being a `dataset_infos.json`), or a folder
 * with such files or with cards (`README.md`, a `dataset_infos.json` beside it). In a folder, cards
 * and infos of one dataset become one record.
 */
export class HuggingFaceDatasetsHub extends HubListing {
  readonly id = 'huggingface-datasets';
  readonly name = 'Hugging Face datasets';
  readonly url = 'https://huggingface.co/datasets';
  /** Its records are of the Hub itself. */
  readonly standing = {};
  readonly formats =
    'the Hub itself, live; JSON of /api/datasets or lines of cards, a file or an address; a folder of cards';
  protected readonly kind = 'datasets';

  override async count(source: string): Promise<number | null> {
    return (await sourceKind(source)) === 'file' ? countPieces(source, MAX_RECORD_BYTES) : null;
  }

  protected readAll(source: string, options: ReadOptions, folder: SourceFolder): AsyncIterable<HubItem> {
    return orRefuse(this.itemsAt(source, options, folder), `a source with datasets; ${source} holds none`);
  }

  private async *itemsAt(
    source: string,
    options: ReadOptions,
    folder: SourceFolder,
  ): AsyncGenerator<HubItem> {
    const kind = await sourceKind(source);
    const context = { known: new Map(), options };
    if (kind === 'folder') yield* readFolder(folder, context);
    else yield* readPieces(this.pieces(source, kind, options), context);
  }
}

/**
 * A line is told by what it holds; infos that were taken in before are left to the card that they
 * belong to.
 */
async function* readPieces(
  pieces: AsyncIterable<Piece | PageFault>,
  context: Reading,
): AsyncGenerator<HubItem> {
  for await (const piece of pieces)
    if (piece.kind === 'fault') yield ignored(HUGGING_FACE, piece.page, null, piece.message);
    else yield* itemsOf(readPiece(piece, context));
}

function readPiece(piece: Piece, context: Reading): Settled<DatasetRecord> {
  const place = `line ${piece.place}`;
  const parsed = piece.kind === 'text' ? parseJsonObject(piece.text) : { fault: piece.reason };
  return 'fault' in parsed
    ? unusable(HUGGING_FACE, place, null, parsed.fault)
    : readLine(parsed.value, place, context);
}

function readLine(line: PlainObject, place: string, { known, options }: Reading): Settled<DatasetRecord> {
  const id = textOf(own(line, 'id'));
  const readme = own(line, 'readme');
  if (id !== null && typeof readme === 'string') {
    const key = datasetId(id) ?? id;
    const result = readDatasetCard(id, readme, { infos: known.get(key)?.facts ?? null });
    // The card of a metric may bear the name of a dataset: its infos wait for the dataset's own
    // card.
    if (result.record !== null) known.delete(key);
    return result;
  }
  const infos = infosOf(line);
  return id !== null && infos !== null
    ? readDatasetInfos(id, infos, line)
    : readApiDataset(line, place, options);
}

function infosOf(line: PlainObject): InfosFacts | null {
  const configs = own(line, 'configs');
  return isPlainObject(configs) ? readInfos(configs, countIn(own(line, 'n_configs'))) : null;
}

async function* readFolder(folder: SourceFolder, context: Reading): AsyncGenerator<HubItem> {
  const files: string[] = [];
  const { known } = context;
  for (const file of await linesFilesOf(folder)) if (!(await takeInfos(file, known))) files.push(file);
  for (const file of files) yield* readPieces(jsonPieces(await openFile(file), MAX_RECORD_BYTES), context);
  for await (const { file, id, revision } of findCards(folder)) {
    const content = await readHead(file, MAX_CARD_BYTES);
    // Any file may end in `.md`: only one with front matter is a card, unless it is called
    // README.md.
    if (path.basename(file).toLowerCase() !== 'readme.md' && !/^\s*---\s/.test(content.text)) continue;
    yield* itemsOf(readDatasetCard(id, content, { infos: await infosBeside(file, folder), revision }));
  }
  for (const [id, { facts, raw }] of known) yield* itemsOf(readDatasetInfos(id, facts, raw));
}

async function linesFilesOf(folder: SourceFolder): Promise<string[]> {
  const { files } = await folder.list(LINES);
  return files.map((name) => path.join(folder.source, name));
}

/**
 * Takes in a file whose lines are infos; false when its first line is something else: then nothing
 * is taken.
 */
async function takeInfos(file: string, known: KnownInfos): Promise<boolean> {
  let taken = false;
  for await (const piece of jsonPieces(await openFile(file), MAX_RECORD_BYTES)) {
    const parsed = piece.kind === 'text' ? parseJsonObject(piece.text) : null;
    const line = parsed !== null && 'value' in parsed ? parsed.value : {};
    const id = textOf(own(line, 'id'));
    const facts = own(line, 'readme') === null ? infosOf(line) : null;
    if (id !== null && facts !== null) known.set(datasetId(id) ?? id, { facts, raw: { id } });
    else if (!taken) return false;
    taken = true;
  }
  return true;
}

async function infosBeside(card: string, folder: SourceFolder): Promise<InfosFacts | null> {
  const file = await folder.file(path.dirname(card), INFOS);
  if (file === null || (await fileSize(file)) > MAX_RECORD_BYTES) return null;
  const parsed = parseJsonObject(await readHead(file, MAX_RECORD_BYTES));
  return 'value' in parsed ? readInfos(parsed.value) : null;
}
