import { distinctValues, type DistinctValues } from './distinct';
import { mapInSteps } from '../platform/slices';
import type { ScorerSettings } from './settings';
import { mean, populationSpread } from './statistics';
import { TextLikeness } from './text-likeness';
import type { BaseFacts, ContributionKind } from './types';

/**
 * One part of the covariance of two different bases: a share of the likeness of one fact of theirs.
 * All parts add up. A sum over bases is a sum over the fact's distinct values, however many bases
 * have them.
 */
export interface BaseTerm {
  reason: ContributionKind;
  share: number;
  values: DistinctValues;
  /**
   * Likeness of two values, known or not: 1 with itself unless `self` says otherwise, 0 for
   * "unknown"; positive definite over the values.
   */
  between: (value: number, other: number) => number;
  /** Likeness of a value to each known one, by value; not to be changed, good until the next. */
  row: (value: number) => Float64Array;
  /** Likeness of a value to every one, known or not, by value. */
  toAll: (value: number) => Float64Array;
  /**
   * Likeness of each value to itself, where that is not 1: what the term adds to the variance of a
   * base, which is then not one of its shares.
   */
  self?: Float64Array;
  /**
   * Adds to `out`, by value, `share` times the sum over the known values of likeness times weight.
   */
  multiply: (weights: Float64Array, out: Float64Array) => void;
}

/**
 * The terms that make up the covariance of bases; a new one needs nothing but its place in this
 * list. Yields wherever it could pause.
 */
export function* baseTerms(
  bases: readonly BaseFacts[],
  isKnown: (position: number) => boolean,
  { base: shares, widths, sizeTrend }: ScorerSettings,
): Generator<void, BaseTerm[]> {
  const fact = function* (read: (base: BaseFacts) => string | undefined): Generator<void, DistinctValues> {
    return yield* distinctValues(yield* mapInSteps(bases, read), isKnown);
  };
  const text = function* (
    read: (base: BaseFacts) => string,
    unit: 'letters' | 'words',
  ): Generator<void, TextLikeness> {
    return yield* TextLikeness.create(yield* mapInSteps(bases, read), isKnown, unit);
  };
  const names = yield* text(({ architecture, family }) => architecture ?? family ?? '', 'letters');
  const pretrainings = yield* text(
    ({ pretrainingData }) => [...(pretrainingData ?? [])].sort().join(' '),
    'words',
  );
  const sizes = yield* fact(sizeOf);
  return [
    same('ARCHITECTURE', shares.sameArchitecture, yield* fact(({ architecture }) => architecture)),
    like('ARCHITECTURE', shares.likeArchitecture, names),
    same('ARCHITECTURE', shares.family, yield* fact(({ family }) => family)),
    same('ARCHITECTURE', shares.kind, yield* fact(({ kind }) => kind)),
    like('PRETRAINING_DATA', shares.pretraining, pretrainings),
    ofSize(shares.size, sizes, widths.parameters),
    alongSize(sizeTrend, sizes, isKnown),
  ];
}

function same(reason: ContributionKind, share: number, values: DistinctValues): BaseTerm {
  const only = new Float64Array(values.known + 1);
  let last = 0;
  return {
    reason,
    share,
    values,
    between: (value, known) => (value === known && value !== 0 ? 1 : 0),
    row: (value) => {
      only[last] = 0;
      last = value !== 0 && value <= values.known ? value : 0;
      if (last !== 0) only[last] = 1;
      return only;
    },
    toAll: (value) => {
      const row = new Float64Array(values.names.length);
      if (value !== 0) row[value] = 1;
      return row;
    },
    multiply: (weights, out) => {
      for (let value = 1; value <= values.known; value++)
        out[value] = (out[value] ?? 0) + share * (weights[value] ?? 0);
    },
  };
}

function like(reason: ContributionKind, share: number, likeness: TextLikeness): BaseTerm {
  return {
    reason,
    share,
    values: likeness.values,
    between: (value, known) => likeness.between(value, known),
    row: (value) => likeness.row(value),
    toAll: (value) => likeness.toAll(value),
    multiply: (weights, out) => likeness.multiply(weights, share, out),
  };
}

