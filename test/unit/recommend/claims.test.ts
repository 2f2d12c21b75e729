import fc from 'fast-check';
import { groupBy } from '../../../src/platform/group-by';
import { finish } from '../../../src/platform/slices';
import { Claims } from '../../../src/recommend/knowledge/claims';
import { exchangedClaims } from '../../../src/recommend/knowledge/exchange';
import { packClaims, TRAINING } from '../../../src/recommend/knowledge/packed-claims';
import type { TrainingRow } from '../../../src/recommend/knowledge/rows';

const MODELS = 12;

const row: fc.Arbitrary<TrainingRow> = fc.record({
  ...{ modelId: fc.integer({ min: 1, max: MODELS }), datasetId: fc.integer({ min: 1, max: 4 }) },
  role: fc.constantFrom('PRETRAINING', 'FINE_TUNING'),
});
const compare = (a: TrainingRow, b: TrainingRow): number =>
  a.datasetId - b.datasetId || (a.role < b.role ? -1 : 1);
const inOrder = (rows: readonly TrainingRow[]): TrainingRow[] =>
  [...rows].sort((a, b) => a.modelId - b.modelId || compare(a, b));
/** As a catalogue has them: none twice. */
const rows = fc.uniqueArray(row, { maxLength: 30, selector: (one) => JSON.stringify(one) }).map(inOrder);

/** In parts of so many models each. */
const claimsOf = (all: readonly TrainingRow[], together = MODELS): Claims<TrainingRow> =>
  new Claims(
    TRAINING,
    [...groupBy(all, ({ modelId }) => Math.floor((modelId - 1) / together)).values()].flatMap((some) =>
      finish(packClaims(TRAINING, some)),
    ),
  );

const byModel = (claims: Claims<TrainingRow>) =>
  Array.from({ length: MODELS + 2 }, (_, model) => claims.get(model));
const expected = (all: readonly TrainingRow[]) => {
  const grouped = groupBy(all, ({ modelId }) => modelId);
  return Array.from({ length: MODELS + 2 }, (_, model) => grouped.get(model));
};

describe('claims', () => {
  it('are found by the model, whatever parts they were read in, and told in order', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: MODELS }), (all, together) => {
        const claims = claimsOf(all, together);
        expect(byModel(claims)).toEqual(expected(all));
        expect([...claims.all()]).toEqual(all);
      }),
    );
  });

  it('are put in order where they come in none, those of one model as they come', () => {
    const later: TrainingRow = { modelId: 2, datasetId: 1, role: 'PRETRAINING' };
    const [first, second] = [4, 3].map((datasetId) => ({ ...later, modelId: 1, datasetId }));
    const claims = new Claims(TRAINING, finish(packClaims(TRAINING, [later, first!, second!])));
    expect([...claims.all()]).toEqual([first, second, later]);
  });

  it('are after an exchange what reading all of them would give, again and again', () => {
    const change = fc.record({ models: fc.uniqueArray(fc.integer({ min: 1, max: MODELS })), now: rows });
    fc.assert(
      fc.property(rows, fc.array(change, { maxLength: 4 }), (all, changes) => {
        let [known, claims] = [all, claimsOf(all, 3)];
        for (const { models, now } of changes) {
          const isGone = (model: number) => models.includes(model);
          const read = now.filter(({ modelId }) => isGone(modelId));
          const next = inOrder([...known.filter(({ modelId }) => !isGone(modelId)), ...read]);
          const exchanged = finish(
            exchangedClaims(claims, { touched: [new Set(models)], isGone, rows: read, compare }),
          );
          const before = byModel(claims);
          expect(byModel(exchanged.claims)).toEqual(expected(next));
          expect([...exchanged.claims.all()]).toEqual(next);
          const others = before.flatMap((some, model) =>
            JSON.stringify(some) === JSON.stringify(exchanged.claims.get(model)) ? [] : [model],
          );
          expect([...exchanged.changed].sort((a, b) => a - b)).toEqual(others);
          expect(byModel(claims)).toEqual(before);
          [known, claims] = [next, exchanged.claims];
        }
      }),
    );
  });

  it('stay the same object where an exchange brings nothing new', () => {
    const claims = claimsOf([{ modelId: 1, datasetId: 2, role: 'PRETRAINING' }]);
    const again = finish(
      exchangedClaims(claims, {
        touched: [new Set([1])],
        isGone: () => true,
        rows: [...claims.all()],
        compare,
      }),
    );
    expect(again.claims).toBe(claims);
    expect(again.changed.size).toBe(0);
  });
});
