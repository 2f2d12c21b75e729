import { fitScorer, TransferScorer, type Evidence, type ScoredBases } from '../../../src/scoring';
import { covarianceOf, modelSteps } from '../../../src/scoring/evidence-model';
import { factorise, solve } from '../../../src/scoring/linear-algebra';
import { aColumn, aTarget, BLOCKS, someEvidence } from './factories';
import { SCORER_SETTINGS as settings } from '../../../src/scoring/settings';
import { finish } from '../../../src/platform/slices';

const TARGETS = 12;
const BASES = 14;
const wave = (a: number, b: number): number => Math.sin(1.3 * a + 0.7 * b * a) + 0.4 * Math.cos(b);

/** Related bases and targets with about two thirds of the values. */
const manyResults = (): Evidence => ({
  targets: Array.from({ length: TARGETS }, (_, t) =>
    aTarget(`t${t}`, [wave(t, 1), wave(t, 2), wave(t, 3), 1]),
  ),
  bases: Array.from({ length: BASES + 2 }, (_, b) => ({
    id: `b${b}`,
    family: b % 2 === 0 ? 'vit' : 'resnet',
    architecture: `${b % 2 === 0 ? 'vit' : 'resnet'}-${b % 5}`,
    pretrainingData: [`corpus ${b % 3}`],
    pretrainingEmbeddings: [Float32Array.from([b % 3, 1, 0, 0].map((x) => x / Math.hypot(b % 3, 1)))],
    parameters: 10 ** (6 + (b % 4)),
  })),
  observations: Array.from({ length: TARGETS }, (_, t) =>
    aColumn(
      `t${t}`,
      Object.fromEntries(
        Array.from({ length: BASES }, (__, b) => [`b${b}`, wave(t, b)] as const).filter(
          (_, b) => (t + b) % 3 > 0,
        ),
      ),
      t % 2 === 0 ? {} : { protocol: 'LINEAR_PROBE' },
    ),
  ).flat(),
});

const ASKED = aTarget('asked', [0.5, 0.1, 0.8, 1]);
const ask = (scorer: TransferScorer): ScoredBases =>
  scorer.score({ target: ASKED, candidates: manyResults().bases.map(({ id }) => id), protocol: 'FINE_TUNE' });
const scoresOf = ({ bases }: ScoredBases): Map<string, number> =>
  new Map(bases.map(({ baseId, score }) => [baseId, score]));
const distance = (a: ScoredBases, b: ScoredBases): number => {
  const other = scoresOf(b);
  return Math.max(...[...scoresOf(a)].map(([id, score]) => Math.abs(score - other.get(id)!)));
};

describe('a fit', () => {
  it('gives the weights that a Cholesky factor of the whole covariance gives', () => {
    const evidence = manyResults();
    const fit = fitScorer(evidence, BLOCKS);
    const model = finish(modelSteps(evidence, BLOCKS, { settings, scope: 'known' }));
    const size = model.table.resultIds.length;
    const matrix = finish(
      covarianceOf(model, fit.columns.noise).among(Int32Array.from({ length: size }, (_, i) => i)),
    );
    factorise(matrix, size);
    const exact = solve(matrix, size, model.table.z);
    const norm = Math.hypot(...exact);
    expect(size).toBeGreaterThan(100);
    expect(Math.hypot(...exact.map((value, i) => value - fit.results.dual[i]!)) / norm).toBeLessThan(1e-6);
  });

  it('is the same, version included, whatever the order of the evidence', () => {
    const { targets, bases, observations } = manyResults();
    const turned = {
      targets: targets.toReversed(),
      bases: bases.toReversed(),
      observations: [...observations].toReversed(),
    };
    expect(fitScorer(turned, BLOCKS)).toEqual(fitScorer(manyResults(), BLOCKS));
  });

  it('has another version when a value or a setting changes', () => {
    const evidence = manyResults();
    const [first, ...rest] = evidence.observations;
    const changed = { ...evidence, observations: [{ ...first!, value: 9 }, ...rest] };
    const { version } = fitScorer(evidence, BLOCKS);
    expect(fitScorer(changed, BLOCKS).version).not.toBe(version);
    expect(fitScorer(evidence, BLOCKS, { ...settings, noise: 0.2 }).version).not.toBe(version);
  });

  it('can be cloned to another thread and gives the same answers there', () => {
    const fit = fitScorer(manyResults(), BLOCKS);
    const scorer = new TransferScorer(manyResults(), BLOCKS, { fit: structuredClone(fit) });
    expect(ask(scorer)).toEqual(ask(new TransferScorer(manyResults(), BLOCKS, { fit })));
  });

  it('is not needed: without one the scorer finds the same weights', () => {
    const fit = fitScorer(manyResults(), BLOCKS);
    const fitted = ask(new TransferScorer(manyResults(), BLOCKS, { fit }));
    expect(distance(ask(new TransferScorer(manyResults(), BLOCKS)), fitted)).toBeLessThan(1e-6);
  });

  it('of nothing answers nothing', () => {
    const fit = fitScorer(someEvidence({ observations: [] }), BLOCKS);
    expect(fit.results.ids).toHaveLength(0);
    expect(fit.solution.residual).toBe(0);
  });
});

describe('evidence that a fit does not know', () => {
  const isNew = ({ baseId, targetId }: { baseId: string; targetId: string }): boolean =>
    baseId === 'b4' && ['t1', 't3', 't4'].includes(targetId);
  const all = manyResults();
  const before = { ...all, observations: all.observations.filter((one) => !isNew(one)) };

  it('moves the answer at once, nearly as far as another fit would', () => {
    const fit = fitScorer(before, BLOCKS);
    const old = ask(new TransferScorer(before, BLOCKS, { fit }));
    const now = ask(new TransferScorer(all, BLOCKS, { fit }));
    const refitted = ask(new TransferScorer(all, BLOCKS, { fit: fitScorer(all, BLOCKS) }));
    expect(distance(old, refitted)).toBeGreaterThan(0.05);
    expect(distance(now, refitted)).toBeLessThan(0.35 * distance(old, refitted));
  });

  it('leaves the answer nearly as another fit would when results are taken away', () => {
    const fit = fitScorer(all, BLOCKS);
    const stale = ask(new TransferScorer(all, BLOCKS, { fit }));
    const now = ask(new TransferScorer(before, BLOCKS, { fit }));
    const refitted = ask(new TransferScorer(before, BLOCKS, { fit: fitScorer(before, BLOCKS) }));
    expect(distance(now, refitted)).toBeLessThan(0.35 * distance(stale, refitted));
  });

  it('gives the same answer every time', () => {
    const fit = fitScorer(before, BLOCKS);
    const turned = { ...all, observations: [...all.observations].toReversed() };
    expect(ask(new TransferScorer(turned, BLOCKS, { fit }))).toEqual(
      ask(new TransferScorer(all, BLOCKS, { fit })),
    );
  });
});
