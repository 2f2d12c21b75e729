import fc from 'fast-check';
import { FORMAT, FORMAT_VERSION, type BackupHeader } from '../../../src/backup/backup-format';
import { BackupReader, type BackupPart } from '../../../src/backup/backup-reader';
import { BackupWriter } from '../../../src/backup/backup-writer';

const HEADER: BackupHeader = {
  ...{ kind: 'header', format: FORMAT, version: FORMAT_VERSION },
  ...{ createdAt: '2026-01-02T03:04:05.000Z', program: '1.0.0', database: 'embedded' },
  ...{ migrations: ['First1764000000000'], revision: 7 },
};
const COLUMNS = [
  { name: 'id', type: 'integer' },
  { name: 'word', type: 'text' },
];
type Value = string | null;

async function write(tables: Readonly<Record<string, readonly (readonly Value[])[]>>): Promise<Buffer> {
  const pages = async function* (rows: readonly (readonly Value[])[]) {
    for (const row of rows) yield await Promise.resolve([JSON.stringify(row)]);
  };
  const all = async function* () {
    for (const [name, rows] of Object.entries(tables))
      yield await Promise.resolve({
        table: { kind: 'table', name, columns: COLUMNS } as const,
        pages: pages(rows),
      });
  };
  const sequences = () =>
    Promise.resolve([{ kind: 'sequence', name: 'word_id_seq', last: '3', isCalled: true } as const]);
  const lines: string[] = [];
  for await (const line of new BackupWriter().lines({ header: HEADER, tables: all(), sequences }))
    lines.push(line);
  return Buffer.from(lines.join(''));
}

/** In pieces of so many bytes, so that lines and letters are cut anywhere. */
async function read(bytes: Buffer, piece = 65_536): Promise<BackupPart[]> {
  const pieces = async function* () {
    for (let at = 0; at < bytes.length; at += piece)
      yield await Promise.resolve(bytes.subarray(at, at + piece));
  };
  const parts: BackupPart[] = [];
  for await (const part of new BackupReader().parts(pieces())) parts.push(part);
  return parts;
}

const rowsIn = (parts: readonly BackupPart[], name: string): unknown[] =>
  parts.flatMap((part) =>
    part.kind === 'rows' && part.table.name === name
      ? part.rows.map((row) => JSON.parse(row) as unknown)
      : [],
  );

const REFUSED = { code: 'BAD_USER_INPUT', field: 'file' };
const small = () =>
  write({
    empty: [],
    word: [
      ['1', 'graft'],
      ['2', null],
      ['3', 'a "quoted"\nline\u2028and ключ 木'],
    ],
  });

describe('a backup', () => {
  it('is read as it was written, whatever the rows say and wherever the pieces are cut', async () => {
    const cell = fc.option(fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')));
    const rows = fc.array(fc.tuple(cell, cell), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(rows, rows, fc.integer({ min: 1, max: 300 }), async (left, right, piece) => {
        const parts = await read(await write({ left, right }), piece);
        expect(parts[0]).toEqual({ kind: 'header', header: HEADER });
        expect(rowsIn(parts, 'left')).toEqual(left);
        expect(rowsIn(parts, 'right')).toEqual(right);
        expect(parts.at(-1)).toMatchObject({
          end: { rows: left.length + right.length, tables: { left: left.length, right: right.length } },
        });
      }),
      { numRuns: 50 },
    );
  });

  it('is read a chunk at a time', async () => {
    const rows = Array.from({ length: 1203 }, (_, place) => [String(place), 'x'] as const);
    const parts = await read(await write({ word: rows }));
    const chunks = parts.flatMap((part) => (part.kind === 'rows' ? [part.rows.length] : []));
    expect(chunks).toEqual([500, 500, 203]);
  });

  it('is refused with any byte of it changed', async () => {
    const bytes = await small();
    for (let place = 0; place < bytes.length; place++) {
      const damaged = Buffer.from(bytes);
      damaged[place]! ^= 1 << (place % 8);
      await expect(read(damaged)).rejects.toMatchObject(REFUSED);
    }
  });

  it('is refused where it was cut, at any place', async () => {
    const bytes = await small();
    for (let length = 0; length < bytes.length; length++)
      await expect(read(bytes.subarray(0, length))).rejects.toMatchObject(REFUSED);
  });

  it('is refused with a line twice, left out, moved or added', async () => {
    const lines = (await small()).toString().split('\n').slice(0, -1);
    const faulty = lines.flatMap((line, place) => [
      lines.toSpliced(place, 0, line),
      lines.toSpliced(place, 1),
      [...lines.toSpliced(place, 1), line],
    ]);
    const others = faulty.filter((one) => one.join('\n') !== lines.join('\n'));
    for (const one of others)
      await expect(read(Buffer.from(`${one.join('\n')}\n`))).rejects.toMatchObject(REFUSED);
  });

  it.each([
    ['', 'a backup that "rootstock backup" wrote'],
    ['{"kind":"header","format":"records"}\n', 'a backup that "rootstock backup" wrote'],
    ['[1,2]\n', 'a backup that "rootstock backup" wrote'],
    ['\xff\xfe', 'a backup that "rootstock backup" wrote'],
    ['x'.repeat(3_000_000), 'a backup that "rootstock backup" wrote'],
    [
      `${JSON.stringify({ ...HEADER, version: 2 })}\n`,
      `a backup of format version ${FORMAT_VERSION}; restore it with the program that wrote it, or a later one`,
    ],
  ])('is told from something else: %.30s', async (text, expected) => {
    await expect(read(Buffer.from(text, 'latin1'))).rejects.toMatchObject({ ...REFUSED, expected });
  });
});
