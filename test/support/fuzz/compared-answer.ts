import type { GraphQLFormattedError } from 'graphql';

/** An error with what clients may not read. */
export interface ToldError extends GraphQLFormattedError {
  readonly thrown?: string;
}

/** An answer, so that two can be compared. */
export interface ComparedAnswer {
  /** As JSON: the order of keys counts. `undefined` where nothing was executed. */
  readonly data: string;
  /** As JSON, of the fields that failed and are null, and of what was refused. */
  readonly errors: ReadonlySet<string>;
  /**
   * Of fields that failed where null cannot stand, by the place around them that became null. Only
   * one of a place has to be told, whichever failed first; GraphQL.js tells of some more, by what
   * they waited for.
   */
  readonly around: ReadonlyMap<string, ReadonlySet<string>>;
  /** Code of the first error. */
  readonly code: string | undefined;
}

export function comparable(data: unknown, told: readonly ToldError[]): ComparedAnswer {
  const errors = new Set<string>();
  const around = new Map<string, Set<string>>();
  for (const error of told) {
    const written = JSON.stringify(error);
    const { path = [] } = error;
    const length = lengthToNull(data, path);
    if (length === path.length) {
      errors.add(written);
      continue;
    }
    const place = JSON.stringify(path.slice(0, length));
    around.set(place, (around.get(place) ?? new Set()).add(written));
  }
  const code = told[0]?.extensions?.code;
  return {
    data: JSON.stringify(data) ?? 'undefined',
    errors,
    around,
    code: typeof code === 'string' ? code : undefined,
  };
}

/** How much of a path leads to what is null. */
function lengthToNull(data: unknown, path: readonly (string | number)[]): number {
  let at = data;
  for (const [length, key] of path.entries()) {
    if (typeof at !== 'object' || at === null) return length;
    at = (at as Readonly<Record<string | number, unknown>>)[key];
  }
  return path.length;
}

export interface Compared {
  /** How they differ, beginning where their data do; null where they are the same. */
  readonly difference: string | null;
  /** Whether another error is told of some place that became null. */
  readonly isOfOther: boolean;
}

const SHOWN = 80;

export function compareAnswers(ours: ComparedAnswer, reference: ComparedAnswer): Compared {
  const places = missing(new Set(ours.around.keys()), new Set(reference.around.keys()));
  const others = [...ours.around].some(
    ([place, told]) => missing(told, reference.around.get(place)) !== null,
  );
  return {
    difference: apart(ours, reference) ?? missing(ours.errors, reference.errors) ?? places,
    isOfOther: others,
  };
}

function apart(ours: ComparedAnswer, reference: ComparedAnswer): string | null {
  if (ours.data === reference.data) return null;
  let at = 0;
  while (ours.data[at] === reference.data[at]) at += 1;
  const part = ({ data, code = 'OK' }: ComparedAnswer): string =>
    `${code} ${data.slice(Math.max(0, at - SHOWN), at + SHOWN)}`;
  return `data: ${part(ours)}\n  GraphQL.js: ${part(reference)}`;
}

function missing(ours: ReadonlySet<string>, reference: ReadonlySet<string> = new Set()): string | null {
  const [more, less] = [ours, reference].map((some, at) => {
    const others = at === 0 ? reference : ours;
    return [...some].filter((one) => !others.has(one));
  });
  if (more?.length === 0 && less?.length === 0) return null;
  return `errors: ${more?.join(', ')}\n  GraphQL.js: ${less?.join(', ')}`;
}
