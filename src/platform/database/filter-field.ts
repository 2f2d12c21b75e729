import type { Parameters } from './parameters';
import type { Expression } from './shape';

/** One condition of a filter and its path: for parameters, and to name it in errors. */
export interface FilterSite {
  readonly alias: string;
  readonly parameters: Parameters;
  /** As the caller wrote it: `where.and.0.tasks`. */
  readonly path: string;
}

/** A column that callers may filter by, with the comparators of its kind. */
export type FilterField =
  /**
   * `eq not in notIn startsWith contains isNull`; a slug is compared without regard to case and to
   * how it was typed.
   */
  | {
      readonly kind: 'text';
      readonly column: Expression;
      readonly isSlug?: boolean;
      /** Indexed in lower case, as its list is ordered by it. */
      readonly isFolded?: boolean;
    }
  /** `eq not in notIn gt gte lt lte isNull` */
  | {
      readonly kind: 'integer' | 'real' | 'time';
      readonly column: Expression;
      /** What the same as the column is indexed by where it is known. */
      readonly indexed?: Expression;
    }
  /** A closed set: `eq not in notIn`. */
  | { readonly kind: 'enum'; readonly column: Expression }
  /** An array of text: `has hasAny hasAll isEmpty`. */
  | { readonly kind: 'texts'; readonly column: Expression }
  /** `true` or `false`. */
  | { readonly kind: 'flag'; readonly condition: Expression }
  /** A key that travels as an opaque id: `eq not in notIn isNull`. */
  | {
      readonly kind: 'key';
      readonly column: Expression;
      readonly parse: (value: string, path: string) => number;
    }
  /** Rows that are linked to a row which matches the nested filter. */
  | {
      readonly kind: 'related';
      /** The fields of the linked row, whose alias is `linked`. */
      readonly fields: () => FilterFields;
      readonly linked: string;
      readonly exists: (condition: string, alias: string) => string;
    }
  /** Anything else: the definition reads the value itself. */
  | { readonly kind: 'custom'; readonly compile: (value: unknown, site: FilterSite) => string };

export type FilterFields = Readonly<Record<string, FilterField>>;

/** Bounds of one filter, so that no filter costs more than a few indexed reads. */
export const MAX_FILTER_DEPTH = 5;
export const MAX_CONDITIONS = 50;
export const MAX_FILTER_VALUES = 100;
export const MAX_TEXT_LENGTH = 400;
