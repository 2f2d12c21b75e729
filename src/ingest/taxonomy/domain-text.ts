import { append } from '../../platform/group-by';
import type { DomainMatch, DomainTerm } from './domain-term';

/** A phrase that shows that a text is about a domain. */
interface Phrase {
  domainId: number;
  words: readonly string[];
}

/**
 * Confidence from a text with several words for a domain, and from a single one in the thing's
 * name.
 */
const CONFIDENCE = { several: 0.35, one: 0.25 } as const;
/** How many words of a text are read: a text says first what it is about. */
const MAX_WORDS = 120;
const MAX_DOMAINS = 3;
/** A phrase of several words counts as much as two single ones. */
const ENOUGH = 2;
/** What a named ancestor or descendant adds to a domain that is named itself. */
const RELATIVES_WEIGHT = 0.5;

/**
 * Words that name a subject in a list of subjects, but mostly something else in a sentence ("state
 * of the art").
 */
const EVERYDAY = new Set(
  (
    '3d abstract academic accent accessory activity archive art beat bill book brand caption chart chat claim clip code cola commonsense ' +
    'compound conversation cora credit crowd cub demand demographic diagram document drawing economy energy engineering essay exam face ' +
    'facebook figure flag follower forecasting form formula forum friendship galaxy github glue grammar graph ham har health icon ' +
    'image imagenet instructional instrument intent inventory iris landmark lead learner lecture leave listing literature manipulation ' +
    'material maze meeting minecraft mobility mood mot multilingual multimodal network note object ocean opinion order packaging pattern people photo photograph picture ' +
    'pitch place plane plot policy population portrait post press pricing prompt qa recipe recommendation retina review room scan scene school ' +
    'science security sensor sentiment simulated simulation sketch slide smile smoke social software sound speaker squad standard ' +
    'star stem stereo store story street student surface survey table tabular temperature tempo text texture ticket tracking traffic trajectory ' +
    'transaction transcript transcription translation tree trivia utterance vessel video vibration voice web wiki'
  ).split(' '),
);

/** The same for phrases of several words, as `wordsOf` writes them. */
const IDIOMS = new Set([
  '3d point',
  'blog post',
  'cross lingual',
  'prior art',
  'real world',
  'reinforcement learning',
  'state of the art',
]);

/** A word without its plural ending, as far as it can be recognised. */
const singular = (word: string): string =>
  word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word;

const wordsOf = (text: string): string[] =>
  text
    .replace(/https?:\/\/\S+/g, ' ')
    .toLowerCase()
    .match(/[\p{L}\p{N}&]+/gu)
    ?.map(singular) ?? [];

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
      for (const text of [name, leaf, ...aliases]) {
        const words = wordsOf(text);
        const key = words.join(' ');
        const isUsual = IDIOMS.has(key) || (words.length === 1 && (EVERYDAY.has(key) || key.length < 3));
        if (key === '' || isUsual) continue;
        // A phrase that names two domains counts for neither.
        if (seen.has(key) && seen.get(key) !== id) seen.set(key, null);
        else seen.set(key, id);
        phrases.set(key, { domainId: id, words });
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

  /** What a thing is about by its name and description; the three most certain domains. */
  find(name: string, text: string | null): DomainMatch[] {
    // `PubMed` as written, `ChestXRay` split into words.
    const inName = new Map([...this.phrasesIn(wordsOf(name)), ...this.phrasesIn(wordsOf(takenApart(name)))]);
    const found = new Map([...this.phrasesIn(wordsOf(text ?? '').slice(0, MAX_WORDS)), ...inName]);
    const weights = new Map<number, number>();
    for (const { domainId, words } of found.values())
      weights.set(domainId, (weights.get(domainId) ?? 0) + Math.min(words.length, ENOUGH));
    const named = new Set([...inName.values()].map(({ domainId }) => domainId));
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
