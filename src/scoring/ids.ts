import { visitInSteps } from '../platform/slices';

/** Ids by place; of millions of results they are numbers where all are written as whole ones. */
export type Ids = readonly string[] | Int32Array;

/** The id at a place, as it was written. @throws RangeError for a place that is none */
export function idAt(ids: Ids, place: number): string {
  const id = ids[place];
  if (id === undefined) throw new RangeError(`There is no id at ${place}.`);
  return String(id);
}

/** Ids that come one after another, as many as are foretold. */
export class IdsBuilder {
  private numbers: Int32Array | undefined;
  private readonly texts: string[] = [];
  private count = 0;

  /** @param most how many there will be at most */
  constructor(most: number) {
    this.numbers = new Int32Array(most);
  }

  push(id: string): void {
    const number = Number(id);
    // Whether the number is written as the id is: `01` and `1.0` are not.
    if (this.numbers !== undefined && !((number | 0) === number && String(number) === id)) this.turnToTexts();
    if (this.numbers === undefined) this.texts.push(id);
    else this.numbers[this.count] = number;
    this.count += 1;
  }

  ids(): Ids {
    return this.numbers?.slice(0, this.count) ?? this.texts;
  }

  private turnToTexts(): void {
    for (const number of this.numbers?.subarray(0, this.count) ?? []) this.texts.push(String(number));
    this.numbers = undefined;
  }
}

/** Some of the ids, by their places. */
export function pickIds(ids: Ids, places: Int32Array): Ids {
  if (ids instanceof Int32Array) return places.map((place) => ids[place] ?? 0);
  return Array.from(places, (place) => idAt(ids, place));
}

/** By id, its place. Yields wherever it could pause. */
export function* placesOfIds(ids: Ids): Generator<void, Map<string, number>> {
  const places = new Map<string, number>();
  yield* visitInSteps<string | number>(ids, (id, place) => places.set(String(id), place));
  return places;
}
