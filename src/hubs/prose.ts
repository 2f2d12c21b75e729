/**
 * Text on one line, cut behind a word where it is longer than `maxCharacters`; null when there is
 * none.
 */
export function oneLine(text: string | null, maxCharacters: number): string | null {
  const line = text?.replace(/\s+/g, ' ').trim() ?? '';
  if (line.length <= maxCharacters) return line === '' ? null : line;
  return `${line.slice(0, maxCharacters - 1).replace(/\s+\S*$/, '')}…`;
}

/** Markdown with its links replaced by their texts. */
export const withoutLinks = (text: string): string => text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');

const MAX_SUMMARY = 500;
const NO_PROSE = /^(?:#|!\[|\[!\[|<|\||>|```|~~~|---|===|\*\*\*|[-*+] |\d+\. |\[\/\/\]:|:::)/;

/**
 * The first paragraph of prose in a card, without markup, at most 500 characters; null when there
 * is none.
 */
export function summaryOf(body: string): string | null {
  const withoutCode = body
    .slice(0, 64 * 1024)
    .replace(/^(```|~~~)[\S\s]*?^\1/gm, '')
    .replace(/<!--[\S\s]*?-->/g, '');
  const paragraph = withoutCode
    .split(/(?:\r?\n){2,}/)
    .map((part) => part.trim())
    .map((part) => part.replace(/^(?:#.*(?:\r?\n|$))+/, '').trim())
    .find((part) => part.length >= 20 && !NO_PROSE.test(part));
  if (paragraph === undefined) return null;
  const text = withoutLinks(paragraph.replace(/!\[[^\]]*\]\([^)]*\)/g, ''))
    .replace(/<[^>]{1,200}>/g, '')
    .replace(/[*_`]{1,3}(\S[^*_`]*)[*_`]{1,3}/g, '$1');
  return oneLine(text, MAX_SUMMARY);
}
