import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createEncoder, loadTensorBackend } from '../../../src/embedding';
import { evaluate } from '../../../src/evaluation';
import { compareWithPublished } from '../../../src/evaluation/comparison';
import { readPublished } from '../../../src/evaluation/published';
import { findRepeats } from '../../../src/evaluation/repeats';
import { aGrid, result } from './tables';

const HEADER = 'matrix,method,metric,value,targets';

describe('published figures', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rootstock-published-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const read = (...lines: string[]) => {
    const file = path.join(folder, 'published.csv');
    writeFileSync(file, [HEADER, ...lines, ''].join('\n'));
    return readPublished(file);
  };

  it.each([
    ['mean Pearson over 8 targets (simple)', '0.8', 'pearson', 0.8],
    ['mean Pearson x100', '70.278', 'pearson', 0.70278],
    ['mean weighted Kendall tau', '0.7', 'weightedTau', 0.7],
    ['top-5 recall R5', '0.5', 'recallAt5', 0.5],
    ['tau over shared top-5', '0.2', 'tauAt5', 0.2],
    ['"Pearson, authors spread-weighted average"', '0.8', null, 0.8],
    ['L1', '0.2', null, 0.2],
  ])('are known by what "%s" measures', (metric, value, measure, expected) => {
    const [figure] = read(`grid (6 targets),M,${metric},${value},birds;dogs`);
    expect(figure).toMatchObject({ matrix: 'grid', measure, targets: ['birds', 'dogs'] });
    expect(figure!.value).toBeCloseTo(expected, 12);
  });

  it('are refused with line and column where they are no numbers', () => {
    expect(() => read('grid,M,Pearson,high,')).toThrow(/line 2: "value" is "high"/);
  });

  it('are joined with the same targets of our own evaluation', async () => {
    const encoder = createEncoder(await loadTensorBackend('cpu'));
    const [matrix] = await evaluate(aGrid(), encoder);
    const figures = read(
      'grid,Weak,mean Pearson,0.1,birds;dogs',
      'grid,Perfect,mean Pearson,1.5,birds;dogs',
      'grid accuracy,All,mean Pearson,0.2,',
      'grid,Other,L1,0.2,birds',
      'grid,Elsewhere,mean Pearson,0.2,birds;whales',
      'lattice,Stranger,mean Pearson,0.2,birds',
    );
    const { compared, incomparable } = compareWithPublished({ ...matrix!, source: 'grid' }, figures);
    const own = matrix!.perTarget.filter(({ target }) => ['birds', 'dogs'].includes(target));
    const expected = own.reduce((sum, { methods }) => sum + methods.rootstock.pearson, 0) / 2;
    expect(compared.map(({ targets }) => targets.length)).toEqual([2, 8]);
    expect(compared[0]!.rootstock.value).toBeCloseTo(expected, 12);
    expect(compared[0]!.published.map(({ method }) => method)).toEqual(['Perfect', 'Weak']);
    expect(compared[0]!.published[0]!.gain).toBeCloseTo(expected - 1.5, 12);
    expect(incomparable.map(({ reason }) => reason)).toEqual([
      'not a measure that is computed here',
      'not judged here: whales',
    ]);
  });
});

describe('findRepeats', () => {
  const cells = (...values: number[]) => values.map((value, i) => result('birds', `m${i}`, value));

  it('names the larger table that holds most cells of a smaller one', () => {
    expect(
      findRepeats([
        { source: 'part', results: cells(1, 2, 3) },
        { source: 'whole', results: cells(1, 2, 3, 4) },
        { source: 'other', results: cells(9, 8, 3, 4, 5) },
      ]),
    ).toEqual(['whole', null, null]);
  });

  it('keeps the first of two that are the same', () => {
    const results = cells(1, 2);
    expect(
      findRepeats([
        { source: 'first', results },
        { source: 'again', results },
      ]),
    ).toEqual([null, 'first']);
  });
});
