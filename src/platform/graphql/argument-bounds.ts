import type { GraphQLField } from 'graphql';
import { Extensions } from 'type-graphql';
import { MAX_PAGE_SIZE } from './page.args';

/** What an argument may be, in the words of JSON Schema. */
export interface ArgumentBounds {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

type BoundsByPath = Readonly<Record<string, ArgumentBounds>>;

const EXTENSION = 'bounds';
const PAGE: ArgumentBounds = { minimum: 1, maximum: MAX_PAGE_SIZE };
/** Of every list. */
const OF_LISTS: BoundsByPath = { first: PAGE, last: PAGE };

/**
 * Declares what a field holds its arguments to, by their paths such as `input.first`; from the same
 * figures as the check itself.
 */
export const Bounds = (bounds: BoundsByPath): MethodDecorator & PropertyDecorator =>
  Extensions({ [EXTENSION]: bounds });

const isDeclared = (value: unknown): value is BoundsByPath => typeof value === 'object' && value !== null;

/** What a field holds the argument at a path to; nothing where nothing is known. */
export function boundsOf({ extensions }: GraphQLField<unknown, unknown>, path: string): ArgumentBounds {
  const declared = extensions[EXTENSION];
  return { ...OF_LISTS[path], ...(isDeclared(declared) ? declared[path] : {}) };
}
