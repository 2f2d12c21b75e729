import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTime, GraphQLURL } from 'graphql-scalars';

const WHOLE_NUMBER = /^-?\d{1,16}$/;

/** Reads a whole number that JavaScript holds exactly. */
function readWholeNumber(value: unknown): number {
  const number = typeof value === 'string' && WHOLE_NUMBER.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isSafeInteger(number)) return number;
  throw new GraphQLError(
    `BigInt must be a whole number between -2^53 and 2^53, not ${String(value).slice(0, 40)}.`,
  );
}

/**
 * Counts that may exceed 2^31. Our own scalar, because that of a library would convert to
 * JavaScript's BigInt and back.
 */
export const BigIntScalar = new GraphQLScalarType<number, number>({
  name: 'BigInt',
  description: 'A whole number between -2^53 and 2^53, as a JSON number; strings of digits are read too.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc7493#section-2.2',
  serialize: readWholeNumber,
  parseValue: readWholeNumber,
  parseLiteral: (node) =>
    readWholeNumber(node.kind === Kind.INT || node.kind === Kind.STRING ? node.value : node.kind),
});

/** A scalar of a library that tells generators of code what its values are. */
const specifiedBy = (scalar: GraphQLScalarType, specifiedByURL: string): GraphQLScalarType =>
  new GraphQLScalarType({ ...scalar.toConfig(), specifiedByURL });

/** A moment in RFC 3339, in UTC: `2026-01-31T12:00:00.000Z`. */
export const DateTimeScalar = specifiedBy(
  GraphQLDateTime,
  'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
);

/** An absolute URL. */
export const UrlScalar = specifiedBy(GraphQLURL, 'https://www.rfc-editor.org/rfc/rfc3986');
/** A URL that the schema can return; null where a source wrote something else. */
export const readableUrl = (text: string | null | undefined): string | null =>
  text !== null && text !== undefined && URL.canParse(text) ? text : null;
