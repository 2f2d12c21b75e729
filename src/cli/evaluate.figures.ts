import type { MatrixReport } from '../evaluation';
import { percent } from '../platform/figures';

type Quality = MatrixReport['methods']['rootstock'];

/** A zero has no sign. */
export function figure(value: number, digits = 3): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace('-', '') : text;
}

/** With its sign, and none for a zero. */
export function signed(value: number, digits = 3): string {
  const text = figure(value, digits);
  return Number(text) > 0 ? `+${text}` : text;
}

export function interval(given: { lower: number; upper: number } | undefined, digits = 3): string {
  return given === undefined ? '' : `${figure(given.lower, digits)} to ${figure(given.upper, digits)}`;
}

export const pValue = (p: number): string => (p < 0.001 ? '<.001' : p.toFixed(3).replace(/^0/, ''));

export function quality({ pearson, weightedTau, regretAt1 }: Quality): string {
  return [pearson, weightedTau, regretAt1].map((value) => figure(value)).join(' / ');
}

/** The share of true values inside the 90% intervals. */
export function insideNinety({ levels }: MatrixReport['calibration']): string {
  return percent(levels.find(({ level }) => level === 0.9)?.share ?? 0);
}
