import { basesIn } from '../../../src/recommend/candidates/base-pool';
import { candidatesFor } from '../../../src/recommend/candidates/candidates';
import { decides, ownEvidence } from '../../../src/recommend/candidates/own-evidence';
import { rankCandidates } from '../../../src/recommend/candidates/rank-candidates';
import { taskEvidence } from '../../../src/recommend/candidates/task-evidence';
import { ownResultsInWords } from '../../../src/recommend/explanation/own-results';
import type { Scorer, Snapshot } from '../../../src/recommend/knowledge/snapshot';
import { checkQuestion, inCanonicalOrder } from '../../../src/recommend/question/check-question';
import { resolveOwnResults } from '../../../src/recommend/question/own-results';
import type { OwnResultQuestion, RecommendQuestion } from '../../../src/recommend/question/question';
import type { OwnResult, ResolvedTarget } from '../../../src/recommend/question/target';
import { readQuestion } from '../../../src/recommend/receipt/stored-receipt';
import type { PickedBases, ScoreRequest } from '../../../src/scoring';
import {
  aBase,
  aDataset,
  aKnowledge,
  aResult,
  aTask,
  selected,
  tierNames,
  type TestRows,
} from './a-knowledge';
import { finish } from '../../../src/platform/slices';

const IMAGES = 1;
const DEPTHS = 2;
const CLASSIFICATION = aTask('image-classification');

/** Five bases, of which the first three were measured on images to classify, and one on depth. */
const WORLD: TestRows = {
  bases: [1, 2, 3, 4, 5].map((id) => aBase(id)),
  tasks: [CLASSIFICATION, aTask('depth-estimation')],
  datasets: [
    aDataset(IMAGES, { tasks: ['image-classification'] }),
    aDataset(DEPTHS, { tasks: ['depth-estimation'] }),
  ],
  results: [
    ...[1, 2, 3].map((baseId) => aResult(baseId, { baseId, datasetId: IMAGES, value: baseId / 10 })),
    aResult(4, { baseId: 4, datasetId: DEPTHS, metricId: 'rmse', direction: 'LOWER' }),
  ],
};
const KNOWLEDGE = aKnowledge(WORLD);

const aTarget = (facts: Partial<ResolvedTarget> = {}): ResolvedTarget => ({
  facts: { id: 'domain:x', embedding: new Float32Array(1), tasks: ['image-classification'] },
  datasetId: null,
  name: 'X',
  modalities: ['IMAGE'],
  task: { row: CLASSIFICATION, inferred: false, confidence: 1 },
  nearestDomains: [],
  text: null,
  nearness: 1,
  isClear: true,
  languages: [],
  note: null,
  measured: [],
  ...facts,
});

const check = (measured: OwnResultQuestion[], more: Partial<RecommendQuestion> = {}) =>
  checkQuestion({ target: { domain: 'x' }, measured, ...more });

function resolve(
  measured: OwnResultQuestion[],
  { target = aTarget(), ...more }: Partial<RecommendQuestion> & { target?: ResolvedTarget } = {},
): OwnResult[] {
  const question = check(measured, { ...more, target: { domain: 'x' } });
  return resolveOwnResults(question, target, { knowledge: KNOWLEDGE, prefix: 'input.' });
}

const fault = (field: string, expected: RegExp): Error =>
  expect.objectContaining({
    code: 'BAD_USER_INPUT',
    field,
    expected: expect.stringMatching(expected) as string,
  }) as Error;

