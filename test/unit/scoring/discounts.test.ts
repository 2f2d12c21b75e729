import { learnDiscounts } from '../../../src/scoring/discounts';
import { tabulate } from '../../../src/scoring/evidence-table';
import { type Observation } from '../../../src/scoring';
import { aColumn } from './factories';
import { SCORER_SETTINGS } from '../../../src/scoring/settings';
import { finish } from '../../../src/platform/slices';

const { protocolDiscount, metricDiscount } = SCORER_SETTINGS;
const learned = (observations: Observation[]) =>
  finish(learnDiscounts(finish(tabulate(observations)), SCORER_SETTINGS, 0.87));
const NAMES = Array.from({ length: 10 }, (_, index) => `base${index}`);
const ranked = (seed: number): Record<string, number> =>
  Object.fromEntries(NAMES.map((name, index) => [name, (index * seed) % 11]));

/** Forty targets under two protocols that rank the bases as the two seeds do. */
const underTwo = (one: number, other: number, more: Partial<Observation>): Observation[] =>
  Array.from({ length: 40 }, (_, index) => `target${index}`).flatMap((id) => [
    ...aColumn(id, ranked(one)),
    ...aColumn(id, ranked(other), more),
  ]);

describe('the discounts', () => {
  it('are those of the setting where no target was met twice', () => {
    const found = learned(aColumn('birds', ranked(1)));
    expect(found).toEqual({ protocol: protocolDiscount, metric: metricDiscount });
  });

  it('are greater between protocols that agree than between such as do not', () => {
    expect(learned(underTwo(1, 1, { protocol: 'LINEAR_PROBE' })).protocol).toBeGreaterThan(protocolDiscount);
    const opposed = learned(underTwo(1, 10, { protocol: 'LINEAR_PROBE' }));
    expect(opposed.protocol).toBeLessThan(0.3);
    expect(opposed.protocol).toBeGreaterThanOrEqual(0);
  });

  it('tell metrics from protocols', () => {
    const found = learned(underTwo(1, 10, { metric: 'f1' }));
    expect(found.protocol).toBeCloseTo(protocolDiscount, 12);
    expect(found.metric).toBeLessThan(0.3);
  });

  it('learn nothing from results in which both differ', () => {
    const found = learned(underTwo(1, 10, { protocol: 'LINEAR_PROBE', metric: 'f1' }));
    expect(found).toEqual({ protocol: protocolDiscount, metric: metricDiscount });
  });
});
