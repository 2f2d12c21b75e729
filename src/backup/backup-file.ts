import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { InvalidInputError, UnavailableError } from '../platform/errors';
import type { Sink } from './backup.service';
import type { Source } from './check-backup';

const GZIP_MAGIC = [0x1f, 0x8b];
/** Hashes of tokens and people's questions are in it. */
const OWNER_ONLY = 0o600;

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/**
 * Runs `work` with a sink into a file, packed where its name ends in `.gz`. The file appears when
 * all of it is on the disk; until then, and after a failure, there is none, or the one from before.
 *
 * @throws InvalidInputError when the file cannot be written
 * @throws UnavailableError when its disk is full, or fails
 */
export async function writeFile<Result>(
  file: string,
  work: (sink: Sink) => Promise<Result>,
): Promise<Result> {
  // Of its own, so that two backups to one name do not write into one another.
  const aside = `${file}.${randomUUID()}.partial`;
  const target = createWriteStream(aside, { flags: 'wx', mode: OWNER_ONLY, flush: true });
  const forget = cleaningUp(aside);
  try {
    await once(target, 'open');
    const result = file.endsWith('.gz') ? await packed(target, work) : await poured(target, target, work);
    await rename(aside, file);
    return result;
  } catch (cause) {
    target.destroy();
    await rm(aside, { force: true });
    if (DISK_FAULTS.includes(codeOf(cause)))
      throw new UnavailableError(`${file} cannot be written to its end.`, {
        hint: 'Free space on its disk, or name a file on another one.',
        cause,
      });
    if (!FILE_FAULTS.includes(codeOf(cause))) throw cause;
    throw new InvalidInputError('file', `a file that can be written; ${file} cannot`, { cause });
  } finally {
    forget();
  }
}

const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

/** Deletes a file where a signal ends the process; returns what takes that back. */
function cleaningUp(file: string): () => void {
  const end = (signal: NodeJS.Signals): void => {
    forget();
    rmSync(file, { force: true });
    // Nobody listens any more, so it ends the process as it would have done.
    process.kill(process.pid, signal);
  };
  const forget = (): void => void SIGNALS.forEach((signal) => process.off(signal, end));
  for (const signal of SIGNALS) process.on(signal, end);
  return forget;
}

const FILE_FAULTS: readonly unknown[] = ['EACCES', 'EISDIR', 'ENAMETOOLONG', 'ENOENT', 'ENOTDIR', 'EROFS'];
const DISK_FAULTS: readonly unknown[] = ['EDQUOT', 'EFBIG', 'EIO', 'ENOSPC'];

async function packed<Result>(target: Writable, work: (sink: Sink) => Promise<Result>): Promise<Result> {
  const gzip = createGzip();
  return poured(gzip, target, work, pipeline(gzip, target));
}

/** Pours what `work` writes into `head`, and waits until `target` has it all. */
async function poured<Result>(
  head: Writable,
  target: Writable,
  work: (sink: Sink) => Promise<Result>,
  done: Promise<unknown> = once(target, 'close'),
): Promise<Result> {
  const failed = new Promise<never>((_, reject) => target.once('error', reject));
  // Awaited below; until then a full disk must not be an unhandled rejection.
  for (const promise of [failed, done]) promise.catch(() => undefined);
  const sink: Sink = async (lines) => {
    if (!head.write(lines)) await Promise.race([once(head, 'drain'), failed]);
  };
  const result = await Promise.race([work(sink), failed]);
  head.end();
  await Promise.race([done, failed]);
  return result;
}

/** Lines to a stream that stays open, such as standard output. */
export const sinkOf =
  (stream: Writable): Sink =>
  async (lines) => {
    if (!stream.write(lines)) await once(stream, 'drain');
  };

/**
 * Opens a backup as often as it is asked for, unpacked if it begins as gzip does.
 *
 * @throws InvalidInputError when the file cannot be read
 */
export async function sourceOf(file: string): Promise<Source> {
  const unreadable = (cause: unknown): never => {
    throw new InvalidInputError('file', `a file that can be read; ${file} cannot`, { cause });
  };
  const handle = await open(file).catch(unreadable);
  const head = Buffer.alloc(GZIP_MAGIC.length);
  await handle
    .read(head, 0, head.length, 0)
    .catch(unreadable)
    .finally(() => handle.close());
  const isGzip = GZIP_MAGIC.every((byte, place) => head[place] === byte);
  return () => (isGzip ? unpacked(file) : createReadStream(file));
}

async function* unpacked(file: string): AsyncGenerator<Uint8Array, void, undefined> {
  const bytes = createReadStream(file);
  const gunzip = createGunzip();
  bytes.on('error', (error) => gunzip.destroy(error));
  try {
    for await (const piece of bytes.pipe(gunzip)) yield piece;
  } catch (cause) {
    if (!String(codeOf(cause)).startsWith('Z_')) throw cause;
    throw new InvalidInputError('file', 'a whole backup; its gzip data is cut off or damaged', { cause });
  } finally {
    bytes.destroy();
  }
}
