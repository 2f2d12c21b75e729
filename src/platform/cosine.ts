/** Where a vector is not 0, ascending. */
export function filledPlaces(vector: Float32Array | Float64Array): Int32Array {
  const places = new Int32Array(vector.length);
  let count = 0;
  for (let place = 0; place < vector.length; place++) if (vector[place] !== 0) places[count++] = place;
  return places.slice(0, count);
}

/**
 * The dot product of a vector with another over the places where the first is filled: that of all
 * places to the last digit, for a quarter of the work where most are empty.
 */
export function sparseProduct(
  places: Int32Array,
  a: Float32Array | Float64Array,
  b: Float32Array | Float64Array,
): number {
  let sum = 0;
  for (let i = 0; i < places.length; i++) {
    const place = places[i] ?? 0;
    sum += (a[place] ?? 0) * (b[place] ?? 0);
  }
  return sum;
}

/** Of two vectors of length 1; 0 where one of them, or both, say nothing. */
export function cosine(a: Float32Array, b: Float32Array): number {
  const size = Math.min(a.length, b.length);
  let sum = 0;
  for (let i = 0; i < size; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
