import { gainOverScratch } from '../../../src/recommend/explanation/gain-over-scratch';
import { reasonsFor } from '../../../src/recommend/explanation/reasons';
import { chooseStrategy, type StrategyQuestion } from '../../../src/recommend/explanation/strategy';
import { count, listed } from '../../../src/recommend/words';
import type { BaseScore } from '../../../src/scoring';
import type { ResolvedTarget } from '../../../src/recommend/question/target';
import { aBase, aDataset, aKnowledge, aResult } from './a-knowledge';
import { compareProtocols } from '../../../src/recommend/knowledge/protocol-comparisons';
import { finish } from '../../../src/platform/slices';

const aScore = (facts: Partial<BaseScore> = {}): BaseScore => ({
  baseId: '1',
  score: 0,
  variance: 1,
  interval: { lower: -1, upper: 1 },
  compatibility: 0.5,
  explained: 0.5,
  contributions: [],
  evidence: [],
  ...facts,
});

const aTarget = (facts: Partial<ResolvedTarget['facts']> = {}): ResolvedTarget => ({
  facts: { id: 'description', embedding: new Float32Array(1), ...facts },
  datasetId: null,
  name: 'the target',
  modalities: ['IMAGE'],
  task: null,
  nearestDomains: [],
  text: 'x',
  nearness: 0,
  isClear: true,
  languages: [],
  note: null,
  measured: [],
});

describe('reasons', () => {
  const knowledge = aKnowledge({
    bases: [
      aBase(1, { architectureFamily: 'resnet', parameterCount: 25_600_000 }),
      aBase(2),
      aBase(3, { architectureFamily: 'resnet' }),
    ],
    datasets: [aDataset(1, { name: 'Diabetic Retinopathy' })],
    results: [aResult(1, { value: 0.9 }), aResult(2, { baseId: 2 }), aResult(3, { baseId: 3, value: 0.4 })],
  });
  const reasons = (score: Partial<BaseScore>, id = 1) =>
    reasonsFor({ base: knowledge.bases.get(id)!, score: aScore(score), candidates: 3, knowledge });

  it('keep every contribution, the greatest first', () => {
    const contributions = [
      { kind: 'SIZE' as const, value: 0.1 },
      { kind: 'OVERALL' as const, value: -0.4 },
      { kind: 'CANDIDATES' as const, value: 0.2 },
    ];
    expect(reasons({ contributions }).map(({ kind, contribution }) => [kind, contribution])).toEqual([
      ['OVERALL', -0.4],
      ['CANDIDATES', 0.2],
      ['SIZE', 0.1],
    ]);
  });

  it('name the result near the target, how near it is and whom it beat', () => {
    const evidence = [{ resultId: '1', baseId: '1', targetId: '1', similarity: 0.62, weight: 0.3 }];
    const [reason] = reasons({ evidence, contributions: [{ kind: 'SIMILAR_TARGETS', value: 0.5 }] });
    expect(reason?.text).toBe(
      'Fine-tuned on Diabetic Retinopathy (0.62 similar) it beat 100% of 2 other bases.',
    );
  });

  it('name beside what speaks for a base the nearest result that speaks against it', () => {
    const own = aKnowledge({
      bases: [aBase(1), aBase(2)],
      datasets: [
        aDataset(1, { name: 'Retina' }),
        aDataset(2, { name: 'Moles' }),
        aDataset(3, { name: 'Cells' }),
      ],
      results: [0.9, 0.2, 0.1].flatMap((value, index) => [
        aResult(2 * index + 1, { datasetId: index + 1, value }),
        aResult(2 * index + 2, { datasetId: index + 1, baseId: 2 }),
      ]),
    });
    const evidence = [0.62, 0.4, 0.5].map((similarity, index) => {
      const resultId = String(2 * index + 1);
      return { resultId, baseId: '1', targetId: String(index + 1), similarity, weight: 0.3 };
    });
    const score = aScore({ evidence, contributions: [{ kind: 'SIMILAR_TARGETS', value: 0.5 }] });
    const [reason] = reasonsFor({ base: own.bases.get(1)!, score, candidates: 2, knowledge: own });
    expect(reason?.text).toBe(
      'Fine-tuned on Retina (0.62 similar) it beat 100% of 1 other base; but fine-tuned on Cells (0.50 similar) it beat 0% of 1 other base.',
    );
  });

  it('call no far result near, and never hide a near one that points the other way', () => {
    const piece = { resultId: '1', baseId: '1', targetId: '1', weight: 0.3 };
    const text = (similarity: number, value: number) =>
      reasons({
        evidence: [{ ...piece, similarity }],
        contributions: [{ kind: 'SIMILAR_TARGETS', value }],
      })[0]?.text;
    expect(text(0.25, 0.5)).toMatch(/no result on a target near this one/);
    expect(text(0.62, -0.5)).toBe(
      'Fine-tuned on Diabetic Retinopathy (0.62 similar) it beat 100% of 2 other bases; taken with its other results, this is against it.',
    );
  });

  it('own up where the share of beaten bases and the contribution disagree', () => {
    const [reason] = reasons({ contributions: [{ kind: 'OVERALL', value: -0.1 }] });
    expect(reason?.text).toMatch(/did worse than others: .* beat 100% .*, but .* speaks against it\.$/);
  });

  it('say in which direction the family, the size and the overall results speak', () => {
    const contributions = [
      { kind: 'ARCHITECTURE' as const, value: -0.3 },
      { kind: 'SIZE' as const, value: 0.2 },
      { kind: 'OVERALL' as const, value: 0.1 },
    ];
    expect(reasons({ contributions }).map(({ text }) => text)).toEqual([
      '1 other resnet base did worse than others.',
      'Bases of about its size (25.6M parameters) did better than others.',
      'Over all its 1 result on 1 dataset it did better than others: on average it beat 100% of the bases beside it.',
    ]);
  });
});

