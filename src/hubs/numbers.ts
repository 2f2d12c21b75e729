import type { Plain } from './plain-json';

const PERCENT = 100;
const MILLION = 1e6;

/** A number as tables write it: `0.91`, `-2`, `1e-3`, `1,013.01`; null for anything else. */
export function numberIn(text: string | null): number | null {
  const plain = text?.replace(/(\d),(?=\d{3}(?:\D|$))/g, '$1') ?? '';
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/**
 * A number as cards write it: `0.91`, `"91.2"`, `"25.59%"`, `"1,234.5"`; null for anything else,
 * such as `"NA"`.
 */
export function numberOf(value: Plain): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? numberIn(value.trim().replace(/\s*%$/, '')) : null;
}

/**
 * Percent as a fraction. Eight places are more than any figure has, and take away what division
 * adds.
 */
export const fractionOf = (percent: number): number => Number((percent / PERCENT).toFixed(8));

/** A count that is written in millions. */
export const countOfMillions = (millions: number | null): number | null =>
  millions === null ? null : Math.round(millions * MILLION);
