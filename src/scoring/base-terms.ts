import { distinctValues, type DistinctValues } from './distinct';
import type { ScorerSettings } from './settings';
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
   * Likeness of a value to a known one: 1 with itself, 0 for "unknown"; positive definite over the
   * values.
   */
  between: (value: number, known: number) => number;
  /** Likeness of a value to each known one, by value; not to be changed. */
  row: (value: number) => Float64Array;
  /**
   * Adds to `out`, by value, `share` times the sum over the known values of likeness times weight.
   */
  multiply: (weights: Float64Array, out: Float64Array) => void;
}

/**
 * The terms that make up the covariance of bases; a new one needs nothing but its place in this
 * list.
 */
export function baseTerms(
  bases: readonly BaseFacts[],
  isKnown: (position: number) => boolean,
  { base: shares, widths }: ScorerSettings,
): BaseTerm[] {
  const fact = (read: (base: BaseFacts) => string | undefined): DistinctValues =>
    distinctValues(bases.map(read), isKnown);
  const names = new TextLikeness(
    bases.map(({ architecture, family }) => architecture ?? family ?? ''),
    isKnown,
    'letters',
  );
  const pretrainings = new TextLikeness(
    bases.map(({ pretrainingData }) => [...(pretrainingData ?? [])].sort().join(' ')),
    isKnown,
    'words',
  );
  return [
    same(
      'ARCHITECTURE',
      shares.sameArchitecture,
      fact(({ architecture }) => architecture),
    ),
    like('ARCHITECTURE', shares.likeArchitecture, names),
    same(
      'ARCHITECTURE',
      shares.family,
      fact(({ family }) => family),
    ),
    same(
      'ARCHITECTURE',
      shares.kind,
      fact(({ kind }) => kind),
    ),
    like('PRETRAINING_DATA', shares.pretraining, pretrainings),
    ofSize(shares.size, fact(sizeOf), widths.parameters),
  ];
}

function same(reason: ContributionKind, share: number, values: DistinctValues): BaseTerm {
  return {
    reason,
    share,
    values,
    between: (value, known) => (value === known && value !== 0 ? 1 : 0),
    row: (value) => {
      const row = new Float64Array(values.known + 1);
      if (value !== 0 && value <= values.known) row[value] = 1;
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
    row: (value) => {
      const row = new Float64Array(values.known + 1);
      for (let known = 1; known <= values.known; known++) row[known] = between(value, known);
      return row;
    },
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
