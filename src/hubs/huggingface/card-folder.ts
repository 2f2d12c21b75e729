import path from 'node:path';
import { listFolder } from '../find-files';
import { Findings } from '../findings';
import { objectOf, own, textOf } from '../plain-json';
import { summaryOf } from '../prose';
import { readHead } from '../read-head';
import { modelRecordSchema, type ModelRecord } from '../records';
import { settle, unusable, type Settled } from '../settle';
import { recordFieldsOf } from './card-metadata';
import { parseCard } from './front-matter';
import { fromCacheFolder, HUGGING_FACE, ownerAndName, repositoryId } from './repository-id';

const CARD = 'readme.md';
/** What a card says is in its first part; the rest, of any length, is prose. */
const MAX_CARD_BYTES = 1024 * 1024;
const MAX_FOLDERS_DEEP = 12;

/** Where a card lies, and the repository that its place names. */
interface CardFile {
  file: string;
  id: string;
  revision: string | null;
}

/**
 * Cards below a folder, in the order of their paths: every `README.md`, named by the last two
 * folders above it (`owner/name`) or by a folder of the Hub's cache; and in a folder without one,
 * files such as `owner__name.md`.
 */
export async function* findCards(root: string, folder = root, depth = 0): AsyncGenerator<CardFile> {
  const { files: plain, folders, links } = await listFolder(folder);
  // The Hub's cache keeps links to the files of a repository.
  const files = [...plain, ...links].sort();
  const card = files.find((name) => name.toLowerCase() === CARD);
  if (card !== undefined) yield { file: path.join(folder, card), ...repositoryOf(root, folder) };
  else
    for (const name of looseCards(files)) yield { file: path.join(folder, name), ...looseRepository(name) };
  if (depth >= MAX_FOLDERS_DEEP) return;
  for (const name of folders) yield* findCards(root, path.join(folder, name), depth + 1);
}

const looseCards = (files: readonly string[]): string[] => files.filter((name) => /\.md$/i.test(name));

const looseRepository = (file: string) => ({
  id: file.replace(/\.md$/i, '').replace('__', '/'),
  revision: null,
});

function repositoryOf(root: string, folder: string): { id: string; revision: string | null } {
  const cached = fromCacheFolder(folder.split(path.sep).join('/'));
  if (cached !== null) return cached;
  const below = path
    .relative(root, folder)
    .split(path.sep)
    .filter((part) => part !== '');
  return {
    id: below.length === 0 ? path.basename(path.resolve(root)) : below.slice(-2).join('/'),
    revision: null,
  };
}

/** Reads one card. A loose file without front matter is no card and gives nothing. */
export async function readCard(card: CardFile): Promise<Settled<ModelRecord>> {
  const content = await readHead(card.file, MAX_CARD_BYTES);
  const isLoose = path.basename(card.file).toLowerCase() !== CARD;
  const { metadata, hasFrontMatter, body, fault } = parseCard(content);
  if (isLoose && !hasFrontMatter) return { record: null, problems: [] };
  const id = repositoryId('model', card.id);
  if (fault !== null) return unusable(HUGGING_FACE, card.id, null, fault);
  if (id === null)
    return unusable(HUGGING_FACE, card.id, 'id', 'the folder does not name a repository (owner/name)');
  const findings = new Findings(HUGGING_FACE, id);
  const candidate = {
    kind: 'model',
    hub: HUGGING_FACE,
    externalId: id,
    revision: card.revision,
    url: `https://huggingface.co/${id}`,
    ...ownerAndName(id),
    summary: summaryOf(body),
    ...recordFieldsOf(metadata, id, findings),
    architectureFamily: textOf(own(objectOf(own(metadata, 'config')), 'model_type')),
    raw: { cardData: metadata },
  };
  return settle(modelRecordSchema, candidate, findings);
}
