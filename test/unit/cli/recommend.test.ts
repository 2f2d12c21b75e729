import { parseCount, parseModality, recommendCommand } from '../../../src/cli/recommend.command';
import { describeRecommendations } from '../../../src/cli/recommend.table';
import type { Shell } from '../../../src/cli/shell';
import { InvalidInputError } from '../../../src/platform/errors';
import type { BaseComparison, BaseRecommendations, RecommendQuestion } from '../../../src/recommend';

const FREE = {
  commercialUse: 'YES',
  derivatives: 'YES',
  redistribution: 'YES',
  copyleft: 'NO',
  attribution: 'YES',
} as const;

const ANSWER: BaseRecommendations = {
  target: {
    nearestDomains: [{ domain: { id: 1, slug: 'medical/radiology', name: 'Radiology' }, similarity: 0.71 }],
  },
  candidates: 42,
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
      score: 1.2345,
      interval: { lower: -0.1, upper: 2.6 },
      compatibility: 0.87,
      confidence: 0.4,
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
  counterfactuals: [],
  advice: null,
  abstention: null,
  receipt: {
    id: 'x',
    catalogRevision: 1,
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
};

async function call(words: string[], answer: (question: RecommendQuestion) => Promise<BaseRecommendations>) {
  const printed: string[] = [];
  const noted: string[] = [];
  const compared: { slugs: readonly string[]; question: RecommendQuestion }[] = [];
  let closed = 0;
  const shell = { print: (line) => void printed.push(line), note: (line) => void noted.push(line) } as Shell;
  const compare = (slugs: readonly string[], question: RecommendQuestion) => {
    compared.push({ slugs, question });
    return slugs.includes('lab/nothing')
      ? Promise.reject(new InvalidInputError('models.1', 'the slug of an active model of this catalogue'))
      : Promise.resolve(COMPARISON);
  };
  const services = {
    recommend: { recommend: answer },
    compare: { compare },
    close: () => Promise.resolve(void (closed += 1)),
  };
  const command = recommendCommand(shell, () => Promise.resolve(services))
    .exitOverride()
    .configureOutput({ writeErr: (text) => void noted.push(text) });
  const error: unknown = await command.parseAsync(words, { from: 'user' }).then(
    () => null,
    (reason: unknown) => reason,
  );
  return { printed: printed.join('\n'), noted: noted.join('\n'), error, closed, compared };
}

describe('rootstock recommend', () => {
  it.each([
    ['350000', 350_000],
    ['100M', 100_000_000],
    ['1.5B', 1_500_000_000],
    ['7b', 7_000_000_000],
    ['20k', 20_000],
    ['1_000_000', 1_000_000],
  ])('reads %s as %d', (text, value) => {
    expect(parseCount(text)).toBe(value);
  });

  it.each(['', 'many', '-1', '1.5X', '1e9', '99999999T'])('refuses %p as a number', (text) => {
    expect(() => parseCount(text)).toThrow(/such as 350000, 100M or 1.5B/);
  });

  it('reads a modality in any spelling', () => {
    expect(['image', 'time-series', 'POINT_CLOUD'].map(parseModality)).toEqual([
      'IMAGE',
      'TIME_SERIES',
      'POINT_CLOUD',
    ]);
    expect(() => parseModality('smell')).toThrow(/image, text, audio/);
  });

  it('asks what the flags say', async () => {
    const asked: RecommendQuestion[] = [];
    const words = ['--domain', 'medical', '--task', 't', '--modality', 'image', '--max-params', '100M'];
    const { closed, error } = await call(
      [...words, '--license', 'permissive', '--first', '3'],
      (question) => {
        asked.push(question);
        return Promise.resolve(ANSWER);
      },
    );
    expect(error).toBeNull();
    expect(closed).toBe(1);
    expect(asked).toMatchObject([
      {
        target: { domain: 'medical' },
        task: 't',
        modality: 'IMAGE',
        first: 3,
        constraints: { maxParameters: 100_000_000, licensePolicy: 'PERMISSIVE_ONLY' },
      },
    ]);
  });

  it('prints a table with the nearest domains above it', async () => {
    const { printed } = await call(['chest x-rays'], () => Promise.resolve(ANSWER));
    expect(printed).toMatch(/^Nearest domains: medical\/radiology \(0\.71\)\n/);
    expect(printed).toMatch(/1 │ lab\/resnet │ \+1\.23 \(-0\.10 to \+2\.60\) │ +87% │ +40% │ +26M │ mit/);
    expect(printed).toMatch(/Fine-tuned on something similar/);
  });

  it('prints the answer as JSON and nothing else', async () => {
    const { printed } = await call(['x', '--json'], () => Promise.resolve(ANSWER));
    expect(JSON.parse(printed)).toMatchObject({
      candidates: 42,
      recommendations: [{ rank: 1 }],
      abstention: null,
    });
  });

  it('gives licences as GraphQL does, and opaque ids throughout', async () => {
    const [best] = ANSWER.recommendations;
    const { base } = best!;
    const advice = {
      base,
      target: { id: 7, slug: 'pets', name: 'Pets' },
      similarity: 0.5,
      protocol: 'FINE_TUNE' as const,
      expectedGain: 0.1,
      text: 'Measure it.',
    };
    const { printed } = await call(['x', '--json'], () => Promise.resolve({ ...ANSWER, advice }));
    const answer = JSON.parse(printed) as { recommendations: { base: unknown }[]; advice: object };
    expect(answer.recommendations[0]?.base).toEqual({
      id: 'TW9kZWw6MQ',
      slug: 'lab/resnet',
      name: 'resnet',
      parameterCount: 25_600_000,
      architecture: { family: 'resnet' },
      inputModalities: ['IMAGE'],
      licenses: { effective: { ...FREE, license: { id: 'mit', name: 'MIT License' } } },
    });
    expect(answer.advice).toMatchObject({ base: { id: 'TW9kZWw6MQ' }, target: { slug: 'pets' } });
    expect(answer.advice).not.toMatchObject({ target: { id: 7 } });
  });

  it('says what to prepare, what constraints cost, what is folded and what to measure', () => {
    const [best] = ANSWER.recommendations;
    const { base } = best!;
    const difference = { value: 0.4, interval: { lower: -0.2, upper: 1 }, probability: 0.9 };
    const printed = describeRecommendations({
      ...ANSWER,
      recommendations: [
        {
          ...best!,
          siblings: { count: 2, slugs: ['a/b', 'a/c'] },
          adaptation: { input: null, head: 'h', text: '224x224 RGB; replace the head: 1000 -> 12 classes' },
          gainOverMostDownloaded: { ...difference, base: { ...base, slug: 'lab/usual' } },
        },
      ],
      counterfactuals: [
        { constraint: 'LICENSE', base, score: 1, gain: difference, text: 'Without the licence limit: X.' },
      ],
      advice: {
        base,
        target: null,
        similarity: null,
        protocol: 'FINE_TUNE',
        expectedGain: 0.1,
        text: 'Measure X.',
      },
    });
    expect(printed).toMatch(/lab\/resnet \(\+2 alike\)/);
    expect(printed.split('\n').slice(-4)).toEqual([
      'To adapt lab/resnet: 224x224 RGB; replace the head: 1000 -> 12 classes.',
      'Over lab/usual, the most downloaded that fits: +0.40 (-0.20 to +1.00).',
      'Without the licence limit: X.',
      'What would change the answer most: Measure X.',
    ]);
  });

  it('puts bases side by side, with how far apart they are', async () => {
    const words = ['--dataset', 'cars', '--compare', 'lab/resnet, lab/vit'];
    const { printed, compared } = await call(words, () => Promise.resolve(ANSWER));
    expect(compared).toMatchObject([
      { slugs: ['lab/resnet', 'lab/vit'], question: { target: { dataset: 'cars' } } },
    ]);
    expect(printed).toMatch(/2 │ lab\/vit +│ \+0\.50 .*│ It is too big\./);
    expect(printed).toContain(
      'lab/resnet over lab/vit: +0.73 (-0.20 to +1.66), better with a probability of 90%',
    );
    const { printed: json } = await call([...words, '--json'], () => Promise.resolve(ANSWER));
    expect(JSON.parse(json)).toMatchObject({
      bases: [{ estimate: { rank: 1, base: { id: 'TW9kZWw6MQ' } }, failures: [] }, {}],
      differences: [{ better: { slug: 'lab/resnet' }, worse: { slug: 'lab/vit' }, probability: 0.9 }],
    });
    const { error } = await call(['x', '--compare', 'lab/vit,lab/nothing'], () => Promise.resolve(ANSWER));
    expect(String(error)).toContain('"--compare" must be the slug of an active model');
  });

  it('says in plain words why it abstains, and what would help', () => {
    const abstention = {
      code: 'UNKNOWN_TARGET',
      reason: 'Nothing is similar.',
      advice: 'Say more.',
    } as const;
    expect(describeRecommendations({ ...ANSWER, recommendations: [], abstention })).toBe(
      'Nearest domains: medical/radiology (0.71)\nNo recommendation: Nothing is similar.\nSay more.',
    );
  });

  it('counts what the constraints rejected, and shows the best', () => {
    const model = ANSWER.recommendations[0]!.base;
    const rejected = Array.from({ length: 4 }, () => ({ model, reasons: ['It is too big.'] }));
    expect(describeRecommendations({ ...ANSWER, rejected, rejectedCount: 4 })).toMatch(
      /Rejected by the constraints: 4, the best of them:\n {2}lab\/resnet: It is too big\./,
    );
  });

  it.each([
    ['--license', 'nice'],
    ['--max-params', 'lots'],
    ['--modality', 'smell'],
    ['--first', 'x'],
  ])('refuses %s %s before it opens anything', async (...words) => {
    const { error, noted, closed } = await call(['x', ...words], () => Promise.resolve(ANSWER));
    expect(error).toMatchObject({ name: 'CommanderError', exitCode: 1 });
    expect(noted).toMatch(words[0]);
    expect(closed).toBe(0);
  });

  it.each([
    ['input.target', 'exactly one of them', /^"a description, --dataset or --domain" must be given/],
    ['input.target.dataset', 'the slug of a dataset', /^"--dataset" must be the slug of a dataset\.$/],
    ['input.first', 'a whole number from 1 to 100', /^"--first" must be/],
  ])('names the flag for %s, and closes', async (field, expected, message) => {
    const { error, closed } = await call(['x'], () => Promise.reject(new InvalidInputError(field, expected)));
    expect(error).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringMatching(message) as string,
    });
    expect(closed).toBe(1);
  });
});
