import type { EncodingBlock } from '../embedding';
import type { ScorerSettings } from './settings';
import type { TargetFacts } from './types';

/** Prior covariance in two parts: what all targets share, and what only like targets do. */
export interface SplitCovariance {
  common: Float64Array;
  alike: Float64Array;
}

interface PreparedTarget {
  id: string;
  /**
   * The blocks of its embedding, each of length 1 times the root of its share: a dot product is a
   * covariance.
   */
  vector: Float64Array;
  /** What its facts are worth more where others are unknown; 1 where all are known. */
  stretch: number;
  modalities: ReadonlyMap<string, number>;
  logClasses: number | undefined;
  logTraining: number | undefined;
}

/** Stands for "any modality" where none is known. */
const ALL_MODALITIES = 9;

/**
 * Likeness is a cosine over all facts of a target; one that is unknown counts for this much of its
 * share in the length.
 */
const UNKNOWN_COUNTS = 0.5;

/**
 * How much two targets teach about each other, before any result is seen. Those of the evidence
 * have positions.
 */
export class TargetKernel {
  /** Covariance of a target with itself. */
  readonly self: { common: number; alike: number };
  private readonly prepared: readonly PreparedTarget[];
  private readonly rows = new Map<number, Float64Array>();

  /** @param ids of the targets that have evidence; one without facts is like nothing but itself */
  constructor(
    ids: readonly string[],
    targets: readonly TargetFacts[],
    private readonly context: { blocks: readonly EncodingBlock[]; settings: ScorerSettings },
  ) {
    const { constant, ...alike } = context.settings.target;
    this.self = { common: constant, alike: Object.values(alike).reduce((sum, share) => sum + share, 0) };
    const facts = new Map(targets.map((target) => [target.id, target]));
    this.prepared = ids.map((id) => this.prepare(facts.get(id) ?? { id, embedding: new Float32Array(0) }));
  }

  /** Of any target with each of the evidence. */
  split(target: TargetFacts): SplitCovariance {
    const prepared = this.prepare(target);
    const count = this.prepared.length;
    const row = { common: new Float64Array(count), alike: new Float64Array(count) };
    this.prepared.forEach((other, position) => {
      const { common, alike } = this.between(prepared, other);
      row.common[position] = common;
      row.alike[position] = alike;
    });
    return row;
  }

  /** Total covariance of a target of the evidence with each of them. */
  row(position: number): Float64Array {
    const cached = this.rows.get(position);
    if (cached !== undefined) return cached;
    const own = this.prepared[position];
    const row = Float64Array.from(this.prepared, (other) => {
      if (own === undefined) return 0;
      const { common, alike } = this.between(own, other);
      return common + alike;
    });
    this.rows.set(position, row);
    return row;
  }

  private between(a: PreparedTarget, b: PreparedTarget): { common: number; alike: number } {
    if (a.id === b.id) return this.self;
    const { target: shares, widths, acrossModalities } = this.context.settings;
    const covariance =
      a.stretch *
      b.stretch *
      (shares.classes * closeness(a.logClasses, b.logClasses, widths.classes) +
        shares.training * closeness(a.logTraining, b.logTraining, widths.training) +
        product(a.vector, b.vector));
    const overlap = acrossModalities + (1 - acrossModalities) * setCosine(a.modalities, b.modalities);
    return { common: shares.constant * overlap, alike: this.bend(covariance) * overlap };
  }

  /**
   * Part of the covariance falls off as likeness does, part faster: what holds for one target holds
   * for its closest kin, and for distant kin hardly more than for all others. The exponential of a
   * covariance is one as well.
   */
  private bend(covariance: number): number {
    const { share, width } = this.context.settings.closeKin;
    const { alike } = this.self;
    if (!(alike > 0)) return 0;
    return (1 - share) * covariance + share * alike * Math.exp((covariance / alike - 1) / width);
  }

  private prepare({ id, embedding, modalities, classes, trainingExamples }: TargetFacts): PreparedTarget {
    const { blocks, settings } = this.context;
    const { target: shares } = settings;
    const vector = new Float64Array(embedding.length);
    const [logClasses, logTraining] = [logarithm(classes), logarithm(trainingExamples)];
    let known =
      (logClasses === undefined ? 0 : shares.classes) + (logTraining === undefined ? 0 : shares.training);
    for (const { name, start, end } of blocks) {
      // Modality is a factor of the covariance, not a part.
      if (name === 'modality') continue;
      const part = embedding.subarray(start, end);
      const length = Math.hypot(...part);
      if (length === 0) continue;
      known += shares[name];
      part.forEach((value, i) => (vector[start + i] = (value / length) * Math.sqrt(shares[name])));
    }
    const { alike } = this.self;
    const counted = known + UNKNOWN_COUNTS * (alike - known);
    return {
      id,
      vector,
      logClasses,
      logTraining,
      stretch: counted > 0 ? Math.sqrt(alike / counted) : 1,
      modalities: unitSet(modalities ?? []),
    };
  }
}

function logarithm(count: number | undefined): number | undefined {
  return count !== undefined && count > 0 ? Math.log(count) : undefined;
}

/** Gaussian closeness, 0 to 1; 0 where one side is unknown. */
function closeness(a: number | undefined, b: number | undefined, width: number): number {
  return a === undefined || b === undefined ? 0 : Math.exp(-0.5 * ((a - b) / width) ** 2);
}

/** Hashing can make a cosine slightly negative; clipping would cost positive definiteness. */
function product(a: Float64Array, b: Float64Array): number {
  const size = Math.min(a.length, b.length);
  let sum = 0;
  for (let i = 0; i < size; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function unitSet(names: readonly string[]): ReadonlyMap<string, number> {
  const distinct = [...new Set(names)];
  if (distinct.length === 0) return new Map([['', 1 / Math.sqrt(ALL_MODALITIES)]]);
  return new Map(distinct.map((name) => [name, 1 / Math.sqrt(distinct.length)]));
}

/** Cosine of two sets; an unknown set is all modalities at once. */
function setCosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const unknownA = a.get('');
  const unknownB = b.get('');
  if (unknownA !== undefined && unknownB !== undefined) return 1;
  let sum = 0;
  for (const [name, weight] of a) {
    if (name !== '') sum += weight * (unknownB ?? b.get(name) ?? 0);
  }
  if (unknownA !== undefined) for (const weight of b.values()) sum += unknownA * weight;
  return sum;
}
