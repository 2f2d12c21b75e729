import type { PoolClient } from 'pg';
import { connectionFailure } from './failure';

const LOCK = `SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS "isHeld"`;
const UNLOCK = `SELECT pg_advisory_unlock(hashtextextended($1, 0))`;

/**
 * Work that only one process of all on a database runs at a time, by an advisory lock on its own
 * connection.
 */
export class Exclusive {
  /**
   * The embedded database belongs to one process, so there it is enough to remember what this
   * process runs.
   */
  private readonly running = new Set<string>();

  /** @param connect lends a connection of the server; null for the embedded database */
  constructor(private readonly connect: (() => Promise<PoolClient>) | null) {}

  /**
   * Runs `work` unless work of this name is running already; returns whether it ran. `lost` is
   * aborted when the lock is lost before the work is done: the work must end then.
   */
  async run(name: string, work: (lost: AbortSignal) => Promise<void>): Promise<boolean> {
    if (this.running.has(name)) return false;
    this.running.add(name);
    try {
      if (this.connect === null) await work(new AbortController().signal);
      else return await lockedOn(await this.connect(), name, work);
      return true;
    } finally {
      this.running.delete(name);
    }
  }
}

async function lockedOn(
  connection: PoolClient,
  name: string,
  work: (lost: AbortSignal) => Promise<void>,
): Promise<boolean> {
  const lost = new AbortController();
  // Without a listener the end of an idle connection would end the process.
  const onError = (error: Error): void => lost.abort(error);
  connection.on('error', onError);
  let isBroken = true;
  try {
    const { rows } = await connection.query<{ isHeld: boolean }>(LOCK, [name]);
    const isHeld = rows[0]?.isHeld === true;
    try {
      if (isHeld) await work(lost.signal);
    } finally {
      if (isHeld && !lost.signal.aborted) await connection.query(UNLOCK, [name]);
    }
    isBroken = lost.signal.aborted;
    return isHeld;
  } catch (error) {
    throw lost.signal.aborted ? connectionFailure(error) : error;
  } finally {
    connection.off('error', onError);
    // A connection that failed meanwhile may still hold the lock: closing it releases the lock.
    connection.release(isBroken);
  }
}
