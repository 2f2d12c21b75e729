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

/**
 * Locks the embedded database's folder for this process; returns a function that unlocks it. PGlite
 * does not lock its folder, and two processes on one folder lose committed rows. The lock of a
 * process that ended without unlocking (`kill -9`) is taken over.
 * @throws UnavailableError when a running process holds it.
 */
export function lockDataFolder(folder: string): () => void {
  fs.mkdirSync(folder, { recursive: true });
  const file = lockIn(folder);
  for (let attempt = 0; attempt < 3; attempt++) {
    if (tryCreate(file)) {
      const unlock = () => {
        process.off('exit', unlock);
        if (readPid(file) === process.pid) fs.rmSync(file, { force: true });
      };
      process.once('exit', unlock);
      return unlock;
    }
    const holder = readPid(file);
    // A container restarts with the same small pids: our own pid in an old lock is that of an ended
    // predecessor.
    if (Number.isInteger(holder) && holder !== process.pid && isAlive(holder)) {
      throw new UnavailableError(`The data folder ${folder} is in use by process ${holder}.`, {
        hint: 'Stop that process, or name another folder in ROOTSTOCK_DATA_DIR.',
      });
    }
    fs.rmSync(file, { force: true });
  }
  throw new UnavailableError(`The data folder ${folder} cannot be locked: other processes keep taking it.`);
}
