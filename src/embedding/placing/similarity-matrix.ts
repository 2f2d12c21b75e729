/** Cosines are compared by so many parts of 1: what two backends give may differ by less. */
const PARTS = 1e5;

/** The cosine of two unit vectors of the same length, rounded. */
export function cosine(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let place = 0; place < left.length; place++) sum += (left[place] ?? 0) * (right[place] ?? 0);
  return Math.round(sum * PARTS) / PARTS;
}

/** The cosine of every two unit vectors, a row a vector: count x count. */
export function similarityMatrix(vectors: readonly Float32Array[]): Float64Array[] {
  const rows = vectors.map(() => new Float64Array(vectors.length));
  vectors.forEach((vector, one) => {
    for (let other = one; other < vectors.length; other++) {
      const similarity = cosine(vector, vectors[other] ?? vector);
      for (const [row, column] of [[one, other] as const, [other, one] as const]) {
        const values = rows[row];
        if (values !== undefined) values[column] = similarity;
      }
    }
  });
  return rows;
}
