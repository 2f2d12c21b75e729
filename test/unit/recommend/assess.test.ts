import { assess } from '../../../src/recommend/answer/assess';
import { checkQuestion } from '../../../src/recommend/question/check-question';
import type { BaseConstraints } from '../../../src/recommend/question/question';
import type { StoredFit } from '../../../src/recommend/fitting/fit.repository';
import type { Scorer, Snapshot } from '../../../src/recommend/knowledge/snapshot';
import type { KnowledgeRows } from '../../../src/recommend/knowledge/knowledge-rows';
import type { BaseRow, ResultRow } from '../../../src/recommend/knowledge/rows';
import { outputOf } from '../../../src/recommend/receipt/receipt.service';
import type { OwnResult, ResolvedTarget } from '../../../src/recommend/question/target';
import { SCORER_SETTINGS, type PickedBases } from '../../../src/scoring';
import { aBase, aKnowledge, aResult } from './a-knowledge';

const TARGET: ResolvedTarget = {
  facts: { id: 'domain:x', embedding: new Float32Array(1) },
  datasetId: null,
  name: 'X',
  modalities: ['IMAGE'],
  task: null,
  nearestDomains: [],
  text: null,
  nearness: 1,
  isClear: true,
  languages: [],
  note: null,
  measured: [],
};

/**
 * What is known of some bases, the first of which scores best, and which of them were looked at
 * closely.
 */
function aSnapshot(rows: readonly BaseRow[], more: Pick<Partial<KnowledgeRows>, 'results'> = {}) {
  const knowledge = aKnowledge({
    bases: [...rows],
    trainings: rows.map(({ id }) => ({ modelId: id, datasetId: 1, role: 'PRETRAINING' })),
    ...more,
  });
  const detailed: string[] = [];
  const joined: number[] = [];
  const scoreOf = (id: string): number => 2 - Number(id) / 10;
  const scorer: Pick<Scorer, 'rankInSlices'> = {
    rankInSlices: ({ candidates }) => {
      const { list, picked } = candidates as PickedBases;
      const places = picked.slice().sort((a, b) => Number(list[a]) - Number(list[b]));
      const ids = Array.from(places, (place) => list[place] ?? '');
      return Promise.resolve({
        ids,
        places,
        scores: Float64Array.from(ids, scoreOf),
        expectedCorrelation: 0.5,
        covariance: () => 0,
        detail: (baseId: string) => {
          detailed.push(baseId);
          return {
            baseId,
            score: scoreOf(baseId),
            variance: 0.01,
            interval: { lower: -1, upper: 1 },
            compatibility: 0.5,
            explained: 0.5,
            contributions: [],
            evidence: [],
          };
        },
        *look() {
          yield;
        },
        *joint(baseIds: readonly string[]) {
          yield;
          joined.push(baseIds.length);
          const size = baseIds.length;
          const covariance = Float64Array.from({ length: size ** 2 }, (_, i) =>
            i % (size + 1) === 0 ? 0.01 : 0,
          );
          return { scores: Float64Array.from(baseIds, scoreOf), covariance, noise: 0.1 };
        },
      });
    },
  };
  const snapshot: Partial<Snapshot> = {
    knowledge,
    possibleBases: [...knowledge.bases.values()],
    protocolComparisons: [],
    datasetVectors: new Map(),
    scorer: scorer,
  };
  return { snapshot: snapshot as Snapshot, detailed, joined };
}

const ownResult = (
  { knowledge: { bases, metricByName } }: Snapshot,
  { id, value }: { id: number; value: number },
): OwnResult => ({
  base: bases.get(id)!,
  metric: metricByName.get('accuracy')!,
  protocol: 'FINE_TUNE',
  value,
});

function ask(rows: readonly BaseRow[], { first, ...constraints }: BaseConstraints & { first?: number } = {}) {
  const { snapshot, detailed } = aSnapshot(rows);
  const question = checkQuestion({ target: { domain: 'x' }, first, constraints });
  return assess({ question, target: TARGET, snapshot }).then((answer) => ({ answer, detailed }));
}

/** Of one degree of freedom (Wilson & Hilferty). */
const CHI_SQUARED_95 = 3.746763842783966;

/**
 * Results of five bases side by side, of which the first two differ by so many squared standard
 * deviations of all five.
 */
function besideOthers(squares: number): ResultRow[] {
  const gap = Math.sqrt((0.5 * squares) / (4 * 5 - 2 * squares));
  return [gap, -gap, -0.5, 0, 0.5].map((value, index) =>
    aResult(index + 1, { baseId: index + 1, datasetId: 2, value }),
  );
}

const many = (count: number, facts: (id: number) => Partial<BaseRow> = () => ({})): BaseRow[] =>
  Array.from({ length: count }, (_, index) => aBase(index + 1, facts(index + 1)));

