import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseMeasured, readMeasured } from '../../../src/cli/recommend.measured';
import { InvalidInputError } from '../../../src/platform/errors';
import type { RecommendQuestion } from '../../../src/recommend';
import { ANSWER, call } from './recommend-support';

describe('own results on the command line', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'rootstock-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function aFile(text: string): string {
    const file = path.join(folder, 'runs.csv');
    writeFileSync(file, text);
    return file;
  }

  async function asked(...words: string[]) {
    const questions: RecommendQuestion[] = [];
    const { error } = await call(['x', ...words], (question) => {
      questions.push(question);
      return Promise.resolve(ANSWER);
    });
    expect(error).toBeNull();
    return questions[0];
  }

  const failed = (words: string[], fault?: InvalidInputError) =>
    call(['x', ...words], () => (fault === undefined ? Promise.resolve(ANSWER) : Promise.reject(fault)));

  it('are base and value, any number of them', () => {
    const results = parseMeasured('lab/a=0.91, lab/b=-1e-3');
    expect(parseMeasured('lab/c=2', results).map(({ result }) => result)).toEqual([
      { base: 'lab/a', value: 0.91 },
      { base: 'lab/b', value: -0.001 },
      { base: 'lab/c', value: 2 },
    ]);
  });

  it.each(['lab/a', 'lab/a=', '=0.9', 'lab/a=much', 'lab/a=0x1', 'lab/a=0.9,'])('are not %j', (text) => {
    expect(() => parseMeasured(text)).toThrow(/Expected base=value with commas between, not "/);
  });

  it('are asked with the metric and the protocol that the flags say, where they say none', async () => {
    const file = aFile('\uFEFFbase,value,metric,protocol\nlab/b,0.5,f1,LINEAR_PROBE\n\nlab/c,0.6,,\n');
    const words = ['--measured', 'lab/a=0.9', '--measured-file', file, '--metric', 'accuracy'];
    expect(await asked(...words, '--protocol', 'frozen')).toMatchObject({
      protocol: 'FROZEN',
      measured: [
        { base: 'lab/a', value: 0.9, metric: 'accuracy' },
        { base: 'lab/b', value: 0.5, metric: 'f1', protocol: 'LINEAR_PROBE' },
        { base: 'lab/c', value: 0.6, metric: 'accuracy', protocol: null },
      ],
    });
    expect((await asked())?.measured).toEqual([]);
  });

  it('are read from a table that a spreadsheet wrote', async () => {
    const file = aFile('\uFEFFsep=;\r\nBase;Value;Metric\r\nlab/b;0,5;f1\r\nlab/c;18,432;\r\n');
    expect((await readMeasured(file)).map(({ result }) => result.value)).toEqual([0.5, 18.432]);
  });

  it.each([
    ['', /^"runs\.csv" has no rows below a header of base and value\.$/],
    ['base,value\n', /has no rows/],
    ['base,figure\na,1\n', /^"runs\.csv" has no column "value"\.$/],
    [
      'base,value\nlab/a,0.9\nlab/b,much\n',
      /^"runs\.csv" line 3: "value" is "much", which is not a number\.$/,
    ],
    ['base,value\nlab/a,\n', /line 2: "value" is empty\.$/],
    ['base,value\n,0.9\n', /line 2: "base" is empty\.$/],
    [
      'base,value,protocol\nlab/a,1,tune\n',
      /line 2: "protocol" is "tune", not fine-tune, linear-probe, frozen, /,
    ],
    ['base,value\n"lab/a,1\n', /^"runs\.csv" line \d+ is no CSV/],
  ])('in a file %j are refused', async (text, message) => {
    const fault = { code: 'BAD_USER_INPUT', message: expect.stringMatching(message) as string };
    await expect(readMeasured(aFile(text))).rejects.toMatchObject(fault);
    expect((await failed(['--measured-file', aFile(text)])).closed).toBe(0);
  });

  it('in no file, or in a directory, are refused', async () => {
    await expect(readMeasured(path.join(folder, 'none.csv'))).rejects.toThrow(/none\.csv" does not exist\.$/);
    await expect(readMeasured(folder)).rejects.toThrow(/" is a directory\.$/);
  });

  it.each([
    ['measured.1.base', '"base in line 2 of runs.csv" must be right.'],
    ['measured.0.value', '"--measured lab/a=91" must be right.'],
    ['measured.0.metric', '"--metric" must be right.'],
    ['measured.1.metric', '"metric in line 2 of runs.csv" must be right.'],
    ['measured', '"--measured" must be right.'],
  ])('are named where they were written: %s', async (field, message) => {
    const file = aFile('base,value,metric\nlab/b,0.5,f1\n');
    const words = ['--measured', 'lab/a=91', '--measured-file', file];
    for (const prefix of ['input.', '']) {
      const { error } = await failed(words, new InvalidInputError(`${prefix}${field}`, 'right'));
      expect(error).toMatchObject({ message });
    }
  });
});

describe('a plan on the command line', () => {
  const none = () => Promise.resolve(ANSWER);

  it('is asked for with a budget and a purpose', async () => {
    const { planned, printed } = await call(['x', '--plan', '3', '--measured', 'lab/a=0.9'], none);
    expect(planned).toMatchObject([
      { budget: 3, purpose: 'FIND_WINNER', question: { measured: [{ base: 'lab/a', value: 0.9 }] } },
    ]);
    expect(printed).toMatch(/1 │ lab\/resnet │ \+0\.25 │ It may be the best\./);
    expect(printed.split('\n').at(-1)).toBe('Run it and take the best.');
    const order = await call(['x', '--plan', '3', '--purpose', 'order', '--json'], none);
    expect(order.planned[0]?.purpose).toBe('LEARN_ORDER');
    expect(JSON.parse(order.printed)).toMatchObject({
      purpose: 'FIND_WINNER',
      trials: [{ base: { id: 'TW9kZWw6MQ', slug: 'lab/resnet' }, expectedGain: 0.25 }],
      abstention: null,
    });
  });

  it.each([
    [['--plan', '3', '--compare', 'a,b'], /cannot be used with option '--compare/],
    [['--plan', '3', '--purpose', 'fun'], /Allowed choices are winner, order/],
    [['--purpose', 'order'], /"--purpose" must be given together with --plan/],
  ])('is refused as %j', async (words, message) => {
    const { error, closed } = await call(['x', ...words], none);
    expect(String(error)).toMatch(message);
    expect(closed).toBe(0);
  });
});
