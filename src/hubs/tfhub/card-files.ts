import path from 'node:path';
import { openFile, sourceKind } from '../byte-source';
import type { Connection } from '../http/connection';
import { openSource } from '../open-source';
import { readHead } from '../read-head';
import { tarFiles, textFile, type TarFile } from '../tar';
import type { SourceFolder } from '../source-folder';

const MAX_CARD_BYTES = 1024 * 1024;
const MAX_FOLDERS_DEEP = 24;
/** Where the hub's repository keeps its cards. */
const CARDS = path.join('assets', 'docs');
const CARD = /\.md$/i;
const isCard = (name: string): boolean => CARD.test(name);

/**
 * The texts of cards: every Markdown file of an archive (a file or an address), of a folder, or one
 * such file. Of the hub's whole repository only `docs.tar.gz` or `assets/docs` is read, since its
 * other texts are about no model.
 */
export async function* cardFiles(
  source: string,
  folder: SourceFolder,
  connection: Connection,
): AsyncGenerator<TarFile> {
  const kind = await sourceKind(source);
  if (kind === 'url') yield* tarFiles(await openSource(source, kind, connection), MAX_CARD_BYTES, isCard);
  else if (kind === 'folder') yield* filesOfFolder(folder);
  else yield* filesAt(source);
}

async function* filesOfFolder(folder: SourceFolder): AsyncGenerator<TarFile> {
  const { source } = folder;
  const archive = await folder.file(source, 'docs.tar.gz');
  if (archive !== null) {
    yield* filesAt(archive);
    return;
  }
  const all = await folder.find(CARD, MAX_FOLDERS_DEEP);
  const ofRepository = all.filter((file) => !path.relative(path.join(source, CARDS), file).startsWith('..'));
  const [place, files] = ofRepository.length > 0 ? [path.join(source, CARDS), ofRepository] : [source, all];
  for (const file of files) yield await cardFile(file, path.relative(place, file));
}

async function* filesAt(file: string): AsyncGenerator<TarFile> {
  if (isCard(file)) yield await cardFile(file, path.basename(file));
  else yield* tarFiles(await openFile(file), MAX_CARD_BYTES, isCard);
}

/** What a card says is at its beginning; the rest, of any length, is prose. */
const cardFile = async (file: string, name: string): Promise<TarFile> =>
  textFile(name, await readHead(file, MAX_CARD_BYTES));
