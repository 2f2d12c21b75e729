import fc from 'fast-check';
import { normalBelow } from '../../../src/platform/normal-distribution';
import { makeComparable } from '../../../src/scoring/comparable';
import { idAt, IdsBuilder } from '../../../src/scoring/ids';
import { factorise, invert, NotPositiveDefiniteError, solve } from '../../../src/scoring/linear-algebra';
import { greatest } from '../../../src/scoring/neighbourhood';
import { aColumn } from './factories';
import { standardise } from '../../../src/scoring/statistics';
import { finish } from '../../../src/platform/slices';

describe('makeComparable', () => {
  it('standardises by the population mean and SD', () => {
    expect(standardise([1, 2, 3, 4])!.map((z) => z * Math.sqrt(1.25))).toEqual([-1.5, -0.5, 0.5, 1.5]);
  });

  it('leaves out columns with under three bases or no spread', () => {
    const { columns, results } = finish(
      makeComparable([
        ...aColumn('pair', { a: 1, b: 2 }),
        ...aColumn('flat', { a: 1, b: 1, c: 1 }),
        ...aColumn('good', { a: 1, b: 2, c: 3 }),
      ]),
    );
    expect(columns.map(({ targetId }) => targetId)).toEqual(['good']);
    expect(results.z).toHaveLength(3);
  });
});

describe('ids', () => {
  it.each([
    { kept: ['7', '-3', '2147483647'], areNumbers: true },
    { kept: ['7', '07'], areNumbers: false },
    { kept: ['2147483648'], areNumbers: false },
    { kept: ['1', '-0', '2.5', ' 3', ''], areNumbers: false },
    { kept: ['1', 'one'], areNumbers: false },
  ])('are what was written, and numbers where they can be: %j', ({ kept, areNumbers }) => {
    const builder = new IdsBuilder(kept.length);
    for (const id of kept) builder.push(id);
    const ids = builder.ids();
    expect(kept.map((_, place) => idAt(ids, place))).toEqual(kept);
    expect(ids instanceof Int32Array).toBe(areNumbers);
    expect(() => idAt(ids, kept.length)).toThrow(RangeError);
  });
});

describe('linear algebra', () => {
  it('solves a system by its Cholesky factor', () => {
    const matrix = Float64Array.from([4, 2, 2, 3]);
    factorise(matrix, 2);
    const [x, y] = solve(matrix, 2, Float64Array.from([8, 7]));
    expect(x).toBeCloseTo(1.25, 12);
    expect(y).toBeCloseTo(1.5, 12);
  });

  it('inverts', () => {
    expect([...invert(Float64Array.from([4, 0, 0, 16]), 2)]).toEqual([0.25, 0, 0, 0.0625]);
  });

  it('refuses a matrix that is no covariance', () => {
    expect(() => factorise(Float64Array.from([1, 2, 2, 1]), 2)).toThrow(NotPositiveDefiniteError);
  });

  it('knows the normal distribution', () => {
    expect(normalBelow(0)).toBeCloseTo(0.5, 6);
    expect(normalBelow(1.6448536)).toBeCloseTo(0.95, 6);
    expect(normalBelow(-1.959964)).toBeCloseTo(0.025, 6);
  });
});

describe('greatest', () => {
  it('finds what a full sort finds, ties by position', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 })),
        fc.integer({ min: 0, max: 12 }),
        (values, count) => {
          const sorted = values.map((_, i) => i).sort((a, b) => values[b]! - values[a]! || a - b);
          expect(greatest(Float64Array.from(values), count)).toEqual(sorted.slice(0, count));
        },
      ),
    );
  });
});
