import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.join(__dirname, '../../..');
const MAIN = '"$NODE" -r ./scripts/swc-hook.cjs src/cli/main.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'backup-output-'));
  expect(await shell(`${MAIN} migrate`)).toMatchObject({ code: 0 });
}, 300_000);
afterAll(() => rm(folder, { recursive: true }));

/** Runs a line of the shell on an embedded catalogue, and says how it ended. */
function shell(line: string): Promise<{ code: number; said: string }> {
  const env = {
    ...{ PATH: process.env.PATH, HOME: process.env.HOME, NODE: process.execPath },
    ...{ ROOTSTOCK_DATA_DIR: folder, ROOTSTOCK_TF_BACKEND: 'cpu' },
  };
  return new Promise((resolve) =>
    execFile('bash', ['-o', 'pipefail', '-c', line], { cwd: ROOT, env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    ),
  );
}

it('backs up through a pipe what restore reads', async () => {
  const file = path.join(folder, 'piped.jsonl');
  expect(await shell(`${MAIN} backup - | cat > ${file}`)).toMatchObject({ code: 0 });
  expect(await shell(`${MAIN} restore ${file} --check`)).toMatchObject({
    code: 0,
    said: expect.stringContaining('Whole:') as string,
  });
}, 120_000);

it('fails where standard output is full', async () => {
  expect(await shell(`${MAIN} backup - > /dev/full`)).toMatchObject({
    code: 1,
    said: expect.stringContaining('standard output cannot be written: ENOSPC') as string,
  });
}, 120_000);

it('fails where the reader goes before the end', async () => {
  expect(await shell(`${MAIN} backup - | sleep 0`)).toMatchObject({ code: 1 });
}, 120_000);

it('refuses to restore standard input, which cannot be read twice', async () => {
  expect(await shell(`echo | ${MAIN} restore -`)).toMatchObject({
    code: 2,
    said: expect.stringContaining('standard input will not do') as string,
  });
}, 120_000);
