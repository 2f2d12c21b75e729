import { compareText } from '../platform/compare-text';
import { filledPlaces, sparseProduct } from '../platform/cosine';
import { visitInSteps } from '../platform/slices';
import { isSameList } from './same-list';
import type { BaseFacts, TargetFacts } from './types';

/**
 * How like a base's pretraining data are to a target, against how like they are to the targets of
 * the evidence on average: the cosine of the nearest pretraining data, centred for each base. 0
 * where nothing is known. Bases of the same data share one answer, as there are few different data
 * and many bases.
 */
export class PretrainingAffinity {
  /** By base position, its set of data; 0 is the empty set. */
  readonly setOf: Int32Array;
  /** Where the data of each set begin; one more at the end. */
  private readonly firstOf: Int32Array;
  private readonly members: Int32Array;
  private readonly embeddings: readonly Float32Array[];
  /** Where each embedding is not 0, for whoever comes after; worked out when it is first needed. */
  private readonly filledOf: WeakMap<Float32Array, Int32Array>;
  /** The same by member, as far as it was needed here: it is asked for with each target. */
  private readonly filled: Int32Array[] = [];
  /** By set; NaN until it is asked for. */
  private readonly means: Float64Array;
  /** By embedding, its cosine with each target; worked out when it is first needed. */
  private readonly cosinesOf: WeakMap<Float32Array, Float64Array>;

  private constructor(
    { setOf, firstOf, members, embeddings }: DataSets,
    /** Embeddings of the targets that the average is over. */
    private readonly targets: readonly Float32Array[],
    known: PretrainingAffinity | undefined,
  ) {
    this.setOf = setOf;
    this.firstOf = Int32Array.from(firstOf);
    this.members = Int32Array.from(members);
    this.embeddings = embeddings;
    this.filledOf = known?.filledOf ?? new WeakMap();
    const areSame = known !== undefined && isSameList(targets, known.targets);
    this.cosinesOf = areSame ? known.cosinesOf : new WeakMap();
    this.means = new Float64Array(firstOf.length - 1).fill(Number.NaN);
  }

  /**
   * Yields wherever it could pause.
   *
   * @param targets of the evidence
   * @param known of other bases: what it worked out serves again, of means where the targets are
   *   the same
   */
  static *create(
    bases: readonly BaseFacts[],
    targets: readonly TargetFacts[],
    known?: PretrainingAffinity,
  ): Generator<void, PretrainingAffinity> {
    return new PretrainingAffinity(yield* dataSetsOf(bases), sampleTargets(targets), known);
  }

  /** How many different sets there are. */
  get sets(): number {
    return this.means.length;
  }

  /** By set of data. Yields wherever it could pause. */
  *to(target: TargetFacts): Generator<void, Float64Array> {
    const cosines = new Float64Array(this.embeddings.length);
    for (let i = 0; i < cosines.length; i++) {
      cosines[i] = this.cosine(i, target.embedding);
      if (i % SLICE === SLICE - 1) yield;
    }
    const affinities = new Float64Array(this.means.length);
    for (let set = 1; set < affinities.length; set++) {
      const mean = this.means[set] ?? 0;
      affinities[set] = this.nearest(set, cosines) - (Number.isNaN(mean) ? this.findMean(set) : mean);
      if (Number.isNaN(mean) || set % SLICE === 0) yield;
    }
    return affinities;
  }

  private nearest(set: number, cosines: Float64Array): number {
    const end = this.firstOf[set + 1] ?? 0;
    let best = 0;
    for (let i = this.firstOf[set] ?? 0; i < end; i++) {
      const own = cosines[this.members[i] ?? 0] ?? 0;
      if (own > best) best = own;
    }
    return best;
  }

  /** Over the targets of the evidence. */
  private findMean(set: number): number {
    const rows = Array.from(this.members.subarray(this.firstOf[set], this.firstOf[set + 1]), (member) =>
      this.cosines(member),
    );
    let sum = 0;
    for (let target = 0; target < this.targets.length; target++) {
      let best = 0;
      for (const row of rows) best = Math.max(best, row[target] ?? 0);
      sum += best;
    }
    const mean = this.targets.length === 0 ? 0 : sum / this.targets.length;
    this.means[set] = mean;
    return mean;
  }

  private cosine(member: number, target: Float32Array): number {
    const own = this.embeddings[member];
    if (own === undefined) return 0;
    return sparseProduct((this.filled[member] ??= this.filledIn(own)), own, target);
  }

  private filledIn(embedding: Float32Array): Int32Array {
    const known = this.filledOf.get(embedding);
    if (known !== undefined) return known;
    const filled = filledPlaces(embedding);
    this.filledOf.set(embedding, filled);
    return filled;
  }

  private cosines(member: number): Float64Array {
    const own = this.embeddings[member];
    if (own === undefined) return new Float64Array(0);
    const known = this.cosinesOf.get(own);
    if (known !== undefined) return known;
    const row = Float64Array.from(this.targets, (target) => this.cosine(member, target));
    this.cosinesOf.set(own, row);
    return row;
  }
}

/** What bases were pretrained on: those of the same data have one set. */
interface DataSets {
  setOf: Int32Array;
  firstOf: readonly number[];
  members: readonly number[];
  embeddings: readonly Float32Array[];
}

function* dataSetsOf(bases: readonly BaseFacts[]): Generator<void, DataSets> {
  const embeddings = new Map<Float32Array, number>();
  const sets = new Map<string, number>([['', 0]]);
  const firstOf = [0, 0];
  const members: number[] = [];
  const setOf = new Int32Array(bases.length);
  yield* visitInSteps(bases, ({ pretrainingEmbeddings = [] }, position) => {
    const own = pretrainingEmbeddings.map((embedding) => {
      const place = embeddings.get(embedding) ?? embeddings.size;
      embeddings.set(embedding, place);
      return place;
    });
    const key = own.join(' ');
    const set = sets.get(key) ?? sets.size;
    setOf[position] = set;
    if (set < sets.size) return;
    members.push(...own);
    firstOf.push(members.length);
    sets.set(key, set);
  });
  return { setOf, firstOf, members, embeddings: [...embeddings.keys()] };
}

const SLICE = 1024;
/** The average is over these many targets at most, evenly chosen: it only centres. */
const AVERAGED_TARGETS = 256;

function sampleTargets(targets: readonly TargetFacts[]): Float32Array[] {
  const sorted = [...targets].sort((a, b) => compareText(a.id, b.id));
  const step = Math.max(1, sorted.length / AVERAGED_TARGETS);
  const count = Math.min(sorted.length, AVERAGED_TARGETS);
  return Array.from({ length: count }, (_, i) => sorted[Math.floor(i * step)]?.embedding).filter(
    (embedding) => embedding !== undefined,
  );
}
