import type { EvidenceModel } from './evidence-model';
import { dot, factorise, solve } from './linear-algebra';
import { greatest } from './neighbourhood';
import type { PreparedRequest } from './representer';

/** So many bases enter: those whose own results tell most of them on the target. */
const MOST_BASES = 256;
/** Of each base so many results enter: those nearest to the target. */
const MOST_RESULTS = 32;
/** A base whose results tell less than this share of it says nothing of others either. */
const LEAST_TOLD = 1e-3;

/** By base of the table, shares of its prior variance on the target, 0 to 1. */
interface Told {
  /** What its results would explain if they had no noise: the rest is the target's own. */
  reachable: Float64Array;
  /** What its results do explain. */
  explained: Float64Array;
}

/**
 * Posterior covariance of bases on one target, given the results elsewhere. A base's performance
 * there is taken apart: what other targets could tell of it at best, and what is the target's own,
 * of which nothing is known; like bases have both alike. Of the first part each base with evidence
 * gives one observation, as noisy as its results are (Rasmussen & Williams 2.26). This is exact
 * where all bases were measured on the same target, close where on the same targets, and costs no
 * more for a hundred thousand results.
 */
export class BasePosterior {
  /** Prior variance of a base of ordinary size on the target. */
  readonly prior: number;
  private readonly known: Int32Array;
  private readonly factor: Float64Array;
  /** By position of a base with evidence, the root of what others could tell of it. */
  private readonly roots: Map<number, number>;
  /** The same of a base without evidence: what others could tell on average. */
  private readonly usualRoot: number;

  private constructor(
    private readonly model: EvidenceModel,
    { reachable, explained }: Told,
  ) {
    const { common, alike } = model.targetKernel.self;
    this.prior = common + alike;
    const bases = greatest(explained, MOST_BASES).filter((base) => (explained[base] ?? 0) > LEAST_TOLD);
    this.known = Int32Array.from(bases, (base) => model.positions[base] ?? 0);
    this.roots = new Map(
      Array.from(model.positions, (position, base) => [position, Math.sqrt(reachable[base] ?? 0)]),
    );
    const usual = bases.reduce((sum, base) => sum + (reachable[base] ?? 0), 0) / Math.max(1, bases.length);
    this.usualRoot = Math.sqrt(usual);
    const size = bases.length;
    this.factor = new Float64Array(size * size);
    this.known.forEach((position, row) => {
      const out = this.factor.subarray(row * size, (row + 1) * size);
      out.set(this.withKnown(position));
      const [best, told] = [reachable[bases[row] ?? 0] ?? 0, explained[bases[row] ?? 0] ?? 1];
      out[row] = (out[row] ?? 0) + Math.max(LEAST_NOISE, best ** 2 / told - best);
    });
  }

  /**
   * @param hidden positions of results that are taken for unknown. Yields wherever it could pause.
   */
  static *create(
    { model, noise }: { model: EvidenceModel; noise: Float64Array },
    prepared: PreparedRequest,
    hidden: ReadonlySet<number>,
  ): Generator<void, BasePosterior> {
    const told = yield* toldOf(model, noise, prepared, hidden);
    const posterior = new BasePosterior(model, told);
    yield;
    factorise(posterior.factor, posterior.known.length);
    yield;
    return posterior;
  }

  /** Of one base with others, by their positions. Yields wherever it could pause. */
  *column(position: number, others: Int32Array): Generator<void, Float64Array> {
    const { baseKernel } = this.model;
    const own = this.rootOf(position);
    const weights = solve(this.factor, this.known.length, this.withKnown(position)).map(
      (weight, place) => weight * this.rootOf(this.known[place] ?? 0),
    );
    const sums = baseKernel.createSums('all');
    yield* baseKernel.sum(this.known, weights, sums);
    const placeOf = new Map(Array.from(this.known, (known, place) => [known, place]));
    const out = yield* baseKernel.toAny(position, others);
    for (let i = 0; i < others.length; i++) {
      const other = others[i] ?? 0;
      const place = placeOf.get(other);
      let sum = place === undefined ? 0 : (baseKernel.own[other] ?? 0) * (weights[place] ?? 0);
      baseKernel.terms.forEach(({ values }, term) => (sum += sums[term]?.[values.of[other] ?? 0] ?? 0));
      const root = this.rootOf(other);
      const shared = own * root + Math.sqrt((1 - own ** 2) * (1 - root ** 2));
      out[i] = this.prior * (shared * (out[i] ?? 0) - root * sum);
    }
    yield;
    return out;
  }

  /** Of one base with itself. */
  variance(position: number): number {
    const own = this.withKnown(position);
    const weights = solve(this.factor, this.known.length, own);
    return this.prior * Math.max(LEAST_TOLD, this.model.baseKernel.variance(position) - dot(weights, own));
  }

  private rootOf(position: number): number {
    return this.roots.get(position) ?? this.usualRoot;
  }

  /** What could be told of a base, with what could be told of those with evidence. */
  private withKnown(position: number): Float64Array {
    const out = new Float64Array(this.known.length);
    this.model.baseKernel.row(position, this.known, out);
    const own = this.rootOf(position);
    for (let place = 0; place < out.length; place++)
      out[place] = (out[place] ?? 0) * own * this.rootOf(this.known[place] ?? 0);
    return out;
  }
}

function* toldOf(
  { table, kindKernel, targetKernel }: EvidenceModel,
  noise: Float64Array,
  { kinds: { common, alike } }: PreparedRequest,
  hidden: ReadonlySet<number>,
): Generator<void, Told> {
  const prior = targetKernel.self.common + targetKernel.self.alike;
  const count = table.bases.length;
  const told: Told = { reachable: new Float64Array(count), explained: new Float64Array(count) };
  for (let base = 0; base < count; base++) {
    const first = table.firstOf[base] ?? 0;
    const own = table.kindOf.subarray(first, table.firstOf[base + 1]);
    const toTarget = Float64Array.from(own, (kind, i) =>
      hidden.has(first + i) ? HIDDEN : (common[kind] ?? 0) + (alike[kind] ?? 0),
    );
    const near = greatest(toTarget, MOST_RESULTS).filter((place) => (toTarget[place] ?? 0) > HIDDEN);
    const kindsOf = Int32Array.from(near, (place) => own[place] ?? 0);
    const covariance = Float64Array.from(near, (place) => toTarget[place] ?? 0);
    const explainedWith = (noiseOf: (place: number) => number): number => {
      const size = near.length;
      const matrix = new Float64Array(size * size);
      near.forEach((place, row) => {
        const out = matrix.subarray(row * size, (row + 1) * size);
        kindKernel.betweenAll(kindsOf[row] ?? 0, kindsOf, out);
        out[row] = (out[row] ?? 0) + noiseOf(place);
      });
      factorise(matrix, size);
      return Math.min(MOST_TOLD, dot(solve(matrix, size, covariance), covariance) / prior);
    };
    told.explained[base] = explainedWith((place) => noise[table.columnOf[first + place] ?? 0] ?? 0);
    told.reachable[base] = explainedWith(() => LEAST_NOISE);
    yield;
  }
  return told;
}

/** Below any covariance. */
const HIDDEN = -1e9;
/** No result elsewhere tells everything. */
const MOST_TOLD = 0.999;
/** Several results on one target are one kind: without any noise they could not be told apart. */
const LEAST_NOISE = 0.01;
