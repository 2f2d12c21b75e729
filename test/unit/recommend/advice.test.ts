import { finish } from '../../../src/platform/slices';
import {
  chooseExperiment as experimentSteps,
  expectedGain,
  experimentInWords,
  FIRST_THREE,
  type ExperimentWords,
} from '../../../src/recommend/explanation/advice';
import { ownResultsInWords } from '../../../src/recommend/explanation/own-results';
import { counterfactuals as counterfactualSteps } from '../../../src/recommend/explanation/counterfactual';
import { normalBelow } from '../../../src/platform/normal-distribution';
import { differenceOf } from '../../../src/recommend/explanation/difference';
import type { ConstraintKindName } from '../../../src/recommend/candidates/constraints';
import type { KnownBase } from '../../../src/recommend/knowledge/knowledge';
import type { BaseScore } from '../../../src/scoring';
import { aBase, aKnowledge } from './a-knowledge';

const { bases } = aKnowledge({ bases: Array.from({ length: 60 }, (_, index) => aBase(index + 1)) });
const base = (id: number): KnownBase => bases.get(id)!;

/**
 * Candidates by id from 1, best first, with their standard deviations; the prior has variance 1.
 */
function candidates(figures: readonly (readonly [score: number, deviation: number])[]) {
  const asked: number[] = [];
  const ranked = figures.map(([score], index) => ({ base: base(index + 1), score }));
  const estimate = ({ id }: KnownBase): BaseScore => {
    asked.push(id);
    const [score, deviation] = figures[id - 1] ?? [0, 1];
    const variance = deviation ** 2;
    return {
      baseId: String(id),
      score,
      variance,
      interval: { lower: 0, upper: 0 },
      compatibility: 0.5,
      explained: 1 - variance,
      contributions: [],
      evidence: [],
    };
  };
  return { ranked, estimate, asked };
}

/** Mean over a fine grid of the normal distribution. */
function meanOfBest(gap: number, deviation: number): number {
  let [sum, weight] = [0, 0];
  for (let z = -8; z <= 8; z += 0.001) {
    const density = Math.exp((-z * z) / 2);
    sum += density * Math.max(0, z * deviation - gap);
    weight += density;
  }
  return sum / weight;
}

const chooseExperiment = (...asked: Parameters<typeof experimentSteps>) => finish(experimentSteps(...asked));
const counterfactuals = (...asked: Parameters<typeof counterfactualSteps>) =>
  finish(counterfactualSteps(...asked));

describe('the experiment to do next', () => {
  it.each([
    [0, 1],
    [0.5, 0.3],
    [1, 1],
    [2, 0.7],
  ])('expects of a distance %d and a deviation %d what integration gives', (gap, deviation) => {
    expect(expectedGain(gap, deviation)).toBeCloseTo(meanOfBest(gap, deviation), 5);
  });

  it('is on the base whose measurement could change the choice, not on the surest or the best', () => {
    const { ranked, estimate } = candidates([
      [1, 0.1],
      [0.9, 0.1],
      [0.8, 0.9],
      [-2, 0.9],
    ]);
    expect(chooseExperiment(ranked, estimate)?.base.id).toBe(3);
  });

  it('may be on the best base, when it might be worse than the second', () => {
    const { ranked, estimate } = candidates([
      [1, 0.9],
      [0.9, 0.1],
    ]);
    expect(chooseExperiment(ranked, estimate)).toMatchObject({
      base: { id: 1 },
      expectedGain: expectedGain(1 - 0.9, 0.9),
    });
  });

  it('looks no further than candidates that could not be worth it however unsure they are', () => {
    const { ranked, estimate, asked } = candidates([
      [3, 0.9],
      [2.9, 0.9],
      ...Array.from({ length: 50 }, () => [-3, 0.99] as const),
    ]);
    chooseExperiment(ranked, estimate);
    expect(asked).toEqual([1, 2]);
  });

  it('is none where there is nothing to choose between', () => {
    const { ranked, estimate } = candidates([[1, 1]]);
    expect(chooseExperiment(ranked, estimate)).toBeNull();
  });

  it('is never on a base that was measured already, though the best of those counts', () => {
    const { ranked, estimate } = candidates([
      [1, 0.9],
      [0.9, 0.9],
      [0.8, 0.5],
    ]);
    const isOpen = ({ id }: KnownBase) => id > 1;
    expect(chooseExperiment(ranked, estimate, isOpen)).toMatchObject({
      base: { id: 2 },
      expectedGain: expectedGain(1 - 0.9, 0.9),
    });
    expect(chooseExperiment(ranked, estimate, () => false)).toBeNull();
  });
});

