import { fractionOf, shifted, withFound, type Fault } from '../../hubs';

/** The part of a metric's term that its scale follows from. */
export interface ScaledMetric {
  readonly id: string;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly share: {
    readonly least: number;
    readonly most: number;
    readonly family?: string | undefined;
  } | null;
}

/** A figure as a source gives it; the unit where the source states one. */
export interface WrittenFigure {
  readonly value: number;
  readonly unit?: 'percent' | 'scale' | undefined;
}

/** A metric by its term, with what a source's word for it says of the unit. */
export interface MeasuredFigure extends WrittenFigure {
  readonly metric: ScaledMetric;
}

/** How a figure without a stated unit may be meant. */
type Reading = 'fraction' | 'percent';

const HUNDRED = 100;
const TO_PERCENT = 2;

/**
 * What 100 % is on the metric's own scale: 1, or 100 for those whose scale ends there. Null: the
 * metric is no share of anything, such as a loss.
 */
function wholeOf({ maximum, share }: ScaledMetric): 1 | 100 | null {
  if (maximum === HUNDRED) return 100;
  return maximum === 1 || share !== null ? 1 : null;
}

const isWithin = ({ minimum, maximum }: ScaledMetric, value: number): boolean =>
  value >= (minimum ?? -Infinity) && value <= (maximum ?? Infinity);

/** The figure on the metric's scale, when it is meant as a fraction or as percent. */
function asRead(metric: ScaledMetric, value: number, reading: Reading): number {
  const isOwn = (wholeOf(metric) === HUNDRED) === (reading === 'percent');
  if (isOwn) return value;
  return reading === 'percent' ? fractionOf(value) : shifted(value, TO_PERCENT);
}

/** Whether figures that are meant so are published at all, as far as the metric's data tell. */
function isPlausible(metric: ScaledMetric, value: number, reading: Reading): boolean {
  if (!isWithin(metric, asRead(metric, value, reading))) return false;
  // A scale that ends at 100 is taken at its word, unless its figures are known to be written so.
  if (wholeOf(metric) === HUNDRED && metric.share === null) return reading === 'percent';
  if (value === 0) return true;
  const size = Math.abs(reading === 'percent' ? fractionOf(value) : value);
  return size >= (metric.share?.least ?? 0) && size <= (metric.share?.most ?? Infinity);
}

/**
 * What a figure is most likely to mean where nothing else tells: shares of 1 are fractions up to
 * 1. Above it, and on scales that end at 100, nothing is more likely.
 */
const likelyReading = (metric: ScaledMetric, value: number): Reading | null =>
  wholeOf(metric) === 1 && Math.abs(value) <= 1 ? 'fraction' : null;

function readingsOf(metric: ScaledMetric, value: number): Reading[] {
  const readings: Reading[] = ['fraction', 'percent'];
  const plausible = readings.filter((reading) => isPlausible(metric, value, reading));
  if (plausible.length > 0) return plausible;
  const possible = readings.filter((reading) => isWithin(metric, asRead(metric, value, reading)));
  // Beyond what is plausible either way: the reading that is nearer to it.
  const nearer = Math.abs(value) > 1 ? 'percent' : likelyReading(metric, value);
  return possible.filter((reading) => nearer === null || reading === nearer);
}

/**
 * What the figures of one card, or of one table, say of how its figures are meant: those that can
 * be meant in one way only. A figure of a stated unit says nothing of those without.
 */
export class ScaleWitnesses {
  private readonly byMetric = new Map<string, Set<Reading>>();
  private readonly byFamily = new Map<string, Set<Reading>>();

  constructor(figures: readonly MeasuredFigure[]) {
    for (const { metric, value, unit } of figures) {
      if (unit !== undefined || wholeOf(metric) === null || value === 0) continue;
      const [only, second] = readingsOf(metric, value);
      if (only === undefined || second !== undefined) continue;
      add(this.byMetric, metric.id, only);
      if (metric.share?.family !== undefined) add(this.byFamily, metric.share.family, only);
    }
  }

  /** How the metric's figures are meant; where none tells, those that are reported with it. */
  of({ id, share }: ScaledMetric): ReadonlySet<Reading> {
    return this.byMetric.get(id) ?? this.byFamily.get(share?.family ?? '') ?? NOTHING;
  }
}

const NOTHING: ReadonlySet<Reading> = new Set();

function add(sets: Map<string, Set<Reading>>, key: string, reading: Reading): void {
  sets.set(key, (sets.get(key) ?? new Set()).add(reading));
}

/** What all witnesses say, unless it is unlikely; null: the figure may be meant in two ways. */
function readingBeside({ metric, value }: MeasuredFigure, witnesses: ScaleWitnesses): Reading | null {
  const likely = likelyReading(metric, value);
  const [only = likely, second] = witnesses.of(metric);
  return second !== undefined || (likely !== null && only !== likely) ? null : only;
}

/**
 * A figure on the scale of its metric. Percent becomes a fraction where it is stated, and where the
 * figure can be nothing else; where both are possible, the other figures of the same card or table
 * decide. What stays open, or is out of range, is refused.
 *
 * @param witnesses what the figures of the same source say, this one among them or not
 */
export function onScale(
  figure: MeasuredFigure,
  witnesses: ScaleWitnesses,
): { value: number } | { fault: Fault } {
  const { metric, value, unit } = figure;
  const refused = { fault: withFound(`is out of the range of ${metric.id}`, String(value)) };
  const settled = (scaled: number) => (isWithin(metric, scaled) ? { value: scaled } : refused);
  if (unit === 'percent') return settled(asRead(metric, value, 'percent'));
  if (unit === 'scale' || wholeOf(metric) === null || value === 0) return settled(value);
  const [first, second] = readingsOf(metric, value);
  if (first === undefined) return refused;
  const reading = second === undefined ? first : readingBeside(figure, witnesses);
  if (reading !== null) return settled(asRead(metric, value, reading));
  return {
    fault: withFound(`may be a fraction or percent, as a value of ${metric.id}`, String(value)),
  };
}
