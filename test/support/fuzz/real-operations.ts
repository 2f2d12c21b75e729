import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  type GraphQLInputType,
} from 'graphql';
import type { AskedField, OperationShape } from './executable-operations';
import { below, chance, pick, type OddValues } from './odd-values';

/**
 * What two answers to one question may differ in, by `Type.field`: a receipt of its own is kept of
 * each recommendation.
 */
const OF_ONE_ANSWER: ReadonlySet<string> = new Set([
  'RecommendationReceipt.id',
  'RecommendationReceipt.createdAt',
]);

/** Ways to page through a list, the usual ones more often. */
const PAGES: readonly (readonly string[])[] = [
  ...[['first'], ['first'], ['first'], ['first'], ['last'], ['last'], ['first', 'after'], ['last', 'before']],
  ...[['first', 'after'], ['last', 'after'], ['first', 'after', 'before'], ['first', 'last'], []],
];
const MAX_SIZE = 4;
const SIZES = new Set(['first', 'last']);
const PAGING = new Set(PAGES.flat());
/** Further arguments of lists are left out more often, so that some lists are long. */
const SHARE_OF_OTHERS = 0.25;

/** Reads of a real schema, with values that it has, and with some that it refuses. */
export function realShape(values: OddValues): OperationShape {
  return {
    depth: 7,
    writing: 0,
    isAsked: ({ on, field }) => !OF_ONE_ANSWER.has(`${on.name}.${field.name}`),
    given: (g, { on, field }) => {
      const isPaged = field.args.some(({ name }) => name === 'last');
      const page = isPaged ? pick(g, PAGES) : [];
      return field.args.filter((argument) => {
        const { name } = argument;
        if (isRequiredArgument(argument)) return true;
        if (!isPaged || !PAGING.has(name)) return chance(g, SHARE_OF_OTHERS);
        const isPlaceKnown = SIZES.has(name) || values.fits(placeOf({ on, field }, name));
        return page.includes(name) && (isPlaceKnown || chance(g, SHARE_OF_OTHERS));
      });
    },
    draw: (g, asked, { name, type }) => {
      if (chance(g, 0.03))
        return { literal: null, value: values.draw(g, type, { oddness: 0.5, at: placeOf(asked, name) }) };
      const value = SIZES.has(name)
        ? 1 + below(g, MAX_SIZE)
        : values.draw(g, type, { oddness: 0, at: placeOf(asked, name) });
      return { literal: written(value, type), value };
    },
  };
}

const placeOf = ({ on, field }: AskedField, argument: string): string =>
  `${on.name}.${field.name}.${argument}`;

/** A value that fits its type, as it stands in a document. */
function written(value: unknown, type: GraphQLInputType): string {
  if (isNonNullType(type)) return written(value, type.ofType);
  if (isListType(type) && Array.isArray(value))
    return `[${value.map((item) => written(item, type.ofType)).join(', ')}]`;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const fields = isInputObjectType(type) ? type.getFields() : {};
    const parts = Object.entries(value).map(
      ([name, of]) => `${name}: ${written(of, fields[name]?.type ?? type)}`,
    );
    return `{ ${parts.join(', ')} }`;
  }
  return isEnumType(type) && typeof value === 'string' ? value : JSON.stringify(value);
}
