import { z } from 'zod';
import boilerplate from './data/boilerplate.json';

/**
 * Text on one line, cut behind a word where it is longer than `maxCharacters`; null when there is
 * none.
 */
export function oneLine(text: string | null, maxCharacters: number): string | null {
  const line = text?.replace(/\s+/g, ' ').trim() ?? '';
  if (line.length <= maxCharacters) return line === '' ? null : line;
  return `${line.slice(0, maxCharacters - 1).replace(/\s+\S*$/, '')}…`;
}

const MAX_LICENSE = 300;
const ADDRESS = /https?:\/\/[^\s()<>[\]"']{1,2000}/i;

/** The words of a licence: of long ones the beginning, with the first address in them. */
export function licenseWords(text: string): string {
  if (text.length <= MAX_LICENSE) return text;
  const words = oneLine(text, MAX_LICENSE) ?? '';
  const address = ADDRESS.exec(text)?.[0];
  return address === undefined || words.includes(address) ? words : `${words} ${address}`;
}

/** Markdown with its links replaced by their texts. */
export const withoutLinks = (text: string): string => text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');

const MAX_SUMMARY = 500;
const NO_PROSE = /^(?:#|!\[|\[!\[|<|\||>|```|~~~|---|===|\*\*\*|[-*+] |\d+\. |\[\/\/\]:|:::)/;

const MIN_SUMMARY = 20;
/** Letters of scripts in which one or two are a word. */
const DENSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu;
const MAX_PARAGRAPH = 10_000;

/** Sentences that templates and tools write into cards: they say nothing of this one. */
const BOILERPLATE = z
  .array(z.strictObject({ begins: z.string(), isParagraph: z.boolean().default(false), source: z.string() }))
  .parse(boilerplate)
  .map(({ begins, isParagraph }) => ({ pattern: new RegExp(`^(?:${begins})`, 'i'), isParagraph }));

/** Whether a text says enough to be a summary; letters of dense scripts count twice. */
const isLong = (text: string): boolean => text.length + (text.match(DENSE)?.length ?? 0) >= MIN_SUMMARY;

function withoutBoilerplate(text: string): string {
  if (BOILERPLATE.some(({ pattern, isParagraph }) => isParagraph && pattern.test(text))) return '';
  const sentences = text.split(/(?<=[.!?])\s+/);
  return sentences.filter((one) => !BOILERPLATE.some(({ pattern }) => pattern.test(one))).join(' ');
}

/**
 * The first paragraph of prose in a card that is not boilerplate, without markup, at most 500
 * characters; null when there is none.
 */
export function summaryOf(body: string): string | null {
  const withoutCode = body
    .slice(0, 64 * 1024)
    .replace(/^(```|~~~)[\S\s]*?^\1/gm, '')
    .replace(/<!--[\S\s]*?-->/g, '');
  for (const part of withoutCode.split(/(?:\r?\n){2,}/)) {
    const paragraph = part
      .trim()
      .replace(/^(?:#.*(?:\r?\n|$))+/, '')
      .trim();
    if (!isLong(paragraph) || NO_PROSE.test(paragraph)) continue;
    const text = plainText(paragraph.slice(0, MAX_PARAGRAPH));
    const own = withoutBoilerplate(text);
    if (own !== '' && (own === text || isLong(own))) return oneLine(own, MAX_SUMMARY);
  }
  return null;
}

/** A paragraph on one line, without its markup. */
const plainText = (paragraph: string): string =>
  withoutLinks(paragraph.replace(/!\[[^\]]*\]\([^)]*\)/g, ''))
    .replace(/<[^>]{1,200}>/g, '')
    .replace(/[*_`]{1,3}(\S[^*_`]*)[*_`]{1,3}/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
