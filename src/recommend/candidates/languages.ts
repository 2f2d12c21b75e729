import type { KnownBase } from '../knowledge/knowledge';

/** Tags of models of many languages that are not listed: ISO 639-2 `mul`, and what hubs write. */
const MANY_LANGUAGES: ReadonlySet<string> = new Set(['mul', 'multi', 'multilingual']);

/** Whether a base is for many languages of which there is no list. */
export const hasUnlistedLanguages = ({ languages }: KnownBase): boolean =>
  languages.some((language) => MANY_LANGUAGES.has(language.toLowerCase()));

/** A base must know more than this share of the languages of the data. */
const KNOWN_SHARE = 0.5;

/**
 * Tells of which bases the languages are known to be others than those of the data: of none where
 * these are not known, nor where those of the base are not listed.
 */
export const ofOtherLanguages =
  (wanted: readonly string[]) =>
  (base: KnownBase): boolean =>
    wanted.length > 0 && base.languages.length > 0 && isOfOthers(base, wanted);

function isOfOthers(base: KnownBase, wanted: readonly string[]): boolean {
  if (hasUnlistedLanguages(base)) return false;
  const own = new Set(base.languages.map((language) => language.toLowerCase().split('-')[0]));
  return wanted.filter((language) => own.has(language)).length <= KNOWN_SHARE * wanted.length;
}