describe('an answer', () => {
  it('looks closely only at what it shows or compares with, however many candidates there are', async () => {
    const { answer, detailed } = await ask(many(5000), { first: 10 });
    expect(answer.candidates).toBe(5000);
    expect(answer.recommendations).toHaveLength(10);
    expect(new Set(detailed).size).toBe(detailed.length);
    expect(detailed.length).toBeLessThan(15);
  });

  it('keeps the first hundred rejected bases and how many there were, in its receipt too', async () => {
    const { answer } = await ask(
      many(3000, (id) => ({ parameterCount: id })),
      { maxParameters: 20 },
    );
    expect(answer.rejectedCount).toBe(2980);
    expect(answer.rejected).toHaveLength(100);
    expect(answer.rejected[0]?.model.slug).toBe('lab/base-21');
    expect(outputOf(answer)).toMatchObject({ rejectedCount: 2980 });
    expect(JSON.stringify(outputOf(answer)).length).toBeLessThan(10_000);
  });

  it('counts groups of siblings, and names a hundred of each', async () => {
    const copies = many(300, (id) => ({
      name: id <= 250 ? 'net' : `other-${'x'.repeat(id % 7)}`,
      architectureName: 'net',
      parameterCount: 10,
    }));
    const { answer } = await ask(copies, { first: 3 });
    expect(answer.recommendations.map(({ siblings }) => siblings.count)).toEqual([249, 7, 6]);
    expect(answer.recommendations[0]?.siblings.slugs).toHaveLength(100);
  });

  it.each<[string, number | undefined]>([
    ['the shipped setting', undefined],
    ['a fitted setting', 4 * SCORER_SETTINGS.noise],
  ])('takes for noise between siblings what the scorer does: %s', async (_, fitted) => {
    const noise = fitted ?? SCORER_SETTINGS.noise;
    const siblings = async (share: number): Promise<number | undefined> => {
      const { snapshot } = aSnapshot(
        many(5, (id) => ({
          name: id < 3 ? 'net' : `net ${id}`,
          architectureName: 'net',
          parameterCount: 10,
        })),
        { results: besideOthers(share * 2 * noise * CHI_SQUARED_95) },
      );
      const fit = { fit: { settings: { ...SCORER_SETTINGS, noise } } } as StoredFit;
      const question = checkQuestion({ target: { domain: 'x' } });
      const answer = await assess({
        question,
        target: TARGET,
        snapshot: { ...snapshot, fit: fitted === undefined ? undefined : fit },
      });
      return answer.recommendations[0]?.siblings.count;
    };
    await expect(siblings(0.99)).resolves.toBe(1);
    await expect(siblings(1.01)).resolves.toBe(0);
  });

  it('advises to find the winner and, when that is asked for, to learn the order', async () => {
    const { snapshot, joined } = aSnapshot(many(80));
    const question = checkQuestion({ target: { domain: 'x' } });
    const answer = await assess({ question, target: TARGET, snapshot });
    expect(answer.advice).toMatchObject({ purpose: 'FIND_WINNER', base: { id: 1 } });
    expect(answer.advice?.text).toContain('the first three: base-1, base-2 and base-3.');
    expect(joined).toEqual([]);
    expect(outputOf(answer)).not.toHaveProperty('orderAdvice');
    await expect(answer.orderAdvice()).resolves.toMatchObject({ purpose: 'LEARN_ORDER' });
    expect(joined).toEqual([60]);
  });

  it('advises to measure no base that whoever asks measured, and no other form of it', async () => {
    const { snapshot } = aSnapshot(
      many(5, (id) => ({ name: id < 3 ? 'net' : `net ${id}`, architectureName: 'net', parameterCount: 10 })),
    );
    const measured = [0.5, 0.6].map((value, place) => ownResult(snapshot, { id: place * 3 + 1, value }));
    const question = checkQuestion({ target: { domain: 'x' } });
    const answer = await assess({ question, target: { ...TARGET, measured }, snapshot });
    // Base 2 is another form of base 1, and base 4 was measured too.
    expect([3, 5]).toContain(answer.advice?.base.id);
    expect([3, 5]).toContain((await answer.orderAdvice())?.base.id);
    expect(answer.ownResults).toMatchObject({ count: 2 });
    const alone = await assess({ question, target: { ...TARGET, measured: measured.slice(0, 1) }, snapshot });
    expect(alone.advice?.text).toContain('one more result is needed before yours can be compared');
    expect(alone.ownResults?.text).toContain('one more result is needed before yours can be compared');
  });

  it('is the same to the last byte for the same input', async () => {
    const rows = many(50, (id) => ({ parameterCount: id * 7, downloads: id % 5 }));
    const [one, other] = [await ask(rows, { maxParameters: 200 }), await ask(rows, { maxParameters: 200 })];
    expect(JSON.stringify(other.answer)).toBe(JSON.stringify(one.answer));
  });
});
