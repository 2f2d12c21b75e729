import { InvalidInputError } from '../errors';
import { writtenSlug } from '../written-text';
import { MAX_FILTER_VALUES, MAX_TEXT_LENGTH, type FilterField, type FilterSite } from './filter-field';

type Comparable = Exclude<FilterField, { kind: 'flag' | 'custom' | 'related' }>;
type Value = string | number | Date;

const SQL_TYPES = {
  text: 'text',
  texts: 'text',
  enum: 'text',
  integer: 'bigint',
  real: 'float8',
  time: 'timestamptz',
  key: 'int',
} as const;

const ORDERED = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;
const isOrdered = (comparator: string): comparator is keyof typeof ORDERED => comparator in ORDERED;

function parseText(value: unknown, path: string): string {
  // PostgreSQL cannot store U+0000, so nothing can equal a text that contains it.
  if (typeof value !== 'string' || value.length > MAX_TEXT_LENGTH || value.includes('\0')) {
    throw new InvalidInputError(path, `text of at most ${MAX_TEXT_LENGTH} characters without control codes`);
  }
  return value;
}

function parseValue(field: Comparable, value: unknown, path: string): Value {
  switch (field.kind) {
    case 'text':
      return textValue(field, value, path);
    case 'texts':
    case 'enum':
      return parseText(value, path);
    case 'integer':
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
        throw new InvalidInputError(path, 'a whole number of at most 9007199254740991');
      }
      return value;
    case 'real':
      if (typeof value !== 'number' || !Number.isFinite(value)) throw new InvalidInputError(path, 'a number');
      return value;
    case 'time':
      if (!(value instanceof Date) || Number.isNaN(value.getTime()))
        throw new InvalidInputError(path, 'a time');
      return value;
    case 'key':
      return field.parse(parseText(value, path), path);
  }
}

function parseValues(field: Comparable, value: unknown, path: string): Value[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_FILTER_VALUES) {
    throw new InvalidInputError(path, `a list of 1 to ${MAX_FILTER_VALUES} values`);
  }
  return value.map((each, index) => parseValue(field, each, `${path}.${index}`));
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (character) => `\\${character}`);

function compareTexts(
  field: Comparable,
  comparator: string,
  value: unknown,
  site: FilterSite,
): string | null {
  const { parameters, path } = site;
  const column = field.column(site.alias);
  switch (comparator) {
    case 'has':
      return `${column} @> ARRAY[${parameters.add(parseValue(field, value, path), 'text')}]`;
    case 'hasAny':
      return `${column} && ${parameters.add(parseValues(field, value, path), 'text[]')}`;
    case 'hasAll':
      return `${column} @> ${parameters.add(parseValues(field, value, path), 'text[]')}`;
    case 'isEmpty':
      return value === true ? `${column} = '{}'` : `${column} <> '{}'`;
    default:
      return null;
  }
}

/** The database lower-cases both sides, because the index was built with its rules of case. */
const isSlug = (field: Comparable): boolean => field.kind === 'text' && field.isSlug === true;

const textValue = (field: Comparable, value: unknown, path: string): string => {
  const text = parseText(value, path);
  return isSlug(field) ? writtenSlug(text) : text;
};

/** What is compared in the column's place: the same values, as they are indexed. */
function indexedAs(field: Comparable, alias: string): ((value: string) => [string, string]) | null {
  const own = field.column(alias);
  if (field.kind === 'text' && field.isFolded === true)
    return (value) => [`lower(${own})`, `lower(${value})`];
  const indexed = 'indexed' in field ? field.indexed : undefined;
  return indexed === undefined ? null : (value) => [indexed(alias), value];
}

function compareScalar(
  field: Comparable,
  comparator: string,
  value: unknown,
  site: FilterSite,
): string | null {
  const { parameters, path } = site;
  const column = field.column(site.alias);
  const type = SQL_TYPES[field.kind];
  const fold = (sql: string): string => (isSlug(field) ? `lower(${sql})` : sql);
  const one = (): string => fold(parameters.add(parseValue(field, value, path), type));
  const many = (): string => {
    const list = parameters.add(parseValues(field, value, path), `${type}[]`);
    return isSlug(field) ? `ANY(ARRAY(SELECT lower(word) FROM unnest(${list}) AS word))` : `ANY(${list})`;
  };
  const own = fold(column);
  const compared = (operator: string): string => {
    const value = one();
    const [place, other] = indexedAs(field, site.alias)?.(value) ?? [];
    const exactly = `${own} ${operator} ${value}`;
    return place === undefined ? exactly : `(${place} ${operator} ${other} AND ${exactly})`;
  };
  if (comparator === 'eq') return compared('=');
  if (comparator === 'not') return `${own} IS DISTINCT FROM ${one()}`;
  if (comparator === 'in') return `${own} = ${many()}`;
  if (comparator === 'notIn') return `(${own} = ${many()}) IS NOT TRUE`;
  if (comparator === 'isNull') return value === true ? `${column} IS NULL` : `${column} IS NOT NULL`;
  if (isOrdered(comparator)) return compared(ORDERED[comparator]);
  if (comparator === 'startsWith' || comparator === 'contains') {
    const text = escapeLike(textValue(field, value, path));
    const pattern = comparator === 'contains' ? `%${text}%` : `${text}%`;
    // As the trigrams of names are indexed: an index of lower(name) itself would answer = as well.
    return `lower(${column} || '') LIKE lower(${parameters.add(pattern, 'text')})`;
  }
  return null;
}

const COMPARATORS: Readonly<Record<Comparable['kind'], readonly string[]>> = {
  text: ['eq', 'not', 'in', 'notIn', 'startsWith', 'contains', 'isNull'],
  integer: ['eq', 'not', 'in', 'notIn', 'gt', 'gte', 'lt', 'lte', 'isNull'],
  real: ['eq', 'not', 'in', 'notIn', 'gt', 'gte', 'lt', 'lte', 'isNull'],
  time: ['eq', 'not', 'in', 'notIn', 'gt', 'gte', 'lt', 'lte', 'isNull'],
  enum: ['eq', 'not', 'in', 'notIn', 'isNull'],
  key: ['eq', 'not', 'in', 'notIn', 'isNull'],
  texts: ['has', 'hasAny', 'hasAll', 'isEmpty'],
};

/**
 * One comparison as an SQL condition.
 * @throws InvalidInputError naming the comparator or the value at fault
 */
export function compareValue(
  field: Comparable,
  comparator: string,
  value: unknown,
  site: FilterSite,
): string {
  const allowed = COMPARATORS[field.kind];
  const compare = field.kind === 'texts' ? compareTexts : compareScalar;
  const condition = allowed.includes(comparator) ? compare(field, comparator, value, site) : null;
  if (condition === null)
    throw new InvalidInputError(site.path, `one of the comparators ${allowed.join(', ')}`);
  return condition;
}
