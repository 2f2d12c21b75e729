import { withFound } from './fault';
import { quoted, type Findings } from './findings';
import { readNumber, shifted, type NoNumber, type WrittenNumber } from './numbers';
import type { Plain } from './plain-json';

/** Decimal places of the letter behind a count; `b` is the billion of `7B`. */
const PLACES: Readonly<Record<string, number>> = { k: 3, m: 6, g: 9, b: 9, t: 12 };
const QUANTITY = /^(.*?)\s*(?:([kmgbt])\s*)?(?:flops|macs|params|parameters)?$/i;

/**
 * A count of things: whole, not negative, and small enough to be exact (below 2^53). Sources write
 * `25557032`, `"1,234"` (where groups of thousands are all that a comma can be for), `"24.3M"`,
 * `"33 G"`.
 */
export function readCount(written: Plain): { readonly count: number } | NoNumber {
  if (typeof written !== 'string') return exactCount(readNumber(written), written, 0);
  const [, digits = '', unit] = QUANTITY.exec(written.trim()) ?? [];
  if (unit === undefined) return exactCount(readNumber(digits, 'group'), written, 0);
  return exactCount(readNumber(digits), written, PLACES[unit.toLowerCase()] ?? 0);
}

function exactCount(
  read: WrittenNumber | NoNumber,
  written: Plain,
  places: number,
): { readonly count: number } | NoNumber {
  const refuse = (reason: string) => ({ fault: withFound(reason, quoted(written)), isEither: false });
  if ('fault' in read) return read.isEither ? read : refuse('is no count');
  if (read.isPercent) return refuse('is no count');
  const count = shifted(read.value, places);
  // A unit rounds: 24.3M stands for some number near it.
  const whole = places === 0 ? count : Math.round(count);
  if (whole < 0) return refuse('is negative');
  if (!Number.isInteger(whole)) return refuse('is not whole');
  return Number.isSafeInteger(whole) ? { count: whole } : refuse('is too large to be read exactly');
}

/** Takes what is wrong with a field. */
export type Ignoring = Pick<Findings, 'ignore'>;

/** A count of a record's field; what is no count is reported there. Null: there is none. */
export function countAt(written: Plain, field: string, findings: Ignoring): number | null {
  if (written === null) return null;
  const read = readCount(written);
  if ('count' in read) return read.count;
  findings.ignore(field, read.fault);
  return null;
}

/** `readCount` where what is none is reported elsewhere, or is none by right. */
export function countIn(written: Plain): number | null {
  const read = readCount(written);
  return 'count' in read ? read.count : null;
}

/** A cell's count; what is none stays as it is written, for the record's schema to report. */
export const countOrText = (cell: string | null): number | string | null => countIn(cell) ?? cell;
