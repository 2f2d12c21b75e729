/** The first place of a number, or of the first greater one, among some that are in order. */
export function firstPlace(id: number, sorted: ArrayLike<number>): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) < id) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Where a number stands among some that are in order; -1 where it is none of them. */
export function placeOf(id: number, sorted: ArrayLike<number>): number {
  const place = firstPlace(id, sorted);
  return sorted[place] === id ? place : -1;
}
