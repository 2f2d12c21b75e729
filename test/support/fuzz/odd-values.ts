import fc, { type GeneratorValue } from 'fast-check';
import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql';

/** What clients send by mistake or on purpose, of any type. */
const ODD: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1, 2, 100, 101, 1.5, -0, 2 ** 31 - 1, 2 ** 31, 2 ** 53, 2 ** 53 - 1, 1e308],
  ...[-1e308, 5e-324, 'NaN', 'Infinity', '12', '9007199254740993', '', ' ', '\t\n', '\u0000', 'a\u0000b'],
  ...['\uD800', '\uDC00x', '\u202Etxt.exe', '\uFEFF', '\u200B', '👩‍👩‍👧‍👦', 'é', 'e\u0301', 'ﷺ', '%', '_', '\\'],
  ...[
    '%_\\%',
    "' OR 1=1 --",
    '"; DROP TABLE model',
    '$1',
    '{{7*7}}',
    '../../etc/passwd',
    '__proto__',
    'constructor',
  ],
  ...[
    'TW9kZWw6MQ==',
    'TW9kZWw6OTk5OTk5OTk5OTk5',
    'not base64!',
    '0000',
    '2026-02-30',
    '9999-12-31T23:59:59Z',
  ],
  ...['http://', 'javascript:alert(1)', 'https://example.org/a b', 'x'.repeat(401), 'x'.repeat(20_000)],
  ...[
    'and or not',
    '"unclosed',
    '(a & b',
    'a:* | !b',
    '-',
    '*',
    [],
    [[]],
    [null],
    {},
    { a: 1 },
    { __proto__: null },
  ],
];

/** Types that a gateway asks for by their slug. */
const ENTITIES = ['Model', 'Dataset', 'Domain', 'Publisher'];
const MAX_DEEP = 5;
const MAX_SEEN = 2_000;

/** Where a value is drawn for. */
export interface ValuePlace {
  /** Share of values that do not fit their type. */
  readonly oddness: number;
  /** `Type.field` of an input or `Type.field.argument`. */
  readonly at: string;
  /** Levels of lists and objects around it. */
  readonly deep?: number;
}

/** Draws values that a type asks for, and ones that it does not. */
export class OddValues {
  private readonly seen: string[];

  /**
   * @param known slugs, ids and words of things that there are
   * @param pools texts that fit a place, by `Type.field` of an input or `Type.field.argument`; what
   * is known is drawn elsewhere
   */
  constructor(
    known: readonly string[],
    private readonly pools: ReadonlyMap<string, readonly string[]> = new Map(),
  ) {
    this.seen = [...known];
  }

  /** Remembers what an answer said of things: ids, slugs and cursors to ask with. */
  learn(value: unknown): void {
    if (typeof value === 'string') {
      if (value.length > 400 || this.seen.length >= MAX_SEEN) return;
      this.seen.push(value);
    } else if (typeof value === 'object' && value !== null)
      for (const part of Object.values(value)) this.learn(part);
  }

  /** Whether there are texts of its own for a place. */
  fits(at: string): boolean {
    return this.pools.has(at);
  }

  draw(g: GeneratorValue, given: GraphQLInputType, place: ValuePlace): unknown {
    const { oddness, deep = 0 } = place;
    if (chance(g, oddness)) return pick(g, ODD);
    const type = isNonNullType(given) ? given.ofType : given;
    if (type === given && chance(g, 0.05)) return null;
    if (isListType(type)) {
      const length = chance(g, 0.03) ? 60 : g(SMALL_COUNT);
      return Array.from({ length }, () => this.draw(g, type.ofType, { ...place, deep: deep + 1 }));
    }
    if (isInputObjectType(type)) return this.object(g, type, { oddness, deep });
    if (isEnumType(type)) return pick(g, type.getValues()).name;
    return this.scalar(g, type.name, place.at);
  }

  private object(
    g: GeneratorValue,
    type: GraphQLInputObjectType,
    { oddness, deep }: { readonly oddness: number; readonly deep: number },
  ): Record<string, unknown> {
    const fields = Object.values(type.getFields());
    const only = type.isOneOf && !chance(g, 0.1) ? pick(g, fields) : null;
    const most = deep >= MAX_DEEP ? 0 : 3 / Math.max(fields.length, 1);
    const given = fields.filter((field) =>
      only === null ? isNonNullType(field.type) || chance(g, Math.min(0.6, most)) : field === only,
    );
    const valueOf = (field: GraphQLInputField): unknown =>
      this.draw(g, field.type, { oddness, at: `${type.name}.${field.name}`, deep: deep + 1 });
    return Object.fromEntries(given.map((field) => [field.name, valueOf(field)]));
  }

  private scalar(g: GeneratorValue, name: string, at: string): unknown {
    switch (name) {
      case 'Boolean':
        return chance(g, 0.5);
      case 'Int':
      case 'BigInt':
        return g(SMALL_INTEGER);
      case 'Float':
        return g(SHARE);
      case '_Any':
        return this.representation(g);
      case 'JSON':
        return g(SMALL_JSON);
      case 'DateTime':
        return '2026-01-31T12:00:00Z';
      case 'URL':
        return `https://example.org/${below(g, 10)}`;
      default:
        return chance(g, 0.8) ? pick(g, this.pools.get(at) ?? this.seen) : g(SHORT_TEXT);
    }
  }

  private representation(g: GeneratorValue): unknown {
    const type = pick(g, ENTITIES);
    return { __typename: type, slug: pick(g, this.pools.get(`${type}.slug`) ?? this.seen) };
  }
}

/** Builders without arguments: fast-check looks for those that it has made before. */
const THOUSANDTHS = () => fc.nat({ max: 999 });
const ANY_PLACE = () => fc.nat({ max: 1_000_000 });
const SMALL_COUNT = () => fc.nat({ max: 3 });
const SMALL_INTEGER = () => fc.integer({ min: 0, max: 120 });
const SHARE = () => fc.double({ min: 0, max: 1, noNaN: true });
const SMALL_JSON = () => fc.jsonValue({ maxDepth: 3 });
const SHORT_TEXT = () => fc.string({ unit: 'grapheme', maxLength: 12 });

export const chance = (g: GeneratorValue, share: number): boolean => g(THOUSANDTHS) < share * 1000;

/** @param count at most a million */
export const below = (g: GeneratorValue, count: number): number => g(ANY_PLACE) % count;

export function pick<Item>(g: GeneratorValue, items: readonly Item[]): Item {
  if (items.length === 0) throw new TypeError('There is nothing to pick from.');
  return items[below(g, items.length)] as Item;
}
