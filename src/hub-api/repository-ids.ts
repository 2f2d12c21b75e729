import { createHash } from 'node:crypto';

/** The Hub's clients refuse a longer name of a repository (huggingface_hub, `_validators.py`). */
const MAX_NAME = 96;
const DIGITS = 12;
const SHORTENED = new RegExp(`^(.*)_h([0-9a-f]{${DIGITS}})$`, 'i');
const MARK_LENGTH = '_h'.length + DIGITS;

/** Characters that no name of a repository may have, or not there. */
const IMPOSSIBLE = /[^\w.-]|(?<=-)-|(?<=\.)\.|^[-.]|[-.]$|\.(?=git$)/giu;
/** And those by which a text reads like an escape, or like what is shortened, by chance. */
const MISLEADING = new RegExp(`_|h(?=[0-9a-f]{${DIGITS}}$)|${IMPOSSIBLE.source}`, 'giu');
const ESCAPED = /_u([0-9a-f]{1,6})_/gi;

const escape = (text: string, pattern: RegExp): string =>
  text.replace(pattern, (character) => `_u${(character.codePointAt(0) ?? 0).toString(16)}_`);

const unescape = (text: string): string =>
  text.replace(ESCAPED, (written, digits: string) => {
    const point = Number.parseInt(digits, 16);
    return point > 0x10ffff ? written : String.fromCodePoint(point);
  });

/** A part of a slug as a part of a repository's id; `unescape` leads back. */
function partOf(text: string): string {
  const escaped = escape(text, IMPOSSIBLE);
  if (unescape(escaped) === text && !SHORTENED.test(escaped)) return escaped;
  return escape(text, MISLEADING);
}

function nameOf(name: string, slug: string): string {
  const whole = partOf(name);
  if (whole.length <= MAX_NAME) return whole;
  const characters = [...name];
  while (partOf(characters.join('')).length > MAX_NAME - MARK_LENGTH) characters.pop();
  const digest = createHash('sha256').update(slug.toLowerCase()).digest('hex').slice(0, DIGITS);
  return `${partOf(characters.join(''))}_h${digest}`;
}

/**
 * The id under which a model or dataset is found here by clients of the Hub: its slug, in which
 * what they take for no id is escaped (`_u40_` is `@`), and a name of more than 96 characters is
 * shortened. Two slugs never have one id.
 */
export function repositoryId(slug: string): string {
  const slash = slug.indexOf('/');
  if (slash < 0) return nameOf(slug, slug);
  return `${partOf(slug.slice(0, slash))}/${nameOf(slug.slice(slash + 1), slug)}`;
}

/** What an id tells of the slug: all of it, or how it begins where the id is shortened. */
export type SlugOfId = { readonly slug: string } | { readonly prefix: string };

export function slugOf(id: string): SlugOfId {
  const beginning = SHORTENED.exec(id)?.[1];
  return beginning === undefined ? { slug: unescape(id) } : { prefix: unescape(beginning) };
}

/** Whether a slug is the one that an id stands for, without regard to case. */
export const isIdOf = (id: string, slug: string): boolean =>
  repositoryId(slug).toLowerCase() === id.toLowerCase();
