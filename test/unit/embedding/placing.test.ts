import path from 'node:path';
import { isPlacedAnew, placeInThread, placePoints, type PointToPlace } from '../../../src/embedding';
import { onPrincipalAxes } from '../../../src/embedding/placing/principal-axes';
import { similarityMatrix } from '../../../src/embedding/placing/similarity-matrix';
import { normalSource, uniformSource } from '../../../src/platform/random';

const HOOK = path.resolve('scripts/swc-hook.cjs');
const DIMENSIONS = 24;

type Point = NonNullable<PointToPlace['point']>;

const unit = (values: readonly number[]): Float32Array => {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
};

/** Unit vectors around so many directions, those of one direction after each other. */
function bunches(count: number, inEach: number): Float32Array[] {
  const normal = normalSource(uniformSource(3));
  const draw = () => Array.from({ length: DIMENSIONS }, normal);
  return Array.from({ length: count }, draw).flatMap((middle) =>
    Array.from({ length: inEach }, () => unit(draw().map((value, at) => (middle[at] ?? 0) * 2 + value))),
  );
}

const lacking = (vectors: readonly Float32Array[]): PointToPlace[] =>
  vectors.map((vector) => ({ vector, point: null }));
const distance = (a: Point | undefined, b: Point | undefined): number =>
  a === undefined || b === undefined ? NaN : Math.hypot(a.x - b.x, a.y - b.y);

describe('principal axes', () => {
  it('lie where vectors differ most, the longer one first, and begin what is drawn', () => {
    const vectors = Array.from({ length: 40 }, (_, at) => {
      const [wide, narrow] = [Math.sin(at * 1.7), 0.4 * Math.cos(at * 2.9)];
      return unit([4, wide, narrow, 0]);
    });
    const axes = onPrincipalAxes(similarityMatrix(vectors));
    const correlation = (values: readonly number[], place: number): number => {
      const others = vectors.map((vector) => vector[place] ?? 0);
      const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length;
      const off = (of: readonly number[]) => of.map((one) => one - mean(of));
      const dot = (a: readonly number[], b: readonly number[]) =>
        a.reduce((sum, one, at) => sum + one * (b[at] ?? 0), 0);
      const [a, b] = [off(values), off(others)];
      return Math.abs(dot(a, b)) / Math.sqrt(dot(a, a) * dot(b, b));
    };
    expect(
      correlation(
        axes.map(({ x }) => x),
        1,
      ),
    ).toBeGreaterThan(0.99);
    expect(
      correlation(
        axes.map(({ y }) => y),
        2,
      ),
    ).toBeGreaterThan(0.98);
    const length = (values: readonly number[]) => values.reduce((sum, value) => sum + value * value, 0);
    expect(length(axes.map(({ x }) => x))).toBeGreaterThan(length(axes.map(({ y }) => y)));
  });
});

describe('places of vectors on a map', () => {
  const [BUNCHES, IN_EACH] = [6, 12];
  const vectors = bunches(BUNCHES, IN_EACH);
  const points = placePoints(lacking(vectors));

  it('keep neighbours together', () => {
    const isOwn = points.map((point, at) => {
      const nearest = points
        .map((other, place) => ({ place, away: place === at ? Infinity : distance(point, other) }))
        .sort((a, b) => a.away - b.away)
        .slice(0, 5);
      return nearest.every(({ place }) => Math.floor(place / IN_EACH) === Math.floor(at / IN_EACH));
    });
    expect(isOwn.filter(Boolean).length).toBeGreaterThan(0.95 * vectors.length);
  });

  it('fill the map and stay within it', () => {
    const reach = Math.max(...points.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]));
    expect(reach).toBeCloseTo(0.95, 6);
  });

  it('are the same for the same vectors, also in a thread of their own', async () => {
    expect(placePoints(lacking(vectors))).toEqual(points);
    await expect(placeInThread(lacking(vectors), ['-r', HOOK])).resolves.toEqual(points);
  });

  it('are kept, and what is new stands beside what is like it without covering it', () => {
    const known = vectors.map((vector, at): PointToPlace => ({ vector, point: points[at] ?? null }));
    const fresh = vectors.slice(0, 2).map((vector) => unit([...vector].map((value) => value + 0.01)));
    const placed = placePoints([...lacking(fresh), ...known]);
    expect(placed.slice(2)).toEqual(points);
    for (const [at, point] of placed.slice(0, 2).entries()) {
      expect(distance(point, points[at])).toBeLessThan(0.1);
      const others = placed.filter((other) => other !== point);
      expect(Math.min(...others.map((other) => distance(point, other)))).toBeGreaterThanOrEqual(0.012 - 1e-9);
    }
  });

  it('are drawn anew where more lack one than have one', () => {
    const mixed = (known: number): PointToPlace[] =>
      vectors.slice(0, 10).map((vector, at) => ({ vector, point: at < known ? { x: 0.5, y: 0.5 } : null }));
    expect(isPlacedAnew(mixed(5))).toBe(false);
    expect(isPlacedAnew(mixed(4))).toBe(true);
    expect(placePoints(mixed(4)).filter(({ x, y }) => x === 0.5 && y === 0.5)).toEqual([]);
  });

  it('are found for none, one, a few and alike ones', () => {
    expect(placePoints([])).toEqual([]);
    for (const few of [1, 2, 3, 7, 9]) {
      const found = placePoints(lacking(vectors.slice(0, few)));
      expect(found).toHaveLength(few);
      for (const { x, y } of found) expect(Math.abs(x) <= 1 && Math.abs(y) <= 1).toBe(true);
    }
    const alike = placePoints(lacking(Array.from({ length: 20 }, () => vectors[0] ?? new Float32Array())));
    expect(alike.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
  });
});
