import { baseTerms, type BaseTerm } from './base-terms';
import type { ScorerSettings } from './settings';
import type { BaseFacts } from './types';

/** For each term the sum of its covariance with all bases that have evidence, by distinct value. */
export type TermSums = Float64Array[];

/**
 * How much two bases teach about each other, before any result is seen. A base is named by its
 * position.
 */
export class BaseKernel {
  readonly terms: readonly BaseTerm[];
  /** Variance of each base that none of its facts explains. */
  readonly own: Float64Array;
  /** Prior variance of each base: 1, and more where its size is far from the usual. */
  readonly variances: Float64Array;
  private readonly weights: readonly Float64Array[];

  private constructor(terms: readonly BaseTerm[], bases: number) {
    this.terms = terms;
    this.weights = terms.map(({ values }) => new Float64Array(values.known + 1));
    this.own = new Float64Array(bases).fill(1);
    this.variances = new Float64Array(bases).fill(1);
    for (const { share, values, self } of this.terms) {
      for (let base = 0; base < this.own.length; base++) {
        const value = values.of[base] ?? 0;
        if (self !== undefined)
          this.variances[base] = (this.variances[base] ?? 0) + share * (self[value] ?? 0);
        else if (value !== 0) this.own[base] = (this.own[base] ?? 0) - share;
      }
    }
  }

  /**
   * @param isKnown whether the base at a position has evidence. Yields wherever it could pause.
   */
  static *create(
    bases: readonly BaseFacts[],
    isKnown: (position: number) => boolean,
    settings: ScorerSettings,
  ): Generator<void, BaseKernel> {
    const terms = yield* baseTerms(bases, isKnown, settings);
    yield;
    return new BaseKernel(terms, bases.length);
  }

  /** Prior variance of a base; of one that is none of these, that of a base without facts. */
  variance(base: number): number {
    return this.variances[base] ?? 1;
  }

  /** Covariance of any two bases. */
  any(a: number, b: number): number {
    if (a === b) return this.variance(a);
    let sum = 0;
    for (const { share, values, between } of this.terms)
      sum += share * between(values.of[a] ?? 0, values.of[b] ?? 0);
    return sum;
  }

  /** Of a base with others that have evidence. */
  row(base: number, known: Int32Array, out: Float64Array, values = this.valuesOf(known)): void {
    this.likeness(base, values, out);
    const self = known.indexOf(base);
    if (self >= 0) out[self] = this.variance(base);
  }

  /** Of each of some distinct bases that have evidence with each of them, row-major. */
  rows(known: Int32Array, out: Float64Array): void {
    const values = this.valuesOf(known);
    const count = known.length;
    out.fill(0);
    this.terms.forEach(({ share, row }, term) => {
      const own = values[term];
      if (own === undefined) return;
      for (let base = 0; base < count; base++) {
        const value = own[base] ?? 0;
        if (value === 0) continue;
        const byValue = row(value);
        const offset = base * count;
        for (let i = 0; i < count; i++)
          out[offset + i] = (out[offset + i] ?? 0) + share * (byValue[own[i] ?? 0] ?? 0);
      }
    });
    for (let base = 0; base < count; base++) out[base * count + base] = this.variance(known[base] ?? 0);
  }

  /** By term, the values of some bases. */
  valuesOf(positions: Int32Array): Int32Array[] {
    return this.terms.map(({ values: { of } }) => {
      const own = new Int32Array(positions.length);
      for (let i = 0; i < own.length; i++) own[i] = of[positions[i] ?? 0] ?? 0;
      return own;
    });
  }

  /** Of a base with others of such values, which bases with evidence have; with none as itself. */
  likeness(base: number, values: readonly Int32Array[], out: Float64Array): void {
    out.fill(0);
    this.terms.forEach(({ share, values: { of }, row }, term) => {
      const value = of[base] ?? 0;
      const others = values[term];
      if (value === 0 || others === undefined) return;
      const byValue = row(value);
      for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) + share * (byValue[others[i] ?? 0] ?? 0);
    });
  }

  /**
   * By term, the likeness of a base to each value of bases with evidence; nothing where the fact is
   * not known of it. Good until another base is asked about.
   */
  rowsOf(base: number): Array<Float64Array | undefined> {
    return this.terms.map(({ values: { of }, row }) => {
      const value = of[base] ?? 0;
      return value === 0 ? undefined : row(value);
    });
  }

  /** What `likeness` gives for one of the others, from the rows of a base. */
  likenessTo(
    rows: ReadonlyArray<Float64Array | undefined>,
    values: readonly Int32Array[],
    other: number,
  ): number {
    let sum = 0;
    for (let term = 0; term < rows.length; term++) {
      const row = rows[term];
      if (row !== undefined) sum += (this.terms[term]?.share ?? 0) * (row[values[term]?.[other] ?? 0] ?? 0);
    }
    return sum;
  }

  /** Of any base with any others, with evidence or without. Yields wherever it could pause. */
  *toAny(base: number, others: Int32Array): Generator<void, Float64Array> {
    const out = new Float64Array(others.length);
    for (const { share, values, toAll } of this.terms) {
      const value = values.of[base] ?? 0;
      if (value === 0) continue;
      const byValue = toAll(value);
      for (let i = 0; i < out.length; i++)
        out[i] = (out[i] ?? 0) + share * (byValue[values.of[others[i] ?? 0] ?? 0] ?? 0);
      yield;
    }
    for (let i = 0; i < out.length; i++) if (others[i] === base) out[i] = this.variance(base);
    return out;
  }

  /** Empty sums for every base, or for those that have evidence alone. */
  createSums(scope: 'all' | 'known'): TermSums {
    return this.terms.map(
      ({ values }) => new Float64Array(scope === 'all' ? values.names.length : values.known + 1),
    );
  }

  /**
   * Sums of covariance times weight over some bases that have evidence. For one of them itself, add
   * `own` times its weight: the sums take it for another base with the same facts. Yields wherever
   * it could pause.
   */
  *sum(known: Int32Array, weights: Float64Array, sums: TermSums): Generator<void, void> {
    for (let term = 0; term < this.terms.length; term++) {
      this.sumTerm(term, { known, weights, sums });
      yield;
    }
  }

  private sumTerm(
    index: number,
    { known, weights, sums }: { known: Int32Array; weights: Float64Array; sums: TermSums },
  ): void {
    const term = this.terms[index];
    const byValue = this.weights[index];
    const out = sums[index];
    if (term === undefined || byValue === undefined || out === undefined) return;
    byValue.fill(0);
    for (let i = 0; i < known.length; i++) {
      const value = term.values.of[known[i] ?? 0] ?? 0;
      byValue[value] = (byValue[value] ?? 0) + (weights[i] ?? 0);
    }
    byValue[0] = 0;
    out.fill(0);
    term.multiply(byValue, out);
  }
}
