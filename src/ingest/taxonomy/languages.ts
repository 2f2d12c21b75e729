import { normalWord } from './words';

const codes = new Intl.DisplayNames('en', {
  type: 'language',
  fallback: 'none',
  languageDisplay: 'standard',
});

/** Codes in use that ISO 639 does not define, or defines differently. */
const MISUSED: Record<string, string[]> = {
  cn: ['zh'],
  jp: ['ja'],
  kr: ['ko'],
  ua: ['uk'],
  multilingual: ['mul'],
  'multi-lingual': ['mul'],
  mandarin: ['zh'],
  farsi: ['fa'],
  'simplified-chinese': ['zh-Hans'],
  'traditional-chinese': ['zh-Hant'],
  // Written in place of a human language; programs have none.
  code: [],
};

const TWO_LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');
let names: ReadonlyMap<string, string> | null = null;

/** English names of the languages with a code of two letters; built when first needed. */
function languageNames(): ReadonlyMap<string, string> {
  names ??= new Map(
    TWO_LETTERS.flatMap((first) => TWO_LETTERS.map((second) => first + second)).flatMap((code) => {
      const name = codes.of(code);
      return name === undefined ? [] : [[normalWord(name), code] as const];
    }),
  );
  return names;
}

/** ISO 639-1 is known in full; any code of three letters is accepted, as there are thousands. */
const isLanguage = (code: string): boolean =>
  /^[a-z]{3}$/.test(code) || (/^[a-z]{2}$/.test(code) && codes.of(code) !== undefined);

function canonical(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

/**
 * `pt-br` is a language and its region; `en-ru` is two languages, since nobody localises English
 * for Russia.
 */
function isLocale(tag: string): boolean {
  return Intl.NumberFormat(tag).resolvedOptions().locale.toLowerCase() === tag.toLowerCase();
}

/**
 * BCP 47 tags for what a source wrote as a language: a code of ISO 639, a tag, an English name, or
 * a pair such as `en-ru`. Null when it is none of these; empty for words that are known not to be a
 * human language.
 */
export function languageTags(written: string): string[] | null {
  const word = normalWord(written);
  const special = Object.hasOwn(MISUSED, word) ? MISUSED[word] : undefined;
  if (special !== undefined) return special;
  const [language = '', second, ...rest] = word.split('-');
  if (!isLanguage(language)) {
    const named = languageNames().get(word);
    return named === undefined ? null : [named];
  }
  const tag = canonical(word);
  if (second === undefined) return tag === null ? null : [tag];
  const isPair =
    rest.length === 0 && second.length < 4 && isLanguage(second) && (tag === null || !isLocale(tag));
  if (!isPair) return tag === null ? null : [tag];
  return [canonical(language), canonical(second)].filter((code) => code !== null);
}
