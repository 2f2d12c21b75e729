import { withFound } from '../fault';
import { quoted, type Findings } from '../findings';
import { own, textOf, type Plain, type PlainObject } from '../plain-json';
import { saysPrivate } from '../private-record';

/** The ways of reading the Hub, the best first: its own listing, the cards of repositories. */
export const LISTING = 'listing';
export const CARD = 'card';
export const INFOS = 'infos';

/**
 * Parts of a record of the Hub's API that a shorter listing lacks: without `full`, `cardData` or
 * `config`, or with `expand` (hub API, "List models").
 */
const PARTS = [
  'cardData',
  'config',
  'description',
  'gguf',
  'lastModified',
  'safetensors',
  'sha',
  'siblings',
  'tags',
];

/** Where a record of the Hub's API comes from, and which parts of one it has. */
export const listingSource = (raw: PlainObject) => ({
  source: LISTING,
  parts: PARTS.filter((part) => own(raw, part) !== null),
});

/** Whether a record of the Hub's API is of a private repository. */
export const isPrivate = (raw: PlainObject): boolean => saysPrivate(own(raw, 'private'));

/**
 * Whether the Hub asks who wants the files for their name or consent (`gated` is false, or says who
 * grants access: `auto`, `manual`), and whether it has closed access.
 */
export const accessOf = (raw: PlainObject, findings: Findings) => ({
  private: isPrivate(raw),
  gated: gatedOf(own(raw, 'gated'), findings),
  disabled: flagOf('disabled', own(raw, 'disabled'), findings),
});

const GRANTED_BY: readonly Plain[] = ['auto', 'manual'];

const gatedOf = (value: Plain, findings: Findings): boolean | null =>
  GRANTED_BY.includes(textOf(value)?.toLowerCase() ?? null) ? true : flagOf('gated', value, findings);

function flagOf(field: string, value: Plain, findings: Findings): boolean | null {
  if (typeof value === 'boolean') return value;
  const text = textOf(value)?.toLowerCase();
  if (text === 'true' || text === 'false') return text === 'true';
  if (value !== null) findings.ignore(field, withFound('is neither true nor false', quoted(value)));
  return null;
}