describe('an experiment in words', () => {
  const experiment = { base: base(1), expectedGain: 0.123 };
  const none = {
    given: 0,
    stored: 0,
    comparable: 0,
    bases: new Set<KnownBase>(),
    tested: new Set<KnownBase>(),
  };
  const words = (more: Partial<ExperimentWords> = {}) =>
    experimentInWords(experiment, {
      purpose: 'FIND_WINNER',
      protocol: 'FINE_TUNE',
      dataset: { name: 'Pets', similarity: 1, isTarget: true },
      first: [],
      own: none,
      ...more,
    });
  const first = (...areOpen: boolean[]) =>
    areOpen.map((isOpen, place) => ({ name: `base-${place + 1}`, isOpen }));

  it('names the target, or the nearest dataset where the target is none', () => {
    expect(words()).toMatch(
      /^To find the winner: Measure base-1 \(fine-tuning\) on Pets and .* by 0\.12, more than measuring any other\.$/,
    );
    expect(words({ dataset: { name: 'Pets', similarity: 0.7, isTarget: false } })).toMatch(
      /on your own data .* Pets is the nearest \(0\.70 similar\)\.$/,
    );
  });

  it('says to try the first three, and what that was worth where the truth is known', () => {
    expect(words({ first: first(true, true, true) })).toContain(
      `To find the winner, try the first three: base-1, base-2 and base-3. ${FIRST_THREE} Measure base-1`,
    );
    expect(words({ first: first(false, true, true) })).toContain(
      `try what is left of the first three: base-2 and base-3. ${FIRST_THREE}`,
    );
    expect(words({ first: first(false, false, false) })).toMatch(
      /^To find the winner, go on: .* measured\. M/,
    );
    expect(words({ first: first(true, true) })).toMatch(/^To find the winner, try base-1 and base-2\. M/);
  });

  it('says what share of the unknown a run explains, where it is to learn the order', () => {
    expect(words({ purpose: 'LEARN_ORDER', first: first(true, true, true) })).toMatch(
      /^To learn the order of all: Measure base-1 .* expected to explain 12% of what is unknown/,
    );
  });

  it('says that one result alone can be compared with nothing', () => {
    expect(words({ own: { ...none, given: 1 } })).toMatch(
      /one more result is needed before yours can be compared\.$/,
    );
    expect(words({ own: { ...none, given: 2, comparable: 2 } })).not.toContain('one more');
  });
});

describe('own results in words', () => {
  const inWords = (given: number, stored: number, comparable: number) =>
    ownResultsInWords({ given, stored, comparable, bases: new Set(), tested: new Set() });

  it.each([
    [[0, 0, 0], null],
    [
      [1, 0, 0],
      '1 result on the target itself: one more result is needed before yours can be compared, of another base by the same metric and protocol.',
    ],
    [[3, 0, 3], '3 results on the target itself are taken in.'],
    [[2, 5, 7], '7 results on the target itself are taken in, 2 of them given with the question.'],
    [
      [3, 0, 2],
      '3 results on the target itself are taken in. 1 of them stands alone under a metric and protocol, and cannot be compared.',
    ],
  ] as const)('say of %j %j', ([given, stored, comparable], text) => {
    expect(inWords(given, stored, comparable)).toEqual(
      text === null ? null : { count: given + stored, text },
    );
  });
});

