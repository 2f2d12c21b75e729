import { compareText } from '../platform/compare-text';
import { mapInSteps, visitInSteps } from '../platform/slices';

/** Candidates that were found among a scorer's bases once; of use to that scorer alone. */
export interface CandidateSet {
  /** In order, each once. */
  readonly ids: readonly string[];
  /**
   * Among the scorer's bases; one beyond them for a base of which nothing is known, so that its
   * estimate is the prior's.
   */
  readonly positions: Int32Array;
  /** In the list that they were picked from. */
  readonly places: Int32Array;
}

/**
 * Candidates among bases that are asked about again and again: the same list is found among a
 * scorer's bases once.
 */
export interface PickedBases {
  readonly list: readonly string[];
  /** Places in the list. */
  readonly picked: Int32Array;
}

/** Where the base of an id stands in a set; -1 where it is not in it. */
export function placeIn({ ids }: CandidateSet, id: string): number {
  let [from, to] = [0, ids.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (compareText(ids[middle] ?? '', id) < 0) from = middle + 1;
    else to = middle;
  }
  return ids[from] === id ? from : -1;
}

/** The bases of a scorer by id. */
export class BaseIndex {
  private readonly found = new WeakMap<readonly string[], Int32Array>();

  private constructor(
    private readonly ids: readonly string[],
    private readonly positions: ReadonlyMap<string, number>,
  ) {}

  /**
   * @param bases in the order of their ids. Yields wherever it could pause.
   */
  static *create(bases: ReadonlyArray<{ id: string }>): Generator<void, BaseIndex> {
    const ids = yield* mapInSteps(bases, ({ id }) => id);
    const positions = new Map<string, number>();
    yield* visitInSteps(ids, (id, position) => positions.set(id, position));
    return new BaseIndex(ids, positions);
  }

  /** Yields wherever it could pause. */
  *select(candidates: readonly string[]): Generator<void, CandidateSet> {
    const all = Int32Array.from(candidates.keys());
    return yield* this.among(candidates, all, yield* this.find(candidates));
  }

  /** As `select`, of some of a list. Yields wherever it could pause. */
  *pick({ list, picked }: PickedBases): Generator<void, CandidateSet> {
    const known = this.found.get(list) ?? (yield* this.find(list));
    this.found.set(list, known);
    return yield* this.among(list, picked, known);
  }

  /** By place in the list, the position among the bases of the scorer, or -1. */
  private *find(list: readonly string[]): Generator<void, Int32Array> {
    const found = new Int32Array(list.length);
    for (let place = 0; place < list.length; place++) {
      found[place] = this.positions.get(list[place] ?? '') ?? -1;
      if (place % SLICE === SLICE - 1) yield;
    }
    return found;
  }

  private *among(
    list: readonly string[],
    picked: Int32Array,
    found: Int32Array,
  ): Generator<void, CandidateSet> {
    // One more than the place: 0 is none.
    const placeAt = new Int32Array(this.ids.length);
    const unknown = new Map<string, number>();
    let count = 0;
    for (let i = picked.length - 1; i >= 0; i--) {
      const place = picked[i] ?? 0;
      const position = found[place] ?? -1;
      if (position < 0) unknown.set(list[place] ?? '', place);
      else if (placeAt[position] === 0) count += 1;
      if (position >= 0) placeAt[position] = place + 1;
    }
    yield;
    const ids = new Array<string>(count);
    const [positions, places] = [new Int32Array(count), new Int32Array(count)];
    for (let position = 0, at = 0; at < count; position++) {
      if (placeAt[position] === 0) continue;
      ids[at] = this.ids[position] ?? '';
      positions[at] = position;
      places[at++] = (placeAt[position] ?? 0) - 1;
    }
    yield;
    const known = { ids, positions, places };
    return unknown.size === 0 ? known : merged(known, unknown, this.ids.length);
  }
}

/** @param beyond the position of all that are not known */
function merged(known: CandidateSet, unknown: ReadonlyMap<string, number>, beyond: number): CandidateSet {
  const others = [...unknown].sort(([a], [b]) => compareText(a, b));
  const size = known.ids.length + others.length;
  const ids: string[] = [];
  const [positions, places] = [new Int32Array(size), new Int32Array(size)];
  let next = 0;
  const put = (id: string, position: number, place: number): void => {
    positions[ids.length] = position;
    places[ids.length] = place;
    ids.push(id);
  };
  for (const [id, place] of others) {
    for (; next < known.ids.length && compareText(known.ids[next] ?? '', id) < 0; next++)
      put(known.ids[next] ?? '', known.positions[next] ?? 0, known.places[next] ?? 0);
    put(id, beyond, place);
  }
  for (; next < known.ids.length; next++)
    put(known.ids[next] ?? '', known.positions[next] ?? 0, known.places[next] ?? 0);
  return { ids, positions, places };
}

const SLICE = 8192;
