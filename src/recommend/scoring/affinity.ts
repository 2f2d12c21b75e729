import { compare } from './comparable';
import type { BaseFacts, TargetFacts } from './types';

/**
 * How like a base's pretraining data are to a target, against how like they are to the targets of the evidence on
 * average: the cosine of the nearest pretraining data, centred for each base. 0 where nothing is known. Bases of the
 * same data share one answer, as there are few different data and many bases.
 */
export class PretrainingAffinity {
  /** By base position, its set of data; 0 is the empty set. */
  readonly setOf: Int32Array;
  private readonly sets: ReadonlyArray<readonly number[]>;
  private readonly embeddings: readonly Float32Array[];
  private readonly targets: readonly TargetFacts[];
  private readonly means: Float64Array;

  /** @param targets of the evidence */
  constructor(bases: readonly BaseFacts[], targets: readonly TargetFacts[]) {
    const embeddings = new Map<Float32Array, number>();
    const sets = new Map<string, { index: number; members: readonly number[] }>([
      ['', { index: 0, members: [] }],
    ]);
    this.setOf = Int32Array.from(bases, ({ pretrainingEmbeddings = [] }) => {
      const members = pretrainingEmbeddings.map((embedding) => {
        const known = embeddings.get(embedding) ?? embeddings.size;
        embeddings.set(embedding, known);
        return known;
      });
      const key = members.join(' ');
      const set = sets.get(key) ?? { index: sets.size, members };
      sets.set(key, set);
      return set.index;
    });
    this.sets = [...sets.values()].map(({ members }) => members);
    this.embeddings = [...embeddings.keys()];
    this.targets = [...targets].sort((a, b) => compare(a.id, b.id));
    this.means = new Float64Array(this.sets.length).fill(Number.NaN);
  }

  /** By set of data. Yields wherever it could pause. */
  *to(target: TargetFacts): Generator<void, Float64Array> {
    const cosines = new Float64Array(this.embeddings.length);
    for (let i = 0; i < cosines.length; i++) {
      cosines[i] = cosine(this.embeddings[i] ?? target.embedding, target.embedding);
      if (i % SLICE === SLICE - 1) yield;
    }
    const affinities = new Float64Array(this.sets.length);
    for (let set = 1; set < affinities.length; set++) {
      const isFirstTime = Number.isNaN(this.means[set]);
      affinities[set] = nearest(this.sets[set] ?? [], cosines) - this.mean(set);
      if (isFirstTime || set % SLICE === 0) yield;
    }
    return affinities;
  }

  /** Over the targets of the evidence. */
  private mean(set: number): number {
    const known = this.means[set] ?? 0;
    if (!Number.isNaN(known)) return known;
    const members = this.sets[set] ?? [];
    let sum = 0;
    for (const { embedding } of this.targets) {
      let best = 0;
      for (const member of members) {
        const own = this.embeddings[member];
        if (own !== undefined) best = Math.max(best, cosine(own, embedding));
      }
      sum += best;
    }
    const mean = this.targets.length === 0 ? 0 : sum / this.targets.length;
    this.means[set] = mean;
    return mean;
  }
}

const SLICE = 1024;

function nearest(members: readonly number[], cosines: Float64Array): number {
  let best = 0;
  for (const member of members) best = Math.max(best, cosines[member] ?? 0);
  return best;
}

function cosine(a: Float32Array, b: Float32Array): number {
  const size = Math.min(a.length, b.length);
  let sum = 0;
  for (let i = 0; i < size; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