const covariance = (): number => 0;

describe('the difference of two bases', () => {
  it('adds up what is unknown of both, less what moves both alike', () => {
    const one = { score: 1, variance: 0.09 };
    const other = { score: 0.5, variance: 0.16 };
    const { value, interval, probability } = differenceOf(one, other, 0);
    const relatives = differenceOf(one, other, 0.105).interval;
    expect(relatives.upper - relatives.lower).toBeCloseTo(1.6449 * 0.4, 3);
    expect(value).toBe(0.5);
    expect(interval.upper - interval.lower).toBeCloseTo(2 * 1.6449 * 0.5, 3);
    expect(probability).toBeCloseTo(0.8413, 4);
  });

  it('is certain where nothing is unknown', () => {
    expect(differenceOf({ score: 1, variance: 0 }, { score: 0, variance: 0 }, 0).probability).toBe(1);
    expect(differenceOf({ score: 1, variance: 0 }, { score: 1, variance: 0 }, 0).probability).toBe(0.5);
  });

  it.each([
    [-3, 0.00135],
    [0, 0.5],
    [1.6449, 0.95],
  ])('takes the normal distribution below %d for %d', (x, share) => {
    expect(normalBelow(x)).toBeCloseTo(share, 5);
  });
});

describe('what constraints cost', () => {
  const rejectedFor = (id: number, score: number, ...constraints: ConstraintKindName[]) => ({
    base: base(id),
    score,
    tier: 'MEASURED' as const,
    // By score alone, in this tier.
    place: score > 0 ? id - 10 : id,
    broken: constraints.map((constraint) => ({ constraint, reason: 'It does not.' })),
  });
  const rejections = (rejected: ReturnType<typeof rejectedFor>[]) => ({
    firstBreaking: (only: readonly ConstraintKindName[]) =>
      rejected.find(({ broken }) => broken.every(({ constraint }) => only.includes(constraint))),
  });

  it('names the best base that each constraint alone keeps out', () => {
    const { estimate } = candidates([
      [0, 0.1],
      [0.9, 0.1],
      [0.7, 0.1],
      [0.4, 0.1],
    ]);
    const rejected = [
      rejectedFor(2, 0.9, 'LICENSE', 'MAX_PARAMETERS'),
      rejectedFor(3, 0.7, 'MAX_PARAMETERS'),
      rejectedFor(4, 0.4, 'LICENSE', 'DATA_LICENSE'),
      rejectedFor(5, -1, 'LIBRARIES'),
    ];
    const found = counterfactuals(
      rejections(rejected),
      { base: base(1), score: 0, tier: 'MEASURED', place: 1 },
      { estimate, covariance },
    );
    expect(found.map(({ constraint, base: { id } }) => [constraint, id])).toEqual([
      ['MAX_PARAMETERS', 3],
      ['LICENSE', 4],
    ]);
    expect(found[1]?.text).toBe('Without the licence limit: base-4, expected z +0.40 over base-1.');
    expect(found[1]?.gain?.value).toBeCloseTo(0.4);
  });

  it('names none that comes after the best one for want of evidence, whatever its score', () => {
    const { estimate } = candidates([[0, 0.1]]);
    const behind = { ...rejectedFor(2, 0.9, 'LICENSE'), place: 7 };
    const best = { base: base(1), score: 0, tier: 'MEASURED' as const, place: 1 };
    expect(counterfactuals(rejections([behind]), best, { estimate, covariance })).toEqual([]);
  });

  it('names a base for each constraint where they reject all together', () => {
    const { estimate } = candidates([]);
    expect(
      counterfactuals(rejections([rejectedFor(1, -0.5, 'MIN_EVIDENCE')]), null, { estimate, covariance }),
    ).toMatchObject([
      {
        constraint: 'MIN_EVIDENCE',
        gain: null,
        text: 'Without the least number of results: base-1, score -0.50.',
      },
    ]);
  });
});
