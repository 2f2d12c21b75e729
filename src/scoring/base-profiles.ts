import { visitInSteps } from '../platform/slices';
import type { BaseKernel } from './base-kernel';

/**
 * Bases with evidence by their facts: those of one profile are equally like any other base, so that
 * a likeness is worked out once for all of them.
 */
export interface BaseProfiles {
  /** By term of the kernel, the values of each profile. */
  readonly values: readonly Int32Array[];
  readonly count: number;
  /** By base of the table. */
  readonly of: Int32Array;
  /** The bases of the table, profile after profile. */
  readonly bases: Int32Array;
  /** By profile, its first place among them; one more at the end. */
  readonly firstOf: Int32Array;
  readonly facets: readonly ProfileFacet[];
}

/**
 * Some facts of the profiles together. Few of their combinations are had by all profiles, so that
 * their part of a likeness is worked out once for each of those.
 */
export interface ProfileFacet {
  /** By profile: which combination. */
  readonly of: Int32Array;
  readonly combinations: number;
  /** The terms of the kernel that they belong to, each with its value by combination. */
  readonly terms: ReadonlyArray<{ readonly term: number; readonly values: Int32Array }>;
}

/** So many combinations at most are looked at for each facet of an estimate. */
const MOST_COMBINATIONS = 2048;

/**
 * Yields wherever it could pause.
 *
 * @param positions of the bases of the table in the kernel
 */
export function* profilesOf(kernel: BaseKernel, positions: Int32Array): Generator<void, BaseProfiles> {
  const values = kernel.valuesOf(positions);
  // One fact after the other parts what the ones before it left together.
  let parts: Parts = { of: new Int32Array(positions.length), count: Math.min(1, positions.length) };
  for (const one of values) parts = yield* parted(parts, one);
  const { of, count } = parts;
  const firstOf = new Int32Array(count + 1);
  for (const profile of of) firstOf[profile + 1] = (firstOf[profile + 1] ?? 0) + 1;
  for (let profile = 0; profile < count; profile++)
    firstOf[profile + 1] = (firstOf[profile + 1] ?? 0) + (firstOf[profile] ?? 0);
  const next = firstOf.slice();
  const bases = new Int32Array(of.length);
  of.forEach((profile, base) => {
    const place = next[profile] ?? 0;
    bases[place] = base;
    next[profile] = place + 1;
  });
  const samples = firstOf.subarray(0, count).map((place) => positions[bases[place] ?? 0] ?? 0);
  yield;
  const own = kernel.valuesOf(samples);
  return { values: own, count, of, bases, firstOf, facets: yield* facetsOf(own, count) };
}

/** Things in parts. */
interface Parts {
  /** By thing. */
  of: Int32Array;
  count: number;
}

/** Parts those apart that have another value. Yields wherever it could pause. */
function* parted({ of }: Parts, values: Int32Array): Generator<void, Parts> {
  let width = 1;
  for (let thing = 0; thing < values.length; thing++) width = Math.max(width, (values[thing] ?? 0) + 1);
  const parts = new Map<number, number>();
  const now = new Int32Array(of.length);
  yield* visitInSteps(of, (part, thing) => {
    const key = part * width + (values[thing] ?? 0);
    const known = parts.get(key) ?? parts.size;
    if (known === parts.size) parts.set(key, known);
    now[thing] = known;
  });
  return { of: now, count: parts.size };
}

/** As few facets as there can be of so many combinations, of terms in their order. */
function* facetsOf(values: readonly Int32Array[], count: number): Generator<void, ProfileFacet[]> {
  const facets: ProfileFacet[] = [];
  const whole: Parts = { of: new Int32Array(count), count: Math.min(1, count) };
  let [terms, parts]: [number[], Parts] = [[], whole];
  const close = (): void => void facets.push(facetOf(terms, parts, values));
  for (const [term, own] of values.entries()) {
    const both = yield* parted(parts, own);
    if (terms.length > 0 && both.count > MOST_COMBINATIONS) {
      close();
      [terms, parts] = [[term], yield* parted(whole, own)];
    } else {
      [terms, parts] = [[...terms, term], both];
    }
  }
  if (terms.length > 0) close();
  return facets;
}

function facetOf(
  terms: readonly number[],
  { of, count }: Parts,
  values: readonly Int32Array[],
): ProfileFacet {
  const ofCombination = (own: Int32Array | undefined): Int32Array => {
    const out = new Int32Array(count);
    of.forEach((combination, profile) => (out[combination] = own?.[profile] ?? 0));
    return out;
  };
  return {
    of,
    combinations: count,
    terms: terms.map((term) => ({ term, values: ofCombination(values[term]) })),
  };
}
