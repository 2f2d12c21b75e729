/**
 * How phrases are written in tables of words: lower case, one space between words; `word*` takes
 * any ending, `(one|other)` either, and ` ... ` up to seven words in between; `)?` makes the group
 * before it optional, `)*` lets it come any number of times.
 */
const GAP = ' (?:\\S+ ){0,7}';

/** A text as phrases are looked for in it: its words in lower case, with a space around each. */
export function plainWords(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(\p{L})['’](?=s\b)/gu, '$1 ')
    .match(/[\p{L}\p{N}]+/gu);
  return ` ${(words ?? []).join(' ')} `;
}

/** How many words a text has, as phrases see them. */
export const wordCount = (text: string): number => plainWords(text).trim().split(' ').length;

/** One pattern for whole words that fits where any of the phrases does. */
export function anyOf(phrases: readonly string[]): RegExp {
  return new RegExp(`(?<= )(?:${phrases.map(source).join('|')})(?= )`, 'u');
}

/** Plain words are letters and numbers between spaces: to say so again would be slow to compile. */
const ANY_ENDING = '[^ ]*';

const source = (phrase: string): string =>
  phrase
    .replaceAll(' ... ', GAP)
    .replaceAll(/(?<=[\p{L}\p{N}])\*/gu, ANY_ENDING)
    .replaceAll(/(?<![\p{L}\p{N}?)])\*(?=[a-z])/gu, ANY_ENDING);
