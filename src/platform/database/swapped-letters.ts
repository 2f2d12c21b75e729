/**
 * Shorter words have too few letters to tell a typo from another word; longer texts are not names.
 */
const SHORTEST = 3;
const LONGEST = 40;

const isLetter = (character: string | undefined): boolean =>
  character !== undefined && /^[\p{L}\p{N}]$/u.test(character);

/**
 * A text with every two neighbouring letters or digits of a word exchanged in turn: `whsiper` gives
 * `whisper` among others.
 */
export function withSwappedLetters(text: string): string[] {
  const letters = [...text.toLowerCase()];
  if (letters.length < SHORTEST || letters.length > LONGEST) return [];
  const swapped = letters.slice(1).flatMap((second, index) => {
    const first = letters[index];
    if (!isLetter(first) || !isLetter(second) || first === second) return [];
    return [[...letters.slice(0, index), second, first, ...letters.slice(index + 2)].join('')];
  });
  return [...new Set(swapped)];
}

/** Finds a text anywhere, as an operand of LIKE. */
export const anywhere = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
