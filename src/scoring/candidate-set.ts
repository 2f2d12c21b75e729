import { compareText } from '../platform/compare-text';

/** Candidates that were found among a scorer's bases once; of use to that scorer alone. */
export interface CandidateSet {
  /** In order, each once. */
  readonly ids: readonly string[];
  /**
   * Among the scorer's bases; one beyond them for a base of which nothing is known, so that its
   * estimate is the prior's.
   */
  readonly positions: Int32Array;
}

/** The bases of a scorer by id. */
export class BaseIndex {
  private readonly positions: ReadonlyMap<string, number>;

  /** @param ids in order */
  constructor(private readonly ids: readonly string[]) {
    this.positions = new Map(ids.map((id, position) => [id, position]));
  }

  /** Yields wherever it could pause. */
  *select(candidates: readonly string[]): Generator<void, CandidateSet> {
    const isWanted = new Uint8Array(this.ids.length);
    const unknown = new Set<string>();
    for (let i = 0; i < candidates.length; i++) {
      const id = candidates[i] ?? '';
      const position = this.positions.get(id);
      if (position === undefined) unknown.add(id);
      else isWanted[position] = 1;
      if (i % SLICE === SLICE - 1) yield;
    }
    const ids: string[] = [];
    for (let position = 0; position < isWanted.length; position++)
      if (isWanted[position] === 1) ids.push(this.ids[position] ?? '');
    yield;
    if (unknown.size > 0) return yield* this.placed([...ids, ...unknown].sort(compareText));
    const positions = new Int32Array(ids.length);
    for (let position = 0, place = 0; position < isWanted.length; position++)
      if (isWanted[position] === 1) positions[place++] = position;
    return { ids, positions };
  }

  /** Those of ids that are in order. */
  private *placed(ids: readonly string[]): Generator<void, CandidateSet> {
    yield;
    const positions = new Int32Array(ids.length);
    for (let i = 0; i < ids.length; i++) {
      positions[i] = this.positions.get(ids[i] ?? '') ?? this.ids.length;
      if (i % SLICE === SLICE - 1) yield;
    }
    return { ids, positions };
  }
}

const SLICE = 8192;
