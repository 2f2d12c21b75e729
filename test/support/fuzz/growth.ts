/** What was alive after so many cases. */
export interface Measured {
  readonly cases: number;
  readonly bytes: number;
}

/** How memory rose over the last half of the cases, when whatever has a bound is full. */
export interface Growth {
  /** Of the straight line nearest to what was measured. */
  readonly bytesPerCase: number;
  /** Bytes by which that line rises from its begin to its end. */
  readonly rise: number;
}

export function growthOf(measured: readonly Measured[]): Growth {
  const half = measured.slice(Math.floor(measured.length / 2));
  const [first, last] = [half[0], half.at(-1)];
  if (first === undefined || last === undefined || first === last) return { bytesPerCase: 0, rise: 0 };
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(half.map(({ cases }) => cases)), mean(half.map(({ bytes }) => bytes))];
  const covariance = mean(half.map(({ cases, bytes }) => (cases - x) * (bytes - y)));
  const bytesPerCase = covariance / mean(half.map(({ cases }) => (cases - x) ** 2));
  return { bytesPerCase, rise: bytesPerCase * (last.cases - first.cases) };
}
