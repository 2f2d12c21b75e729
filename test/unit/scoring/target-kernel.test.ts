import { tabulate } from '../../../src/scoring/evidence-table';
import { KindKernel } from '../../../src/scoring/kind-kernel';
import { factorise } from '../../../src/scoring/linear-algebra';
import { learnNoise, priorNoise } from '../../../src/scoring/noise';
import { TargetKernel } from '../../../src/scoring/target-kernel';
import { type TargetFacts } from '../../../src/scoring';
import { aColumn, aTarget, BLOCKS } from './factories';
import { SCORER_SETTINGS } from '../../../src/scoring/settings';
import { finish } from '../../../src/platform/slices';

const kernelOf = (targets: readonly TargetFacts[]): TargetKernel =>
  finish(
    TargetKernel.create(
      targets.map(({ id }) => id),
      targets,
      { blocks: BLOCKS, settings: SCORER_SETTINGS },
    ),
  );

const alikeOf = (a: TargetFacts, b: TargetFacts): number => kernelOf([b]).split(a).alike[0]!;

describe('the covariance of targets', () => {
  const facts = { classes: 10, trainingExamples: 1000 };
  const birds = aTarget('birds', [1, 0, 0, 0], facts);

  it('falls off faster than likeness does', () => {
    const at = (cosine: number): number =>
      alikeOf(aTarget('one', [1, 0, 0, 0]), aTarget('other', [cosine, Math.sqrt(1 - cosine ** 2), 0, 0]));
    expect(at(0.9)).toBeGreaterThan(2.1 * at(0.45));
    expect(at(0.45)).toBeGreaterThan(0);
  });

  it('counts an unknown fact for less than one that is known to differ', () => {
    const unknown = alikeOf(birds, aTarget('unknown', [1, 0, 0, 0]));
    const other = alikeOf(birds, aTarget('other', [1, 0, 0, 0], { classes: 5000, trainingExamples: 9e6 }));
    const same = alikeOf(birds, aTarget('same', [1, 0, 0, 0], facts));
    expect(unknown).toBeGreaterThan(other);
    expect(unknown).toBeLessThan(same);
  });

  it('is positive definite, whatever is unknown', () => {
    const targets = Array.from({ length: 24 }, (_, i) =>
      aTarget(
        `t${i}`,
        i % 5 === 0 ? [0, 0, 0, 0] : [i % 2, i % 3, 1, 0].map((x) => x / Math.hypot(i % 2, i % 3, 1)),
        {
          ...(i % 4 === 0 ? {} : { classes: 2 ** (i % 9) }),
          ...(i % 7 === 0 ? {} : { trainingExamples: 10 ** (i % 6) }),
          modalities: i % 6 === 0 ? [] : [i % 3 === 0 ? 'TEXT' : 'IMAGE'],
        },
      ),
    );
    const kernel = kernelOf(targets);
    const matrix = Float64Array.from(targets.flatMap((_, row) => [...kernel.row(row)]));
    targets.forEach((_, i) => (matrix[i * targets.length + i]! += 1e-9));
    expect(() => factorise(matrix, targets.length)).not.toThrow();
  });
});

describe('the noise of a column', () => {
  const values = { a: 0.9, b: 0.7, c: 0.5, d: 0.3, e: 0.1 };
  const targets = ['x', 'y', 'z', 'odd', 'lone'].map((id) =>
    aTarget(id, id === 'lone' ? [0, 0, 0, 1] : [1, 0, 0, 0]),
  );
  const observations = [
    ...['x', 'y', 'z'].flatMap((id) => aColumn(id, values)),
    ...aColumn('odd', { a: 0.2, b: 0.9, c: 0.1, d: 0.8, e: 0.4 }),
    ...aColumn('lone', { a: 0.2, b: 0.9, c: 0.1, d: 0.8, e: 0.4 }),
  ];
  const table = finish(tabulate(observations));
  const kernel = finish(
    TargetKernel.create(table.targets, targets, { blocks: BLOCKS, settings: SCORER_SETTINGS }),
  );
  const noise = finish(
    learnNoise(table, finish(KindKernel.create(table, kernel, SCORER_SETTINGS)), SCORER_SETTINGS),
  );
  const of = (id: string): number => noise[table.columns.findIndex(({ targetId }) => targetId === id)]!;

  it('grows where a target disagrees with its kin, more than where it has none', () => {
    expect(of('odd')).toBeGreaterThan(2 * of('x'));
    expect(of('odd')).toBeGreaterThan(of('lone'));
    expect(of('x')).toBeLessThan(priorNoise(5, SCORER_SETTINGS));
  });
});
