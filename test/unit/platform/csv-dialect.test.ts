import { columnKey, dialectOf, partedWords, plainDecimal } from '../../../src/platform/csv-dialect';

describe('the dialect of a table', () => {
  it.each([
    ['commas', 'a,b,c\n1,2,3\n', ','],
    ['semicolons', 'a;b;c\n1;2;3\n', ';'],
    ['tabs', 'a\tb\tc\n1\t2\t3\n', '\t'],
    ['vertical bars', 'a|b|c\n1|2|3\n', '|'],
    ['commas in quotation marks do not count', '"a, or, b";c\n"1,5";2\n', ';'],
    ['more commas in the header than semicolons', 'top (1, 2, 3);b\n0,5;2\n1;2\n', ';'],
    ['decimal commas do not count', 'a;b\n0,5;0,6\n', ';'],
    ['texts with semicolons', 'a,b\nx; y; z,2\n', ','],
    ['one column', 'a\n1\n', ','],
    ['a byte-order mark', '\uFEFFa;b\r\n1;2\r\n', ';'],
    ['nothing', '', ','],
  ])('is known by its header: %s', (_name, text, delimiter) => {
    expect(dialectOf(text)).toMatchObject({ delimiter, headerLine: 1 });
  });

  it.each([
    ['sep=;\r\na;b\r\n', ';'],
    ['"sep=|"\na|b\n', '|'],
    ['SEP=\t\na\tb\n', '\t'],
    ['sep=^\na^b\n', '^'],
    // As Excel writes it where it fills the first line with empty cells.
    ['sep=,,,\na,b,c\n', ','],
  ])('is what the first line says: %j', (text, delimiter) => {
    expect(dialectOf(text)).toMatchObject({ delimiter, headerLine: 2 });
  });

  it.each([
    ['\n\na;b\n1;2\n', ';', 3],
    [' \r\na;b\r\n1;2\r\n', ';', 2],
    [';;\na;b;c\n1;2;3\n', ';', 2],
    ['\nsep=;\n\na;b\n', ';', 4],
    ['sep=\\t\na\tb\n', '\t', 2],
  ])('begins where its lines hold something: %j', (text, delimiter, headerLine) => {
    expect(dialectOf(text)).toMatchObject({ delimiter, headerLine });
  });

  it.each([
    ['0,853 can only be a decimal', 'a;b\n0,853;x\n', ','],
    ['so can 91,2', 'a,b\nx,"91,2"\n', ','],
    ['so can 1234,567', 'a;b\nx;1234,567\n', ','],
    ['0.5 is one with a point', 'a;b\nx;0.5\n', '.'],
    ['1,234 may be either', 'a;b\n1,234;1.234\n', null],
    ['both stand there', 'a;b\n0,5;0.5\n', null],
    ['no number', 'a;b\nx;y\n', null],
  ])('has a decimal mark where the cells show it: %s', (_name, text, decimalMark) => {
    expect(dialectOf(text).decimalMark).toBe(decimalMark);
  });

  it('is named where it is not commas', () => {
    expect(partedWords(dialectOf('a,b\n'))).toBe('');
    expect(partedWords(dialectOf('a;b\n'))).toBe('; its cells are parted by semicolons');
    expect(partedWords(dialectOf('sep=^\na^b\n'))).toBe('; its cells are parted by "^"');
    expect(partedWords(dialectOf('a:b\n'))).toBe(
      '; its header is one cell: none of commas, semicolons, tabs, vertical bars parts it',
    );
  });
});

it('knows columns in any case', () => {
  expect(['Model_ID', ' Higher Is Better ', 'target-dataset'].map(columnKey)).toEqual([
    'model_id',
    'higher_is_better',
    'target_dataset',
  ]);
});

it('writes numbers with a decimal comma as programs do', () => {
  const texts = ['0,853', '-0,412', '1.234,5', '18,432', ',5', '91,2 %', '1,2e-3', '1.5', '1,234,567', 'a,b'];
  expect(texts.map((text) => plainDecimal(text, ','))).toEqual([
    ...['0.853', '-0.412', '1234.5', '18.432', '.5', '91.2 %', '1.2e-3', '1.5', '1,234,567', 'a,b'],
  ]);
  expect(plainDecimal('0,853', null)).toBe('0,853');
  expect(plainDecimal('0,853', '.')).toBe('0,853');
});
