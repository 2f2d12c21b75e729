import { Readable } from 'node:stream';
import { csvRows, type CsvRow } from '../../../src/hubs/csv-rows';

async function rowsOf(...chunks: Buffer[]): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  for await (const row of csvRows(Readable.from(chunks))) rows.push(row);
  return rows;
}

/** What rows say: their first cell, or why they cannot be read. */
const told = (rows: readonly CsvRow[]) =>
  rows.map((row) => (row.kind === 'row' ? row.cells.get('model') : [row.line, row.reason]));

const NO_UTF8 = Buffer.from([0xff]);
const TABLE = [
  Buffer.from('model,top1\none,1\ntw'),
  NO_UTF8,
  Buffer.from('o,2\nthr\uFFFDee,3\n"fo\nur",4\nfivé,5'),
];

describe('a table with bytes that are no text', () => {
  it('is read but for the rows that have some', async () => {
    const expected = ['one', [3, 'is not UTF-8 text'], 'thr\uFFFDee', 'fo\nur', 'fivé'];
    expect(told(await rowsOf(...TABLE))).toEqual(expected);
    expect(told(await rowsOf(Buffer.concat(TABLE)))).toEqual(expected);
    const single = Array.from(Buffer.concat(TABLE), (byte) => Buffer.from([byte]));
    expect(told(await rowsOf(...single))).toEqual(expected);
  });

  it('is not read where the names of its columns have some', async () => {
    const rows = await rowsOf(Buffer.concat([Buffer.from('mod'), NO_UTF8, Buffer.from('el,top1\none,1\n')]));
    expect(told(rows)).toEqual([[1, 'is not UTF-8 text']]);
  });

  it('ends at a quote that is not closed, behind the rows before it', async () => {
    const rows = await rowsOf(Buffer.from('model,top1\none,1\ntwo,"2\nthree,3\n'));
    expect(told(rows)).toMatchObject(['one', [3, { reason: 'is no CSV: CSV_QUOTE_NOT_CLOSED' }]]);
  });

  it('ends at a row that is longer than any may be', async () => {
    const long = Buffer.alloc(3_000_000, 'é');
    const rows = await rowsOf(Buffer.from('model,top1\none,1\n'), long, Buffer.from(',2\nthree,3\n'));
    expect(told(rows)).toMatchObject(['one', [3, { reason: 'is no CSV: CSV_MAX_RECORD_SIZE' }]]);
  });
});
