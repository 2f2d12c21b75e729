import { composeByAll } from '../conformance/suites/composition';

it('composes by three composers, alone and with the subgraph of another team', () => {
  expect(composeByAll()).toEqual({ passed: 6, of: 6, faults: [], accepted: [] });
});