describe('own results of a question', () => {
  it('are none by default, and are written out with what was left out', () => {
    expect(checkQuestion({ target: { domain: 'x' }, measured: null }).measured).toEqual([]);
    expect(check([{ base: ' Lab/Base-1 ', value: 0.5 }]).measured).toEqual([
      { base: 'lab/base-1', value: 0.5, metric: null, protocol: null },
    ]);
  });

  it('have a canonical order, in which a receipt keeps them', () => {
    const own = [
      { base: 'lab/base-2', value: 0.5 },
      { base: 'lab/base-1', value: 0.7 },
      { base: 'lab/base-1', value: 0.6 },
    ];
    const [one, other] = [inCanonicalOrder(check(own)), inCanonicalOrder(check([...own].reverse()))];
    expect(other).toEqual(one);
    expect(one.measured.map(({ value }) => value)).toEqual([0.6, 0.7, 0.5]);
    expect(readQuestion(one)).toEqual(one);
  });

  it('are read as none from the receipts of earlier versions', () => {
    const { measured, ...earlier } = check([]);
    expect(readQuestion(earlier)).toEqual({ ...earlier, measured });
  });

  it.each<[OwnResultQuestion[], string]>([
    [Array<OwnResultQuestion>(101).fill({ base: 'a', value: 1 }), 'input.measured'],
    [[{ base: ' ', value: 1 }], 'input.measured.0.base'],
    [[{ base: 'x'.repeat(401), value: 1 }], 'input.measured.0.base'],
    [
      [
        { base: 'a', value: 1 },
        { base: 'b', value: Number.POSITIVE_INFINITY },
      ],
      'input.measured.1.value',
    ],
    [[{ base: 'a', value: -1e13 }], 'input.measured.0.value'],
    [[{ base: 'a', value: Number.NaN }], 'input.measured.0.value'],
    [[{ base: 'a', value: 1, metric: '' }], 'input.measured.0.metric'],
  ])('are refused at the field at fault', (measured, field) => {
    expect(() => check(measured)).toThrow(fault(field, /./));
  });

  it('are found by slug in any case, and by id or name of the metric', () => {
    const found = resolve([
      { base: 'LAB/base-1', value: 0.5, metric: 'Accuracy' },
      { base: 'lab/base-2', value: 0.5, metric: 'RMSE', protocol: 'LINEAR_PROBE' },
    ]);
    expect(found.map(({ base, metric, protocol }) => [base.id, metric.id, protocol])).toEqual([
      [1, 'accuracy', 'FINE_TUNE'],
      [2, 'rmse', 'LINEAR_PROBE'],
    ]);
    expect(resolve([{ base: 'lab/base-1', value: 0.5 }], { protocol: 'FROZEN' })[0]?.protocol).toBe('FROZEN');
  });

  it('without a metric are in the usual one of the task and kind of data', () => {
    const own = [{ base: 'lab/base-1', value: 0.5 }];
    expect(resolve(own)[0]?.metric.id).toBe('accuracy');
    const task = { row: aTask('depth-estimation'), inferred: true, confidence: 0.5 };
    expect(resolve(own, { target: aTarget({ task }) })[0]?.metric.id).toBe('rmse');
    expect(() => resolve(own, { target: aTarget({ modalities: ['AUDIO'] }) })).toThrow(
      fault('input.measured.0.metric', /^given: no result on data like these/),
    );
  });

  it('are refused where the catalogue has no such base or metric', () => {
    const known = { base: 'lab/base-1', value: 0.5 };
    expect(() => resolve([known, { base: 'lab/nobody', value: 0.5 }])).toThrow(
      fault('input.measured.1.base', /^the slug of an active model/),
    );
    expect(() => resolve([{ ...known, metric: 'likes' }])).toThrow(
      fault('input.measured.0.metric', /metric of this catalogue, such as accuracy/),
    );
  });

  it('are refused off the scale of the metric, with what a percentage is', () => {
    expect(() => resolve([{ base: 'lab/base-1', value: 91.3 }])).toThrow(
      fault(
        'input.measured.0.value',
        /^on the scale of accuracy, which runs from 0 to 1: .*91\.3 percent as 0\.913$/,
      ),
    );
    expect(() => resolve([{ base: 'lab/base-1', value: -1, metric: 'rmse' }])).toThrow(
      fault('input.measured.0.value', /runs from 0 up$/),
    );
  });
});

const own = (...results: (readonly [base: number, value: number])[]): OwnResult[] =>
  resolve(results.map(([id, value]) => ({ base: `lab/base-${id}`, value })));

