import { recommendCommand } from '../../../src/cli/recommend.command';
import type { Shell } from '../../../src/cli/shell';
import { InvalidInputError } from '../../../src/platform/errors';
import type {
  BaseComparison,
  BaseRecommendations,
  RecommendQuestion,
  TrialPlan,
} from '../../../src/recommend';

export const FREE = {
  commercialUse: 'YES',
  derivatives: 'YES',
  redistribution: 'YES',
  copyleft: 'NO',
  attribution: 'YES',
} as const;

export const ANSWER: BaseRecommendations = {
  target: {
    nearestDomains: [{ domain: { id: 1, slug: 'medical/radiology', name: 'Radiology' }, similarity: 0.71 }],
    kindOfData: [],
    task: null,
    languages: [],
    note: null,
  },
  candidates: 42,
  taskEvidence: null,
  expectedOrder: { correlation: 0.8, text: 'In cases like this it was right.', warning: null },
  warning: null,
  recommendations: [
    {
      rank: 1,
      base: {
        id: 1,
        slug: 'lab/resnet',
        name: 'resnet',
        parameterCount: 25_600_000,
        architectureFamily: 'resnet',
        inputModalities: ['IMAGE'],
        weightsLicenses: ['mit'],
        licenses: { effective: { ...FREE, license: { id: 'mit', name: 'MIT License' } } },
      },
      way: { way: 'HEAD', task: null, text: 'Put a head on it.', source: null, isFallback: false },
      resultsOfTask: 3,
      evidenceTier: 'MEASURED',
      score: 1.2345,
      interval: { lower: -0.1, upper: 2.6 },
      compatibility: 0.87,
      confidence: 0.8,
      explained: 0.4,
      reasons: [
        { kind: 'CANDIDATES', text: 'The level.', contribution: 2 },
        { kind: 'OVERALL', text: 'It did well.', contribution: 0.9 },
        { kind: 'SIMILAR_TARGETS', text: 'Fine-tuned on something similar it beat most.', contribution: 0.8 },
      ],
      evidence: [],
      strategy: { protocol: 'FINE_TUNE', reason: 'Usual.' },
      gainOverScratch: null,
      fit: null,
      startSnippet: null,
      adaptation: null,
      gainOverMostDownloaded: null,
      siblings: { count: 0, slugs: [] },
    },
  ],
  rejected: [],
  rejectedCount: 0,
  unsuitedCount: 0,
  counterfactuals: [],
  advice: null,
  orderAdvice: () => Promise.resolve(null),
  ownResults: null,
  abstention: null,
  receipt: {
    id: 'x',
    catalogRevision: 1,
    knowledgeRevision: 1,
    recommenderVersion: 'r',
    encoderVersion: 'e',
    backend: 'cpu',
    input: {},
    output: {},
    createdAt: new Date(0),
  },
};

const [BEST] = ANSWER.recommendations;
const COMPARISON: BaseComparison = {
  target: ANSWER.target,
  candidates: 42,
  bases: [
    { estimate: BEST!, failures: [] },
    {
      estimate: { ...BEST!, rank: 2, score: 0.5, base: { ...BEST!.base, id: 2, slug: 'lab/vit' } },
      failures: ['It is too big.'],
    },
  ],
  differences: [
    {
      better: BEST!.base,
      worse: { ...BEST!.base, id: 2, slug: 'lab/vit' },
      value: 0.73,
      interval: { lower: -0.2, upper: 1.66 },
      probability: 0.9,
    },
  ],
  abstention: null,
  warning: null,
};

const PLAN: TrialPlan = {
  purpose: 'FIND_WINNER',
  trials: [{ base: BEST!.base, expectedGain: 0.25, text: 'It may be the best.' }],
  text: 'Run it and take the best.',
  abstention: null,
  warning: null,
};

export async function call(
  words: string[],
  answer: (question: RecommendQuestion) => Promise<BaseRecommendations>,
) {
  const printed: string[] = [];
  const noted: string[] = [];
  const compared: { slugs: readonly string[]; question: RecommendQuestion }[] = [];
  let closed = 0;
  const shell = { print: (line) => void printed.push(line), note: (line) => void noted.push(line) } as Shell;
  const planned: { question: RecommendQuestion; budget: number; purpose: string }[] = [];
  const plan = (question: RecommendQuestion, aim: { budget: number; purpose: string }) => {
    planned.push({ question, ...aim });
    return Promise.resolve(PLAN);
  };
  const compare = (slugs: readonly string[], question: RecommendQuestion) => {
    compared.push({ slugs, question });
    return slugs.includes('lab/nothing')
      ? Promise.reject(new InvalidInputError('models.1', 'the slug of an active model of this catalogue'))
      : Promise.resolve(COMPARISON);
  };
  const services = {
    recommend: { recommend: answer },
    compare: { compare },
    trials: { plan },
    close: () => Promise.resolve(void (closed += 1)),
  };
  const catalogue = { findServer: () => null, open: () => Promise.resolve(services) };
  const command = recommendCommand(shell, catalogue)
    .exitOverride()
    .configureOutput({ writeErr: (text) => void noted.push(text) });
  const error: unknown = await command.parseAsync(words, { from: 'user' }).then(
    () => null,
    (reason: unknown) => reason,
  );
  return { printed: printed.join('\n'), noted: noted.join('\n'), error, closed, compared, planned };
}
