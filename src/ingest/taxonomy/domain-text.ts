import { append } from '../../platform/group-by';
import type { DomainMatch, DomainTerm } from './domain-term';

/** One phrase by which a text speaks of a domain. */
interface Phrase {
  domainId: number;
  words: readonly string[];
}

/** How sure a text makes: by several words for a domain, and by one alone that stands in the thing's name. */
const CONFIDENCE = { several: 0.35, one: 0.25 } as const;
/** Words of the text that are looked at: what a thing is about is said first. */
const MAX_WORDS = 120;
const MAX_DOMAINS = 3;
/** A phrase of several words says as much as two single ones. */
const ENOUGH = 2;
/** What a domain above or below lends to one that is named itself. */
const KINSHIP = 0.5;

/** Words that name a subject in a list of subjects, and in a sentence mostly something else ("state of the art"). */
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

/** The same of several words, as `wordsOf` writes them. */
const IDIOMS = new Set([
  '3d point',
  'blog post',
  'cross lingual',
  'prior art',
  'real world',
  'reinforcement learning',
  'state of the art',
]);

/** A word without the plural, as far as that can be told from its end. */
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
 * Finds what a text is about by the names and aliases of domains that stand in it: several of one domain or of its kin, one of
 * several words, or one in the thing's own name. Words of everyday use alone say nothing.
 */
export class DomainText {
  /** By their first word. */
  private readonly phrases = new Map<string, Phrase[]>();
  private readonly kin: ReadonlyMap<number, ReadonlySet<number>>;

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
        // What stands for two domains stands for neither.
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
    this.kin = new Map(
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

  /** What a thing is about by its name and description; the surest three. */
  find(name: string, text: string | null): DomainMatch[] {
    // `PubMed` as it stands, `ChestXRay` taken apart.
    const inName = new Map([...this.phrasesIn(wordsOf(name)), ...this.phrasesIn(wordsOf(takenApart(name)))]);
    const found = new Map([...this.phrasesIn(wordsOf(text ?? '').slice(0, MAX_WORDS)), ...inName]);
    const weights = new Map<number, number>();
    for (const { domainId, words } of found.values())
      weights.set(domainId, (weights.get(domainId) ?? 0) + Math.min(words.length, ENOUGH));
    const named = new Set([...inName.values()].map(({ domainId }) => domainId));
    const scored = [...weights].map(([domainId, weight]) => {
      const kin = [...(this.kin.get(domainId) ?? [])].reduce((sum, id) => sum + (weights.get(id) ?? 0), 0);
      return { domainId, score: weight + KINSHIP * kin, isNamed: named.has(domainId) };
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

  /** Every phrase in the words; of two that begin at one place the longer. */
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
