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
}

/** @param positions of the bases of the table in the kernel */
export function profilesOf(kernel: BaseKernel, positions: Int32Array): BaseProfiles {
  // One fact after the other parts what the ones before it left together.
  let of = new Int32Array(positions.length);
  let count = Math.min(1, positions.length);
  for (const { values } of kernel.terms) {
    const parts = new Map<number, number>();
    const parted = of.map((profile, base) => {
      const key = profile * values.names.length + (values.of[positions[base] ?? 0] ?? 0);
      const part = parts.get(key) ?? parts.size;
      parts.set(key, part);
      return part;
    });
    [of, count] = [parted, parts.size];
  }
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
  return { values: kernel.valuesOf(samples), count, of, bases, firstOf };
}
