import { sourceKind } from '../byte-source';
import { connect, type LiveWorld } from '../http/connection';
import { upTo } from '../items';
import type { ReadOptions } from '../read-options';
import { datasetRecordSchema, type Hub, type HubItem } from '../records';
import { settle } from '../settle';
import { InvalidInputError } from '../../platform/errors';
import { parseCard, type Card } from './card';
import { cardFiles } from './card-files';
import { CardIndex, idOf, isModel } from './card-index';
import { isOwnDataset, readModelCard } from './model-record';
import { TF_HUB, TF_HUB_ADDRESS } from './tfhub-id';
import { NO_VOCABULARY, readVocabulary, type Vocabulary } from './vocabulary';

/** All cards are held, each without its prose: a model may stand before the one that it was converted from. */
const MAX_CARDS = 200_000;

/**
 * TensorFlow Hub: its cards, as a folder, an archive (`docs.tar.gz`, a file or an address) or the hub's repository. The
 * vocabularies are taken from the `tags` folder of the repository, where one is near.
 */
export class TfHub implements Hub {
  readonly id = TF_HUB;
  readonly name = 'TensorFlow Hub';
  readonly url = TF_HUB_ADDRESS;
  readonly formats = "cards: a folder, an archive (a file or an address), or the hub's repository";

  constructor(private readonly world: Partial<LiveWorld> = {}) {}

  /** Cards become models only when all are read, so that there is nothing cheap to count. */
  async count(source: string): Promise<number | null> {
    await sourceKind(source);
    return null;
  }

  /**
   * Datasets of the vocabulary first, then at most `limit` records in all, in the order of the source.
   *
   * @throws InvalidInputError when the source is missing or holds no card; UnavailableError when it cannot be fetched
   */
  read(source: string, options: ReadOptions): AsyncIterable<HubItem> {
    return upTo(options.limit, this.readAll(source, options), options.signal);
  }

  private async *readAll(source: string, options: ReadOptions): AsyncGenerator<HubItem> {
    const problems: HubItem[] = [];
    const cards: Card[] = [];
    for await (const file of cardFiles(source, connect(this.world, options))) {
      const card = file.kind === 'text' ? parseCard(file.text) : file.reason;
      if (typeof card === 'string') problems.push(skipped(file.name, card));
      else if (cards.push(card) >= MAX_CARDS) {
        problems.push(skipped(file.name, `and what follows: more than ${MAX_CARDS} cards`));
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
  for (const problem of vocabulary.problems) yield { kind: 'problem', problem };
  for (const [id, name] of vocabulary.datasets) if (isOwnDataset(id)) yield* datasetItems(id, name);
  const index = new CardIndex(cards);
  const seen = new Set<string>();
  for (const card of cards) {
    if (!isModel(card)) continue;
    if (seen.has(idOf(card))) {
      yield skipped(idOf(card), `stands there twice; this is the card of a ${card.kind}`);
      continue;
    }
    seen.add(idOf(card));
    const { record, problems } = readModelCard(card, index, vocabulary);
    if (record !== null) yield { kind: 'record', record };
    for (const problem of problems) yield { kind: 'problem', problem };
  }
}

function* datasetItems(id: string, name: string): Generator<HubItem> {
  const candidate = { kind: 'dataset', hub: TF_HUB, externalId: id, name, raw: { id, display_name: name } };
  const { record, problems } = settle(datasetRecordSchema, candidate, { hub: TF_HUB, id });
  if (record !== null) yield { kind: 'record', record };
  for (const problem of problems) yield { kind: 'problem', problem };
}

const skipped = (id: string, message: string): HubItem => ({
  kind: 'problem',
  problem: { hub: TF_HUB, id: id.slice(0, 300), field: null, message, action: 'skipped' },
});
