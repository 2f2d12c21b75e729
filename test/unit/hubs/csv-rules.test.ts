import { parseDescription } from '../../../src/hubs/csv/descriptions';
import { aDescription, read, row } from './csv-support';

const ROWS = [
  row({ base: 'acme/one', note: 'regression' }),
  row({ base: 'acme/one', target: 'stems', note: 'binary' }),
  row({ base: 'acme/two', note: 'regression' }),
];
const ONE_ON_REGRESSION = {
  column: 'base',
  values: ['acme/one'],
  and: [{ column: 'note', pattern: '^regression$' }],
};

const basesAndTargets = async (description: object) => {
  const { results } = await read(ROWS, description);
  return results.map(({ base, target }) => `${base.externalId} ${target.externalId}`);
};

describe('a rule with a second condition', () => {
  it('leaves out only rows that meet both, and says why', async () => {
    const leaveOut = [{ ...ONE_ON_REGRESSION, reason: 'another checkpoint' }];
    expect(await basesAndTargets({ leaveOut })).toEqual(['acme/one stems', 'acme/two leaves']);
    const { problems } = await read(ROWS, { leaveOut });
    expect(problems.map(({ message }) => message)).toEqual(['another checkpoint']);
  });

  it('keeps only rows that meet both', async () => {
    expect(await basesAndTargets({ keep: [ONE_ON_REGRESSION] })).toEqual(['acme/one leaves']);
  });

  it('needs values or a pattern in each', () => {
    const text = aDescription({ leaveOut: [{ ...ONE_ON_REGRESSION, and: [{ column: 'note' }] }] });
    expect(() => parseDescription(text, 'table.study.json')).toThrow(
      /leaveOut\.0\.and\.0 needs either "values" or "pattern"/,
    );
  });

  it('speaks of a column that the table lacks', async () => {
    const leaveOut = [{ ...ONE_ON_REGRESSION, and: [{ column: 'kind', values: ['a'] }] }];
    await expect(read(ROWS, { leaveOut })).rejects.toThrow(/table\.csv lacks kind/);
  });
});
