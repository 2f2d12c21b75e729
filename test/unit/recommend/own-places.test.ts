import { candidateAt } from '../../../src/recommend/candidates/base-order';
import { EVIDENCE_TIERS, type EvidenceTier } from '../../../src/recommend/candidates/evidence-tier';
import { withOwnPlaces } from '../../../src/recommend/candidates/own-places';
import { aBase, aKnowledge, selected } from './a-knowledge';

const KNOWLEDGE = aKnowledge({ bases: [1, 2, 3, 4, 5].map((id) => aBase(id)) });

/** Candidates by id from 1, in order; those with a star were measured on the target. */
function orderOf(...candidates: Array<[score: number, tier: EvidenceTier, star?: '*']>): string[] {
  const scored = candidates.map((_, i) => KNOWLEDGE.bases.get(i + 1)!);
  const measured = new Set(scored.filter((_, i) => candidates[i]?.[2] === '*'));
  const order = {
    ...selected(scored, KNOWLEDGE),
    scores: Float64Array.from(candidates, ([score]) => score),
    tiers: Uint8Array.from(candidates, ([, tier]) => EVIDENCE_TIERS.indexOf(tier)),
  };
  const placed = withOwnPlaces(order, measured);
  return scored.map((_, rank) => candidateAt(placed, rank)).map(({ base, tier }) => `${base.id} ${tier}`);
}

describe('bases that were measured on the target itself', () => {
  it('stand before all that they are expected to do better than, whatever their tiers', () => {
    expect(orderOf([0.9, 'SPECIALIST'], [0.5, 'MEASURED'], [1.1, 'ESTIMATED', '*'])).toEqual([
      '3 MEASURED',
      '1 SPECIALIST',
      '2 MEASURED',
    ]);
  });

  it('stand in the order of their scores, and fall behind where they did badly', () => {
    const order = orderOf(
      [-0.5, 'SPECIALIST', '*'],
      [1, 'MEASURED', '*'],
      [0.3, 'MEASURED'],
      [-1, 'ESTIMATED'],
    );
    expect(order).toEqual(['2 MEASURED', '3 MEASURED', '1 SPECIALIST', '4 ESTIMATED']);
  });

  it('come last where nothing is expected to be worse', () => {
    expect(orderOf([-2, 'SPECIALIST', '*'], [1, 'MEASURED'])).toEqual(['2 MEASURED', '1 SPECIALIST']);
  });

  it('stand before a base that nobody tried, unless that is better by more than luck', () => {
    expect(orderOf([1.13, 'MEASURED'], [1.1, 'MEASURED'], [1, 'MEASURED', '*'])).toEqual([
      '1 MEASURED',
      '3 MEASURED',
      '2 MEASURED',
    ]);
  });
});
