/** A place on a map, both coordinates from -1 to 1. */
export interface Point {
  readonly x: number;
  readonly y: number;
}
