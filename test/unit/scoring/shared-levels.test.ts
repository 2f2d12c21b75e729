import fc from 'fast-check';
import { TransferScorer, type BaseFacts, type Evidence } from '../../../src/scoring';
import { covarianceOf, modelSteps } from '../../../src/scoring/evidence-model';
import { factorise } from '../../../src/scoring/linear-algebra';
import { SCORER_SETTINGS } from '../../../src/scoring/settings';
import { aColumn, aTarget, BLOCKS } from './factories';
import { finish } from '../../../src/platform/slices';

const EACH: readonly BaseFacts[] = ['best', 'fair', 'last', 'plain', 'other'].map((id) => ({ id }));

const scoresOn = (target: string, evidence: Evidence): Map<string, number> => {
  const scorer = new TransferScorer(
    { ...evidence, targets: evidence.targets.filter(({ id }) => id !== target) },
    BLOCKS,
  );
  const asked = evidence.targets.find(({ id }) => id === target)!;
  const { bases } = scorer.score({ target: asked, candidates: evidence.bases.map(({ id }) => id) });
  return new Map(bases.map(({ baseId, score }) => [baseId, score]));
};

describe('a column of specialists alone', () => {
  // Three specialists beat two others on slides; on more slides only they were measured.
  const evidence: Evidence = {
    targets: ['slides', 'more', 'still-more', 'asked'].map((id) => aTarget(id, [1, 0, 0, 0])),
    bases: EACH,
    observations: [
      ...aColumn('slides', { best: 0.9, fair: 0.88, last: 0.86, plain: 0.5, other: 0.45 }),
      ...aColumn('more', { best: 0.9, fair: 0.85, last: 0.8 }),
      ...aColumn('still-more', { best: 0.9, fair: 0.85, last: 0.8 }),
    ],
  };

  it('does not count against the last of them', () => {
    const scores = scoresOn('asked', evidence);
    // Where pools of three were taken for samples of all bases, this was below 0.2.
    expect(scores.get('last')! - scores.get('plain')!).toBeGreaterThan(0.3);
  });

  it('still orders them', () => {
    const scores = scoresOn('asked', evidence);
    expect(scores.get('best')!).toBeGreaterThan(scores.get('fair')!);
    expect(scores.get('fair')!).toBeGreaterThan(scores.get('last')!);
  });
});

describe('bases of one kind', () => {
  it('share what they have shown', () => {
    const kinds = ['VISION_ENCODER', 'VISION_ENCODER', 'TEXT_ENCODER', 'TEXT_ENCODER'];
    const bases = ['a', 'b', 'c', 'd'].map((id, i) => ({ id, kind: kinds[i]! }));
    const evidence: Evidence = {
      targets: [aTarget('seen', [1, 0, 0, 0]), aTarget('asked', [1, 0, 0, 0])],
      bases: [...bases, { id: 'new', kind: 'VISION_ENCODER' }, { id: 'unknown' }],
      observations: aColumn('seen', { a: 0.9, b: 0.8, c: 0.3, d: 0.2 }),
    };
    const scores = scoresOn('asked', evidence);
    expect(scores.get('new')!).toBeGreaterThan(scores.get('unknown')!);
  });
});

describe('the covariance of all results', () => {
  const value = fc.double({ min: 0, max: 1, noNaN: true });
  const kind = fc.constantFrom('VISION_ENCODER', 'IMAGE_TEXT_ENCODER', undefined);
  const random = fc.record({
    kinds: fc.array(kind, { minLength: 5, maxLength: 5 }),
    columns: fc.array(fc.array(value, { minLength: 3, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
  });

  it('is positive definite, and its products are those of the matrix', () => {
    fc.assert(
      fc.property(random, ({ kinds, columns }) => {
        const evidence: Evidence = {
          targets: columns.map((_, i) => aTarget(`t${i}`, [1, i % 2, i % 3, 0])),
          bases: EACH.map(({ id }, i) => (kinds[i] === undefined ? { id } : { id, kind: kinds[i] })),
          observations: columns.flatMap((values, i) =>
            aColumn(`t${i}`, Object.fromEntries(values.map((one, base) => [EACH[base]!.id, one]))),
          ),
        };
        const model = finish(modelSteps(evidence, BLOCKS, { settings: SCORER_SETTINGS, scope: 'known' }));
        const { table } = model;
        const count = table.z.length;
        const covariance = covarianceOf(model, new Float64Array(table.columns.length).fill(0.1));
        const matrix = finish(covariance.among(Int32Array.from({ length: count }, (_, i) => i)));
        const ones = new Float64Array(count).fill(1);
        const product = new Float64Array(count);
        finish(covariance.multiply(ones, product));
        const entry = (row: number, column: number): number =>
          matrix[Math.max(row, column) * count + Math.min(row, column)]!;
        product.forEach((sum, row) => {
          const expected = ones.reduce((total, _, column) => total + entry(row, column), 0);
          expect(sum).toBeCloseTo(expected, 9);
        });
        expect(() => factorise(matrix, count)).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });
});
