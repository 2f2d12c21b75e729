import { readdirSync, readFileSync } from 'node:fs';
import type { Client } from 'pg';

const NANOSECONDS_PER_MS = 1_000_000;

/** Milliseconds on a core, by process, or by thread of one. */
type OnCore = ReadonlyMap<string, number>;

/** What a contender has used until now. */
interface Usage {
  readonly node: OnCore;
  readonly postgres: OnCore;
}

/** Null if it is gone. */
function onCore(schedstat: string): number | null {
  try {
    return Number(readFileSync(schedstat, 'utf8').split(' ')[0]) / NANOSECONDS_PER_MS;
  } catch {
    return null;
  }
}

function readAll(files: readonly string[]): OnCore {
  return new Map(
    files.flatMap((file): [string, number][] => {
      const used = onCore(file);
      return used === null ? [] : [[file, used]];
    }),
  );
}

/** What came up meanwhile began with nothing. */
const added = (before: OnCore, after: OnCore): number =>
  [...after].reduce((sum, [file, used]) => sum + used - (before.get(file) ?? 0), 0);

/** Tells from the system (Linux) what processes take of its processors. */
export class Used {
  /** @param watcher a connection to the server, which runs on this machine */
  constructor(private readonly watcher: Client) {}

  /** What the process, with its threads, and its connections by this name have used until now. */
  async by(processId: number, application: string): Promise<Usage> {
    const { rows } = await this.watcher.query<{ pid: number }>(
      'SELECT pid FROM pg_stat_activity WHERE application_name = $1',
      [application],
    );
    const threads = readdirSync(`/proc/${processId}/task`);
    return {
      node: readAll(threads.map((thread) => `/proc/${processId}/task/${thread}/schedstat`)),
      postgres: readAll(rows.map(({ pid }) => `/proc/${pid}/schedstat`)),
    };
  }

  /** Milliseconds between the two. */
  between(before: Usage, after: Usage): { readonly node: number; readonly postgres: number } {
    return { node: added(before.node, after.node), postgres: added(before.postgres, after.postgres) };
  }
}
