import type { ProtocolName } from '../transfer';

const SCALES: ReadonlyArray<readonly [number, string]> = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'K'],
];

/** `86M`, `1.5B`, `350K`: three digits are enough to compare sizes. */
export function count(value: number): string {
  const scale = SCALES.find(([size]) => value >= size);
  if (scale === undefined) return String(value);
  const [size, letter] = scale;
  return `${Number((value / size).toPrecision(3))}${letter}`;
}

export const plural = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;

/** So many names are listed where nothing else is said. */
export const MOST_LISTED = 3;

/** `a, b and c`; past `most` names, how many more there are. */
export const listed = (names: readonly string[], most = MOST_LISTED): string =>
  listedOf(names.slice(0, most), names.length);

/** As `listed`, of the first of so many names. */
export function listedOf(first: readonly string[], count: number): string {
  if (count > first.length) return `${first.join(', ')} and ${count - first.length} more`;
  return first.length < 2 ? first.join('') : `${first.slice(0, -1).join(', ')} and ${first.at(-1) ?? ''}`;
}

export const capitalised = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** How a base was put to use, as the beginning of a clause about one dataset. */
export const ADAPTED: Record<ProtocolName, string> = {
  FINE_TUNE: 'fine-tuned on',
  LINEAR_PROBE: 'with a linear probe on',
  FROZEN: 'with frozen features on',
  ZERO_SHOT: 'zero-shot on',
};

/** What somebody does who follows a protocol. */
export const PRACTICE: Record<ProtocolName, string> = {
  FINE_TUNE: 'fine-tuning',
  LINEAR_PROBE: 'a linear probe',
  FROZEN: 'frozen features',
  ZERO_SHOT: 'zero-shot use',
};
