import type { Plain } from '../plain-json';

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9, b: 1e9, t: 1e12 };
const QUANTITY = /^([\d,]*\.?\d+)\s*([kmgbt]?)(?:flops|macs|params)?$/i;

/**
 * A count with a unit, as metafiles write parameters and FLOPs: `25557032`, `"24.3M"`, `"33 G"`;
 * null for anything else.
 */
export function quantityOf(value: Plain): number | null {
  if (typeof value === 'number') return value >= 0 ? wholeOrNull(value) : null;
  if (typeof value !== 'string') return null;
  const [, digits, unit] = QUANTITY.exec(value.trim()) ?? [];
  const factor = unit === undefined ? undefined : UNITS[unit.toLowerCase()];
  return digits === undefined || factor === undefined
    ? null
    : wholeOrNull(Number(digits.replaceAll(',', '')) * factor);
}

function wholeOrNull(value: number): number | null {
  const whole = Math.round(value);
  return Number.isSafeInteger(whole) ? whole : null;
}