describe('strategy', () => {
  const strategy = (question: Partial<StrategyQuestion>) =>
    chooseStrategy({
      target: aTarget(),
      protocol: null,
      way: null,
      protocolComparisons: [],
      results: [],
      ...question,
    });

  it('is what was asked for', () => {
    expect(strategy({ protocol: 'FROZEN' }).protocol).toBe('FROZEN');
  });

  it('is zero-shot with nothing to train on, and a linear probe with little', () => {
    expect(strategy({ target: aTarget({ trainingExamples: 0 }) }).protocol).toBe('ZERO_SHOT');
    expect(strategy({ target: aTarget({ trainingExamples: 50 }) }).protocol).toBe('LINEAR_PROBE');
    expect(strategy({ target: aTarget({ trainingExamples: 500, classes: 100 }) }).protocol).toBe(
      'LINEAR_PROBE',
    );
    expect(strategy({ target: aTarget({ trainingExamples: 5000 }) }).protocol).toBe('FINE_TUNE');
  });

  it('fits the way to the task: what is built in or generates takes no linear probe', () => {
    const few = aTarget({ trainingExamples: 50 });
    const nothing = aTarget({ trainingExamples: 0 });
    expect(strategy({ way: 'HEAD', target: few }).protocol).toBe('LINEAR_PROBE');
    expect(strategy({ way: 'BACKBONE', target: few })).toMatchObject({
      protocol: 'FINE_TUNE',
      reason: expect.stringContaining('50 examples are few') as string,
    });
    expect(strategy({ way: 'DIRECT', target: few }).protocol).toBe('FINE_TUNE');
    expect(strategy({ way: 'GENERATIVE', target: nothing }).protocol).toBe('ZERO_SHOT');
    expect(strategy({ way: 'BACKBONE', target: nothing })).toEqual({
      protocol: 'FINE_TUNE',
      reason: 'It has to be trained: label some examples first.',
    });
    const results = [1, 2, 3, 4].flatMap((datasetId) => [
      aResult(2 * datasetId, { datasetId, protocol: 'LINEAR_PROBE', value: 0.9 }),
      aResult(2 * datasetId + 1, { datasetId, protocol: 'FINE_TUNE', value: 0.8 }),
    ]);
    const protocolComparisons = finish(compareProtocols(aKnowledge({ results })));
    expect(strategy({ way: 'BACKBONE', protocolComparisons }).protocol).toBe('FINE_TUNE');
  });

  it('is the protocol that won on similar targets, where enough were compared', () => {
    const results = [1, 2, 3, 4].flatMap((datasetId) => [
      aResult(2 * datasetId, { datasetId, protocol: 'LINEAR_PROBE', value: 0.9 }),
      aResult(2 * datasetId + 1, { datasetId, protocol: 'FINE_TUNE', value: 0.8 }),
    ]);
    const protocolComparisons = finish(compareProtocols(aKnowledge({ results })));
    expect(strategy({ protocolComparisons })).toEqual({
      protocol: 'LINEAR_PROBE',
      reason: 'On similar targets, a linear probe did better than fine-tuning in 100% of 4 comparisons.',
    });
    expect(strategy({ protocolComparisons: protocolComparisons.slice(1) }).reason).toMatch(/^Rule of thumb/);
  });
});

describe('gain over scratch', () => {
  const evidence = (ids: number[]) => ids.map((id) => ({ resultId: String(id), similarity: 1 }));

  it('is the mean over results with a baseline, an improvement being positive', () => {
    const knowledge = aKnowledge({
      results: [
        aResult(1, { value: 0.9, scratchBaseline: 0.5 }),
        aResult(2, { value: 0.7, scratchBaseline: 0.5, datasetId: 2 }),
        aResult(3, { value: 3, scratchBaseline: 5, direction: 'LOWER', metricId: 'error', datasetId: 3 }),
        aResult(4),
      ],
    });
    const gain = gainOverScratch(1, evidence([1, 2, 3, 4]), knowledge);
    expect(gain).toMatchObject({ metric: 'accuracy', results: 2, interval: null });
    expect(gain?.value).toBeCloseTo(0.3);
    expect(gainOverScratch(1, evidence([3]), knowledge)?.value).toBe(2);
  });

  it('is null without a baseline', () => {
    expect(gainOverScratch(1, evidence([1]), aKnowledge({ results: [aResult(1)] }))).toBeNull();
  });
});

describe('words', () => {
  it('shorten counts and lists', () => {
    expect([350, 86_567_656, 1_500_000_000].map(count)).toEqual(['350', '86.6M', '1.5B']);
    expect([['a'], ['a', 'b'], ['a', 'b', 'c', 'd']].map((names) => listed(names))).toEqual([
      'a',
      'a and b',
      'a, b, c and 1 more',
    ]);
  });
});
