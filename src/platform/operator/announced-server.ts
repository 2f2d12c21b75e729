import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { holderOf } from '../database/data-folder.lock';

const announcedSchema = z.object({
  /** Process id. */
  process: z.number(),
  /** Where it answers, as seen from this machine: `http://127.0.0.1:4000`. */
  url: z.string(),
  /** Proves that who asks may read the data folder; another one for every run of the server. */
  key: z.string(),
  /** Whether it answers questions; before, it has commands wait. Former versions do not say it. */
  isReady: z.boolean().default(true),
});

/** A server that has the embedded database of a data folder, as it says there. */
export type AnnouncedServer = Readonly<z.infer<typeof announcedSchema>>;

/** Whoever reads this file may do what the owner of the folder may do. */
const OWNER_ONLY = 0o600;
const KEY_BYTES = 32;

const fileIn = (dataDir: string): string => path.join(dataDir, 'server.json');

/** A server that listens on every address is reached by the loopback one. */
function fromHere(url: string): string {
  const address = new URL(url);
  if (address.hostname === '0.0.0.0') address.hostname = '127.0.0.1';
  if (address.hostname === '[::]') address.hostname = '[::1]';
  return address.origin;
}

function read(dataDir: string): AnnouncedServer | null {
  try {
    return announcedSchema.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
  } catch {
    return null;
  }
}

export const newKey = (): string => randomBytes(KEY_BYTES).toString('base64url');

/** What a server has told the owner of its data folder. */
export interface Announcement {
  /** Tells that it answers questions. */
  readonly ready: () => void;
  /** Takes it back. */
  readonly withdraw: () => void;
}

/**
 * Tells the owner of a data folder, which this process has locked, where its server answers and by
 * which key.
 */
export function announceServer(
  dataDir: string,
  { url, key }: Pick<AnnouncedServer, 'url' | 'key'>,
): Announcement {
  const tell = (isReady: boolean): void => {
    const server: AnnouncedServer = { process: process.pid, url: fromHere(url), key, isReady };
    const aside = `${fileIn(dataDir)}.${process.pid}`;
    writeFileSync(aside, JSON.stringify(server), { mode: OWNER_ONLY });
    renameSync(aside, fileIn(dataDir));
  };
  tell(false);
  const withdraw = (): void => {
    process.off('exit', withdraw);
    if (read(dataDir)?.key === key) rmSync(fileIn(dataDir), { force: true });
  };
  process.once('exit', withdraw);
  return { ready: () => tell(true), withdraw };
}

/**
 * The server that has a data folder; null where no running one has it, or this user may not read
 * its key.
 */
export function findServer(dataDir: string): AnnouncedServer | null {
  const server = read(dataDir);
  return server !== null && server.process === holderOf(dataDir) ? server : null;
}
