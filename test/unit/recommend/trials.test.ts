import type { OwnEvidence } from '../../../src/recommend/candidates/own-evidence';
import { chooseTrials, EXAMINED, type TrialPurposeName } from '../../../src/recommend/explanation/trials';
import { batchInWords, trialInWords } from '../../../src/recommend/trial/trial-words';
import type { KnownBase } from '../../../src/recommend/knowledge/knowledge';
import type { JointScores } from '../../../src/scoring';
import { aBase, aKnowledge } from './a-knowledge';

const knowledge = aKnowledge({ bases: Array.from({ length: 80 }, (_, index) => aBase(index + 1)) });
const bases = [...knowledge.bases.values()];
const NOTHING: OwnEvidence = { given: 0, stored: 0, comparable: 0, bases: new Set(), tested: new Set() };

/**
 * Candidates, best first, of which every second does as the one before it does: the two tell the
 * same.
 */
function choice(size: number, tested: readonly number[] = []) {
  const scoreOf = (id: number): number => 1 - id / 100;
  const asked: number[][] = [];
  const joint = (some: readonly KnownBase[]): Promise<JointScores> => {
    asked.push(some.map(({ id }) => id));
    const pair = (id: number): number => Math.ceil(id / 2);
    const covariance = Float64Array.from({ length: some.length ** 2 }, (_, i) => {
      const [a, b] = [some[Math.floor(i / some.length)]!.id, some[i % some.length]!.id];
      const measured = tested.includes(a) || tested.includes(b);
      if (measured) return a === b ? 0.001 : 0;
      return a === b ? 0.5 : pair(a) === pair(b) ? 0.49 : 0;
    });
    return Promise.resolve({
      scores: Float64Array.from(some, ({ id }) => scoreOf(id)),
      covariance,
      noise: 0.05,
    });
  };
  const entries = bases.slice(0, size).map((base, place) => {
    return { base, score: scoreOf(base.id), tier: 'MEASURED' as const, place };
  });
  const own = { ...NOTHING, tested: new Set(bases.filter(({ id }) => tested.includes(id))) };
  const groups = entries.map((best) => ({ best, siblings: [] }));
  return { groups, ranked: { joint, own }, asked };
}

const ids = (trials: Awaited<ReturnType<typeof chooseTrials>>) => trials.map(({ base }) => base.id);

describe('a batch of trials', () => {
  it.each(['FIND_WINNER', 'LEARN_ORDER'] as const)('is diverse: %s', async (purpose) => {
    const trials = await chooseTrials(choice(12), purpose, 4);
    expect(new Set(ids(trials).map((id) => Math.ceil(id / 2))).size).toBe(4);
    expect(trials.slice(1).every(({ expectedGain }) => expectedGain > 0)).toBe(true);
  });

  it('begins with what would be taken, and gains from the second on', async () => {
    const [first, second] = await chooseTrials(choice(12), 'FIND_WINNER', 2);
    expect(first).toMatchObject({ base: { id: 1 }, expectedGain: 0 });
    expect(second?.expectedGain).toBeGreaterThan(0.1);
  });

  it('never has a base that was measured, and counts what it brings beyond the best of those', async () => {
    const trials = await chooseTrials(choice(6, [1, 2, 4]), 'FIND_WINNER', 20);
    expect(ids(trials).sort()).toEqual([3, 5, 6]);
    expect(trials[0]?.expectedGain).toBeGreaterThan(0);
    expect(await chooseTrials(choice(2, [1, 2]), 'LEARN_ORDER', 3)).toEqual([]);
  });

  it('is chosen among the first that are not measured; a winner has to beat the best that is, too', async () => {
    const { asked, ...many } = choice(80, [70, 2]);
    await chooseTrials(many, 'FIND_WINNER', 1);
    expect(asked[0]).toHaveLength(EXAMINED + 1);
    expect(asked[0]?.at(-1)).toBe(2);
    expect(asked[0]?.slice(0, 3)).toEqual([1, 3, 4]);
    await chooseTrials(many, 'LEARN_ORDER', 1);
    expect(asked[1]).toEqual(asked[0]?.slice(0, EXAMINED));
  });
});

describe('trials in words', () => {
  const experiment = (expectedGain: number) => ({ base: bases[0]!, expectedGain });

  const said = (purpose: TrialPurposeName, gain: number, place = 0, more = {}): string =>
    trialInWords(experiment(gain), {
      purpose,
      place,
      score: '+0.40',
      isOrdered: true,
      isBeyond: false,
      ...more,
    });

  it('say of each why it may be the best', () => {
    expect(said('FIND_WINNER', 0)).toBe(
      'base-1, of score +0.40: the highest of those not measured, which the others are to beat.',
    );
    expect(said('FIND_WINNER', 0, 0, { isOrdered: false })).toBe(
      'base-1: where to begin; nothing tells which base is best.',
    );
    for (const [place, isBeyond] of [
      [2, false],
      [0, true],
    ] as const)
      expect(said('FIND_WINNER', 0, place, { isBeyond })).toMatch(/hardly expected to beat what is there/);
    expect(said('FIND_WINNER', 0.123)).toMatch(/raise the best base measured so far by \+0\.12\.$/);
    expect(said('FIND_WINNER', 0.123, 1)).toMatch(/raise the best of those before it by \+0\.12\.$/);
  });

  it('say of each what it tells of the order', () => {
    expect(said('LEARN_ORDER', 0.2)).toBe(
      'base-1: expected to explain 20% of what is unknown of the differences between the candidates.',
    );
    expect(said('LEARN_ORDER', 0.1, 2)).toMatch(/expected to explain further 10% of/);
  });

  const batch = (gains: number[], more: Partial<Parameters<typeof batchInWords>[1]> = {}) =>
    batchInWords(gains.map(experiment), {
      purpose: 'FIND_WINNER',
      budget: gains.length,
      open: 40,
      own: { ...NOTHING, given: 2, comparable: 2 },
      isOrdered: true,
      ...more,
    });

  it('say what to expect of the whole batch', () => {
    expect(batch([0, 0.3, 0.1])).toBe(
      'Run all 3 and take the best: its score is expected to be +0.40 over the highest that is expected without.',
    );
    expect(batch([0.2, 0.1], { purpose: 'LEARN_ORDER' })).toBe(
      'The 2 runs together are expected to explain 30% of what is unknown of the differences between 40 candidates.',
    );
    expect(batch([])).toMatch(/^There is nothing to measure: every base/);
  });

  it('say what the batch lacks', () => {
    expect(batch([0, 0.1], { isOrdered: false })).toMatch(/No evidence tells the order/);
    expect(batch([0, 0.1], { budget: 5, open: 2 })).toMatch(/Only 2 bases that meet the constraints are not/);
    expect(batch([0], { own: NOTHING })).toMatch(/^Run it and .* After it one more result is needed/);
  });
});
