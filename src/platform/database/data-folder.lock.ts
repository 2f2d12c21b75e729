import { randomUUID } from 'node:crypto';
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

/** What a lock says; null where there is none. */
function read(file: string): string | null {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

const pidOf = (written: string | null): number => Number.parseInt(written ?? '', 10);

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/**
 * Makes a lock that says who has it from its first moment on: it is written aside and linked. Where
 * the file system has no links it is written in place.
 */
function tryCreate(file: string): boolean {
  const aside = `${file}.${process.pid}.${randomUUID()}`;
  const written = String(process.pid);
  try {
    fs.writeFileSync(aside, written);
    fs.linkSync(aside, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!NO_LINKS.has(codeOf(error))) throw error;
  } finally {
    fs.rmSync(aside, { force: true });
  }
  try {
    fs.writeFileSync(file, written, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** What file systems say that have no links. */
const NO_LINKS = new Set<unknown>(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

const lockIn = (folder: string): string => path.join(folder, 'lock');

/** The running process that has a data folder; null where none has. */
export function holderOf(folder: string): number | null {
  const holder = pidOf(read(lockIn(folder)));
  return Number.isInteger(holder) && isAlive(holder) ? holder : null;
}

/** How often a lock is looked at again, and how long it may stay empty before it counts as left. */
const LOOK_MS = 20;
const EMPTY_LOOKS = 10;

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)), 0, 0, milliseconds);
}

/** What a lock says; one that is written in place may say nothing yet. Null where there is none. */
function readWritten(file: string): string | null {
  for (let looks = 0; ; looks++) {
    const written = read(file);
    if (written === null || Number.isInteger(pidOf(written)) || looks === EMPTY_LOOKS) return written;
    pause(LOOK_MS);
  }
}

/**
 * Removes a lock that was left, one process at a time: of two that found it, the slower one would
 * remove the lock that the faster one has made since.
 *
 * @param left what it says
 */
function removeLeft(file: string, left: string): void {
  const claim = `${file}.claim`;
  if (!tryCreate(claim)) {
    pause(LOOK_MS);
    const written = readWritten(claim);
    // One that is gone was no left one, and there may be the next already.
    if (written === null) return;
    const claimant = pidOf(written);
    if (claimant === process.pid || !isAlive(claimant)) fs.rmSync(claim, { force: true });
    return;
  }
  try {
    if (read(file) === left) fs.rmSync(file, { force: true });
  } finally {
    fs.rmSync(claim, { force: true });
  }
}

/** Tries to take a lock that others are taking or leaving meanwhile. */
const ATTEMPTS = 10;

/** One process at a time has an embedded database; PostgreSQL has as many as it is asked for. */
const IN_USE_HINT =
  'Stop that process (Ctrl-C where it was started) and call this again; or name another folder in ROOTSTOCK_DATA_DIR, or a PostgreSQL server in DATABASE_URL, which a server and commands use side by side.';

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
        if (pidOf(read(file)) === process.pid) fs.rmSync(file, { force: true });
      };
      process.once('exit', unlock);
      return unlock;
    }
    const written = readWritten(file);
    // It was left since, and may be another's by now.
    if (written === null) continue;
    const holder = pidOf(written);
    // A container restarts with the same small pids: our own pid in an old lock is that of an ended
    // predecessor.
    if (Number.isInteger(holder) && holder !== process.pid && isAlive(holder)) {
      throw new UnavailableError(`The data folder ${folder} is in use by process ${holder}.`, {
        hint: IN_USE_HINT,
      });
    }
    removeLeft(file, written);
  }
  throw new UnavailableError(`The data folder ${folder} cannot be locked: other processes keep taking it.`);
}
