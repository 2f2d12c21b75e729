/** Quotes, colon and comma around a name and its value. */
const PUNCTUATION = 6;
/** The most that a number, a boolean, null or a date takes, about. */
const SHORT_VALUE = 24;

/** Texts up to this length are not looked into: their characters count one byte each. */
const SHORT_TEXT = 32;

const ofText = (text: string): number => (text.length <= SHORT_TEXT ? text.length : Buffer.byteLength(text));

function children(value: object): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value instanceof Date ? [] : Object.entries(value).flat();
}

/**
 * About how many bytes a value takes in an answer. Looks into JSON values without recursion: they
 * nest as deep as somebody liked.
 */
export function valueBytes(value: unknown): number {
  if (typeof value === 'string') return ofText(value) + PUNCTUATION;
  if (typeof value !== 'object' || value === null) return SHORT_VALUE;
  let bytes = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'string') bytes += ofText(next) + PUNCTUATION;
    else bytes += SHORT_VALUE;
    if (typeof next === 'object' && next !== null) for (const child of children(next)) open.push(child);
  }
  return bytes;
}

/** About how many bytes the key of a field takes in an answer. */
export const keyBytes = (key: string | number): number =>
  (typeof key === 'string' ? key.length : 0) + PUNCTUATION;