/** Sizes are told apart in steps of 2%, so that there are hundreds of them at most. */
const SIZE_STEP = 0.02;

function sizeOf({ parameters }: BaseFacts): string | undefined {
  return parameters !== undefined && parameters > 0
    ? String(Math.round(Math.log(parameters) / SIZE_STEP))
    : undefined;
}

/** Rows of a likeness of two values; those of values with evidence are kept. */
function rowsBy(
  between: (value: number, other: number) => number,
  { known, names }: DistinctValues,
): Pick<BaseTerm, 'row' | 'toAll'> {
  const kept = new Map<number, Float64Array>();
  const rowOf = (value: number, length: number): Float64Array => {
    const row = new Float64Array(length);
    for (let other = 0; other < length; other++) row[other] = between(value, other);
    return row;
  };
  return {
    row: (value) => {
      const row = kept.get(value) ?? rowOf(value, known + 1);
      if (value <= known) kept.set(value, row);
      return row;
    },
    toAll: (value) => rowOf(value, names.length),
  };
}

/** Gaussian closeness in log parameters. */
function ofSize(share: number, values: DistinctValues, width: number): BaseTerm {
  const sizes = Int32Array.from(values.names, Number);
  const span = sizes.subarray(1).reduce((most, size) => Math.max(most, Math.abs(size)), 0);
  const closeness = Float64Array.from({ length: 2 * span + 1 }, (_, steps) =>
    Math.exp(-0.5 * ((steps * SIZE_STEP) / width) ** 2),
  );
  const between = (value: number, known: number): number =>
    value === 0 || known === 0 ? 0 : (closeness[Math.abs((sizes[value] ?? 0) - (sizes[known] ?? 0))] ?? 0);
  return {
    reason: 'SIZE',
    share,
    values,
    between,
    ...rowsBy(between, values),
    multiply: (weights, out) => {
      for (let value = 1; value < out.length; value++) {
        const size = sizes[value] ?? 0;
        let sum = 0;
        for (let known = 1; known <= values.known; known++)
          sum += (closeness[Math.abs(size - (sizes[known] ?? 0))] ?? 0) * (weights[known] ?? 0);
        out[value] = (out[value] ?? 0) + share * sum;
      }
    },
  };
}

/**
 * That larger bases do better, or worse, by about as much for each factor in size: the product of
 * the standardised log parameters of two bases, the covariance of Bayesian linear regression
 * (Rasmussen & Williams 2.1). It has no width, so it also says something of sizes far from those
 * that were measured.
 */
function alongSize(share: number, values: DistinctValues, isKnown: (position: number) => boolean): BaseTerm {
  const x = standardisedSizes(values, isKnown);
  const between = (value: number, other: number): number => (x[value] ?? 0) * (x[other] ?? 0);
  return {
    reason: 'SIZE',
    share,
    values,
    between,
    ...rowsBy(between, values),
    self: x.map((one) => one ** 2),
    multiply: (weights, out) => {
      let sum = 0;
      for (let known = 1; known <= values.known; known++) sum += (x[known] ?? 0) * (weights[known] ?? 0);
      for (let value = 1; value < out.length; value++)
        out[value] = (out[value] ?? 0) + share * sum * (x[value] ?? 0);
    },
  };
}

/** A base much larger or smaller than what was measured is not followed further than this. */
const MOST_DEVIATIONS = 8;

/** By value, in standard deviations from the mean over the bases with evidence; 0 for "unknown". */
function standardisedSizes(
  { of, names }: DistinctValues,
  isKnown: (position: number) => boolean,
): Float64Array {
  const known: number[] = [];
  for (let position = 0; position < of.length; position++) {
    const value = of[position] ?? 0;
    if (value !== 0 && isKnown(position)) known.push(Number(names[value]));
  }
  const middle = mean(known);
  const spread = populationSpread(known);
  return Float64Array.from(names, (size, value) =>
    value === 0 || spread === 0
      ? 0
      : Math.max(-MOST_DEVIATIONS, Math.min(MOST_DEVIATIONS, (Number(size) - middle) / spread)),
  );
}
