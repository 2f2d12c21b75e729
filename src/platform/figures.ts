/** A share from 0 to 1 as `62%`. */
export const percent = (share: number, digits = 0): string => `${(share * 100).toFixed(digits)}%`;

/** With its sign, `+0.25`. */
export const signed = (value: number): string => `${value < 0 ? '' : '+'}${value.toFixed(2)}`;

const SCALES: Readonly<Record<string, number>> = { '': 1, K: 1e3, M: 1e6, B: 1e9, G: 1e9, T: 1e12 };
const COUNT = /^(\d+(?:\.\d+)?)([KMBGT]?)$/;

/** A count as people write it: `100M`, `1.5B`, `350_000`; null when it is none. */
export function readCount(text: string): number | null {
  const [, digits = '', letter = ''] = COUNT.exec(text.trim().toUpperCase().replaceAll('_', '')) ?? [];
  const value = Math.round(Number(digits) * (SCALES[letter] ?? Number.NaN));
  return digits !== '' && Number.isSafeInteger(value) ? value : null;
}
