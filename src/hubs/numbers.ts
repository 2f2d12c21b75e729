import { withFound, type Fault } from './fault';
import { quoted } from './findings';
import type { Plain } from './plain-json';

/** A number as a source wrote it. */
export interface WrittenNumber {
  /** Without its unit: 12.5 of `12.5%`. */
  readonly value: number;
  /** Whether a percent sign, or the word, stands behind it. */
  readonly isPercent: boolean;
}

/** Why something is no number, or not certainly one. */
export interface NoNumber {
  readonly fault: Fault;
  /** Whether it is one of two numbers, and nothing tells which. */
  readonly isEither: boolean;
}

const none = (written: Plain): NoNumber => ({
  fault: withFound('is no number', quoted(written)),
  isEither: false,
});

/** What commas are for where a number stands; null: nothing there tells. */
export type CommaUse = 'decimal' | 'group' | null;

const PERCENT_SIGN = /\s*(?:%|\bper\s?cent|\bpct\.?)$/i;
const PERCENT_PLACES = -2;
const MILLION_PLACES = 6;

/** The digits of a number, with what they show of the use of commas. */
interface Digits {
  /** As JavaScript writes them: no groups, a dot before the fraction. */
  readonly plain: string;
  readonly shows: CommaUse;
}

/** A group of thousands has three digits, and the first one does not begin with 0. */
const FORMS: readonly { form: RegExp; shows: CommaUse; read: (body: string) => string }[] = [
  { form: /^(?:\d+\.?\d*|\.\d+)$/, shows: null, read: (body) => body },
  {
    form: /^[1-9]\d{0,2}([ '’_])\d{3}(?:\1\d{3})*(?:\.\d+)?$/,
    shows: null,
    read: (body) => body.replace(/[ '’_]/g, ''),
  },
  {
    form: /^[1-9]\d{0,2}([ '’_])\d{3}(?:\1\d{3})*,\d+$/,
    shows: 'decimal',
    read: (body) => body.replace(/[ '’_]/g, '').replace(',', '.'),
  },
  { form: /^[1-9]\d{0,2}(?:,\d{3}){2,}$/, shows: 'group', read: (body) => body.replaceAll(',', '') },
  {
    form: /^[1-9]\d{0,2}(?:,\d{3})+\.\d*$/,
    shows: 'group',
    read: (body) => body.replaceAll(',', ''),
  },
  {
    form: /^[1-9]\d{0,2}(?:\.\d{3})+,\d+$/,
    shows: 'decimal',
    read: (body) => body.replaceAll('.', '').replace(',', '.'),
  },
  { form: /^[1-9]\d{0,2}(?:\.\d{3}){2,}$/, shows: 'decimal', read: (body) => body.replaceAll('.', '') },
  { form: /^\d*,\d+$/, shows: 'decimal', read: (body) => body.replace(',', '.') },
];
/** `1,234` is one number with a decimal comma, and another with a group of thousands; */
const EITHER_COMMA = /^[1-9]\d{0,2},\d{3}$/;
/** and so is `1.234`, where commas are known to stand before fractions. */
const EITHER_DOT = /^[1-9]\d{0,2}\.\d{3}$/;

function digitsOf(body: string): Digits | null {
  const known = FORMS.find(({ form }) => form.test(body));
  if (known === undefined) return null;
  // A dot that can only stand before a fraction leaves the groups to the comma.
  const isDotted = known.shows === null && body.includes('.') && !EITHER_DOT.test(body);
  const shows = EITHER_COMMA.test(body) ? null : isDotted ? 'group' : known.shows;
  return { plain: known.read(body), shows };
}

interface Parts {
  readonly sign: string;
  readonly body: string;
  readonly exponent: string;
  readonly isPercent: boolean;
}

function partsOf(text: string): Parts | null {
  const plain = text
    .normalize('NFKC')
    .replace(/^\u2212/, '-')
    .trim();
  const isPercent = PERCENT_SIGN.test(plain);
  const [, sign, body, exponent = ''] =
    /^([+-]?)([\d.,_ '’]+?)(e[+-]?\d{1,4})?$/i.exec(plain.replace(PERCENT_SIGN, '')) ?? [];
  return sign === undefined || body === undefined ? null : { sign, body, exponent, isPercent };
}

/** What the numbers of one column, or of one card, show of the use of commas among them. */
export class CommaUses {
  private readonly shown = new Set<CommaUse>();

  add(written: Plain): void {
    const parts = typeof written === 'string' ? partsOf(written) : null;
    const shows = parts === null ? null : (digitsOf(parts.body)?.shows ?? null);
    if (shows !== null) this.shown.add(shows);
  }

  /** Null where they show nothing, or both. */
  get use(): CommaUse {
    const [use = null, other] = this.shown;
    return other === undefined ? use : null;
  }
}

/** The use of commas among numbers that stand together. */
export function commaUseIn(written: Iterable<Plain>): CommaUse {
  const uses = new CommaUses();
  for (const one of written) uses.add(one);
  return uses.use;
}

/**
 * A number as sources write it: `0.91`, `"91.2"`, `"25.59%"`, `"1,234.5"`, `"0,853"`, `"1 234,5"`.
 * What can be read in two ways is none: `"1,234"`, unless `comma` says what its comma is for.
 */
export function readNumber(written: Plain, comma: CommaUse = null): WrittenNumber | NoNumber {
  if (typeof written === 'number') return { value: written, isPercent: false };
  const parts = typeof written === 'string' ? partsOf(written) : null;
  const digits = parts === null ? null : digitsOf(parts.body);
  if (parts === null || digits === null) return none(written);
  const { sign, body, exponent, isPercent } = parts;
  const isEither = EITHER_COMMA.test(body) ? comma === null : EITHER_DOT.test(body) && comma === 'decimal';
  if (isEither)
    return { fault: withFound('may have a decimal sign or a group of thousands', quoted(written)), isEither };
  const plain = EITHER_COMMA.test(body) && comma === 'group' ? body.replace(',', '') : digits.plain;
  const value = Number(`${sign}${plain}${exponent}`);
  return Number.isFinite(value) ? { value, isPercent } : none(written);
}

/** `readNumber` where no unit may stand and only the value counts; null for anything else. */
export function numberIn(written: Plain): number | null {
  const read = readNumber(written);
  return 'fault' in read || read.isPercent ? null : read.value;
}

/**
 * A number with its decimal sign moved, which is exact: 82.7 by two places to the left is 0.827,
 * where division gives 0.8270000000000001.
 *
 * @param places to the right; negative: to the left
 */
export function shifted(value: number, places: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** Percent as a fraction. */
export const fractionOf = (percent: number): number => shifted(percent, PERCENT_PLACES);

/** A count that is written in millions. */
export const countOfMillions = (millions: number | null): number | null =>
  millions === null ? null : Math.round(shifted(millions, MILLION_PLACES));

const NAMES_PERCENT =
  /[\s_,-]*(?:[([]\s*(?:in\s+)?(?:%|per\s?cent|pct)\s*[)\]]|%|\bin per\s?cent|[\s_](?:per\s?cent|pct))\s*$/i;

/**
 * A metric's name without its unit, and whether that is percent: `WER [%]`, `accuracy (%)`,
 * `top1_pct`, `%WER`.
 */
export function nameAndUnit(name: string): { name: string; isPercent: boolean } {
  const plain = name.normalize('NFKC');
  const rest = plain.replace(NAMES_PERCENT, '').replace(/^\s*%\s*/, '');
  return rest === '' || rest === plain ? { name, isPercent: false } : { name: rest, isPercent: true };
}
