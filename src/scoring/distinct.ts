import { compareText } from '../platform/compare-text';

/**
 * The distinct values of one fact of the bases: 0 is "unknown", then come those of bases with
 * evidence, then the rest.
 */
export interface DistinctValues {
  /** By base position. */
  of: Int32Array;
  /** By value; the first is that of "unknown". */
  names: readonly string[];
  /** Values from 1 to this one are had by a base with evidence. */
  known: number;
}

export function distinctValues(
  facts: ReadonlyArray<string | undefined>,
  isKnown: (position: number) => boolean,
): DistinctValues {
  const known = new Set(facts.filter((_, position) => isKnown(position)));
  const rest = new Set(facts.filter((fact) => !known.has(fact)));
  for (const set of [known, rest]) set.delete(undefined);
  const sorted = [known, rest].flatMap((set) =>
    [...set].filter((fact) => fact !== undefined).sort(compareText),
  );
  const values = new Map<string | undefined, number>(sorted.map((name, index) => [name, index + 1]));
  return {
    of: Int32Array.from(facts, (fact) => values.get(fact) ?? 0),
    names: ['', ...sorted],
    known: known.size,
  };
}
