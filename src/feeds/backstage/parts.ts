import type { z } from 'zod';
import { flag, text } from '../parameters';

/** What slugs go on with, nearly always; each has a part of its own. */
const CHARACTERS = [...'abcdefghijklmnopqrstuvwxyz0123456789-_./'];

/**
 * Which part of the chosen models an address has. Parts are told by slugs alone, so that a model
 * stays at its address whatever comes or goes beside it: Backstage takes an entity from one address
 * only, and refuses it from another one until the first has let go.
 */
export const PART_PARAMETERS = {
  prefix: text('What their slugs begin with, without regard to case.'),
  beside: text('What their slugs do not begin with.'),
  rest: flag('Only those whose slugs have no part of their own: no Latin letter, digit or - _ . / follows.'),
};

type Part = z.output<z.ZodObject<typeof PART_PARAMETERS>>;

const begins = (prefix: string) => ({ slug: { startsWith: prefix } });

/** What a part asks of models beside what is asked of all. */
export const conditionsOf = ({ prefix, beside, rest }: Part): object[] => [
  ...(prefix === undefined ? [] : [begins(prefix)]),
  ...(beside === undefined ? [] : [{ not: begins(beside) }]),
  ...(rest === true ? [{ not: { or: CHARACTERS.map((one) => begins(`${prefix ?? ''}${one}`)) } }] : []),
];

const withAll = (query: URLSearchParams, given: Readonly<Record<string, string>>): URLSearchParams => {
  const more = new URLSearchParams(query);
  for (const [name, value] of Object.entries(given)) more.set(name, value);
  return more;
};

/** The parts of what slugs go on with, and what none of them has. */
const byCharacter = (query: URLSearchParams): URLSearchParams[] => [
  ...CHARACTERS.map((one) => withAll(query, { prefix: `${query.get('prefix') ?? ''}${one}` })),
  withAll(query, { rest: 'true' }),
];

/** Each once, however it is capitalised. */
const publishersIn = (query: URLSearchParams): string[] => {
  const words = (query.get('publisher') ?? '').split(',').map((word) => word.trim().toLowerCase());
  return [...new Set(words)].filter((word) => word !== '');
};

/** Where the chosen models are: by publisher where some are named, else by how slugs begin. */
export function firstParts(query: URLSearchParams): URLSearchParams[] {
  const publishers = publishersIn(query);
  return publishers.length === 0
    ? byCharacter(query)
    : publishers.map((publisher) => withAll(query, { publisher }));
}

/** The parts of a part that has too many. One publisher's slugs nearly all begin with its own. */
export function partsOf(query: URLSearchParams): URLSearchParams[] {
  const [publisher, ...others] = publishersIn(query);
  if (publisher === undefined || others.length > 0 || query.has('prefix') || query.has('beside'))
    return byCharacter(query);
  const begin = `${publisher}/`;
  return [withAll(query, { prefix: begin }), withAll(query, { beside: begin })];
}
