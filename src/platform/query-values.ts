import { z } from 'zod';
import { schemaOf } from './openapi';

// Values of query strings, which are text: each is read by the schema of what it stands for, and by
// the same schema it is described.

/** What is wrong with a value, completing "must be ...". */
export const expecting = (error: string) => ({ error });

/** Text that stands for something else, and is described as that. */
export const standingFor = (meant: z.ZodType, more: Readonly<Record<string, unknown>> = {}) =>
  z.string().meta({ ...schemaOf(meant, 'output'), ...more });

interface NumberRule {
  readonly isWhole?: boolean;
  readonly from?: number;
  readonly to?: number;
  /** What is taken where none is given. */
  readonly usual?: number;
}

/** Decimal digits alone. */
const WHOLE = /^(?:0|[1-9]\d{0,15})$/;
/** As JSON writes it. */
const FIGURE = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?(?:e[+-]?\d{1,3})?$/i;

const rangeText = (from: number, to: number): string => {
  if (!Number.isFinite(from)) return '';
  return ` from ${from}${Number.isFinite(to) ? ` to ${to}` : ''}`;
};

/** A number: whole ones in decimal digits, others as JSON writes them. */
export function writtenNumber({ isWhole = false, from = -Infinity, to = Infinity, usual }: NumberRule) {
  const expected = expecting(`a ${isWhole ? 'whole ' : ''}number${rangeText(from, to)}`);
  const kind = isWhole ? z.int(expected) : z.number(expected);
  const least = Number.isFinite(from) ? kind.min(from, expected) : kind;
  const value = Number.isFinite(to) ? least.max(to, expected) : least;
  return standingFor(value, usual === undefined ? {} : { default: usual })
    .refine((given) => (isWhole ? WHOLE : FIGURE).test(given), { ...expected, abort: true })
    .transform(Number)
    .pipe(value);
}

/** `true` or `false`, in any of the ways that it may be written. */
export function writtenFlag(ways: { readonly yes: readonly string[]; readonly no: readonly string[] }) {
  return standingFor(z.boolean())
    .refine((given) => [...ways.yes, ...ways.no].includes(given), expecting('true or false'))
    .transform((given) => ways.yes.includes(given));
}

/** Several values, separated by commas. */
export const writtenList = <Item extends z.ZodType<unknown, string>>(
  item: Item,
  { most, expected }: { readonly most: number; readonly expected: string },
) => {
  const values = z.array(item).min(1, expecting(expected)).max(most, expecting(expected));
  return standingFor(values, { explode: false })
    .transform((given) => given.split(',').map((word) => word.trim()))
    .pipe(values);
};

/** Text of up to so many characters. */
export const writtenText = (most: number) =>
  z
    .string(expecting('given'))
    .min(1, expecting('text that is not empty'))
    .max(most, expecting(`text of up to ${most} characters`));
