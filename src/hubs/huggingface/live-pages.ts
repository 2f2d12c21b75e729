import { unpackedBytes } from '../byte-source';
import type { Connection } from '../http/connection';
import { linkToNext, pagesOf, type PageFault, type PageForm } from '../http/pages';
import { steadyBytes } from '../http/steady-bytes';
import { jsonPieces, type Piece } from '../lines';
import type { ReadOptions } from '../read-options';
import { decoded } from '../text-encoding';
import { isListing } from './listing-address';

export interface LiveOptions extends Pick<ReadOptions, 'resumeFrom' | 'onPage'> {
  readonly connection: Connection;
  /** Longest record, in bytes. */
  readonly maxRecordBytes: number;
}

const arrays: PageForm = {
  name: 'JSON array',
  isWhole: isJsonArray,
  next: ({ url, headers }) => linkToNext(url, headers),
};

/**
 * Everything at an address, as text of records. A listing is read page by page, each tried again
 * until it comes whole; anything else is one stream, which an import that was interrupted begins
 * anew.
 */
export async function* livePieces(first: string, options: LiveOptions): AsyncGenerator<Piece | PageFault> {
  const { connection, maxRecordBytes, ...rest } = options;
  if (!isListing(first)) {
    yield* jsonPieces(unpackedBytes(steadyBytes(first, connection), first), maxRecordBytes);
    return;
  }
  let place = 0;
  for await (const page of pagesOf(first, { ...rest, connection, form: arrays })) {
    if (page.kind === 'fault') {
      yield page;
      continue;
    }
    let last = 0;
    for await (const piece of jsonPieces(chunksOf(page.bytes), maxRecordBytes)) {
      last = piece.place;
      yield { ...piece, place: place + piece.place };
    }
    place += last;
  }
}

function isJsonArray(bytes: Buffer): boolean {
  try {
    return Array.isArray(JSON.parse(decoded(bytes).text));
  } catch {
    return false;
  }
}

async function* chunksOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield bytes;
}
