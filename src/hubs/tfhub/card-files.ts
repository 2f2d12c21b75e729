import { stat } from 'node:fs/promises';
import path from 'node:path';
import { openFile, sourceKind } from '../byte-source';
import { findFiles } from '../find-files';
import type { Connection } from '../http/connection';
import { openSource } from '../open-source';
import { storable } from '../plain-json';
import { readHead } from '../read-head';
import { tarFiles, type TarFile } from '../tar';

const MAX_CARD_BYTES = 1024 * 1024;
const MAX_FOLDERS_DEEP = 24;
const CARD = /\.md$/i;
const isCard = (name: string): boolean => CARD.test(name);

/**
 * The texts of cards: every Markdown file of an archive (a file or an address), of a folder, or one
 * such file. Of the hub's whole repository only `docs.tar.gz` or `assets/docs` is read, since its
 * other texts are about no model.
 */
export async function* cardFiles(source: string, connection: Connection): AsyncGenerator<TarFile> {
  const kind = await sourceKind(source);
  if (kind === 'url') yield* tarFiles(await openSource(source, kind, connection), MAX_CARD_BYTES, isCard);
  else yield* localFiles(kind === 'folder' ? await placeOfCards(source) : source);
}

async function* localFiles(place: string): AsyncGenerator<TarFile> {
  if ((await stat(place)).isDirectory())
    for (const file of await findFiles(place, CARD, MAX_FOLDERS_DEEP))
      yield await textFile(file, path.relative(place, file));
  else if (isCard(place)) yield await textFile(place, path.basename(place));
  else yield* tarFiles(await openFile(place), MAX_CARD_BYTES, isCard);
}

async function placeOfCards(folder: string): Promise<string> {
  for (const inner of ['docs.tar.gz', 'assets/docs']) {
    const found = path.join(folder, inner);
    const exists = await stat(found).then(
      () => true,
      () => false,
    );
    if (exists) return found;
  }
  return folder;
}

/** What a card says is at its beginning; the rest, of any length, is prose. */
const textFile = async (file: string, name: string): Promise<TarFile> => ({
  kind: 'text',
  name,
  text: storable(await readHead(file, MAX_CARD_BYTES)),
});
