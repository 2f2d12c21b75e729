import { opendir } from 'node:fs/promises';
import path from 'node:path';
import { fileSize, openFile, sourceKind } from '../byte-source';
import { connect, type LiveWorld } from '../http/connection';
import type { PageFault } from '../http/pages';
import { findCards } from '../huggingface/card-folder';
import { connectionRules } from '../huggingface/connection-rules';
import { HUGGING_FACE_URL, listingAddress } from '../huggingface/listing-address';
import { livePieces } from '../huggingface/live-pages';
import { HUGGING_FACE } from '../huggingface/repository-id';
import { itemsOf, upTo } from '../items';
import { parseJsonObject } from '../json-object';
import { jsonPieces, type Piece } from '../lines';
import { countOf, isPlainObject, own, textOf, type PlainObject } from '../plain-json';
import type { HubSettings, ListingQuery, ReadOptions } from '../read-options';
import { readHead } from '../read-head';
import type { DatasetRecord, Hub, HubItem } from '../records';
import type { Settled } from '../settle';
import { InvalidInputError } from '../../platform/errors';
import {
  datasetId,
  readApiDataset,
  readDatasetCard,
  readDatasetInfos,
  readInfos,
  skippedDataset,
  type InfosFacts,
} from './dataset-record';

const MAX_RECORD_BYTES = 4 * 1024 * 1024;
const MAX_CARD_BYTES = 1024 * 1024;
const MAX_COUNTED_BYTES = 256 * 1024 * 1024;
const LINES = /\.(?:jsonl|ndjson)(?:\.gz)?$/i;
const INFOS = 'dataset_infos.json';

/** What the `dataset_infos.json` of other records say, by dataset. */
type KnownInfos = Map<string, { facts: InfosFacts; raw: PlainObject }>;

/**
 * Datasets of Hugging Face: records of `/api/datasets` (a file or an address, following its pages), lines
 * `{ id, readme }` or `{ id, configs }` (`configs` being a `dataset_infos.json`), or a folder with such files or with
 * cards (`README.md`, a `dataset_infos.json` beside it). In a folder, cards and infos of one dataset become one record.
 */
export class HuggingFaceDatasetsHub implements Hub {
  readonly id = 'huggingface-datasets';
  readonly name = 'Hugging Face datasets';
  readonly url = 'https://huggingface.co/datasets';
  readonly formats =
    'the Hub itself, live; JSON of /api/datasets or lines of cards, a file or an address; a folder of cards';

  constructor(
    private readonly settings: Partial<HubSettings> = {},
    private readonly world: Partial<LiveWorld> = {},
  ) {}

  /** Where `source` is read from; the hub itself for null. */
  address(source: string | null, query: ListingQuery): string {
    const endpoint = this.settings.huggingFaceEndpoint ?? HUGGING_FACE_URL;
    return listingAddress(source, query, { endpoint, kind: 'datasets' });
  }

  async count(source: string): Promise<number | null> {
    if ((await sourceKind(source)) !== 'file' || (await fileSize(source)) > MAX_COUNTED_BYTES) return null;
    let total = 0;
    for await (const piece of jsonPieces(await openFile(source), MAX_RECORD_BYTES))
      if (piece.kind === 'text') total += 1;
    return total;
  }

  /**
   * Reads at most `limit` records. A record that cannot be used is a problem, never an end.
   *
   * @throws InvalidInputError when the source is missing or holds no dataset; UnavailableError when an address cannot be fetched
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
    if (!found) throw new InvalidInputError('source', `a source with datasets; ${source} holds none`);
  }

  private async *resultsIn(source: string, options: ReadOptions): AsyncGenerator<Settled<DatasetRecord>> {
    const kind = await sourceKind(source);
    if (kind === 'folder') yield* readFolder(source);
    else if (kind === 'url') yield* readPieces(this.live(source, options), new Map());
    else yield* readPieces(jsonPieces(await openFile(source), MAX_RECORD_BYTES), new Map());
  }

  private live(source: string, options: ReadOptions): AsyncIterable<Piece | PageFault> {
    const { resumeFrom, onPage } = options;
    const connection = connect(this.world, options, connectionRules(this.settings));
    return livePieces(source, { resumeFrom, onPage, connection, maxRecordBytes: MAX_RECORD_BYTES });
  }
}

/** A line is told by what it holds; infos that were taken in before are left to the card that they belong to. */
async function* readPieces(
  pieces: AsyncIterable<Piece | PageFault>,
  known: KnownInfos,
): AsyncGenerator<Settled<DatasetRecord>> {
  for await (const piece of pieces) {
    if (piece.kind === 'fault') {
      const { page: id, message } = piece;
      yield {
        record: null,
        problems: [{ hub: HUGGING_FACE, id, field: null, message, action: 'ignored' }],
      };
      continue;
    }
    const place = `line ${piece.place}`;
    const parsed = piece.kind === 'text' ? parseJsonObject(piece.text) : { fault: piece.reason };
    yield 'fault' in parsed
      ? skippedDataset(place, null, parsed.fault)
      : readLine(parsed.value, place, known);
  }
}

function readLine(line: PlainObject, place: string, known: KnownInfos): Settled<DatasetRecord> {
  const id = textOf(own(line, 'id'));
  const readme = own(line, 'readme');
  if (id !== null && typeof readme === 'string') {
    const key = datasetId(id) ?? id;
    const result = readDatasetCard(id, readme, { infos: known.get(key)?.facts ?? null });
    // The card of a metric may bear the name of a dataset: its infos wait for the dataset's own card.
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

async function* readFolder(folder: string): AsyncGenerator<Settled<DatasetRecord>> {
  const files: string[] = [];
  const known: KnownInfos = new Map();
  for (const file of await linesFilesOf(folder)) if (!(await takeInfos(file, known))) files.push(file);
  for (const file of files) yield* readPieces(jsonPieces(await openFile(file), MAX_RECORD_BYTES), known);
  for await (const { file, id, revision } of findCards(folder)) {
    const content = await readHead(file, MAX_CARD_BYTES);
    // Any file may end in `.md`: only one with front matter is a card, unless it is called README.md.
    if (path.basename(file).toLowerCase() !== 'readme.md' && !/^\s*---\s/.test(content)) continue;
    yield readDatasetCard(id, content, { infos: await infosBeside(file), revision });
  }
  for (const [id, { facts, raw }] of known) yield readDatasetInfos(id, facts, raw);
}

async function linesFilesOf(folder: string): Promise<string[]> {
  const names: string[] = [];
  for await (const entry of await opendir(folder))
    if (!entry.isDirectory() && LINES.test(entry.name)) names.push(entry.name);
  return names.sort().map((name) => path.join(folder, name));
}

/** Takes in a file whose lines are infos; false when its first line is something else: then nothing is taken. */
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
