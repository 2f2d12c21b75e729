import type { EncodingBlock } from '../embedding';
import { filledPlaces, sparseProduct } from '../platform/cosine';
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
  /** Where the vector is not 0, ascending: most of it is. */
  filled: Int32Array;
  /** What its facts are worth more where others are unknown; 1 where all are known. */
  stretch: number;
  modalities: ModalitySet;
  logClasses: number | undefined;
  logTraining: number | undefined;
}

/** A set of modalities, one object for all targets that have it. */
interface ModalitySet {
  weights: ReadonlyMap<string, number>;
  /** Cosines with other sets, as far as they were asked for. */
  cosines: Map<ModalitySet, number>;
}

/** Stands for "any modality" where none is known. */
const ALL_MODALITIES = 9;

/**
 * Likeness is a cosine over all facts of a target; one that is unknown counts for this much of its
 * share in the length.
 */
const UNKNOWN_COUNTS = 0.5;

interface TargetKernelContext {
  blocks: readonly EncodingBlock[];
  settings: ScorerSettings;
}

/**
 * How much two targets teach about each other, before any result is seen. Those of the evidence
 * have positions.
 */
export class TargetKernel {
  /** Covariance of a target with itself. */
  readonly self: { common: number; alike: number };
  private readonly prepared: PreparedTarget[] = [];
  /** By position, total covariance with each; NaN until it is asked for. */
  private readonly rows = new Map<number, Float64Array>();
  private readonly modalitySets = new Map<string, ModalitySet>();

  private constructor(private readonly context: TargetKernelContext) {
    const { constant, ...alike } = context.settings.target;
    this.self = { common: constant, alike: Object.values(alike).reduce((sum, share) => sum + share, 0) };
  }

  /**
   * @param ids of the targets that have evidence; one without facts is like nothing but itself.
   * Yields wherever it could pause.
   */
  static *create(
    ids: readonly string[],
    targets: readonly TargetFacts[],
    context: TargetKernelContext,
  ): Generator<void, TargetKernel> {
    const kernel = new TargetKernel(context);
    const facts = new Map(targets.map((target) => [target.id, target]));
    for (const id of ids) {
      kernel.prepared.push(kernel.prepare(facts.get(id) ?? { id, embedding: new Float32Array(0) }));
      yield;
    }
    return kernel;
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
    const row = this.started(position);
    for (let other = 0; other < row.length; other++) if (Number.isNaN(row[other])) this.pair(position, other);
    return row;
  }

  /** The same of two targets of the evidence. */
  pair(position: number, other: number): number {
    const row = this.started(position);
    const known = row[other] ?? 0;
    if (!Number.isNaN(known)) return known;
    const covariance = this.workedOut(position, other);
    row[other] = covariance;
    return covariance;
  }

  /** The same with each, as far as it was asked for: else NaN. */
  started(position: number): Float64Array {
    const started = this.rows.get(position);
    if (started !== undefined) return started;
    const row = new Float64Array(this.prepared.length).fill(Number.NaN);
    this.rows.set(position, row);
    return row;
  }

  private workedOut(position: number, other: number): number {
    const [a, b] = [this.prepared[position], this.prepared[other]];
    if (a === undefined || b === undefined) return 0;
    // Between other modalities the last digit depends on which comes first.
    const turned = a.modalities === b.modalities ? this.rows.get(other)?.[position] : undefined;
    return turned === undefined || Number.isNaN(turned) ? this.total(a, b) : turned;
  }

  private total(a: PreparedTarget, b: PreparedTarget): number {
    const { common, alike } = this.between(a, b);
    return common + alike;
  }

  private between(a: PreparedTarget, b: PreparedTarget): { common: number; alike: number } {
    if (a.id === b.id) return this.self;
    const { target: shares, widths, acrossModalities } = this.context.settings;
    const covariance =
      a.stretch *
      b.stretch *
      (shares.classes * closeness(a.logClasses, b.logClasses, widths.classes) +
        shares.training * closeness(a.logTraining, b.logTraining, widths.training) +
        product(a, b));
    const overlap = acrossModalities + (1 - acrossModalities) * modalityCosine(a.modalities, b.modalities);
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
      filled: filledPlaces(vector),
      logClasses,
      logTraining,
      stretch: counted > 0 ? Math.sqrt(alike / counted) : 1,
      modalities: this.modalitySet(modalities ?? []),
    };
  }

  private modalitySet(names: readonly string[]): ModalitySet {
    const key = names.join(' ');
    const set = this.modalitySets.get(key) ?? { weights: unitSet(names), cosines: new Map() };
    this.modalitySets.set(key, set);
    return set;
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
const product = (a: PreparedTarget, b: PreparedTarget): number => sparseProduct(a.filled, a.vector, b.vector);

function unitSet(names: readonly string[]): ReadonlyMap<string, number> {
  const distinct = [...new Set(names)];
  if (distinct.length === 0) return new Map([['', 1 / Math.sqrt(ALL_MODALITIES)]]);
  return new Map(distinct.map((name) => [name, 1 / Math.sqrt(distinct.length)]));
}

function modalityCosine(a: ModalitySet, b: ModalitySet): number {
  const known = a.cosines.get(b);
  if (known !== undefined) return known;
  const cosine = setCosine(a.weights, b.weights);
  a.cosines.set(b, cosine);
  return cosine;
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
