import type { EvidenceTier } from '../../../src/recommend/candidates/evidence-tier';
import { withOwnTiers } from '../../../src/recommend/candidates/own-tiers';
import { aBase, aKnowledge } from './a-knowledge';

const { bases } = aKnowledge({ bases: [1, 2, 3, 4, 5].map((id) => aBase(id)) });

/** Candidates by id from 1; those with a star were measured on the target. */
function orderOf(...candidates: Array<[score: number, tier: EvidenceTier, star?: '*']>): string[] {
  const scored = candidates.map(([score, tier], i) => ({ base: bases.get(i + 1)!, score, tier }));
  const measured = new Set(scored.filter((_, i) => candidates[i]?.[2] === '*').map(({ base }) => base));
  return withOwnTiers(scored, measured).map(({ base, tier }) => `${base.id} ${tier}`);
}

describe('the tiers of bases that were measured on the target itself', () => {
  it('are those of what they did better than', () => {
    expect(orderOf([0.9, 'SPECIALIST', '*'], [1.1, 'ESTIMATED', '*'], [1, 'MEASURED'])).toEqual([
      '2 SPECIALIST',
      '1 SPECIALIST',
      '3 MEASURED',
    ]);
  });

  it('are at least MEASURED, and stay where nothing stronger was beaten', () => {
    expect(orderOf([1, 'SPECIALIST', '*'], [0.5, 'ESTIMATED', '*'])).toEqual(['1 SPECIALIST', '2 MEASURED']);
  });

  it('are the weakest where a base is expected to be below the average', () => {
    expect(orderOf([1, 'MEASURED', '*'], [-0.1, 'SPECIALIST', '*'])).toEqual(['1 SPECIALIST', '2 ESTIMATED']);
  });

  it('leave a base that nobody tried behind one that was, unless it is better by more than luck', () => {
    expect(orderOf([1, 'MEASURED', '*'], [1.1, 'MEASURED'], [1.13, 'MEASURED'])).toEqual([
      '3 MEASURED',
      '1 MEASURED',
      '2 MEASURED',
    ]);
  });
});
