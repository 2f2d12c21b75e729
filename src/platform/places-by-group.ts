/** Places of rows, those of one group after those of another. */
export interface GroupedPlaces {
  /** By group, where its rows begin among `places`; one more at the end. */
  readonly firstOf: Int32Array;
  /** Those of a group in their order. */
  readonly places: Int32Array;
}

/** Rows between two pauses. */
const SLICE = 8192;

/**
 * Puts rows together by their group without an object for any of them. Yields wherever it could
 * pause.
 *
 * @param of which of the groups the row at a place is of, from 0
 */
export function* placesByGroup(
  rows: number,
  { count, of }: { count: number; of: (place: number) => number },
): Generator<void, GroupedPlaces> {
  const firstOf = new Int32Array(count + 1);
  const groupOf = new Int32Array(rows);
  for (let place = 0; place < rows; place++) {
    const group = of(place);
    groupOf[place] = group;
    firstOf[group + 1] = (firstOf[group + 1] ?? 0) + 1;
    if (place % SLICE === SLICE - 1) yield;
  }
  for (let group = 0; group < count; group++)
    firstOf[group + 1] = (firstOf[group + 1] ?? 0) + (firstOf[group] ?? 0);
  yield;
  const next = firstOf.slice(0, count);
  const places = new Int32Array(rows);
  for (let place = 0; place < rows; place++) {
    const group = groupOf[place] ?? 0;
    const at = next[group] ?? 0;
    places[at] = place;
    next[group] = at + 1;
    if (place % SLICE === SLICE - 1) yield;
  }
  return { firstOf, places };
}
