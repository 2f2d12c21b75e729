import path from 'node:path';
import { fileSize, openFile, sourceKind } from '../byte-source';
import { countPieces } from '../count-pieces';
import { listFolder } from '../find-files';
import type { PageFault } from '../http/pages';
import { findCards } from '../huggingface/card-folder';
import { HubListing, MAX_RECORD_BYTES } from '../huggingface/hub-listing';
import { HUGGING_FACE } from '../huggingface/repository-id';
import { ignored, itemsOf, orRefuse } from '../items';
import { parseJsonObject } from '../json-object';
import { jsonPieces, type Piece } from '../lines';
import { countOf, isPlainObject, own, textOf, type PlainObject } from '../plain-json';
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

const MAX_CARD_BYTES = 1024 * 1024;
const LINES = /\.(?:jsonl|ndjson)(?:\.gz)?$/i;
const INFOS = 'dataset_infos.json';

/** What the `dataset_infos.json` of other records say, by dataset. */
type KnownInfos = Map<string, { facts: InfosFacts; raw: PlainObject }>;

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

  protected readAll(source: string, options: ReadOptions): AsyncIterable<HubItem> {
    return orRefuse(this.itemsAt(source, options), `a source with datasets; ${source} holds none`);
  }

  private async *itemsAt(source: string, options: ReadOptions): AsyncGenerator<HubItem> {
    const kind = await sourceKind(source);
    if (kind === 'folder') yield* readFolder(source);
    else yield* readPieces(this.pieces(source, kind, options), new Map());
  }
}

/**
 * A line is told by what it holds; infos that were taken in before are left to the card that they
 * belong to.
 */
async function* readPieces(
  pieces: AsyncIterable<Piece | PageFault>,
  known: KnownInfos,
): AsyncGenerator<HubItem> {
  for await (const piece of pieces)
    if (piece.kind === 'fault') yield ignored(HUGGING_FACE, piece.page, null, piece.message);
    else yield* itemsOf(readPiece(piece, known));
}

function readPiece(piece: Piece, known: KnownInfos): Settled<DatasetRecord> {
  const place = `line ${piece.place}`;
  const parsed = piece.kind === 'text' ? parseJsonObject(piece.text) : { fault: piece.reason };
  return 'fault' in parsed
    ? unusable(HUGGING_FACE, place, null, parsed.fault)
    : readLine(parsed.value, place, known);
}

function readLine(line: PlainObject, place: string, known: KnownInfos): Settled<DatasetRecord> {
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
  return id !== null && infos !== null ? readDatasetInfos(id, infos, line) : readApiDataset(line, place);
}

function infosOf(line: PlainObject): InfosFacts | null {
  const configs = own(line, 'configs');
  return isPlainObject(configs) ? readInfos(configs, countOf(own(line, 'n_configs'))) : null;
}

async function* readFolder(folder: string): AsyncGenerator<HubItem> {
  const files: string[] = [];
  const known: KnownInfos = new Map();
  for (const file of await linesFilesOf(folder)) if (!(await takeInfos(file, known))) files.push(file);
  for (const file of files) yield* readPieces(jsonPieces(await openFile(file), MAX_RECORD_BYTES), known);
  for await (const { file, id, revision } of findCards(folder)) {
    const content = await readHead(file, MAX_CARD_BYTES);
    // Any file may end in `.md`: only one with front matter is a card, unless it is called
    // README.md.
    if (path.basename(file).toLowerCase() !== 'readme.md' && !/^\s*---\s/.test(content)) continue;
    yield* itemsOf(readDatasetCard(id, content, { infos: await infosBeside(file), revision }));
  }
  for (const [id, { facts, raw }] of known) yield* itemsOf(readDatasetInfos(id, facts, raw));
}

async function linesFilesOf(folder: string): Promise<string[]> {
  const { files, links } = await listFolder(folder);
  const names = [...files, ...links].filter((name) => LINES.test(name)).sort();
  return names.map((name) => path.join(folder, name));
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

async function infosBeside(card: string): Promise<InfosFacts | null> {
  const file = path.join(path.dirname(card), INFOS);
  const size = await fileSize(file).catch(() => null);
  if (size === null || size > MAX_RECORD_BYTES) return null;
  const parsed = parseJsonObject(await readHead(file, MAX_RECORD_BYTES));
  return 'value' in parsed ? readInfos(parsed.value) : null;
}
