import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile as write } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { checkBackup, sourceOf, writeFile } from '../../../src/backup';
import {
  FORMAT,
  FORMAT_VERSION,
  type BackupHeader,
  type BackupTable,
} from '../../../src/backup/backup-format';
import { BackupWriter } from '../../../src/backup/backup-writer';

const KNOWN = ['First1764000000000'];
const HEADER: BackupHeader = {
  ...{ kind: 'header', format: FORMAT, version: FORMAT_VERSION },
  ...{ createdAt: '2026-01-02T03:04:05.000Z', program: '1.0.0', database: 'embedded' },
  ...{ migrations: KNOWN, revision: 7 },
};
const REFUSED = { code: 'BAD_USER_INPUT', field: 'file' };
const isRoot = process.getuid?.() === 0;

let folder: string;
let backup: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'odd-files-'));
  const table: BackupTable = { kind: 'table', name: 'word', columns: [{ name: 'id', type: 'integer' }] };
  const pages = async function* () {
    for (let id = 0; id < 40; id++) yield await Promise.resolve([JSON.stringify([String(id)])]);
  };
  const tables = async function* () {
    yield await Promise.resolve({ table, pages: pages() });
  };
  const content = { header: HEADER, tables: tables(), sequences: () => Promise.resolve([]) };
  const lines: string[] = [];
  for await (const line of new BackupWriter().lines(content)) lines.push(line);
  backup = Buffer.from(lines.join(''));
});
afterAll(() => rm(folder, { recursive: true }));

/** What reading a file with these bytes ends with; as `restore` does before it writes anything. */
async function check(bytes: Buffer, name = 'odd') {
  const file = path.join(folder, name);
  await write(file, bytes);
  return checkBackup(await sourceOf(file), KNOWN);
}

it('reads what is whole, packed or not, whatever its name', async () => {
  for (const bytes of [backup, gzipSync(backup)]) expect((await check(bytes)).end.rows).toBe(40);
});

it('refuses a packed file that is cut at any place', async () => {
  const packed = gzipSync(backup);
  for (let length = 0; length < packed.length; length++)
    await expect(check(packed.subarray(0, length))).rejects.toMatchObject(REFUSED);
});

it('reads from a packed file with a changed byte what was packed, or refuses it', async () => {
  const packed = gzipSync(backup);
  const whole = await check(packed);
  await fc.assert(
    fc.asyncProperty(fc.nat(packed.length - 1), fc.integer({ min: 1, max: 255 }), async (place, change) => {
      const damaged = Buffer.from(packed);
      damaged[place] = (damaged[place] ?? 0) ^ change;
      // Some of the head of gzip, such as the time and the system, and the bits that fill up the
      // last byte of a stream are no part of what is packed.
      const summary = await check(damaged).catch((error: unknown) => error);
      if (!(summary instanceof Error) && place >= 3) expect(summary).toEqual(whole);
      else expect(summary).toMatchObject(REFUSED);
    }),
    {
      numRuns: 300,
      examples: [
        [0, 1],
        [1, 1],
        [2, 1],
        [3, 255],
        [3, 1],
        [417, 128],
      ],
    },
  );
});

it.each([
  ['an empty file', () => Buffer.alloc(0)],
  ['an empty file that was packed', () => gzipSync('')],
  ['a packed file that was packed again', () => gzipSync(gzipSync(backup))],
  ['two backups one after the other', () => Buffer.concat([backup, backup])],
  ['two packed backups one after the other', () => Buffer.concat([gzipSync(backup), gzipSync(backup)])],
  ['bytes behind the end', () => Buffer.concat([backup, Buffer.from('more')])],
  ['zeros', () => Buffer.alloc(100_000)],
  ['a mark of byte order', () => Buffer.concat([Buffer.from('\ufeff'), backup])],
  ['line ends of Windows', () => Buffer.from(backup.toString().replaceAll('\n', '\r\n'))],
])('refuses %s', async (_what, bytes) => {
  await expect(check(bytes())).rejects.toMatchObject(REFUSED);
});

it('refuses a folder, and what is not there, both to read and to write', async () => {
  const place = path.join(folder, 'a-folder');
  await mkdir(place);
  const nowhere = path.join(folder, 'nowhere', 'file');
  for (const file of [place, nowhere]) {
    await expect(sourceOf(file)).rejects.toMatchObject(REFUSED);
    await expect(writeFile(file, (sink) => sink('line\n'))).rejects.toMatchObject(REFUSED);
  }
  expect((await readdir(folder)).filter((name) => name.endsWith('.partial'))).toEqual([]);
});

// Root may read and write everything.
if (!isRoot)
  it('says of what may not be read or written that it cannot', async () => {
    const place = path.join(folder, 'locked');
    await mkdir(place);
    await write(path.join(place, 'file'), backup, { mode: 0 });
    await expect(sourceOf(path.join(place, 'file'))).rejects.toMatchObject(REFUSED);
    chmodSync(place, 0o500);
    await expect(writeFile(path.join(place, 'new'), (sink) => sink('line\n'))).rejects.toMatchObject(REFUSED);
  });

// Only root may mount a disk.
if (isRoot)
  it.each(['full.jsonl', 'full.jsonl.gz'])(
    'says of a disk that is full that it is, and leaves what was there before: %s',
    async (name) => {
      const disk = await mkdtemp(path.join(folder, 'disk-'));
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk]);
      try {
        const file = path.join(disk, name);
        await write(file, 'former');
        const noise = Buffer.from(Array.from({ length: 65_536 }, () => Math.floor(Math.random() * 256)));
        const work = writeFile(file, async (sink) => {
          for (let piece = 0; piece < 64; piece++) await sink(noise.toString('base64'));
        });
        await expect(work).rejects.toMatchObject({ code: 'UNAVAILABLE', cause: { code: 'ENOSPC' } });
        expect(await readFile(file, 'utf8')).toBe('former');
        expect(await readdir(disk)).toEqual([name]);
      } finally {
        execFileSync('umount', ['-l', disk]);
      }
    },
  );
