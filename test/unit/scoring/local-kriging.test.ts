import fc from 'fast-check';
import { finish } from '../../../src/platform/slices';
import { SCORER_SETTINGS, type BaseFacts, type Evidence } from '../../../src/scoring';
import { covarianceOf, modelSteps } from '../../../src/scoring/evidence-model';
import { LocalKriging, type Estimate } from '../../../src/scoring/local-kriging';
import { priorNoise } from '../../../src/scoring/noise';
import { aColumn, BLOCKS, DIGITS, DOGS } from './factories';

const NEIGHBOURS = 4;

const facts = fc.record({
  family: fc.constantFrom('resnet', 'vit'),
  architecture: fc.constantFrom('resnet50', 'vit-b', 'vit-l'),
  parameters: fc.constantFrom(1e6, 1e8, 1e10),
});
const values = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 14 });

/** The first bases have results on the one target, the last ones on the other, some on both. */
function evidenceOf(bases: readonly BaseFacts[], measured: readonly number[]): Evidence {
  const column = (target: string, from: number, to: number) =>
    aColumn(
      target,
      Object.fromEntries(bases.slice(from, to).map(({ id }, place) => [id, (measured[place] ?? 0) / 5])),
    );
  return {
    bases,
    targets: [DOGS, DIGITS],
    observations: [...column('dogs', 0, bases.length - 1), ...column('digits', 1, bases.length)],
  };
}

describe('the results that an estimate rests on', () => {
  it('are those of greatest covariance with it, of however many bases with the same facts', () => {
    fc.assert(
      fc.property(fc.array(facts, { minLength: 4, maxLength: 14 }), values, (all, measured) => {
        const bases = all.map((one, place) => ({ id: `base-${String(place).padStart(2, '0')}`, ...one }));
        const settings = { ...SCORER_SETTINGS, neighbours: NEIGHBOURS };
        const model = finish(modelSteps(evidenceOf(bases, measured), BLOCKS, { settings, scope: 'all' }));
        const { table, kindKernel, baseKernel, positions, affinity } = model;
        const noise = Float64Array.from(table.columns, ({ bases: count }) => priorNoise(count, settings));
        const kriging = finish(LocalKriging.create(model, covarianceOf(model, noise)));
        const common = new Float64Array(kindKernel.count);
        kindKernel.row(0, common);
        const kinds = { common, alike: new Float64Array(common.length) };
        const request = { kinds, affinities: new Float64Array(affinity.sets) };
        for (let position = 0; position < bases.length; position++) {
          const expected = Array.from(table.z.keys(), (result) => ({
            result,
            covariance:
              baseKernel.any(position, positions[table.baseOf[result]!]!) * common[table.kindOf[result]!]!,
          }))
            .sort((a, b) => b.covariance - a.covariance || a.result - b.result)
            .slice(0, NEIGHBOURS)
            .filter(({ covariance }) => covariance > 0);
          const { neighbours } = kriging.estimate(position, request);
          expect(neighbours.map(({ covariance }) => covariance.toFixed(9))).toEqual(
            expected.map(({ covariance }) => covariance.toFixed(9)),
          );
        }
      }),
    );
  });

  it('are the same where many questions are answered beside each other, and one is given up', () => {
    const bases = Array.from({ length: 12 }, (_, place) => ({
      id: `base-${String(place).padStart(2, '0')}`,
      family: place % 2 === 0 ? 'resnet' : 'vit',
      parameters: 10 ** (6 + (place % 3)),
    }));
    const settings = { ...SCORER_SETTINGS, neighbours: NEIGHBOURS };
    const evidence = evidenceOf(bases, [3, 1, 4, 1, 5, 2, 0, 5, 3, 5, 2, 4]);
    const model = finish(modelSteps(evidence, BLOCKS, { settings, scope: 'all' }));
    const noise = Float64Array.from(model.table.columns, () => 0.1);
    const created = (): LocalKriging => finish(LocalKriging.create(model, covarianceOf(model, noise)));
    const requests = Array.from({ length: 6 }, (_, question) => ({
      kinds: {
        common: Float64Array.from({ length: model.kindKernel.count }, (__, kind) => (question + kind) / 9),
        alike: Float64Array.from({ length: model.kindKernel.count }, (__, kind) => (question * kind) / 50),
      },
      affinities: new Float64Array(model.affinity.sets),
    }));
    const alone = requests.map((request) => created().estimate(3, request));
    const kriging = created();
    const [givenUp, ...others] = requests.map((request) => kriging.estimateInSteps(3, request));
    givenUp?.next();
    const found = others.map((): Estimate | undefined => undefined);
    while (found.includes(undefined))
      for (const [place, steps] of others.entries()) {
        const step = steps.next();
        if (step.done === true && found[place] === undefined) found[place] = step.value;
      }
    expect(found).toEqual(alone.slice(1));
  });
});
