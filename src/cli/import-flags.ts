import { InvalidArgumentError } from 'commander';

/** @throws InvalidArgumentError unless the text is a whole number of at least 1 */
export function parseLimit(text: string): number {
  const limit = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(limit) || limit < 1) {
    throw new InvalidArgumentError('It must be a whole number of at least 1.');
  }
  return limit;
}

const HOUR = 3_600_000;
const UNITS: Readonly<Record<string, number>> = { h: HOUR, d: 24 * HOUR, w: 168 * HOUR };
const DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/**
 * Reads a point in time: a date (its beginning in UTC), a time with its zone, or a duration before
 * `now` (milliseconds).
 *
 * @throws InvalidArgumentError for anything else, days that do not exist, and times in the future
 */
export function parseSince(text: string, now: number): Date {
  const [, amount, unit] = /^(\d{1,5})([hdw])$/.exec(text) ?? [];
  const time = amount === undefined ? timeOf(text) : now - Number(amount) * (UNITS[unit ?? ''] ?? NaN);
  if (Number.isNaN(time)) {
    throw new InvalidArgumentError(
      'It must be a date (2026-08-01), a time with its zone (2026-08-01T12:00Z), or how long ago (36h, 30d, 2w).',
    );
  }
  if (time > now) throw new InvalidArgumentError('It must not be in the future.');
  return new Date(time);
}

/**
 * NaN when the text is not a time; 30 February is not one, although a Date would turn it into 2
 * March.
 */
function timeOf(text: string): number {
  if (!DATE.test(text)) return NaN;
  const day = text.slice(0, 10);
  const midnight = new Date(day);
  const exists = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
  return exists ? Date.parse(text) : NaN;
}
