import registry from './data/language-codes.json';

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const threeLetters = new Set(Object.values(registry.codes).flatMap((codes) => codes.split(' ')));

/** ISO 639-2 and 639-3 have codes of three letters for languages that have one of two, too. */
const hasShortCode = (code: string): boolean => (Intl.getCanonicalLocales(code)[0] ?? code) !== code;

/**
 * Whether a lower-case word of two or three letters is a code of ISO 639 that stands for a language
 * or a family of languages. ISO 639-1 is known in full to the runtime, the rest is read from the
 * registry of language subtags.
 */
export function isLanguageCode(code: string): boolean {
  if (/^[a-z]{2}$/.test(code)) return names.of(code) !== undefined;
  return /^[a-z]{3}$/.test(code) && (threeLetters.has(code) || hasShortCode(code));
}
