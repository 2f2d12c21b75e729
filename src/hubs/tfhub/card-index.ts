import { append } from '../../platform/group-by';
import { withoutJoiners, type Card, type CardKind } from './card';

/**
 * Kinds that are converted from another model, with the word that their address has behind the
 * publisher.
 */
const CONVERSIONS: Partial<Record<CardKind, string>> = {
  Lite: 'lite-model',
  Tfjs: 'tfjs-model',
  Coral: 'coral-model',
};
const MAX_CHAIN = 8;

/** The models of the hub. */
export const isModel = ({ kind }: Card): boolean => kind !== 'Collection' && kind !== 'Publisher';
export const isConversion = ({ kind }: Card): boolean => CONVERSIONS[kind] !== undefined;

/**
 * The id of a card's model, which is its address behind `https://tfhub.dev/`. The header of a
 * conversion often is that of the model it was made from; only the address tells them apart:
 * `google/lite-model/spice/1` beside `google/spice/1`.
 */
export function idOf({ kind, handle }: Card): string {
  const word = CONVERSIONS[kind];
  const slash = handle.indexOf('/');
  return word === undefined || slash < 0 ? handle : `${handle.slice(0, slash)}/${word}${handle.slice(slash)}`;
}

const versionOf = (handle: string): number => Number(/\/(\d+)$/.exec(handle)?.[1] ?? 0);
const withoutVersion = (handle: string): string => handle.replace(/\/\d+$/, '');

/** Finds what cards say about each other: parents, collections, publishers. */
export class CardIndex {
  private readonly originals = new Map<string, Card>();
  private readonly newest = new Map<string, Card>();
  private readonly publishers = new Map<string, string>();
  private readonly collections = new Map<string, string[]>();

  constructor(cards: readonly Card[]) {
    for (const card of cards) {
      if (card.kind === 'Publisher' && card.description !== null)
        this.publishers.set(card.handle, card.description);
      if (card.kind === 'Collection') this.addCollection(card);
      if (isModel(card) && !isConversion(card)) this.addOriginal(card);
    }
  }

  /** What the publisher calls itself; null when there is no card of it. */
  publisherName(publisher: string): string | null {
    return this.publishers.get(publisher) ?? null;
  }

  /** Collections whose text points to the model, with or without its version. */
  collectionsOf(id: string): string[] {
    const named = [id, withoutVersion(id)].flatMap((handle) => this.collections.get(handle) ?? []);
    return [...new Set(named)];
  }

  /**
   * The handle of the model that a card was converted from, and its card where there is one. A
   * handle without a version means the newest, as it does in the hub's addresses.
   */
  parentOf(card: Card): { handle: string; card: Card | null } | null {
    const [written] = card.metadata.get('parent-model') ?? [];
    if (written === undefined) return null;
    const handle = withoutJoiners(written);
    const found =
      this.originals.get(handle) ?? (versionOf(handle) === 0 ? this.newest.get(handle) : undefined);
    return { handle: found?.handle ?? handle, card: found ?? null };
  }

  /** Values of the card itself, else those of its nearest ancestor that has any. */
  inherited(card: Card, key: string): readonly string[] {
    let current: Card | null = card;
    for (let steps = 0; current !== null && steps < MAX_CHAIN; steps += 1) {
      const values = current.metadata.get(key);
      if (values !== undefined) return values;
      current = this.parentOf(current)?.card ?? null;
    }
    return [];
  }

  private addOriginal(card: Card): void {
    // A module says more than a placeholder of the same name.
    if (this.originals.get(card.handle)?.kind !== 'Module') this.originals.set(card.handle, card);
    const family = withoutVersion(card.handle);
    const known = this.newest.get(family);
    if (known === undefined || versionOf(known.handle) < versionOf(card.handle))
      this.newest.set(family, card);
  }

  private addCollection({ handle, links }: Card): void {
    for (const link of links) append(this.collections, link, handle);
  }
}
