/** A metric with the ends of its scale; null where it has none. */
export interface Scale {
  readonly id: string;
  readonly minimum: number | null;
  readonly maximum: number | null;
}

/** How a figure misses the scale of its metric. */
export interface OffScale {
  /** The scale in words, such as `from 0 to 1`. */
  span: string;
  /** What was meant where the figure looks like a percentage of a fraction; else null. */
  fraction: number | null;
}

/** Null for a figure that the metric can have. */
export function offScale({ minimum, maximum }: Scale, figure: number): OffScale | null {
  const isBelow = minimum !== null && figure < minimum;
  const isAbove = maximum !== null && figure > maximum;
  if (!isBelow && !isAbove) return null;
  const isPercentage = isAbove && maximum === 1 && figure <= 100;
  // Rounded, since 91.3 / 100 need not be 0.913.
  const fraction = isPercentage ? Number((figure / 100).toPrecision(12)) : null;
  return { span: span(minimum, maximum), fraction };
}

function span(minimum: number | null, maximum: number | null): string {
  if (minimum === null) return `up to ${maximum ?? Infinity}`;
  return maximum === null ? `from ${minimum} up` : `from ${minimum} to ${maximum}`;
}
