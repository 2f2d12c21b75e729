import { chunks, chunksOf } from '../../platform/chunks';
import type { BaseFacts, Evidence, Observation, TargetFacts } from '../../scoring';

/** Vectors one after the other, in an array of their own that can be given away. */
interface PackedVectors {
  values: Float32Array<ArrayBuffer>;
  lengths: Int32Array;
}

/** Facts whose vectors are named by their places among all that are sent. */
type SentTarget = Omit<TargetFacts, 'embedding'> & { embedding: number };
type SentBase = Omit<BaseFacts, 'pretrainingEmbeddings'> & { pretrainingEmbeddings?: readonly number[] };

/** A part of the evidence, small enough to be sent to another thread in one go. */
export type EvidencePart =
  | { kind: 'observations'; observations: readonly Observation[] }
  | { kind: 'targets'; targets: readonly SentTarget[] }
  | { kind: 'bases'; bases: readonly SentBase[] }
  | { kind: 'vectors'; vectors: PackedVectors };

/** Rows in one part: cloning them takes a few milliseconds. */
const ROWS = 1_000;
const VECTORS = 500;

/** The parts in which the evidence is sent; a vector that several facts share is sent once. */
export function* partsOf({ observations, targets, bases }: Evidence): Generator<EvidencePart> {
  const places = new Map<Float32Array, number>();
  const placeOf = (vector: Float32Array): number => {
    const place = places.get(vector) ?? places.size;
    places.set(vector, place);
    return place;
  };
  for (const some of chunksOf(observations, ROWS)) yield { kind: 'observations', observations: some };
  for (const some of chunks(targets, ROWS))
    yield {
      kind: 'targets',
      targets: some.map((target) => ({ ...target, embedding: placeOf(target.embedding) })),
    };
  for (const some of chunks(bases, ROWS))
    yield {
      kind: 'bases',
      bases: some.map(({ pretrainingEmbeddings: vectors, ...base }) =>
        vectors === undefined ? base : { ...base, pretrainingEmbeddings: vectors.map(placeOf) },
      ),
    };
  for (const some of chunks([...places.keys()], VECTORS)) yield { kind: 'vectors', vectors: packed(some) };
}

function packed(vectors: readonly Float32Array[]): PackedVectors {
  const lengths = Int32Array.from(vectors, ({ length }) => length);
  const values = new Float32Array(lengths.reduce((sum, length) => sum + length, 0));
  let start = 0;
  for (const vector of vectors) {
    values.set(vector, start);
    start += vector.length;
  }
  return { values, lengths };
}

/** Puts the evidence together again from its parts. */
export class GatheredEvidence {
  private readonly observations: Observation[] = [];
  private readonly targets: SentTarget[] = [];
  private readonly bases: SentBase[] = [];
  private readonly vectors: Float32Array[] = [];

  take(part: EvidencePart): void {
    switch (part.kind) {
      case 'observations':
        this.observations.push(...part.observations);
        return;
      case 'targets':
        this.targets.push(...part.targets);
        return;
      case 'bases':
        this.bases.push(...part.bases);
        return;
      case 'vectors':
        this.unpack(part.vectors);
    }
  }

  whole(): Evidence {
    const vectorAt = (place: number): Float32Array => this.vectors[place] ?? new Float32Array(0);
    return {
      observations: this.observations,
      targets: this.targets.map((target) => ({ ...target, embedding: vectorAt(target.embedding) })),
      bases: this.bases.map(({ pretrainingEmbeddings: places, ...base }) =>
        places === undefined ? base : { ...base, pretrainingEmbeddings: places.map(vectorAt) },
      ),
    };
  }

  private unpack({ values, lengths }: PackedVectors): void {
    let start = 0;
    for (const length of lengths) {
      this.vectors.push(values.subarray(start, start + length));
      start += length;
    }
  }
}
