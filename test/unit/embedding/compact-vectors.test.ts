import { CompactVectors } from '../../../src/embedding';
import { cosine } from '../../../src/platform/cosine';
import { uniformSource } from '../../../src/platform/random';
import { finish } from '../../../src/platform/slices';

const DIMENSIONS = 60;

/** Of length 1, most of it empty, as encoders make them. */
function aVector(random: () => number): Float32Array {
  const vector = Float32Array.from({ length: DIMENSIONS }, () => (random() < 0.3 ? random() - 0.4 : 0));
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((figure) => figure / length);
}

const everyone = (): boolean => true;

describe('compact vectors', () => {
  const random = uniformSource(7);
  const vectors = new Map(Array.from({ length: 3_000 }, (_, at) => [at + 1, aVector(random)]));
  const compact = new CompactVectors(DIMENSIONS);
  for (const [id, vector] of vectors) compact.put(id, vector);

  const exactly = (asked: Float32Array, most: number, isWanted = everyone as (id: number) => boolean) =>
    [...vectors]
      .filter(([id]) => isWanted(id))
      .map(([id, vector]) => ({ id, value: cosine(asked, vector) }))
      .sort((a, b) => b.value - a.value)
      .slice(0, most)
      .map(({ id }) => id);

  it('find the ten nearest of all among the first twenty', () => {
    for (let time = 0; time < 50; time += 1) {
      const asked = aVector(random);
      const found = new Set(finish(compact.nearest(asked, 20, everyone)));
      for (const id of exactly(asked, 10)) expect(found).toContain(id);
    }
  });

  it('find the nearest of those that are wanted alone', () => {
    const asked = aVector(random);
    const isEven = (id: number): boolean => id % 2 === 0;
    const found = finish(compact.nearest(asked, 30, isEven));
    expect(found).toHaveLength(30);
    expect(found.every(isEven)).toBe(true);
    expect(found).toEqual(expect.arrayContaining(exactly(asked, 10, isEven)));
  });

  it('find what was put last for an id, and nothing that was deleted', () => {
    const few = new CompactVectors(2);
    few.put(1, Float32Array.of(1, 0));
    few.put(2, Float32Array.of(0, 1));
    few.put(1, Float32Array.of(0, -1));
    expect(finish(few.nearest(Float32Array.of(1, 0), 5, everyone))).toHaveLength(2);
    expect(finish(few.nearest(Float32Array.of(0, -1), 1, everyone))).toEqual([1]);
    few.delete(1);
    few.delete(7);
    few.put(3, Float32Array.of(1, 0));
    expect(finish(few.nearest(Float32Array.of(0, 1), 5, everyone))).toEqual([2, 3]);
    expect(few.size).toBe(2);
  });

  it('keep vectors that say nothing, and refuse those of another length', () => {
    const few = new CompactVectors(2);
    few.put(1, Float32Array.of(0, 0));
    expect(finish(few.nearest(Float32Array.of(0, 0), 1, everyone))).toEqual([1]);
    expect(() => few.put(2, Float32Array.of(1))).toThrow('The vector of 2 has 1 dimensions, not 2.');
  });
});
