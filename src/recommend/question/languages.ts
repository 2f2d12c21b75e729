const CODES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');

/** Names of languages that are ordinary words too: they count only with a capital letter. */
const ORDINARY_WORDS: ReadonlySet<string> = new Set(['polish', 'ewe', 'even']);

let codeOf: ReadonlyMap<string, string> | null = null;

/** English names of the languages of ISO 639-1, in small letters; built when first needed. */
function codesByName(): ReadonlyMap<string, string> {
  codeOf ??= new Map(
    LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).flatMap((code) => {
      const name = CODES.of(code);
      return name === undefined || !/^[A-Z][a-z]+$/.test(name) ? [] : [[name.toLowerCase(), code] as const];
    }),
  );
  return codeOf;
}

/**
 * The languages that a text names, as codes of ISO 639-1 in the order of the text: `German support
 * mails` is about data in `de`.
 */
export function languagesIn(text: string): string[] {
  const names = codesByName();
  const found = (text.match(/[A-Za-z]+/g) ?? []).flatMap((word) => {
    const code = names.get(word.toLowerCase());
    const isName = code !== undefined && (/^[A-Z]/.test(word) || !ORDINARY_WORDS.has(word));
    return isName ? [code] : [];
  });
  return [...new Set(found)];
}

/** Descriptions are read in English, so data of no named language are most likely in it. */
const OWN_LANGUAGE = 'en';

/** The languages of the data that a text describes: those it names, else its own. */
export function languagesOf(text: string): string[] {
  const named = languagesIn(text);
  return named.length > 0 ? named : [OWN_LANGUAGE];
}
