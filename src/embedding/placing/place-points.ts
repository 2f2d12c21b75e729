import type { Point } from './point';
import { project } from './project';
import { cosine } from './similarity-matrix';

/** A unit vector; all are of one length. */
export interface PointToPlace {
  readonly vector: Float32Array;
  /** Null where it has no place yet. */
  readonly point: Point | null;
}

/** A unit vector with its place. */
export interface PlacedVector extends PointToPlace {
  readonly point: Point;
}

/** Neighbours that a new point is placed among. */
const AMONG = 3;
/** The power of the similarity by which they count: the nearest decide (docs/lab/domain-map.md). */
const SHARPNESS = 16;
/** Points that are closer could not be told apart. */
const APART = 0.012;
/** Turns by which no two points of a spiral come to lie on one ray. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const MOST_TURNS = 500;

/** Where more lack a place than have one, what is there says too little of what is new. */
export function isPlacedAnew(all: readonly PointToPlace[]): boolean {
  const lacking = all.filter(({ point }) => point === null).length;
  return lacking > all.length - lacking;
}

/**
 * A place for each vector, in their order. What has a place keeps it, and others are placed beside
 * their nearest neighbours; only where `isPlacedAnew` says so, all are placed anew.
 */
export function placePoints(all: readonly PointToPlace[]): Point[] {
  const there = all.filter((one): one is PlacedVector => one.point !== null);
  if (isPlacedAnew(all)) return project(all.map(({ vector }) => vector));
  return all.map(({ vector, point }) => {
    if (point !== null) return point;
    const free = freeNear(amongNearest(vector, there), there);
    there.push({ vector, point: free });
    return free;
  });
}

/** The mean of its nearest neighbours, weighted by how similar they are. */
function amongNearest(vector: Float32Array, there: readonly PlacedVector[]): Point {
  const near = there
    .map(({ vector: other, point }) => ({ point, weight: Math.max(0, cosine(vector, other)) ** SHARPNESS }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, AMONG);
  const whole = near.reduce((sum, { weight }) => sum + weight, 0);
  const share = (weight: number): number => (whole === 0 ? 1 / near.length : weight / whole);
  return {
    x: near.reduce((sum, { point, weight }) => sum + share(weight) * point.x, 0),
    y: near.reduce((sum, { point, weight }) => sum + share(weight) * point.y, 0),
  };
}

const within = (value: number): number => Math.max(-1, Math.min(1, value));

/** The nearest free place on a spiral. */
function freeNear({ x, y }: Point, there: readonly PlacedVector[]): Point {
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const [angle, away] = [turn * GOLDEN_ANGLE, APART * Math.sqrt(turn)];
    const point = { x: within(x + away * Math.cos(angle)), y: within(y + away * Math.sin(angle)) };
    if (there.every(({ point: other }) => Math.hypot(other.x - point.x, other.y - point.y) >= APART))
      return point;
  }
  return { x: within(x), y: within(y) };
}
