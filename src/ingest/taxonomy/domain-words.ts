import type { DomainMatch, DomainTerm } from './domain-term';
import { domainWords } from './domain-facts';
import { DomainText, isEveryday } from './domain-text';
import { normalWord } from './words';

/**
 * Confidence when the source names the domain by slug or name; by an alias; when a tag is its name;
 * when a tag is an alias.
 */
const CONFIDENCE = { stated: 1, statedAlias: 0.9, tag: 0.6, tagAlias: 0.4 } as const;

const NO_SUBJECT = new Set(domainWords.noSubject);

/** Each domain with the aliases that stand for it, and not for a wider one. */
function withOwnAliases(domains: readonly DomainTerm[]): DomainTerm[] {
  const moved = Object.entries(domainWords.moved);
  return domains.map((domain) => ({
    ...domain,
    aliases: [
      ...domain.aliases.filter((alias) => !Object.hasOwn(domainWords.moved, normalWord(alias))),
      ...moved.flatMap(([alias, slug]) => (slug === domain.slug ? alias : [])),
    ],
  }));
}

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

  private readonly byId: ReadonlyMap<number, DomainTerm>;

  constructor(terms: readonly DomainTerm[]) {
    const domains = withOwnAliases(terms);
    this.byId = new Map(domains.map((domain) => [domain.id, domain]));
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

  /**
   * Whether a tag tells of a domain by itself: its name, several words, or a word that is an alias
   * as well as the end of its slug. Any other single word (`environmental`, `urban`) needs a second
   * witness.
   */
  isTelling(tag: string, domainId: number): boolean {
    const domain = this.byId.get(domainId);
    if (domain === undefined) return false;
    const word = normalWord(tag);
    if (/[-/]/.test(word)) return true;
    if (isEveryday(word)) return false;
    if (normalWord(domain.name) === word) return true;
    return domain.slug.endsWith(`/${word}`) && domain.aliases.some((alias) => normalWord(alias) === word);
  }

  /** Whether a tag is a domain's own slug or name. */
  isOwn(tag: string, domainId: number): boolean {
    const word = normalWord(tag);
    const domain = this.byId.get(domainId);
    return domain !== undefined && [domain.slug, normalWord(domain.name)].includes(word);
  }

  slugOf(domainId: number): string {
    return this.byId.get(domainId)?.slug ?? '';
  }

  areRelated(one: number, other: number): boolean {
    return this.text.areRelated(one, other);
  }

  /** Domains that a text names, by any word or phrase but `except`. */
  namedIn(text: string, except: string): Set<number> {
    return this.text.named(text, except);
  }

  /**
   * The domains that a thing's name and description are about, the three most certain of those that
   * `isPossible`.
   */
  inText(
    name: string,
    description: string | null,
    isPossible: (domainId: number) => boolean = () => true,
  ): DomainMatch[] {
    return this.text.find(name, description, isPossible);
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
