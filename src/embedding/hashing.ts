/** 32-bit FNV-1a: stable over versions and machines, which stored vectors rely on. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value ^= text.charCodeAt(i);
    value = Math.imul(value, 0x01000193);
  }
  // FNV's low bits are weak for short strings; the finaliser of MurmurHash3 spreads them.
  value ^= value >>> 16;
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  return (value ^ (value >>> 16)) >>> 0;
}

/**
 * Adds each feature, signed, at two places of the block [start, end): the dot product of two such
 * vectors is an unbiased estimate of the dot product of the feature vectors (Weinberger et al.,
 * Feature Hashing, ICML 2009).
 */
export function addHashed(
  vector: Float32Array,
  block: { start: number; end: number },
  features: ReadonlyMap<string, number>,
): void {
  const size = block.end - block.start;
  for (const [feature, weight] of features) {
    for (let copy = 0; copy < COPIES; copy++) {
      const code = hash(`${copy}:${feature}`);
      const position = block.start + ((code >>> 1) % size);
      vector[position] = (vector[position] ?? 0) + (code & 1 ? weight : -weight) / Math.sqrt(COPIES);
    }
  }
}

const COPIES = 2;
