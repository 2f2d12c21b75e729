import { InvalidInputError } from '../errors';
import { compareValue } from './comparator';
import {
  MAX_CONDITIONS,
  MAX_FILTER_DEPTH,
  MAX_FILTER_VALUES,
  type FilterField,
  type FilterFields,
  type FilterSite,
} from './filter-field';
import type { Parameters } from './parameters';

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/**
 * The fields that were given. A null is refused: it could be meant as "unknown" as well as "any".
 */
function givenEntries(value: unknown, path: string): [string, unknown][] {
  if (!isObject(value)) throw new InvalidInputError(path, 'a filter');
  const entries = Object.entries(value).filter(([, given]) => given !== undefined);
  const missing = entries.find(([, given]) => given === null);
  if (missing !== undefined) {
    throw new InvalidInputError(
      `${path}.${missing[0]}`,
      'a value, not null; leave it out to accept anything, or ask with isNull',
    );
  }
  return entries;
}

class FilterCompiler {
  private conditions = 0;

  constructor(private readonly parameters: Parameters) {}

  /** All conditions of one filter object, which must hold together. */
  compile(value: unknown, fields: FilterFields, at: { alias: string; path: string; depth: number }): string {
    if (at.depth > MAX_FILTER_DEPTH) {
      throw new InvalidInputError(at.path, `a filter nested at most ${MAX_FILTER_DEPTH} levels deep`);
    }
    const entries = givenEntries(value, at.path);
    if (entries.length === 0) throw new InvalidInputError(at.path, 'a filter with at least one condition');
    const parts = entries.map(([name, given]) => this.condition(name, given, fields, at));
    return parts.length === 1 ? (parts[0] ?? 'true') : `(${parts.join(' AND ')})`;
  }

  private condition(
    name: string,
    given: unknown,
    fields: FilterFields,
    at: { alias: string; path: string; depth: number },
  ): string {
    const inner = { ...at, path: `${at.path}.${name}`, depth: at.depth + 1 };
    if (name === 'not') return `(${this.compile(given, fields, inner)}) IS NOT TRUE`;
    if (name === 'and' || name === 'or') return this.combine(name, given, fields, inner);
    const field = fields[name];
    if (field === undefined)
      throw new InvalidInputError(inner.path, `one of ${Object.keys(fields).join(', ')}`);
    return this.compare(field, given, { alias: at.alias, path: inner.path, depth: inner.depth });
  }

  private combine(
    name: 'and' | 'or',
    given: unknown,
    fields: FilterFields,
    at: { alias: string; path: string; depth: number },
  ): string {
    if (!Array.isArray(given) || given.length === 0 || given.length > MAX_FILTER_VALUES) {
      throw new InvalidInputError(at.path, `a list of 1 to ${MAX_FILTER_VALUES} filters`);
    }
    const parts = given.map((each, index) =>
      this.compile(each, fields, { ...at, path: `${at.path}.${index}` }),
    );
    return `(${parts.join(name === 'and' ? ' AND ' : ' OR ')})`;
  }

  private compare(
    field: FilterField,
    given: unknown,
    at: { alias: string; path: string; depth: number },
  ): string {
    const site: FilterSite = { alias: at.alias, parameters: this.parameters, path: at.path };
    if (field.kind === 'flag' || field.kind === 'custom') this.count(at.path);
    switch (field.kind) {
      case 'flag':
        return given === true ? field.condition(at.alias) : `(${field.condition(at.alias)}) IS NOT TRUE`;
      case 'custom':
        return field.compile(given, site);
      case 'related': {
        const inner = { alias: field.linked, path: at.path, depth: at.depth };
        return field.exists(this.compile(given, field.fields(), inner), at.alias);
      }
      default: {
        const entries = givenEntries(given, at.path);
        if (entries.length === 0) throw new InvalidInputError(at.path, 'a comparison such as { eq: ... }');
        const parts = entries.map(([comparator, value]) => {
          this.count(at.path);
          return compareValue(field, comparator, value, { ...site, path: `${at.path}.${comparator}` });
        });
        return `(${parts.join(' AND ')})`;
      }
    }
  }

  private count(path: string): void {
    this.conditions += 1;
    if (this.conditions > MAX_CONDITIONS) {
      throw new InvalidInputError(path, `part of a filter of at most ${MAX_CONDITIONS} conditions`);
    }
  }
}

/**
 * Translates a filter into a condition over the row `alias`. No filter, null and `{}` accept every
 * row; inside, an empty object, an empty list and a null are errors, because they could mean "all"
 * as well as "none". `not` accepts exactly the rows that its filter does not match, also those
 * whose value is unknown.
 *
 * @returns null when every row is accepted
 * @throws InvalidInputError naming the part at fault, such as `where.or.1.tasks.hasAny`
 */
export function compileFilter(
  where: object | null | undefined,
  fields: FilterFields,
  { alias, parameters, path = 'where' }: { alias: string; parameters: Parameters; path?: string },
): string | null {
  if (where === null || where === undefined) return null;
  if (Object.values(where).every((value) => value === undefined)) return null;
  return new FilterCompiler(parameters).compile(where, fields, { alias, path, depth: 1 });
}
