import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeFile } from '../../../src/backup';
import { UnavailableError } from '../../../src/platform/errors';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'backup-file-'))));
afterEach(() => rm(folder, { recursive: true }));

it('keeps two backups to one name apart: the file is one of them, whole', async () => {
  const file = path.join(folder, 'catalogue.jsonl');
  let meet: () => void = () => undefined;
  const met = new Promise<void>((resolve) => (meet = resolve));
  const first = writeFile(file, async (sink) => {
    await sink('one\n');
    await met;
    await sink('one\n');
  });
  const second = writeFile(file, async (sink) => {
    await sink('another\n');
    meet();
    await sink('another\n');
  });
  await Promise.all([first, second]);
  expect(['one\none\n', 'another\nanother\n']).toContain(await readFile(file, 'utf8'));
  expect(await readdir(folder)).toEqual(['catalogue.jsonl']);
});

it('says of a full disk that it is one', async () => {
  const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  await expect(writeFile(path.join(folder, 'a'), () => Promise.reject(full))).rejects.toThrow(
    UnavailableError,
  );
});
