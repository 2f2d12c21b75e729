/** The least and the greatest of some figures, without sign and apart from 0. */
export type FigureRange = [least: number, greatest: number];

interface Figure {
  readonly metric: string;
  readonly value: number;
  readonly unit?: 'percent' | undefined;
}

/** What a first reading of a table finds of the figures of one study: their range by metric. */
export class FigureRanges {
  private readonly ranges = new Map<string, FigureRange>();

  /** A figure with a percent sign says nothing of those without. */
  add({ metric, value, unit }: Figure): void {
    const size = Math.abs(value);
    if (size === 0 || unit !== undefined) return;
    const [least, greatest] = this.ranges.get(metric) ?? [size, size];
    this.ranges.set(metric, [Math.min(least, size), Math.max(greatest, size)]);
  }

  of(metric: string): FigureRange | undefined {
    return this.ranges.get(metric);
  }
}
