import { ArgsType, Field, Int } from 'type-graphql';
import type { PageRequest } from '../database';
import { InvalidInputError } from '../errors';
import { decodeCursor } from './cursor';

const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 100;

/** The arguments of every connection, as the Relay cursor specification names them. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many to return from the start of the list, 1 to ${MAX_PAGE_SIZE}; ${DEFAULT_PAGE_SIZE} when neither first nor last is given.`,
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Return only what comes after this cursor of this same list, with the same search, filter and order. An empty text is taken for none.',
  })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: `How many to return from the end of the list, 1 to ${MAX_PAGE_SIZE}. Not together with first.`,
  })
  last?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Return only what comes before this cursor; as for after.',
  })
  before?: string | null;
}

/**
 * Checks the size of a list.
 * @throws InvalidInputError naming `field` when it is out of range; it is never clamped
 */
export function parseSize(size: number, field: string): number {
  if (!Number.isInteger(size) || size < 1 || size > MAX_PAGE_SIZE) {
    throw new InvalidInputError(field, `a whole number from 1 to ${MAX_PAGE_SIZE}`);
  }
  return size;
}

/**
 * Reads a connection's arguments; `list` gives the digest of the list that they page through.
 * @throws InvalidInputError naming the argument at fault
 */
export function parsePage({ first, after, last, before }: PageArgs, list: () => string): PageRequest {
  const isGiven = (value: number | null | undefined) => value !== null && value !== undefined;
  if (isGiven(first) && isGiven(last)) throw new InvalidInputError('last', 'left out when "first" is given');
  const placeOf = (cursor: string | null | undefined, field: string) =>
    cursor === null || cursor === undefined || cursor === ''
      ? null
      : decodeCursor(cursor, { field, list: list() });
  return {
    size:
      last === null || last === undefined
        ? parseSize(first ?? DEFAULT_PAGE_SIZE, 'first')
        : parseSize(last, 'last'),
    from: isGiven(last) ? 'end' : 'start',
    after: placeOf(after, 'after'),
    before: placeOf(before, 'before'),
  };
}
