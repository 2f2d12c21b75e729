import { readCount } from '../../../src/hubs/counts';
import { commaUseIn, fractionOf, nameAndUnit, readNumber, shifted } from '../../../src/hubs/numbers';
import { readLines } from './support';

const valueOf = (written: string | number, beside: string[] = []) => {
  const read = readNumber(written, commaUseIn(beside));
  return 'fault' in read ? null : read.value;
};

describe('numbers as sources write them', () => {
  it.each([
    [0.91, 0.91],
    ['0.91', 0.91],
    [' 91.2 ', 91.2],
    ['.5', 0.5],
    ['1e-3', 0.001],
    ['-0.4', -0.4],
    ['−0.4', -0.4],
    ['0,853', 0.853],
    ['-0,412', -0.412],
    [',5', 0.5],
    ['12,5', 12.5],
    ['1,5e-3', 0.0015],
    ['1234,567', 1234.567],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1,234,567', 1234567],
    ['1.234.567', 1234567],
    ['1 234', 1234],
    ['1 234,5', 1234.5],
    ['1\u2009234\u202f567.5', 1234567.5],
    ["1'234.5", 1234.5],
    ['1’234,567', 1234.567],
  ])('reads %j as %d', (written, value) => expect(valueOf(written)).toBe(value));

  it.each([
    '',
    'NA',
    '???',
    '0,853,000',
    '12,34,5',
    '1,23.4',
    '0.91 0.92',
    '0x10',
    '1e999',
    '1.2.3',
    '~0.9',
    '%',
  ])('reads %j as no number', (written) =>
    expect(readNumber(written)).toMatchObject({ fault: { reason: 'is no number' } }),
  );

  it.each(['1,234', '18,432', '-1,234', '1,234%'])('says that %j is either of two', (written) =>
    expect(readNumber(written)).toMatchObject({ isEither: true }),
  );

  it.each([
    ['18,432', ['0,853', '0,123'], 18.432],
    ['18,432', ['12,5'], 18.432],
    ['18,432', ['1.234,5'], 18.432],
    ['18,432', ['1,234,567'], 18432],
    ['18,432', ['1,234.5'], 18432],
    ['18,432', ['0.91'], 18432],
    ['18,432', ['0,853', '0.91'], null],
    ['18,432', ['2,345', '1.234'], null],
    ['1.234', ['0,853'], null],
    ['1.234', ['0.91'], 1.234],
  ])('reads %s beside %j as %d', (written, beside, value) => expect(valueOf(written, beside)).toBe(value));

  it.each([
    ['12.5%', 12.5],
    ['12,5 %', 12.5],
    ['0.9 percent', 0.9],
    ['4 per cent', 4],
    ['7％', 7],
  ])('keeps the percent of %s apart', (written, value) =>
    expect(readNumber(written)).toEqual({ value, isPercent: true }),
  );
});

describe('decimal shifts', () => {
  it.each([82.7, 57.3, 0.07, 1.1, 99.99, 1e-7, 12.9050548578])('are exact for %d', (value) => {
    const [digits = '', exponent = '0'] = String(value).split('e');
    expect(fractionOf(value)).toBe(Number(`${digits}e${Number(exponent) - 2}`));
    expect(shifted(fractionOf(value), 2)).toBe(value);
  });

  it('adds no digits to a percentage', () => expect(String(fractionOf(82.7))).toBe('0.827'));
});

it.each([
  ['WER [%]', 'WER', true],
  ['Accuracy (%)', 'Accuracy', true],
  ['Test WER (in percent)', 'Test WER', true],
  ['top1_pct', 'top1', true],
  ['cer %', 'cer', true],
  ['mean absolute percentage error', 'mean absolute percentage error', false],
  ['%', '%', false],
  ['WER（％）', 'WER', true],
  ['%WER', 'WER', true],
])('reads the unit in the name %s', (written, name, isPercent) =>
  expect(nameAndUnit(written)).toEqual({ name, isPercent }),
);

describe('counts', () => {
  it.each([
    [12, 12],
    ['12', 12],
    ['1,234', 1234],
    ['1 234 567', 1234567],
    ['24.3M', 24_300_000],
    ['24,3M', 24_300_000],
    ['1.2k', 1200],
    ['7B params', 7_000_000_000],
    ['4.089 GFLOPs', 4_089_000_000],
  ])('reads %j as %d', (written, count) => expect(readCount(written)).toEqual({ count }));

  it.each([
    [-1, 'is negative'],
    [12.7, 'is not whole'],
    ['12.7', 'is not whole'],
    [2 ** 53 + 2, 'is too large to be read exactly'],
    ['1e20', 'is too large to be read exactly'],
    ['many', 'is no count'],
    ['12%', 'is no count'],
    [true, 'is no count'],
    ['1,234M', 'may have a decimal sign or a group of thousands'],
  ])('refuses %j', (written, reason) => expect(readCount(written)).toMatchObject({ fault: { reason } }));

  it('are read, or reported with id, field and reason, in records of the Hub', async () => {
    const { records, problems } = await readLines(
      { id: 'api1/neg', downloads: -1, likes: -3 },
      '{"id": "api1/big", "downloads": 9007199254740993, "likes": 1e+20}',
      { id: 'api1/text', downloads: '1,234', likes: '12' },
      { id: 'api1/part', downloads: 12.7, likes: 0 },
      { id: 'api1/none', downloads: null },
    );
    expect(records.map(({ downloads, likes }) => [downloads, likes])).toEqual([
      [null, null],
      [null, null],
      [1234, 12],
      [null, 0],
      [null, null],
    ]);
    expect(problems.map(({ id, field, message, action }) => [id, field, message, action])).toEqual([
      ['api1/neg', 'downloads', 'is negative: -1', 'ignored'],
      ['api1/neg', 'likes', 'is negative: -3', 'ignored'],
      ['api1/big', 'downloads', 'is too large to be read exactly: 9007199254740992', 'ignored'],
      ['api1/big', 'likes', 'is too large to be read exactly: 100000000000000000000', 'ignored'],
      ['api1/part', 'downloads', 'is not whole: 12.7', 'ignored'],
    ]);
  });
});
