import { UMAP } from 'umap-js';
import { uniformSource } from '../../platform/random';
import type { Point } from './point';
import { onPrincipalAxes } from './principal-axes';
import { similarityMatrix } from './similarity-matrix';

/** Raise it with any change that places points elsewhere. */
export const PROJECTION = 'umap-1';

/** Both as in the paper: what counts as near, itself included, and how close points may come. */
const NEIGHBOURS = 15;
const LEAST_DISTANCE = 0.1;
/** Where the projection begins, points lie within so much of the middle. */
const SPREAD = 10;
/** Fewer are as well placed by their principal axes. */
const FEWEST = 8;
const SEED = 7;
/** What is left free at the edges, for points that come later. */
const REACH = 0.95;

/**
 * Places unit vectors of one length on a map so that neighbours stay neighbours: UMAP (L. McInnes,
 * J. Healy, J. Melville, arXiv:1802.03426), begun from the principal axes, which keeps what lies
 * far apart in order (D. Kobak, G. C. Linderman, Nature Biotechnology 39, 2021). The same vectors
 * in the same order give the same points. Takes about a second of one core for 200 vectors, and
 * memory for the cosine of every two.
 */
export function project(vectors: readonly Float32Array[]): Point[] {
  const similarities = similarityMatrix(vectors);
  const axes = onPrincipalAxes(similarities);
  return fitted(vectors.length < FEWEST ? axes : byNeighbours(similarities, axes));
}

function byNeighbours(similarities: readonly Float64Array[], axes: readonly Point[]): Point[] {
  const nNeighbors = Math.min(NEIGHBOURS, similarities.length - 1);
  const umap = new UMAP({ nNeighbors, minDist: LEAST_DISTANCE, random: uniformSource(SEED) });
  const nearest = similarities.map((row, place) => nearestOf(row, place, nNeighbors));
  umap.setPrecomputedKNN(
    nearest.map((near) => near.map(({ place }) => place)),
    nearest.map((near) => near.map(({ distance }) => distance)),
  );
  const rounds = umap.initializeFit(similarities.map((row) => Array.from(row)));
  const farthest = Math.max(...axes.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)])) || 1;
  umap.getEmbedding().forEach((point, place) => {
    point[0] = ((axes[place]?.x ?? 0) / farthest) * SPREAD;
    point[1] = ((axes[place]?.y ?? 0) / farthest) * SPREAD;
  });
  for (let round = 0; round < rounds; round++) umap.step();
  return umap.getEmbedding().map(([x = 0, y = 0]) => ({ x, y }));
}

/** Itself first, then the others by distance. */
function nearestOf(row: Float64Array, itself: number, count: number): { place: number; distance: number }[] {
  return Array.from(row, (similarity, place) => ({
    place,
    distance: place === itself ? -1 : Math.max(0, 1 - similarity),
  }))
    .sort((a, b) => a.distance - b.distance || a.place - b.place)
    .slice(0, count)
    .map(({ place, distance }) => ({ place, distance: Math.max(0, distance) }));
}

/** In the middle of the map, as large as it may be. */
function fitted(points: readonly Point[]): Point[] {
  const [left, right] = rangeOf(points.map(({ x }) => x));
  const [low, high] = rangeOf(points.map(({ y }) => y));
  const half = Math.max(right - left, high - low) / 2 || 1;
  return points.map(({ x, y }) => ({
    x: ((x - (left + right) / 2) / half) * REACH,
    y: ((y - (low + high) / 2) / half) * REACH,
  }));
}

const rangeOf = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];
