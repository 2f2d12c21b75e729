import { describeRecommendations } from '../../../src/cli/recommend.table';
import { ANSWER, call, FREE } from './recommend-support';

describe('what rootstock recommend prints', () => {
  it('prints a table with the nearest domains above it', async () => {
    const { printed } = await call(['chest x-rays'], () => Promise.resolve(ANSWER));
    expect(printed).toMatch(/^Nearest domains: medical\/radiology \(0\.71\)\n/);
    expect(printed).toMatch(/1 │ lab\/resnet │ \+1\.23 \(-0\.10 to \+2\.60\) │ +87% │ +40% │ +26M │ mit/);
    expect(printed).toMatch(/Fine-tuned on something similar/);
  });

  it('says how the question was understood, and how sure that is where it was worked out', () => {
    const task = {
      task: { id: 'object-detection', name: 'Object Detection' },
      inferred: true,
      confidence: 0.9,
    };
    const target = { ...ANSWER.target, kindOfData: ['IMAGE' as const], task };
    const lines = (of: typeof target) => describeRecommendations({ ...ANSWER, target: of }).split('\n');
    expect(lines(target)[0]).toBe('Understood as: object-detection on IMAGE (inferred, 0.9)');
    expect(lines({ ...target, task: { ...task, inferred: false, confidence: 1 } })[0]).toBe(
      'Understood as: object-detection on IMAGE',
    );
    const noted = { ...target, note: 'Its subject is not known.' };
    expect(lines(noted).slice(1, 3)).toEqual([
      'Nearest domains: medical/radiology (0.71)',
      'Its subject is not known.',
    ]);
  });

  it('says why a base of a lower score stands first, where more than one kind of evidence speaks', () => {
    const [best] = ANSWER.recommendations;
    const specialist = { ...best!, score: 0.2, evidenceTier: 'SPECIALIST' as const };
    const printed = (recommendations: typeof ANSWER.recommendations) =>
      describeRecommendations({ ...ANSWER, recommendations });
    expect(printed([specialist, best!])).toContain(
      '\nOrder: by what speaks for them, then by score: specialists of the field (1), others measured on the task (1).',
    );
    expect(printed([best!, best!])).not.toContain('Order:');
    expect(printed([best!, specialist])).not.toContain('Order:');
  });

  it('prints the answer as JSON and nothing else', async () => {
    const { printed } = await call(['x', '--json'], () => Promise.resolve(ANSWER));
    expect(JSON.parse(printed)).toMatchObject({
      target: { kindOfData: [], task: null, languages: [], note: null },
      candidates: 42,
      recommendations: [{ rank: 1 }],
      abstention: null,
    });
  });

  it('gives licences as GraphQL does, and opaque ids throughout', async () => {
    const [best] = ANSWER.recommendations;
    const { base } = best!;
    const advice = {
      purpose: 'FIND_WINNER' as const,
      base,
      target: { id: 7, slug: 'pets', name: 'Pets' },
      similarity: 0.5,
      protocol: 'FINE_TUNE' as const,
      expectedGain: 0.1,
      text: 'Measure it.',
    };
    const { printed } = await call(['x', '--json'], () =>
      Promise.resolve({
        ...ANSWER,
        advice,
        orderAdvice: () => Promise.resolve({ ...advice, purpose: 'LEARN_ORDER' as const }),
        ownResults: { count: 2, text: 'Taken in.' },
      }),
    );
    const answer = JSON.parse(printed) as { recommendations: { base: unknown }[]; advice: object };
    expect(answer).toMatchObject({
      orderAdvice: { purpose: 'LEARN_ORDER', base: { id: 'TW9kZWw6MQ' } },
      ownResults: { count: 2, text: 'Taken in.' },
    });
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
    const advice = {
      purpose: 'FIND_WINNER' as const,
      base,
      target: null,
      similarity: null,
      protocol: 'FINE_TUNE' as const,
      expectedGain: 0.1,
      text: 'Measure X.',
    };
    const answer = {
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
        {
          constraint: 'LICENSE' as const,
          base,
          score: 1,
          gain: difference,
          text: 'Without the licence limit: X.',
        },
      ],
      ownResults: { count: 1, text: 'One.' },
      advice,
    };
    const printed = describeRecommendations(answer, { ...advice, text: 'Measure Y.' });
    expect(printed).toMatch(/lab\/resnet \(\+2 alike\)/);
    expect(printed.split('\n').slice(-6)).toEqual([
      'To adapt lab/resnet: 224x224 RGB; replace the head: 1000 -> 12 classes.',
      'Over lab/usual, the most downloaded that fits: +0.40 (-0.20 to +1.00).',
      'Without the licence limit: X.',
      'Your own results: One.',
      'Measure X.',
      'Measure Y.',
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
      alternatives: [],
    } as const;
    expect(describeRecommendations({ ...ANSWER, recommendations: [], abstention })).toBe(
      'Nearest domains: medical/radiology (0.71)\nNo recommendation: Nothing is similar.\nSay more.',
    );
  });

  it('lists what can be used where nothing is known, with what to do', () => {
    const base = ANSWER.recommendations[0]!.base;
    const alternatives = Array.from({ length: 7 }, () => ({
      base,
      way: 'DIRECT' as const,
      text: 'Train it.',
    }));
    const abstention = {
      code: 'NO_EVIDENCE_FOR_TASK',
      reason: 'Nobody measured it.',
      advice: 'Measure.',
      alternatives,
    } as const;
    const lines = describeRecommendations({ ...ANSWER, recommendations: [], abstention }).split('\n');
    expect(lines.slice(2)).toEqual([
      'Measure.',
      ...Array.from({ length: 5 }, () => '  lab/resnet (DIRECT): Train it.'),
    ]);
  });

  it('says how many bases have no way to the task, apart from what the constraints rejected', () => {
    const model = ANSWER.recommendations[0]!.base;
    const rejected = [
      { model, reasons: ['It is too big.'], way: 'HEAD' as const },
      { model, reasons: ["It can't."], way: 'NONE' as const },
    ];
    const text = describeRecommendations({ ...ANSWER, rejected, rejectedCount: 1, unsuitedCount: 1 });
    expect(text).toContain('Rejected by the constraints: 1:\n  lab/resnet: It is too big.\nTake the input');
  });

  it('counts what the constraints rejected, and shows the best', () => {
    const model = ANSWER.recommendations[0]!.base;
    const rejected = Array.from({ length: 4 }, () => ({ model, reasons: ['It is too big.'], way: null }));
    expect(describeRecommendations({ ...ANSWER, rejected, rejectedCount: 4 })).toMatch(
      /Rejected by the constraints: 4, the best of them:\n {2}lab\/resnet: It is too big\./,
    );
  });
});
