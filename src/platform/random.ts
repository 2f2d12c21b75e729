/**
 * Uniform numbers in [0, 1), the same for the same seed (mulberry32, T. Ettinger, public domain).
 * Written here, as the published intervals of `evaluate` stand on this very stream and no well-kept
 * library has it.
 */
export function uniformSource(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Standard normal numbers of uniform ones, by Box and Muller's method; the logarithm of 0 is never
 * asked for.
 */
export function normalSource(uniform: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
