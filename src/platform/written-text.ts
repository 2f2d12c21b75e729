/**
 * Names and slugs as people write and paste them. What is invisible makes two names look like one,
 * or one look like another; composed and decomposed letters (é as one character or as two, the
 * latter on macOS) make one name look like two.
 */

/**
 * Scripts in which a zero-width joiner or non-joiner changes how a word is written: "نمی‌خواهم".
 */
const JOINING = [
  ...['Arabic', 'Syriac', 'Mongolian', 'Nko', 'Mandaic', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati'],
  ...['Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Khmer', 'Myanmar', 'Tibetan'],
]
  .map((script) => `\\p{Script=${script}}`)
  .join('');
/** Signs after which a joiner counts at the end of a word, too. */
const VIRAMAS = '\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA';

/** Invisible characters that say how the visible one before them is drawn. */
const MEANT = [
  `(?<=[${JOINING}])[\\u200C\\u200D](?=[${JOINING}])`,
  `(?<=[${VIRAMAS}])[\\u200C\\u200D]`,
  // Emoji of several parts, and which of its forms a sign has.
  '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F])\\u200D(?=\\p{Extended_Pictographic})',
  '(?<=[\\p{Emoji}\\p{Ideographic}])[\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}]',
  '(?<=\\p{Script=Mongolian})[\\u180B-\\u180D\\u180F]',
].join('|');

/** Unicode's characters that are not shown, marks of direction, anchors of annotations. */
const INVISIBLE = new RegExp(
  `(?!${MEANT})[\\p{Default_Ignorable_Code_Point}\\p{Bidi_Control}\\uFFF9-\\uFFFB]`,
  'gu',
);
/** Turn the direction of everything after them: "\u202Etxt.exe" is shown as "exe.txt". */
const TURNS = /[\u202A-\u202E\u2066-\u2069]/gu;
const CONTROLS = /[\p{Cc}\u2028\u2029]/gu;
const PLAIN = /^[\x20-\x7E]*$/;

/** What PostgreSQL refuses in text and jsonb: NUL, and halves of surrogate pairs. */
const UNSTORABLE = /\0|\p{Surrogate}/gu;

/** Whether PostgreSQL takes a text as it is. */
export const isStorable = (text: string): boolean => text.search(UNSTORABLE) < 0;

/** Text that a database can hold: NUL characters taken out, broken surrogates replaced. */
export const storable = (text: string): string =>
  text.replace(UNSTORABLE, (found) => (found === '\0' ? '' : '\uFFFD'));

const composed = (text: string): string => text.normalize('NFC');

/** The first invisible character of a name, as `U+202E`; null when all can be seen. */
export const invisibleIn = (text: string): string | null => codeOf(firstOf(INVISIBLE, text));

/** The first character of a text that turns its direction, as `U+202E`; null without one. */
export const turnIn = (text: string): string | null => codeOf(firstOf(TURNS, text));

const firstOf = (characters: RegExp, text: string): string | undefined => text.match(characters)?.[0];

const codeOf = (character: string | undefined): string | null =>
  character === undefined
    ? null
    : `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** A name or label: composed letters, no invisible characters, blanks for control characters. */
export const cleanLabel = (text: string): string =>
  PLAIN.test(text) ? text : composed(storable(text.replace(INVISIBLE, '').replace(CONTROLS, ' ')));

/** A text of several sentences: composed letters, nothing that turns its direction. */
export const cleanProse = (text: string): string =>
  PLAIN.test(text) ? text : composed(storable(text.replace(TURNS, '')));

/** A slug as the catalogue writes it, however it was typed or pasted; its case is kept. */
export const writtenSlug = (text: string): string => cleanLabel(text).normalize('NFKC').trim();

/** What one slug is known by: it does not depend on case. */
export const slugKey = (text: string): string => writtenSlug(text).toLowerCase();
