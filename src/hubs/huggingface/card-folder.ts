import path from 'node:path';
import { Findings } from '../findings';
import { objectOf, own, textOf } from '../plain-json';
import { readHead } from '../read-head';
import { modelRecordSchema, type ModelRecord } from '../records';
import { settle, unusable, type Settled } from '../settle';
import { recordFieldsOf } from './card-metadata';
import { MAX_CARD_BYTES, parseCard, reportFaulty, summaryIn } from './front-matter';
import { CARD } from './listing-record';
import { weightFormsOf } from './quantization';
import { addressOf, fromCacheFolder, HUGGING_FACE, ownerAndName, repositoryId } from './repository-id';
import type { SourceFolder } from '../source-folder';

const CARD_FILE = 'readme.md';
const MARKDOWN = /\.md$/i;
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
export async function* findCards(
  source: SourceFolder,
  folder = source.source,
  depth = 0,
): AsyncGenerator<CardFile> {
  // The Hub's cache keeps links to the files of a repository.
  const { files, folders } = await source.list(MARKDOWN, folder);
  const card = files.find((name) => name.toLowerCase() === CARD_FILE);
  if (card !== undefined) yield { file: path.join(folder, card), ...repositoryOf(source.source, folder) };
  else for (const name of files) yield { file: path.join(folder, name), ...looseRepository(name) };
  if (depth >= MAX_FOLDERS_DEEP) return;
  for (const name of folders) yield* findCards(source, path.join(folder, name), depth + 1);
}

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
  const isLoose = path.basename(card.file).toLowerCase() !== CARD_FILE;
  const content = parseCard(await readHead(card.file, MAX_CARD_BYTES));
  const { metadata, hasFrontMatter, fault } = content;
  if (isLoose && !hasFrontMatter) return { record: null, problems: [] };
  const id = repositoryId('model', card.id);
  if (fault !== null) return unusable(HUGGING_FACE, card.id, null, fault);
  if (id === null)
    return unusable(HUGGING_FACE, card.id, 'id', 'the folder does not name a repository (owner/name)');
  const findings = new Findings(HUGGING_FACE, id);
  reportFaulty(content, findings);
  const candidate = {
    kind: 'model',
    hub: HUGGING_FACE,
    externalId: id,
    revision: card.revision,
    source: CARD,
    url: addressOf(id),
    ...ownerAndName(id),
    summary: summaryIn(content, findings),
    ...recordFieldsOf(metadata, { id, hasBase: false, tags: [], text: content.body }, findings),
    architectureFamily: textOf(own(objectOf(own(metadata, 'config')), 'model_type')),
    weightForms: weightFormsOf({ config: objectOf(own(metadata, 'config')), metadata }),
    raw: { cardData: metadata },
  };
  return settle(modelRecordSchema, candidate, findings);
}
