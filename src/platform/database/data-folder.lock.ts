import fs from 'node:fs';
import path from 'node:path';
import { UnavailableError } from '../errors';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function readPid(file: string): number {
  try {
    return Number.parseInt(fs.readFileSync(file, 'utf8'), 10);
  } catch {
    return Number.NaN;
  }
}

function tryCreate(file: string): boolean {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST')
      return false;
    throw error;
  }
}

const lockIn = (folder: string): string => path.join(folder, 'lock');

/** The running process that has a data folder; null where none has. */
export function holderOf(folder: string): number | null {
  const holder = readPid(lockIn(folder));
  return Number.isInteger(holder) && isAlive(holder) ? holder : null;
}

/** How often a lock is looked at again, and how long it may stay empty before it counts as left. */
const LOOK_MS = 20;
const EMPTY_LOOKS = 10;

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)), 0, 0, milliseconds);
}

/** Who holds a lock; whoever is making one has not written that yet. */
function readHolder(file: string): number {
  for (let looks = 0; ; looks++) {
    const holder = readPid(file);
    if (Number.isInteger(holder) || !fs.existsSync(file) || looks === EMPTY_LOOKS) return holder;
    pause(LOOK_MS);
  }
}

/**
 * Removes a lock that was left, one process at a time: of two that found it, the slower one would
 * remove the lock that the faster one has made since.
 */
function removeLeft(file: string, holder: number): void {
  const claim = `${file}.claim`;
  if (!tryCreate(claim)) {
    pause(LOOK_MS);
    const claimant = readHolder(claim);
    if (claimant === process.pid || !isAlive(claimant)) fs.rmSync(claim, { force: true });
    return;
  }
  try {
    if (Object.is(readPid(file), holder)) fs.rmSync(file, { force: true });
  } finally {
    fs.rmSync(claim, { force: true });
  }
}

/** Tries to take a lock that others are taking or leaving meanwhile. */
const ATTEMPTS = 10;

/**
 * Locks the embedded database's folder for this process; returns a function that unlocks it. PGlite
 * does not lock its folder, and two processes on one folder lose committed rows. The lock of a
 * process that ended without unlocking (`kill -9`) is taken over.
 * @throws UnavailableError when a running process holds it.
 */
export function lockDataFolder(folder: string): () => void {
  fs.mkdirSync(folder, { recursive: true });
  const file = lockIn(folder);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (tryCreate(file)) {
      const unlock = () => {
        process.off('exit', unlock);
        if (readPid(file) === process.pid) fs.rmSync(file, { force: true });
      };
      process.once('exit', unlock);
      return unlock;
    }
    const holder = readHolder(file);
    // A container restarts with the same small pids: our own pid in an old lock is that of an ended
    // predecessor.
    if (Number.isInteger(holder) && holder !== process.pid && isAlive(holder)) {
      throw new UnavailableError(`The data folder ${folder} is in use by process ${holder}.`, {
        hint: 'Stop that process, or name another folder in ROOTSTOCK_DATA_DIR.',
      });
    }
    removeLeft(file, holder);
  }
  throw new UnavailableError(`The data folder ${folder} cannot be locked: other processes keep taking it.`);
}
