import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { normalWord } from './words';

const rule = z.tuple([z.string(), z.string()]);
const wordsSchema = z.strictObject({
  source: z.string(),
  /** Licences that count only where nothing else is said. */
  wholeTextOnly: z.array(z.string()),
  /** One spelling for what is written in several ways, in order. */
  spellings: z.array(rule),
  /** Words that stand beside the name of a licence and say nothing. */
  fillers: z.array(z.string()),
  /** Words that give a licence, and those between them and its name. */
  grants: z.array(z.string()),
  under: z.array(z.string()),
  /** Words that say that a licence is not that of the whole, or not this one. */
  hedges: z.array(z.string()),
  /** How sentences begin that may stand behind the one with the licence. */
  closings: z.array(z.string()),
  /** Addresses of licences, and the names that they stand for. */
  pages: z.array(rule),
});
const WORDS = wordsSchema.parse(
  JSON.parse(readFileSync(path.join(__dirname, 'data', 'license-words.json'), 'utf8')),
);
const SPELLINGS = WORDS.spellings.map(([pattern, word]) => [new RegExp(pattern, 'g'), word] as const);
const PAGES = WORDS.pages.map(([pattern, name]) => [new RegExp(pattern), name] as const);
const CLOSING = new RegExp(`^(?:${WORDS.closings.join('|')})(?!.*\\b(?:terms|conditions|restrict))`, 'i');
const WHOLE_TEXT_ONLY = new Set(WORDS.wholeTextOnly);
const FILLERS = new Set(WORDS.fillers);
const GRANTS = new Set(WORDS.grants);
const UNDER = new Set(WORDS.under);
const HEDGES = new Set(WORDS.hedges);

