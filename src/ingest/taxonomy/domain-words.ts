import type { DomainMatch, DomainTerm } from './domain-term';
import { DomainText } from './domain-text';
import { normalWord } from './words';

/**
 * Confidence when the source names the domain by slug or name; by an alias; when a tag is its name;
 * when a tag is an alias.
 */
const CONFIDENCE = { stated: 1, statedAlias: 0.9, tag: 0.6, tagAlias: 0.4 } as const;

/**
 * Aliases that tell a question's subject, but as a tag mostly name a technique, a site or a
 * quality.
 */
const NO_SUBJECT = new Set(
  (
    '3d agriculture anomaly-detection bci chat chatbot cross-lingual entity-linking facebook historical html image-generation ' +
    'instruction-following low-resource-languages manipulation midi multilingual multimodal pii sar security sentiment ' +
    'single-cell sql stance-detection transcription vision-language visual-reasoning voice'
  ).split(' '),
);

type Words = ReadonlyMap<string, ReadonlySet<number>>;

function wordsOf(domains: readonly DomainTerm[], namesOf: (domain: DomainTerm) => readonly string[]): Words {
  const found = new Map<string, Set<number>>();
  for (const domain of domains) {
    for (const word of namesOf(domain).map(normalWord)) {
      found.set(word, (found.get(word) ?? new Set()).add(domain.id));
    }
  }
  return found;
}

/** The only domain with this word; null when there is none, or more than one. */
function only(words: Words, word: string): number | null {
  const [id, ...others] = words.get(normalWord(word)) ?? [];
  return id === undefined || others.length > 0 ? null : id;
}

/** Finds domains by the words that records use. */
export class DomainWords {
  /**
   * From the most to the least certain: a slug belongs to one domain, a leaf such as `science` may
   * belong to several.
   */
  private readonly own: readonly Words[];
  private readonly aliases: Words;
  private readonly text: DomainText;

  constructor(domains: readonly DomainTerm[]) {
    this.text = new DomainText(domains);
    this.own = [
      wordsOf(domains, ({ slug }) => [slug]),
      wordsOf(domains, ({ name }) => [name]),
      wordsOf(domains, ({ slug }) => [slug.slice(slug.lastIndexOf('/') + 1)]),
    ];
    this.aliases = wordsOf(domains, ({ aliases }) => aliases);
  }

  /**
   * The domain that a source states by slug, name or alias; null when there is none or more than
   * one.
   */
  stated(word: string): DomainMatch | null {
    return this.match(word, CONFIDENCE.stated, CONFIDENCE.statedAlias);
  }

  /**
   * The domain that a free tag names; words that name a task or a technique as often as a subject
   * are ignored.
   */
  tagged(tag: string, isTask: (word: string) => boolean): DomainMatch | null {
    const word = normalWord(tag);
    if (word.length < 3 || NO_SUBJECT.has(word) || isTask(word)) return null;
    return this.match(word, CONFIDENCE.tag, CONFIDENCE.tagAlias);
  }

  /** The domains that a thing's name and description are about, the three most certain. */
  inText(name: string, description: string | null): DomainMatch[] {
    return this.text.find(name, description);
  }

  private match(word: string, ofOwn: number, ofAlias: number): DomainMatch | null {
    for (const words of this.own) {
      const domainId = only(words, word);
      if (domainId !== null) return { domainId, confidence: ofOwn };
    }
    const domainId = only(this.aliases, word);
    return domainId === null ? null : { domainId, confidence: ofAlias };
  }
}
