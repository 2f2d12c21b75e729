import { z } from 'zod';
import { isLanguageCode } from '../../hubs';
import written from './data/languages.json';
import { normalWord } from './words';

const dataSchema = z.strictObject({
  /** Codes and names in use that ISO 639 does not define, or defines differently. */
  misused: z.record(z.string(), z.array(z.string())),
  /**
   * Words in place of a human language. Some are codes of languages that hardly any record is in
   * (`etc` Etchemin, `unk` Enawene Nawe), and nobody means those.
   */
  none: z.array(z.string()),
  officialSource: z.string(),
  /** Territory -> languages with an official status there, divided by spaces. */
  official: z.record(z.string(), z.string()),
  /** What a thing that is made for pairs of languages says of itself. */
  pairWords: z.array(z.string()),
});
const data = dataSchema.parse(written);
const MISUSED = new Map(Object.entries(data.misused));
const NONE = new Set(data.none);
const OFFICIAL = new Map(
  Object.entries(data.official).map(([territory, languages]) => [territory, new Set(languages.split(' '))]),
);

const displayNames = new Intl.DisplayNames('en', {
  type: 'language',
  fallback: 'none',
  languageDisplay: 'standard',
});
const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');
let byName: ReadonlyMap<string, string> | null = null;

/** English names of the languages that the runtime can name; built when first needed. */
function languageNames(): ReadonlyMap<string, string> {
  const two = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  const three = two.flatMap((start) => LETTERS.map((last) => start + last));
  // Later entries win, so that a language is called by its shorter code.
  byName ??= new Map(
    [...three, ...two].flatMap((code) => {
      const name = isLanguageCode(code) ? displayNames.of(code) : undefined;
      return name === undefined ? [] : [[normalWord(name), code] as const];
    }),
  );
  return byName;
}

function canonical(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

const isLocale = (tag: string): boolean =>
  Intl.NumberFormat(tag).resolvedOptions().locale.toLowerCase() === tag.toLowerCase();

/** The language that most people in a territory speak. */
const mainLanguage = (territory: string): string => new Intl.Locale(`und-${territory}`).maximize().language;

/** How a language was written, and whether its record is about pairs of languages. */
interface Written {
  readonly written: string;
  readonly isAboutPairs: boolean;
}

/**
 * Two codes with a hyphen are a language and its region where the language is official there
 * (`pt-br`, `fr-ca`), and otherwise two languages (`en-ru`). Where the region is also the code of
 * the language spoken there, both readings are at hand (`en-de`, `sv-fi`): a record about pairs
 * means two languages. Written as BCP 47 does (`en-DE`), or of a language without a code of two
 * letters (`nds-nl`), a locale that the runtime knows is one.
 */
function isPairOf(first: string, second: string, { written: word, isAboutPairs }: Written): boolean {
  if (!isLanguageCode(second)) return false;
  const tag = canonical(`${first}-${second}`);
  if (tag === null || second.length !== 2) return true;
  const territory = second.toUpperCase();
  if (first !== second && isAboutPairs && mainLanguage(territory) === second) return true;
  const language = canonical(first) ?? first;
  if (first === second || OFFICIAL.get(territory)?.has(language) === true) return false;
  const isMeantAsLocale = language.length === 3 || /^[a-z]+[-_][A-Z]+$/.test(word.trim());
  return !(isMeantAsLocale && isLocale(tag));
}

/** Tags of a word with hyphens that begins with a code; null where its parts make no tag. */
function tagsOfParts(word: string, how: Written): string[] | null {
  const [first = '', second, ...rest] = word.split('-');
  const codes = [first, ...(second === undefined ? [] : [second]), ...rest];
  const tag = canonical(word);
  if (second === undefined) return tag === null ? null : [tag];
  const isList =
    rest.length === 0 ? isPairOf(first, second, how) : tag === null && codes.every(isLanguageCode);
  if (!isList) return tag === null ? null : [tag];
  return codes.map((code) => canonical(code)).filter((code) => code !== null);
}

/**
 * BCP 47 tags for what a source wrote as a language: a code of ISO 639, a tag, an English name, or
 * a pair such as `en-ru`. Null when it is none of these; empty for words that are known not to be a
 * human language.
 */
export function languageTags(word: string, isAboutPairs = false): string[] | null {
  const normal = normalWord(word);
  if (NONE.has(normal)) return [];
  const misused = MISUSED.get(normal);
  if (misused !== undefined) return misused;
  const [language = ''] = normal.split('-');
  if (isLanguageCode(language)) {
    const tags = tagsOfParts(normal, { written: word, isAboutPairs });
    if (tags !== null) return tags;
  }
  const named = languageNames().get(normal);
  return named === undefined ? null : [canonical(named) ?? named];
}

/** Words and arrows between languages; some words are codes of languages, too (`to` Tongan). */
const CONNECTED = /\s+(?:and|or|to|und|et|[-\u2013])\s+|\s*(?:[-=]>|[\u2192\u2194])\s*/i;
/** A list of a program that was put down as text: `['en', 'de']`. */
const WRITTEN_LIST = /^\s*\[(.*)\]\s*$/;
/** Between languages in one text, the surer first: a name may have spaces. */
const SEPARATORS = [CONNECTED, /\s*[,;/&+|]\s*/, /\s+/];

/**
 * The words for languages in a text that may list several: the text itself where it stands for
 * languages as a whole (`Scottish Gaelic`, `zh CN`, `hau ibo pcm`) or for none, else its parts.
 */
export function languageWords(text: string): string[] {
  const listed = WRITTEN_LIST.exec(text)?.[1];
  if (listed !== undefined) return languageWords(listed.replace(/["']/g, '').trim());
  if (!CONNECTED.test(text) && languageTags(text) !== null) return [text];
  for (const separator of SEPARATORS) {
    const parts = text.split(separator).filter((part) => part !== '');
    const words = parts.length > 1 ? parts.flatMap(languageWords) : [];
    if (words.some((word) => languageTags(word) !== null)) return words;
  }
  return [text];
}

const textOf = (words: readonly string[]): string =>
  ` ${words
    .join(' ')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')} `;

/** Whether words of a record (tasks, tags, names, description) tell of pairs of languages. */
export function isAboutLanguagePairs(words: readonly string[]): boolean {
  const text = textOf(words);
  return data.pairWords.some((word) => text.includes(` ${word} `));
}
