import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from '../../../src/cli/run';
import type { Shell } from '../../../src/cli/shell';
import { parseConfig } from '../../../src/platform/config';
import { createLog } from '../../../src/platform/log';

const HEADER =
  'source,model_id,model_arch,pretrain_dataset,target_dataset,metric,higher_is_better,value,protocol';
const TARGETS = ['birds', 'dogs', 'cars & <vans>', 'flowers', 'digits'];
const FAMILIES = ['resnet', 'vit'];

/** Eight bases of two families on five targets; `shift` makes another study of it. */
function aTable(source: string, shift: number): string {
  const rows = TARGETS.flatMap((target, t) =>
    FAMILIES.flatMap((family, f) =>
      ['web', 'books', 'birds', 'maps'].map((data, d) => {
        const value = 0.4 + 0.1 * d + 0.02 * f + 0.013 * ((t * 5 + f * 3 + d * 7 + shift) % 4) + shift / 100;
        return `${source},${family}-${data},${family},${data},${target},accuracy,1,${value.toFixed(4)},finetune`;
      }),
    ),
  );
  return [HEADER, ...rows, ''].join('\n');
}

describe('rootstock evaluate', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rootstock-evaluate-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const at = (name: string): string => path.join(folder, name);
  const write = (name: string, text: string): string => {
    writeFileSync(at(name), text);
    return at(name);
  };
  const alpha = write('alpha.csv', aTable('alpha', 0));
  const beta = write('beta.csv', aTable('', 3));
  const copy = write('copy.csv', aTable('copy', 0).split('\n').slice(0, 25).join('\n'));
  const datasets = write(
    'datasets.csv',
    ['target_dataset,modality', ...TARGETS.map((target) => `${target},image`), ''].join('\n'),
  );
  const published = write(
    'published.csv',
    'matrix,method,metric,value,targets\nalpha,Oracle,mean Pearson,1.5,birds;dogs\nalpha,Coin,mean Pearson,0.0,birds;dogs\n',
  );

  const call = async (...words: string[]) => {
    const printed: string[] = [];
    const noted: string[] = [];
    const shell: Shell = {
      config: () => parseConfig({ ROOTSTOCK_TF_BACKEND: 'cpu' }),
      log: () => createLog('silent'),
      print: (line) => void printed.push(line),
      note: (line) => void noted.push(line),
      isTerminal: false,
      isUnderNpm: false,
      exitWith: () => undefined,
    };
    const code = await run(['node', 'rootstock', 'evaluate', ...words], shell);
    return { code, printed: printed.join('\n'), noted };
  };

  it('prints an array of matrices as JSON, with everything that was asked for', async () => {
    const words = ['--datasets', datasets, '--compare', published, '--cold-bases', '--json'];
    const { code, printed } = await call(alpha, ...words);
    expect(code).toBe(0);
    const number: unknown = expect.any(Number);
    const interval = { lower: number, upper: number };
    expect(JSON.parse(printed)).toEqual([
      expect.objectContaining({
        source: 'alpha',
        name: 'alpha finetune',
        protocol: 'finetune',
        metric: 'accuracy',
        models: 8,
        targets: 5,
        skipped: [],
        repeats: null,
        intervals: expect.objectContaining({ size: null }) as unknown,
        gain: expect.objectContaining({ pearson: { value: number, p: number, ...interval } }) as unknown,
        coldBases: expect.objectContaining({ folds: [['resnet'], ['vit']] }) as unknown,
        published: {
          compared: [
            expect.objectContaining({
              targets: ['birds', 'dogs'],
              rootstock: { value: number, ...interval },
              published: [
                { method: 'Oracle', value: 1.5, source: null, gain: number },
                { method: 'Coin', value: 0, source: null, gain: number },
              ],
            }) as unknown,
          ],
          incomparable: [],
        },
      }),
    ]);
  });

  it('averages several tables, names a table by its file, and leaves out what repeats another', async () => {
    const { code, printed } = await call(alpha, beta, copy, '--datasets', datasets, '--markdown');
    expect(code).toBe(0);
    expect(printed).toMatch(/^\| alpha finetune /m);
    expect(printed).toMatch(/^\| beta finetune /m);
    expect(printed).not.toMatch(/^\| copy finetune /m);
    expect(printed).toMatch(/^\| \*\*mean\*\* /m);
    expect(printed).toMatch(/Left out of the mean: copy finetune, most of whose cells stand in alpha\./);
    expect(printed).toMatch(/Mean gain over 2 matrices/);
  });

  it('shows the targets one by one when asked, and says where it is not ahead', async () => {
    const words = ['--datasets', datasets, '--compare', published];
    const without = await call(alpha, ...words);
    const each = await call(alpha, ...words, '--per-target');
    expect(without.printed).not.toMatch(/│ digits/);
    expect(each.printed).toMatch(/│ digits/);
    expect(each.printed).toMatch(/save for:\n- alpha finetune, Pearson: \d\.\d+ behind Oracle/);
    expect(each.printed).toMatch(/True values inside the intervals: \d+% in 50%/);
  });

  it('draws an accessible picture, of targets for one table and of gains for several', async () => {
    const svg = async (...files: string[]) => {
      const { code } = await call(...files, '--datasets', datasets, '--plot', at('plot.svg'), '--json');
      expect(code).toBe(0);
      return readFileSync(at('plot.svg'), 'utf8');
    };
    const one = await svg(alpha);
    expect(one).toMatch(/<title id="title">alpha finetune: Pearson on each hidden target<\/title>/);
    expect(one).toMatch(/<desc id="desc">.*birds: Rootstock \d\.\d{3}, looMean \d\.\d{3}/);
    expect(one).toContain('cars &amp; &lt;vans&gt;');
    expect(one).not.toMatch(/NaN|undefined/);
    const several = await svg(alpha, beta);
    expect(several).toMatch(/role="img" aria-labelledby="title desc"/);
    expect(several).toMatch(/mean: [+-]?\d\.\d{3} \(/);
    expect(several.match(/<circle/g)).toHaveLength(2);
    expect(await svg(alpha, beta)).toBe(several);
  });

  const empty = write('empty.csv', '');
  const cut = write('cut.csv', aTable('cut', 0).slice(0, 400));
  mkdirSync(at('taken'));

  it.each([
    ['an empty table', () => [empty, '--datasets', datasets], /"empty.csv" is empty/],
    ['a table that was cut off', () => [alpha, cut, '--datasets', datasets], /cut.csv/],
    ['a table of another kind', () => [datasets, '--datasets', datasets], /has no column "model_id"/],
    [
      'another kind of published figures',
      () => [alpha, '--datasets', datasets, '--compare', alpha],
      /"matrix"/,
    ],
    ['a folder', () => [folder, '--datasets', datasets], /cannot be read/],
    ['no targets', () => [alpha, '--datasets', at('none.csv')], /none.csv" does not exist/],
    [
      'a plot in no folder',
      () => [alpha, '--datasets', datasets, '--plot', at('no/plot.svg')],
      /folder does not/,
    ],
    ['a plot over a folder', () => [alpha, '--datasets', datasets, '--plot', at('taken')], /it is a folder/],
    ['two forms at once', () => [alpha, '--datasets', datasets, '--json', '--markdown'], /.*/],
    ['a flag that is none', () => [alpha, '--datasets', datasets, '--cold-base'], /.*/],
  ])('refuses %s with one line and code 2, and prints nothing', async (_, words, message) => {
    const { code, printed, noted } = await call(...words());
    expect(code).toBe(2);
    expect(printed).toBe('');
    expect(noted.join('\n')).toMatch(message);
    expect(existsSync(at('no'))).toBe(false);
  });

  it('says that nothing could be judged instead of drawing it', async () => {
    const few = write('few.csv', aTable('few', 0).split('\n').slice(0, 4).join('\n'));
    const { code, printed, noted } = await call(few, '--datasets', datasets, '--plot', at('few.svg'));
    expect(code).toBe(0);
    expect(printed).toMatch(/Not judged \(under four models, or no spread\): birds\./);
    const page = await call(few, '--datasets', datasets, '--markdown');
    expect(page.printed).toMatch(/Not judged .* in few finetune: birds\./);
    expect(noted).toEqual([expect.stringMatching(/No target could be judged/)]);
    expect(existsSync(at('few.svg'))).toBe(false);
  });
});
