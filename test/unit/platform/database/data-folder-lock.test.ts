import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { holderOf, lockDataFolder } from '../../../../src/platform/database/data-folder.lock';

/** More than any system gives to a process. */
const NOBODY = 2 ** 30;
/** Runs as long as these tests. */
const ANOTHER = process.ppid;

let folder: string;
let lock: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rootstock-lock-'));
  lock = path.join(folder, 'lock');
});
afterEach(() => {
  jest.restoreAllMocks();
  fs.rmSync(folder, { recursive: true, force: true });
});

const heldBy = (pid: number): void => fs.writeFileSync(lock, String(pid));

it.each([
  ['an ended process', String(NOBODY)],
  ['a predecessor with the same id', String(process.pid)],
  ['a process that was killed before it wrote its id', ''],
])('is taken over from %s', (_whose, written) => {
  fs.writeFileSync(lock, written);
  const unlock = lockDataFolder(folder);
  expect(holderOf(folder)).toBe(process.pid);
  unlock();
  expect(fs.readdirSync(folder)).toEqual([]);
});

it('is taken over from an ended process though another ended while it took it over', () => {
  heldBy(NOBODY);
  fs.writeFileSync(`${lock}.claim`, String(NOBODY));
  lockDataFolder(folder)();
  expect(fs.readdirSync(folder)).toEqual([]);
});

it('is refused while another process has it', () => {
  heldBy(ANOTHER);
  expect(() => lockDataFolder(folder)).toThrow(`is in use by process ${ANOTHER}.`);
  expect(holderOf(folder)).toBe(ANOTHER);
});

it('is not taken from the one that took it over first', () => {
  heldBy(NOBODY);
  const kill = process.kill.bind(process);
  jest.spyOn(process, 'kill').mockImplementation((pid, signal) => {
    // Between the look at who has it and what follows from that.
    if (pid === NOBODY) heldBy(ANOTHER);
    return kill(pid, signal);
  });
  expect(() => lockDataFolder(folder)).toThrow(`is in use by process ${ANOTHER}.`);
  expect(holderOf(folder)).toBe(ANOTHER);
});

it('is not taken from the one that has made it and not written its id yet', async () => {
  fs.writeFileSync(lock, '');
  const writing = new Worker(
    `const { writeFileSync } = require('node:fs');
     const { workerData: [lock, id], parentPort } = require('node:worker_threads');
     setTimeout(() => writeFileSync(lock, id), 40);
     parentPort.postMessage('begun');`,
    { eval: true, workerData: [lock, String(ANOTHER)] },
  );
  await once(writing, 'message');
  expect(() => lockDataFolder(folder)).toThrow(`is in use by process ${ANOTHER}.`);
  await once(writing, 'exit');
  expect(holderOf(folder)).toBe(ANOTHER);
});

it('is not taken from the one that makes it where a former one was just unlocked', () => {
  heldBy(ANOTHER);
  const read = fs.readFileSync.bind(fs);
  let looks = 0;
  jest.spyOn(fs, 'readFileSync').mockImplementation((...args: Parameters<typeof fs.readFileSync>) => {
    looks += 1;
    // Unlocked before it is read for the first time; made anew, and not written yet, after that.
    if (looks === 1) fs.rmSync(lock);
    try {
      return read(...args);
    } finally {
      if (looks === 1) fs.writeFileSync(lock, '');
      if (looks === 2) heldBy(ANOTHER);
    }
  });
  expect(() => lockDataFolder(folder)).toThrow(`is in use by process ${ANOTHER}.`);
  jest.restoreAllMocks();
  expect(holderOf(folder)).toBe(ANOTHER);
});

it('says who has it from its first moment on', () => {
  const seen: string[] = [];
  const link = fs.linkSync.bind(fs);
  jest.spyOn(fs, 'linkSync').mockImplementation((from, to) => {
    link(from, to);
    seen.push(fs.readFileSync(to, 'utf8'));
  });
  const unlock = lockDataFolder(folder);
  expect(seen).toEqual([String(process.pid)]);
  expect(fs.readdirSync(folder)).toEqual(['lock']);
  unlock();
});

it('is taken where the file system has no links', () => {
  jest.spyOn(fs, 'linkSync').mockImplementation(() => {
    throw Object.assign(new Error('no links'), { code: 'EPERM' });
  });
  const unlock = lockDataFolder(folder);
  expect(holderOf(folder)).toBe(process.pid);
  expect(() => heldBy(ANOTHER)).not.toThrow();
  expect(() => lockDataFolder(folder)).toThrow(`is in use by process ${ANOTHER}.`);
  unlock();
  expect(fs.readdirSync(folder)).toEqual(['lock']);
});
