import { InvalidInputError } from '../../platform/errors';
import { sourceKind } from '../byte-source';
import { countPieces } from '../count-pieces';
import type { PageFault } from '../http/pages';
import { ignored, itemsOf, orRefuse, skipped } from '../items';
import { parseJsonObject } from '../json-object';
import type { Piece } from '../lines';
import type { ReadOptions } from '../read-options';
import type { HubItem } from '../records';
import { readApiRecord } from './api-record';
import { findCards, readCard } from './card-folder';
import { HubListing, MAX_RECORD_BYTES } from './hub-listing';
import { CARD, INFOS, LISTING } from './listing-record';
import { HUGGING_FACE } from './repository-id';
import { SourceFolder } from '../source-folder';

/** So many unreadable records before the first good one mean that the source is something else. */
const MAX_LEADING_FAULTS = 20;

/**
 * Hugging Face: JSON lines or an array in the shape of the Hub's `/api/models` (a file, packed or
 * not, or an address, following its pages), or a folder of model cards.
 */
export class HuggingFaceHub extends HubListing {
  readonly id = HUGGING_FACE;
  readonly name = 'Hugging Face';
  readonly fullName = 'Hugging Face Hub';
  readonly url = 'https://huggingface.co/';
  readonly standing = { precedence: 100, sources: [LISTING, CARD, INFOS] };
  readonly formats =
    'the Hub itself, live; JSON (lines or an array) of /api/models, a file or an address; a folder of model cards';
  protected readonly kind = 'models';

  override async count(source: string): Promise<number | null> {
    const kind = await sourceKind(source);
    if (kind === 'url') return null;
    if (kind === 'file') return countPieces(source, MAX_RECORD_BYTES);
    let cards = 0;
    for await (const { file } of findCards(new SourceFolder(source))) if (file !== '') cards += 1;
    return cards;
  }

  protected async *readAll(
    source: string,
    options: ReadOptions,
    folder: SourceFolder,
  ): AsyncGenerator<HubItem> {
    const kind = await sourceKind(source);
    if (kind !== 'folder') yield* readApi(this.pieces(source, kind, options), source, options);
    else yield* orRefuse(readFolder(folder), `a folder with model cards (README.md); ${source} holds none`);
  }
}

async function* readFolder(folder: SourceFolder): AsyncGenerator<HubItem> {
  for await (const card of findCards(folder)) yield* itemsOf(await readCard(card));
}

async function* readApi(
  pieces: AsyncIterable<Piece | PageFault>,
  source: string,
  options: ReadOptions,
): AsyncGenerator<HubItem> {
  const leading: HubItem[] = [];
  let readable = false;
  for await (const piece of pieces) {
    const items =
      piece.kind === 'fault'
        ? [ignored(HUGGING_FACE, piece.page, null, piece.message)]
        : readPiece(piece, options);
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

function readPiece(piece: Piece, options: ReadOptions): HubItem[] {
  const place = `line ${piece.place}`;
  const parsed = piece.kind === 'text' ? parseJsonObject(piece.text) : { fault: piece.reason };
  return 'fault' in parsed
    ? [skipped(HUGGING_FACE, place, null, parsed.fault)]
    : itemsOf(readApiRecord(parsed.value, place, options));
}
