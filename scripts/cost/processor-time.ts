import { readFileSync } from 'node:fs';
import type { Database } from '../../src/platform/database';

const NANOSECONDS_PER_MS = 1_000_000;

/** What a process used; /proc/<pid>/stat has only hundredths of a second. Null if it is gone. */
function millisecondsOf(pid: number): number | null {
  try {
    const [used] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
    return Number(used) / NANOSECONDS_PER_MS;
  } catch {
    return null; // on another machine, or closed
  }
}

/**
 * Milliseconds of processor time that `work` takes: of this process with its threads and, where a
 * PostgreSQL server runs on this machine, of its connections to it. An embedded database is part of
 * this process.
 */
export async function processorTime(database: Database, work: () => Promise<unknown>): Promise<number> {
  const pids =
    database.kind === 'embedded'
      ? []
      : await database.query<{ pid: number }>({
          label: 'bench_backends',
          text: 'SELECT pid FROM pg_stat_activity WHERE datname = current_database()',
        });
  const before = pids.map(({ pid }) => ({ pid, used: millisecondsOf(pid) }));
  const started = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(started);
  const ofConnections = before.reduce(
    (sum, { pid, used }) => sum + (used === null ? 0 : (millisecondsOf(pid) ?? used) - used),
    0,
  );
  return (user + system) / 1000 + ofConnections;
}
