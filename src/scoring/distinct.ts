import { compareText } from '../platform/compare-text';
import { sortInSteps, visitInSteps } from '../platform/slices';

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

/** Yields wherever it could pause. */
export function* distinctValues(
  facts: ReadonlyArray<string | undefined>,
  isKnown: (position: number) => boolean,
): Generator<void, DistinctValues> {
  const known = new Set<string>();
  yield* visitInSteps(facts, (fact, position) => {
    if (fact !== undefined && isKnown(position)) known.add(fact);
  });
  const rest = new Set<string>();
  yield* visitInSteps(facts, (fact) => {
    if (fact !== undefined && !known.has(fact)) rest.add(fact);
  });
  const sorted = [
    ...(yield* sortInSteps([...known], compareText)),
    ...(yield* sortInSteps([...rest], compareText)),
  ];
  const values = new Map<string | undefined, number>();
  yield* visitInSteps(sorted, (name, index) => values.set(name, index + 1));
  const of = new Int32Array(facts.length);
  yield* visitInSteps(facts, (fact, position) => (of[position] = values.get(fact) ?? 0));
  return { of, names: ['', ...sorted], known: known.size };
}
