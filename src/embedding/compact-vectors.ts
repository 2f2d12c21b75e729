import { filledPlaces } from '../platform/cosine';

/** The greatest code: a figure is kept as so many parts of the vector's greatest one. */
const CODES = 127;
/** Vectors that room is made for at first. */
const FIRST_ROOM = 1024;
/** Vectors that are compared between two pauses: under a millisecond. */
const STEP = 1024;

/**
 * Vectors of length 1 in a quarter of their memory: each figure is kept in a byte, as a part of its
 * vector's greatest one. Tells which vectors are about the nearest ones, to be compared exactly: a
 * cosine is off by some thousandths at most.
 */
export class CompactVectors {
  private codes = new Int8Array(0);
  /** What one part is, by place. */
  private parts = new Float32Array(0);
  /** By place; 0 where it is free. */
  private ids = new Int32Array(0);
  private readonly places = new Map<number, number>();
  private readonly free: number[] = [];
  private used = 0;

  constructor(private readonly dimensions: number) {}

  get size(): number {
    return this.places.size;
  }

  /**
   * Keeps the vector of an id, in the place of another that it had.
   *
   * @throws RangeError for one of another length
   */
  put(id: number, vector: Float32Array): void {
    const { dimensions } = this;
    if (vector.length !== dimensions)
      throw new RangeError(`The vector of ${id} has ${vector.length} dimensions, not ${dimensions}.`);
    const place = this.places.get(id) ?? this.free.pop() ?? this.newPlace();
    this.places.set(id, place);
    this.ids[place] = id;
    let greatest = 0;
    for (const figure of vector) greatest = Math.max(greatest, Math.abs(figure));
    const part = greatest / CODES;
    this.parts[place] = part;
    for (let at = 0; at < dimensions; at += 1)
      this.codes[place * dimensions + at] = part === 0 ? 0 : Math.round((vector[at] ?? 0) / part);
  }

  delete(id: number): void {
    const place = this.places.get(id);
    if (place === undefined) return;
    this.places.delete(id);
    this.ids[place] = 0;
    this.free.push(place);
  }

  /**
   * The ids of the `most` vectors that are about the nearest to one of length 1, best first.
   *
   * @param isWanted which of them count
   */
  *nearest(vector: Float32Array, most: number, isWanted: (id: number) => boolean): Generator<void, number[]> {
    const filled = filledPlaces(vector);
    const figures = Float32Array.from(filled, (place) => vector[place] ?? 0);
    const found: { id: number; product: number }[] = [];
    let least = -Infinity;
    for (let place = 0; place < this.used; place += 1) {
      if (place % STEP === STEP - 1) yield;
      const id = this.ids[place] ?? 0;
      if (id === 0) continue;
      const product = this.product(place, filled, figures);
      if (found.length >= most && product <= least) continue;
      if (!isWanted(id)) continue;
      insert(found, { id, product });
      if (found.length > most) found.pop();
      if (found.length === most) least = found[most - 1]?.product ?? least;
    }
    return found.map(({ id }) => id);
  }

  private product(place: number, filled: Int32Array, figures: Float32Array): number {
    const start = place * this.dimensions;
    let sum = 0;
    for (let at = 0; at < filled.length; at += 1)
      sum += (this.codes[start + (filled[at] ?? 0)] ?? 0) * (figures[at] ?? 0);
    return sum * (this.parts[place] ?? 0);
  }

  private newPlace(): number {
    const room = this.ids.length;
    if (this.used === room) this.makeRoom(Math.max(FIRST_ROOM, Math.ceil(room * 1.5)));
    this.used += 1;
    return this.used - 1;
  }

  private makeRoom(places: number): void {
    const codes = new Int8Array(places * this.dimensions);
    codes.set(this.codes);
    const parts = new Float32Array(places);
    parts.set(this.parts);
    const ids = new Int32Array(places);
    ids.set(this.ids);
    Object.assign(this, { codes, parts, ids });
  }
}

/** Into a list in falling order. */
function insert<Found extends { product: number }>(found: Found[], one: Found): void {
  let [low, high] = [0, found.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((found[middle]?.product ?? 0) >= one.product) low = middle + 1;
    else high = middle;
  }
  found.splice(low, 0, one);
}
