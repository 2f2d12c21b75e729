import { opendir, stat } from 'node:fs/promises';
import path from 'node:path';
import { openFile, sourceKind } from '../byte-source';
import type { Connection } from '../http/connection';
import { openSource } from '../open-source';
import { storable } from '../plain-json';
import { readHead } from '../read-head';
import { tarFiles, type TarFile } from '../tar';

const MAX_CARD_BYTES = 1024 * 1024;
const MAX_FOLDERS_DEEP = 24;
const isCard = (name: string): boolean => /\.md$/i.test(name);

/**
 * The texts of cards: every Markdown file of an archive (a file or an address), of a folder, or one such file. Of the
 * hub's whole repository only `docs.tar.gz` or `assets/docs` is read, since its other texts are about no model.
 */
export async function* cardFiles(source: string, connection: Connection): AsyncGenerator<TarFile> {
  const kind = await sourceKind(source);
  if (kind === 'url') yield* tarFiles(await openSource(source, kind, connection), MAX_CARD_BYTES, isCard);
  else yield* localFiles(kind === 'folder' ? await placeOfCards(source) : source);
}

async function* localFiles(place: string): AsyncGenerator<TarFile> {
  if ((await stat(place)).isDirectory()) yield* folderFiles(place, place, 0);
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

async function* folderFiles(root: string, folder: string, depth: number): AsyncGenerator<TarFile> {
  const files: string[] = [];
  const folders: string[] = [];
  for await (const entry of await opendir(folder)) {
    if (entry.isDirectory()) folders.push(entry.name);
    else if (entry.isFile() && isCard(entry.name)) files.push(entry.name);
  }
  for (const name of files.sort()) {
    const file = path.join(folder, name);
    yield await textFile(file, path.relative(root, file));
  }
  if (depth >= MAX_FOLDERS_DEEP) return;
  for (const name of folders.sort()) yield* folderFiles(root, path.join(folder, name), depth + 1);
}

/** What a card says is at its beginning; the rest, of any length, is prose. */
const textFile = async (file: string, name: string): Promise<TarFile> => ({
  kind: 'text',
  name,
  text: storable(await readHead(file, MAX_CARD_BYTES)),
});
