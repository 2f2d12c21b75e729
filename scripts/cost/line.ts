/** What an operation is said to cost, in units, and what it took. */
export interface Point {
  readonly cost: number;
  readonly milliseconds: number;
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  return mean(sorted.slice(sorted.length % 2 === 0 ? middle - 1 : middle, middle + 1));
}

/** Least squares: milliseconds of one more unit, and what share of the differences it explains. */
export function lineThrough(points: readonly Point[]): { slope: number; start: number; r2: number } {
  const [x, y] = [mean(points.map(({ cost }) => cost)), mean(points.map(({ milliseconds }) => milliseconds))];
  const sum = (term: (point: Point) => number): number => points.reduce((all, point) => all + term(point), 0);
  const xy = sum(({ cost, milliseconds }) => (cost - x) * (milliseconds - y));
  const xx = sum(({ cost }) => (cost - x) ** 2);
  const yy = sum(({ milliseconds }) => (milliseconds - y) ** 2);
  return { slope: xy / xx, start: y - (xy / xx) * x, r2: xy ** 2 / (xx * yy) };
}
