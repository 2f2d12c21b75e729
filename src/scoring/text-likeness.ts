import { mapInSteps, visitInSteps } from '../platform/slices';
import { distinctValues, type DistinctValues } from './distinct';

/**
 * Cosines of short names by the TF-IDF of their words or letter sequences. Rarity is learned from
 * the names of what has evidence. Vectors are sparse, so that sums over all names cost as much as
 * the names are long.
 */
export class TextLikeness {
  /**
   * Where the features of each value begin; those that no known name has are left out, as they meet
   * nothing.
   */
  private readonly first: Int32Array;
  private readonly features: Int32Array;
  private readonly weights: Float64Array;
  private readonly rows = new Map<number, Float64Array>();
  private readonly sums: Float64Array;

  private constructor(
    /** Names without a word are unknown, and like nothing. */
    readonly values: DistinctValues,
    { first, features, weights, count }: Features,
  ) {
    this.first = Int32Array.from(first);
    this.features = Int32Array.from(features);
    this.weights = Float64Array.from(weights);
    this.sums = new Float64Array(count);
  }

  /** Yields wherever it could pause. */
  static *create(
    texts: readonly string[],
    isKnown: (position: number) => boolean,
    unit: TextUnit,
  ): Generator<void, TextLikeness> {
    const empty = new Map<string, boolean>();
    const named = yield* mapInSteps(texts, (text) => {
      const isEmpty = empty.get(text) ?? splitBy(unit, text).length === 0;
      empty.set(text, isEmpty);
      return isEmpty ? undefined : text;
    });
    const values = yield* distinctValues(named, isKnown);
    return new TextLikeness(values, yield* featuresOf(values, unit));
  }

  /** Likeness of two values, known or not, 0 to 1. */
  between(a: number, b: number): number {
    if (a === b) return a === 0 ? 0 : 1;
    if (b <= this.values.known) return this.row(a)[b] ?? 0;
    if (a <= this.values.known) return this.row(b)[a] ?? 0;
    this.sums.fill(0);
    this.scatter(a, 1);
    return this.gather(b);
  }

  /**
   * Adds to `out`, for each value, the sum of its likeness to every known value times that one's
   * weight.
   */
  multiply(weights: Float64Array, share: number, out: Float64Array): void {
    this.sums.fill(0);
    for (let value = 1; value <= this.values.known; value++) {
      const weight = share * (weights[value] ?? 0);
      if (weight !== 0) this.scatter(value, weight);
    }
    for (let value = 1; value < out.length; value++) out[value] = (out[value] ?? 0) + this.gather(value);
  }

  private scatter(value: number, weight: number): void {
    const end = this.first[value + 1] ?? 0;
    for (let i = this.first[value] ?? 0; i < end; i++) {
      const feature = this.features[i] ?? 0;
      this.sums[feature] = (this.sums[feature] ?? 0) + weight * (this.weights[i] ?? 0);
    }
  }

  private gather(value: number): number {
    const end = this.first[value + 1] ?? 0;
    let sum = 0;
    for (let i = this.first[value] ?? 0; i < end; i++)
      sum += (this.weights[i] ?? 0) * (this.sums[this.features[i] ?? 0] ?? 0);
    return sum;
  }

  /** Likeness of a value to each known one, by value; not to be changed. */
  row(value: number): Float64Array {
    const cached = this.rows.get(value);
    if (cached !== undefined) return cached;
    this.sums.fill(0);
    if (value > 0) this.scatter(value, 1);
    const row = new Float64Array(this.values.known + 1);
    for (let known = 1; known < row.length; known++) row[known] = this.gather(known);
    // Values without evidence can be many; their rows are cheap next to keeping them all.
    if (value <= this.values.known || this.rows.size < MAXIMUM_ROWS) this.rows.set(value, row);
    return row;
  }

  /** Likeness of a value to every one, known or not, by value. */
  toAll(value: number): Float64Array {
    this.sums.fill(0);
    if (value > 0) this.scatter(value, 1);
    const row = Float64Array.from(this.values.names, (_, other) => this.gather(other));
    if (value > 0) row[value] = 1;
    return row;
  }
}

/** What names are taken apart into. */
type TextUnit = 'letters' | 'words';

/** Of names: where the features of each begin, and their weights. */
interface Features {
  first: readonly number[];
  features: readonly number[];
  weights: readonly number[];
  count: number;
}

/** Those of known names alone: the others meet nothing. Yields wherever it could pause. */
function* featuresOf(values: DistinctValues, unit: TextUnit): Generator<void, Features> {
  const frequency = new Map<string, number>();
  yield* visitInSteps(values.names.slice(1, values.known + 1), (text) => {
    for (const feature of new Set(splitBy(unit, text)))
      frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
  });
  const ids = new Map([...frequency.keys()].map((feature, index) => [feature, index]));
  const first = [0, 0];
  const features: number[] = [];
  const weights: number[] = [];
  yield* visitInSteps(values.names.slice(1), (text) => {
    for (const [feature, weight] of weigh(splitBy(unit, text), { frequency, known: values.known })) {
      const id = ids.get(feature);
      if (id === undefined) continue;
      features.push(id);
      weights.push(weight);
    }
    first.push(features.length);
  });
  return { first, features, weights, count: ids.size };
}

function weigh(
  split: readonly string[],
  { frequency, known }: { frequency: ReadonlyMap<string, number>; known: number },
): Map<string, number> {
  const weights = new Map<string, number>();
  for (const feature of split) {
    const idf = Math.log(1 + known / (frequency.get(feature) ?? 1));
    weights.set(feature, (weights.get(feature) ?? 0) + idf);
  }
  const length = Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight * weight, 0));
  for (const [feature, weight] of weights) weights.set(feature, weight / length);
  return weights;
}

function splitBy(unit: TextUnit, text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (unit === 'words' || words.length === 0) return words;
  const padded = ` ${words.join(' ')} `;
  const grams: string[] = [];
  for (let size = 3; size <= 5; size++) {
    for (let start = 0; start + size <= padded.length; start++) grams.push(padded.slice(start, start + size));
  }
  return grams;
}

/** Enough for every distinct architecture of a large hub, and bounded. */
const MAXIMUM_ROWS = 2000;
