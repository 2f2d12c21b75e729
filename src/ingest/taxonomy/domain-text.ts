import { append } from '../../platform/group-by';
import { domainWords } from './domain-facts';
import type { DomainMatch, DomainTerm } from './domain-term';

/** A phrase that shows that a text is about a domain. */
interface Phrase {
  domainId: number;
  words: readonly string[];
  /** A word that is only the end of a slug, such as `urban` of urban sounds. */
  isShort: boolean;
}

/**
 * Confidence from a text with several words for a domain, and from a single one in the thing's
 * name.
 */
const CONFIDENCE = { several: 0.35, one: 0.25 } as const;
/** How many words of a text are read: a text says first what it is about. */
const MAX_WORDS = 120;
/** In how many of them a phrase of several words counts as much as two single ones. */
const OPENING_WORDS = 40;
const MAX_DOMAINS = 3;
/** What two single words weigh, or one phrase of several words. */
const ENOUGH = 2;
/** What a named ancestor or descendant adds to a domain that is named itself. */
const RELATIVES_WEIGHT = 0.5;

/** Words that mostly mean something else in a sentence ("state of the art"), and such phrases. */
const EVERYDAY = new Set(domainWords.everyday);
const IDIOMS = new Set(domainWords.idioms);
/** Words that end in `s` and are no plurals: one item of "news" is not "new". */
const NO_PLURAL = new Set(domainWords.noPlural);

/** A word without its plural ending, as far as it can be recognised. */
const singular = (word: string): string =>
  word.length > 3 && /[^su]s$/.test(word) && !NO_PLURAL.has(word) ? word.slice(0, -1) : word;

/** Whether a single word mostly means something else than a subject. */
export const isEveryday = (word: string): boolean => EVERYDAY.has(singular(word));

const wordsOf = (text: string): string[] =>
  text
    .replace(/https?:\/\/\S+/g, ' ')
    .toLowerCase()
    .match(/[\p{L}\p{N}&]+/gu)
    ?.map(singular) ?? [];

const keyOf = (text: string): string => wordsOf(text).join(' ');

const takenApart = (name: string): string => name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');

/**
 * Finds what a text is about by the names and aliases of domains in it: several of one domain or of
 * related domains, one of several words, or one in the thing's own name. Everyday words alone do
 * not count.
 */
export class DomainText {
  /** By their first word. */
  private readonly phrases = new Map<string, Phrase[]>();
  private readonly relatives: ReadonlyMap<number, ReadonlySet<number>>;

  constructor(domains: readonly DomainTerm[]) {
    const seen = new Map<string, number | null>();
    const phrases = new Map<string, Phrase>();
    for (const { id, slug, name, aliases } of domains) {
      const leaf = slug.slice(slug.lastIndexOf('/') + 1).replaceAll('-', ' ');
      const full = new Set([name, ...aliases, ...(slug.includes('/') ? [] : [leaf])].map(keyOf));
      for (const text of [name, leaf, ...aliases]) {
        const words = wordsOf(text);
        const key = words.join(' ');
        const isUsual = IDIOMS.has(key) || (words.length === 1 && (EVERYDAY.has(key) || key.length < 3));
        if (key === '' || isUsual) continue;
        // A phrase that names two domains counts for neither.
        if (seen.has(key) && seen.get(key) !== id) seen.set(key, null);
        else seen.set(key, id);
        phrases.set(key, { domainId: id, words, isShort: words.length === 1 && !full.has(key) });
      }
    }
    for (const [key, phrase] of phrases)
      if (seen.get(key) !== null) {
        const [first = ''] = phrase.words;
        append(this.phrases, first, phrase);
      }
    this.relatives = new Map(
      domains.map(({ id, slug }) => [
        id,
        new Set(
          domains
            .filter((other) => other.slug.startsWith(`${slug}/`) || slug.startsWith(`${other.slug}/`))
            .map((other) => other.id),
        ),
      ]),
    );
  }

  /** Domains that a text names, by any word or phrase but `except`. */
  named(text: string, except: string): Set<number> {
    const left = wordsOf(except).join(' ');
    const phrases = [...this.phrasesIn(wordsOf(text)), ...this.phrasesIn(wordsOf(takenApart(text)))];
    return new Set(phrases.flatMap(([key, { domainId }]) => (key === left ? [] : domainId)));
  }

  /** Whether one of two domains is the other, or above it. */
  areRelated(one: number, other: number): boolean {
    return one === other || this.relatives.get(one)?.has(other) === true;
  }

  /**
   * What a thing is about by its name and description; the three most certain domains of those that
   * `isPossible`.
   */
  find(name: string, text: string | null, isPossible: (domainId: number) => boolean): DomainMatch[] {
    // `PubMed` as written, `ChestXRay` split into words.
    const inName = new Map([...this.phrasesIn(wordsOf(name)), ...this.phrasesIn(wordsOf(takenApart(name)))]);
    const words = wordsOf(text ?? '').slice(0, MAX_WORDS);
    const opening = new Map([...this.phrasesIn(words.slice(0, OPENING_WORDS)), ...inName]);
    const weights = new Map<number, number>();
    for (const [key, phrase] of new Map([...this.phrasesIn(words), ...inName])) {
      if (!isPossible(phrase.domainId)) continue;
      const weight = opening.has(key) ? Math.min(phrase.words.length, ENOUGH) : 1;
      weights.set(phrase.domainId, (weights.get(phrase.domainId) ?? 0) + weight);
    }
    const named = new Set([...inName.values()].flatMap(({ domainId, isShort }) => (isShort ? [] : domainId)));
    const scored = [...weights].map(([domainId, weight]) => {
      const relatives = [...(this.relatives.get(domainId) ?? [])].reduce(
        (sum, id) => sum + (weights.get(id) ?? 0),
        0,
      );
      return { domainId, score: weight + RELATIVES_WEIGHT * relatives, isNamed: named.has(domainId) };
    });
    return scored
      .filter(({ score, isNamed }) => isNamed || score >= ENOUGH)
      .sort((a, b) => b.score - a.score || a.domainId - b.domainId)
      .slice(0, MAX_DOMAINS)
      .map(({ domainId, score }) => ({
        domainId,
        confidence: score >= ENOUGH ? CONFIDENCE.several : CONFIDENCE.one,
      }));
  }

  /** Every phrase in the words; of two that begin at the same word, the longer. */
  private phrasesIn(words: readonly string[]): Map<string, Phrase> {
    const found = new Map<string, Phrase>();
    for (let at = 0; at < words.length; at += 1) {
      const matches = (this.phrases.get(words[at] ?? '') ?? [])
        .filter((phrase) => phrase.words.every((word, place) => words[at + place] === word))
        .sort((a, b) => b.words.length - a.words.length);
      const [longest] = matches;
      if (longest === undefined) continue;
      found.set(longest.words.join(' '), longest);
      at += longest.words.length - 1;
    }
    return found;
  }
}