describe('what was measured on the target itself', () => {
  const bases = [...KNOWLEDGE.bases.values()];

  it('decides from two bases under one metric and protocol on', () => {
    const judge = (measured: OwnResult[]) =>
      decides(ownEvidence(selected(bases, KNOWLEDGE), { measured, datasetId: null }, KNOWLEDGE));
    expect([own(), own([1, 0.5]), own([1, 0.5], [1, 0.6])].map(judge)).toEqual([false, false, false]);
    expect(judge(own([1, 0.5], [2, 0.6]))).toBe(true);
    const [one] = own([1, 0.5]);
    const other = resolve([{ base: 'lab/base-2', value: 0.5, protocol: 'FROZEN' }]);
    expect(judge([one!, ...other])).toBe(false);
    const [candidate] = bases;
    const measured = own([1, 0.5], [2, 0.6]);
    const alone = selected([candidate!], KNOWLEDGE);
    const beside = ownEvidence(alone, { measured, datasetId: null }, KNOWLEDGE);
    expect([decides(beside), [...beside.bases]]).toEqual([true, [candidate]]);
  });

  it('may be stored in the catalogue, where the target is a dataset', () => {
    const measured = own([5, 0.5]);
    const judge = (datasetId: number) =>
      ownEvidence(selected(bases, KNOWLEDGE), { measured, datasetId }, KNOWLEDGE);
    expect(judge(IMAGES)).toMatchObject({ given: 1, stored: 3, comparable: 3 });
    expect(judge(DEPTHS)).toMatchObject({ given: 1, stored: 1, comparable: 0 });
    expect([...judge(DEPTHS).bases].map(({ id }) => id)).toEqual([5, 4]);
  });

  it('counts as measured on the task, and as evidence of it', () => {
    const tiers = (measured: OwnResult[]) => tierNames(bases, aTarget({ measured }), KNOWLEDGE);
    expect(tiers([])[4]).toBe('ESTIMATED');
    expect(tiers(own([5, 0.5]))[4]).toBe('MEASURED');
    expect(
      finish(
        taskEvidence(selected(bases, KNOWLEDGE), aTarget({ measured: own([1, 0.5], [5, 0.5]) }), KNOWLEDGE),
      ),
    ).toMatchObject({
      results: 5,
      bases: 4,
      targets: 2,
      likeBases: 4,
      text: '5 results of 4 candidates on 2 targets are of image-classification, 2 of them your own.',
    });
  });

  it('is said with the metric and the protocol that it was taken for', () => {
    const measured = own([1, 0.5], [5, 0.5]);
    const evidence = ownEvidence(selected(bases, KNOWLEDGE), { measured, datasetId: null }, KNOWLEDGE);
    expect(ownResultsInWords(evidence, measured)?.text).toBe(
      '2 results on the target itself (accuracy by fine-tuning) are taken in.',
    );
  });

  it('makes a candidate of a base that is not one otherwise', () => {
    const others = bases.slice(0, 3);
    const found = finish(candidatesFor(others, aTarget({ measured: own([5, 0.5]) }), KNOWLEDGE));
    expect(basesIn(found.bases).map(({ id }) => id)).toEqual([1, 2, 3, 5]);
  });
});

describe('the order of candidates', () => {
  const bases = [...KNOWLEDGE.bases.values()];

  /** By a scorer to which a base of a higher id is better. */
  async function order(measured: OwnResult[]) {
    const requests: ScoreRequest[] = [];
    const scorer: Scorer = {
      rankInSlices: (request) => {
        requests.push(request);
        const { list, picked } = request.candidates as PickedBases;
        const scoreOf = (place: number): number => Number(list[place]);
        const places = picked.slice().sort((a, b) => scoreOf(b) - scoreOf(a));
        const scores = Float64Array.from(places, scoreOf);
        return Promise.resolve({ places, scores } as unknown as Awaited<ReturnType<Scorer['rankInSlices']>>);
      },
    };
    const { ordered } = await rankCandidates(selected(bases, KNOWLEDGE), {
      question: { protocol: null },
      target: aTarget({ measured }),
      snapshot: { knowledge: KNOWLEDGE, scorer } as Snapshot,
    });
    return { ids: basesIn(ordered).map(({ id }) => id), requests };
  }

  it('is by tier, and from two own results on measured bases stand by their scores', async () => {
    expect((await order([])).ids).toEqual([3, 2, 1, 5, 4]);
    expect((await order(own([1, 0.5]))).ids).toEqual([3, 2, 1, 5, 4]);
    expect((await order(own([1, 0.5], [5, 0.4]))).ids).toEqual([5, 3, 2, 4, 1]);
  });

  it('is asked of the scorer with the own results, and which way their metric goes', async () => {
    const measured = resolve([
      { base: 'lab/base-1', value: 0.5 },
      { base: 'lab/base-2', value: 3, metric: 'rmse' },
    ]);
    const [request] = (await order(measured)).requests;
    expect(request?.measured).toEqual([
      { baseId: '1', protocol: 'FINE_TUNE', metric: 'accuracy', value: 0.5, higherIsBetter: true },
      { baseId: '2', protocol: 'FINE_TUNE', metric: 'rmse', value: 3, higherIsBetter: false },
    ]);
    expect((await order([])).requests[0]).not.toHaveProperty('measured');
  });
});
