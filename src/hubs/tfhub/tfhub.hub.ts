import { type Fault } from '../fault';
import { InvalidInputError } from '../../platform/errors';
import { sourceKind } from '../byte-source';
import { itemsOf, problemItem, skipped } from '../items';
import type { ReadOptions } from '../read-options';
import { datasetRecordSchema, type HubItem } from '../records';
import { settle } from '../settle';
import type { SourceFolder } from '../source-folder';
import { StreamedHub } from '../streamed-hub';
import { parseCard, type Card } from './card';
import { cardFiles } from './card-files';
import { CardIndex, idOf, isModel } from './card-index';
import { isOwnDataset, readModelCard } from './model-record';
import { TF_HUB, TF_HUB_ADDRESS } from './tfhub-id';
import { NO_VOCABULARY, readVocabulary, type Vocabulary } from './vocabulary';

/**
 * All cards are held, each without its prose: a model may stand before the one that it was
 * converted from.
 */
const MAX_CARDS = 200_000;

/**
 * TensorFlow Hub: its cards, as a folder, an archive (`docs.tar.gz`, a file or an address) or the
 * hub's repository. The vocabularies are taken from the `tags` folder of the repository, where one
 * is near.
 */
export class TfHub extends StreamedHub {
  readonly id = TF_HUB;
  readonly name = 'TensorFlow Hub';
  readonly url = `${TF_HUB_ADDRESS}/`;
  readonly standing = { precedence: 250 };
  readonly formats = "cards: a folder, an archive (a file or an address), or the hub's repository";

  /** Datasets of the vocabulary first, then models in the order of the source. */
  protected async *readAll(
    source: string,
    options: ReadOptions,
    folder: SourceFolder,
  ): AsyncGenerator<HubItem> {
    const problems: HubItem[] = [];
    const cards: Card[] = [];
    for await (const file of cardFiles(source, folder, this.connection(options))) {
      const card = file.kind === 'text' ? parseCard(file.text) : file.reason;
      if (typeof card === 'string' || 'reason' in card) problems.push(unread(file.name, card));
      else if (cards.push(card) >= MAX_CARDS) {
        problems.push(unread(file.name, `and what follows: more than ${MAX_CARDS} cards`));
        break;
      }
    }
    if (cards.length === 0)
      throw new InvalidInputError('source', `a folder or an archive with cards; ${source} holds none`);
    const isAddress = (await sourceKind(source)) === 'url';
    yield* problems;
    yield* items(cards, isAddress ? NO_VOCABULARY : await readVocabulary(source));
  }
}

function* items(cards: readonly Card[], vocabulary: Vocabulary): Generator<HubItem> {
  yield* vocabulary.problems.map(problemItem);
  for (const [id, name] of vocabulary.datasets) if (isOwnDataset(id)) yield* datasetItems(id, name);
  const index = new CardIndex(cards);
  const seen = new Set<string>();
  for (const card of cards) {
    if (!isModel(card)) continue;
    if (seen.has(idOf(card))) {
      yield unread(idOf(card), `stands there twice; this is the card of a ${card.kind}`);
      continue;
    }
    seen.add(idOf(card));
    yield* itemsOf(readModelCard(card, index, vocabulary));
  }
}

function datasetItems(id: string, name: string): HubItem[] {
  const candidate = { kind: 'dataset', hub: TF_HUB, externalId: id, name, raw: { id, display_name: name } };
  return itemsOf(settle(datasetRecordSchema, candidate, { hub: TF_HUB, id }));
}

const MAX_PLACE = 300;
const unread = (place: string, fault: Fault): HubItem =>
  skipped(TF_HUB, place.slice(0, MAX_PLACE), null, fault);
