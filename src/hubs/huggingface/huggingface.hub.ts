import { fileSize, openFile, sourceKind } from '../byte-source';
import { connect, type LiveWorld } from '../http/connection';
import type { PageFault } from '../http/pages';
import { upTo } from '../items';
import { jsonPieces, type Piece } from '../lines';
import { isPlainObject, plainCopy, TooDeepError, type Plain } from '../plain-json';
import type { HubSettings, ListingQuery, ReadOptions } from '../read-options';
import type { Hub, HubItem } from '../records';
import { InvalidInputError } from '../../platform/errors';
import { readApiRecord } from './api-record';
import { findCards, readCard } from './card-folder';
import { HUGGING_FACE_URL, listingAddress } from './listing-address';
import { connectionRules } from './connection-rules';
import { livePieces } from './live-pages';
import { HUGGING_FACE } from './repository-id';

/** The longest record that is read; the Hub's own are rarely above 100 kB. */
const MAX_RECORD_BYTES = 4 * 1024 * 1024;
/** Above this size counting would take noticeably long, so the progress bar does without a total. */
const MAX_COUNTED_BYTES = 256 * 1024 * 1024;
/** So many unreadable records before the first good one mean that the source is something else. */
const MAX_LEADING_FAULTS = 20;

/**
 * Hugging Face: JSON lines or an array in the shape of the Hub's `/api/models` (a file, packed or not, or an address,
 * following its pages), or a folder of model cards.
 */
export class HuggingFaceHub implements Hub {
  readonly id = HUGGING_FACE;
  readonly name = 'Hugging Face';
  readonly url = HUGGING_FACE_URL;
  readonly formats =
    'the Hub itself, live; JSON (lines or an array) of /api/models, a file or an address; a folder of model cards';

  constructor(
    private readonly settings: Partial<HubSettings> = {},
    private readonly world: Partial<LiveWorld> = {},
  ) {}

  /** Where `source` is read from; the hub itself for null. */
  address(source: string | null, query: ListingQuery): string {
    const endpoint = this.settings.huggingFaceEndpoint ?? HUGGING_FACE_URL;
    return listingAddress(source, query, { endpoint, kind: 'models' });
  }

  async count(source: string): Promise<number | null> {
    const kind = await sourceKind(source);
    if (kind === 'url') return null;
    if (kind === 'file' && (await fileSize(source)) > MAX_COUNTED_BYTES) return null;
    const items =
      kind === 'folder' ? findCards(source) : jsonPieces(await openFile(source), MAX_RECORD_BYTES);
    let total = 0;
    for await (const item of items) if ('file' in item || item.kind === 'text') total += 1;
    return total;
  }

  /**
   * Reads at most `limit` records, in the order of the source. A record that cannot be used is a problem, never an end.
   *
   * @throws InvalidInputError when the source is missing, empty, cut off, or not what this hub writes; UnavailableError when an
   * address cannot be fetched
   */
  read(source: string, options: ReadOptions): AsyncIterable<HubItem> {
    return upTo(options.limit, this.readAll(source, options), options.signal);
  }

  private async *readAll(source: string, options: ReadOptions): AsyncGenerator<HubItem> {
    const kind = await sourceKind(source);
    if (kind === 'folder') yield* readFolder(source);
    else if (kind === 'url') yield* readApi(this.live(source, options), source);
    else yield* readApi(jsonPieces(await openFile(source), MAX_RECORD_BYTES), source);
  }

  private live(source: string, options: ReadOptions) {
    const { resumeFrom, onPage } = options;
    const connection = connect(this.world, options, connectionRules(this.settings));
    return livePieces(source, { resumeFrom, onPage, connection, maxRecordBytes: MAX_RECORD_BYTES });
  }
}

async function* readFolder(folder: string): AsyncGenerator<HubItem> {
  let found = false;
  for await (const card of findCards(folder)) {
    for (const item of await readCard(card)) {
      found = true;
      yield item;
    }
  }
  if (!found)
    throw new InvalidInputError('source', `a folder with model cards (README.md); ${folder} holds none`);
}

async function* readApi(pieces: AsyncIterable<Piece | PageFault>, source: string): AsyncGenerator<HubItem> {
  const leading: HubItem[] = [];
  let readable = false;
  for await (const piece of pieces) {
    const items = piece.kind === 'fault' ? [faultOf(piece)] : readPiece(piece);
    readable ||= items.some((item) => item.kind === 'record' || item.problem.field !== null);
    if (readable) yield* [...leading.splice(0), ...items];
    else if (leading.push(...items) >= MAX_LEADING_FAULTS) break;
  }
  if (readable) return;
  if (leading.length === 0) throw new InvalidInputError('source', `a file with records; ${source} is empty`);
  throw new InvalidInputError(
    'source',
    `JSON lines or a JSON array of model records; ${source} holds neither`,
  );
}

const faultOf = ({ page: id, message }: PageFault): HubItem => ({
  kind: 'problem',
  problem: { hub: HUGGING_FACE, id, field: null, message, action: 'ignored' },
});

function readPiece(piece: Piece): HubItem[] {
  const place = `line ${piece.place}`;
  const raw = piece.kind === 'text' ? parseJson(piece.text) : piece.reason;
  if (typeof raw === 'string' || !isPlainObject(raw.value)) {
    const message = typeof raw === 'string' ? raw : 'is no JSON object';
    return [
      { kind: 'problem', problem: { hub: HUGGING_FACE, id: place, field: null, message, action: 'skipped' } },
    ];
  }
  const { record, problems } = readApiRecord(raw.value, place);
  const items: HubItem[] = problems.map((problem) => ({ kind: 'problem', problem }));
  return record === null ? items : [{ kind: 'record', record }, ...items];
}

function parseJson(text: string): { value: Plain } | string {
  try {
    const value: unknown = JSON.parse(text);
    return { value: plainCopy(value) };
  } catch (error) {
    if (error instanceof TooDeepError || error instanceof RangeError) return 'is nested too deep';
    return 'is not JSON';
  }
}