/** No statement of one licence is longer, in characters. */
const MAX_STATEMENT = 600;
const ADDRESS = /(?:https?:\/\/|www\.)[^\s()<>[\]"']+/gi;
const TOKEN = /[\p{L}\p{M}]+\+*|\d+(?:\.\d+)*|\u2026/gu;
const SENTENCE_END = /(?<=[.!?])\s+(?=[^\s\d])/;

/** What the names of a licence say of it. */
export interface NamedLicense {
  readonly id: string;
  readonly spdxId: string | null;
  readonly name: string;
  readonly url: string | null;
  readonly aliases: readonly string[];
}

/** What a name may mean: a licence, any version of one, any of a family. */
interface Mention<Term> {
  readonly meanings: ReadonlySet<Term>;
  /** What it means where nothing tells more; null where that is not known. */
  readonly usual: Term | null;
}

/** Part of a statement: words in their one spelling, or the licence whose page is named there. */
type Part<Term> = { readonly word: string } | { readonly mention: Mention<Term> };

/**
 * The address of a licence's page without the parts that vary: scheme, `www.`, query, language,
 * `legalcode`, the ending of a file; null if not an address.
 */
function pageOf(text: string): string | null {
  const [, page] = /^(?:https?:\/\/)?(?:www\.)?([^\s?#]+\.[^\s?#]+)(?:[?#]\S*)?$/i.exec(text.trim()) ?? [];
  const isAddress = /^(?:https?:\/\/|www\.)/i.test(text.trim());
  if (page === undefined || !isAddress) return null;
  return page
    .toLowerCase()
    .replace(/[.,;:]+$/, '')
    .replace(/(?:\/(?:legalcode|deed)(?:\.[\w-]+)?)?\/*$/, '')
    .replace(/\.(?:html?|txt|php|json)$/, '');
}

/** The words of a text in their one spelling. */
function wordsOf(text: string): string[] {
  const spelt = SPELLINGS.reduce(
    (current, [pattern, word]) => current.replace(pattern, word),
    text.normalize('NFKC').toLowerCase(),
  );
  return [...spelt.matchAll(TOKEN)].map(([token]) => token.replace(/(?:\.0)+$/, ''));
}

const isFiller = (word: string): boolean => FILLERS.has(word);

/** Finds the licence that a statement gives: a name, a link, a sentence. */
export class LicenseText<Term extends NamedLicense> {
  private readonly names = new Map<string, Term>();
  /** Names without their version. */
  private readonly vague = new Map<string, ReadonlySet<Term>>();
  private readonly pages = new Map<string, Term>();
  private longest = 1;

  /** @param byName finds a licence by exactly one of its names */
  constructor(
    terms: readonly Term[],
    private readonly byName: (name: string) => Term | undefined,
  ) {
    for (const term of terms) {
      for (const address of [...(term.url === null ? [] : [term.url]), ...term.aliases]) {
        const page = pageOf(address);
        if (page !== null && !this.pages.has(page)) this.pages.set(page, term);
      }
      if (!WHOLE_TEXT_ONLY.has(term.id)) this.addNames(term);
    }
  }

  private addNames(term: Term): void {
    for (const name of [
      term.id,
      ...(term.spdxId === null ? [] : [term.spdxId]),
      term.name,
      ...term.aliases,
    ]) {
      const words = pageOf(name) === null ? wordsOf(name).filter((word) => !isFiller(word)) : [];
      this.addName(words, term);
      // Creative Commons' own names of its licences leave its own name out.
      if (words[0] === 'cc' && words[1] === 'by' && words.length > 2) this.addName(words.slice(1), term);
    }
  }

  private addName(words: readonly string[], term: Term): void {
    if (words.length === 0) return;
    const name = words.join(' ');
    if (!this.names.has(name)) this.names.set(name, term);
    this.longest = Math.max(this.longest, words.length);
    const versionless = words.slice(0, -1).join(' ');
    if (/^\d/.test(words.at(-1) ?? '') && versionless !== '' && versionless !== 'by')
      this.vague.set(versionless, new Set([...(this.vague.get(versionless) ?? []), term]));
  }

  /** What a name means; null for words that are none. */
  private meaning(name: string): Mention<Term> | null {
    const term = this.names.get(name) ?? null;
    const vague = [...(this.vague.get(name) ?? [])];
    if (term === null) return vague.length === 0 ? null : { meanings: new Set(vague), usual: null };
    // Terms that SPDX does not have are families of others, or have no names like theirs.
    const family = term.spdxId === null ? [...this.names] : [];
    const members = family.flatMap(([other, member]) => (other.startsWith(`${name} `) ? [member] : []));
    return { meanings: new Set([term, ...vague, ...members]), usual: term };
  }

  /** The licence whose page an address is; null when it is none that is known. */
  page(address: string): Term | null {
    const page = pageOf(address);
    if (page === null) return null;
    const known = this.pages.get(page);
    if (known !== undefined) return known;
    for (const [pattern, name] of PAGES)
      if (pattern.test(page)) return this.byName(normalWord(page.replace(pattern, name))) ?? null;
    return null;
  }

  /** A text without its addresses; null where one of them is the page of a licence. */
  withoutAddresses(text: string): string | null {
    const addresses = text.match(ADDRESS) ?? [];
    return addresses.some((address) => this.page(address) !== null) ? null : text.replace(ADDRESS, '').trim();
  }

  /**
   * The one licence that a text gives, as a name with or without its address, or in a sentence that
   * says so of the whole. Null where it names none, several, or says anything beside it.
   */
  find(text: string): Term | null {
    if (text.length > MAX_STATEMENT) return null;
    const plain = text.replace(/<a\s[^>]*?href=["']?([^"'\s>]+)[^>]*>/gi, ' $1 ').replace(/<[^>]*>/g, ' ');
    const sentences = plain.split(SENTENCE_END).filter((sentence) => !CLOSING.test(sentence));
    const parts = sentences.flatMap((sentence) => this.partsOf(sentence));
    const mentions = parts.flatMap((part) => ('mention' in part ? [part.mention] : []));
    const found = agreed(mentions);
    if (found === null) return null;
    const first = parts.findIndex((part) => 'mention' in part);
    const behind = parts.slice(first).every((part) => 'mention' in part || isFiller(part.word));
    if (!behind) return null;
    const before = parts.slice(0, first).flatMap((part) => ('word' in part ? [part.word] : []));
    return before.every(isFiller) || isGrant(before) ? found : null;
  }

  /** A sentence with the licences that it names in place of their names. */
  private partsOf(sentence: string): Part<Term>[] {
    const parts: Part<Term>[] = [];
    let at = 0;
    for (const match of sentence.matchAll(ADDRESS)) {
      parts.push(...this.named(wordsOf(sentence.slice(at, match.index))));
      const term = this.page(match[0]);
      if (term !== null) parts.push({ mention: { meanings: new Set([term]), usual: term } });
      at = match.index + match[0].length;
    }
    return [...parts, ...this.named(wordsOf(sentence.slice(at)))];
  }

  private named(words: readonly string[]): Part<Term>[] {
    const parts: Part<Term>[] = [];
    for (let at = 0; at < words.length;) {
      const found = this.nameAt(words, at);
      if (found === null) parts.push({ word: words[at] ?? '' });
      else parts.push({ mention: found.mention });
      at = found?.end ?? at + 1;
    }
    return parts;
  }

  /** The longest name that begins at a place, whatever fillers stand in it. */
  private nameAt(words: readonly string[], from: number): { mention: Mention<Term>; end: number } | null {
    let found: { mention: Mention<Term>; end: number } | null = null;
    const key: string[] = [];
    for (let at = from; at < words.length && key.length < this.longest; at += 1) {
      const word = words[at] ?? '';
      if (isFiller(word)) {
        if (key.length === 0) return null;
        continue;
      }
      key.push(word);
      const mention = this.meaning(key.join(' '));
      if (mention !== null) found = { mention, end: at + 1 };
    }
    return found;
  }
}

/** Words before a licence that give it: "... is released under the". */
function isGrant(words: readonly string[]): boolean {
  const saying = words.filter((word) => !isFiller(word) || UNDER.has(word));
  const last = saying.at(-1) ?? '';
  return UNDER.has(last) && words.some((word) => GRANTS.has(word)) && !words.some((word) => HEDGES.has(word));
}

/** The one licence that all mentions may mean, else what they usually mean; null: they differ. */
function agreed<Term extends NamedLicense>(mentions: readonly Mention<Term>[]): Term | null {
  const [first, ...others] = mentions;
  if (first === undefined) return null;
  const common = [...first.meanings].filter((term) => others.every(({ meanings }) => meanings.has(term)));
  if (common.length === 1) return common[0] ?? null;
  return common.length > 1 && others.every(({ usual }) => usual === first.usual) ? first.usual : null;
}
