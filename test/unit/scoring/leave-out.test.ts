import { fitScorer, TransferScorer, type Evidence } from '../../../src/scoring';
import { reliabilityFor, type LeftOut } from '../../../src/scoring/leave-out';
import { aColumn, aTarget, BIRDS, BLOCKS } from './factories';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Six bases on some targets; `valueOf` says how well a base does on a target, by their places. */
const evidenceOf = (targets: number, valueOf: (base: number, target: number) => number): Evidence => ({
  targets: Array.from({ length: targets }, (_, i) => aTarget(`t${i}`, [1, i / 10, 0, 0])),
  bases: IDS.map((id) => ({ id })),
  observations: Array.from({ length: targets }, (_, target) =>
    aColumn(`t${target}`, Object.fromEntries(IDS.map((id, base) => [id, valueOf(base, target)]))),
  ).flat(),
});
const steady = evidenceOf(5, (base, target) => 0.9 - base / 10 + target / 100);
const erratic = evidenceOf(5, (base, target) => Math.sin(37 * base + 91 * target));

const expectedOn = (evidence: Evidence): number =>
  new TransferScorer(evidence, BLOCKS).rank({ target: BIRDS, candidates: IDS }).expectedCorrelation;

describe('targets that are left out', () => {
  it('are foretold well where bases do alike on all, and badly where they do not', () => {
    const [good, bad] = [fitScorer(steady, BLOCKS).leftOut, fitScorer(erratic, BLOCKS).leftOut];
    expect(Math.min(...good.pearson)).toBeGreaterThan(0.9);
    expect(Math.max(...bad.pearson)).toBeLessThan(0.9);
    expect(good.targets).toEqual(['t0', 't1', 't2', 't3', 't4']);
    expect(good.deviations).toHaveLength(30);
  });

  it('make an answer expect less of its order', () => {
    expect(expectedOn(steady)).toBeGreaterThan(0.8);
    expect(expectedOn(erratic)).toBeLessThan(expectedOn(steady) - 0.3);
  });

  it('widen intervals where values were further off than expected', () => {
    const width = (evidence: Evidence): number => {
      const { interval } = new TransferScorer(evidence, BLOCKS)
        .rank({ target: BIRDS, candidates: IDS })
        .detail('a');
      return interval.upper - interval.lower;
    };
    expect(width(erratic)).toBeGreaterThan(1.5 * width(steady));
  });

  it('are the same whether they come from the fit or are worked out for it', () => {
    const fit = fitScorer(steady, BLOCKS);
    const ask = (scorer: TransferScorer) => scorer.score({ target: BIRDS, candidates: IDS });
    expect(ask(new TransferScorer(steady, BLOCKS, { fit }))).toEqual(ask(new TransferScorer(steady, BLOCKS)));
  });
});

describe('requests at the same time', () => {
  it('share the work, and have the answers that they have alone', async () => {
    const request = { target: BIRDS, candidates: IDS };
    const scorer = new TransferScorer(erratic, BLOCKS);
    const [one, other] = await Promise.all([scorer.rankInSlices(request), scorer.rankInSlices(request)]);
    expect(one.expectedCorrelation).toBe(expectedOn(erratic));
    expect(other.expectedCorrelation).toBe(one.expectedCorrelation);
  });
});

describe('reliabilityFor', () => {
  const left: LeftOut = {
    targets: ['near', 'far'],
    pearson: [0.9, 0.1],
    expected: [0.8, 0.5],
    deviations: [
      ...Array.from({ length: 10 }, (_, i) => (i + 1) / 10),
      ...Array.from({ length: 10 }, (_, i) => 1 + i),
    ],
    targetOf: [...new Array<number>(10).fill(0), ...new Array<number>(10).fill(1)],
  };

  it('goes by the targets that are like the one asked about', () => {
    const like = (near: number, far: number) =>
      reliabilityFor(
        left,
        new Map([
          ['near', near],
          ['far', far],
        ]),
      );
    expect(like(1, 0.1).near!.pearson).toBeCloseTo(0.9, 6);
    expect(like(0.1, 1).near!.pearson).toBeCloseTo(0.1, 6);
    expect(like(1, 0.01).excess).toBeLessThan(1);
    expect(like(0.01, 1).excess).toBeGreaterThan(5);
  });

  it('leaves the model its own variances where nothing is like it', () => {
    expect(reliabilityFor(left, new Map())).toEqual({ excess: 1, near: undefined });
    expect(
      reliabilityFor({ targets: [], pearson: [], expected: [], deviations: [], targetOf: [] }, new Map())
        .excess,
    ).toBe(1);
  });
});
