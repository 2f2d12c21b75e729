import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const ROOT = path.join(__dirname, '../../..');
export const TOKEN = 'token-of-the-fault-tests';

/** A run of the program in a process of its own. */
export interface Run {
  readonly child: ChildProcess;
  /** Exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>;
  readonly said: () => string;
}

const runs = new Set<Run>();

/** Ends what a test that failed left running. */
export async function endAll(): Promise<void> {
  for (const run of [...runs]) await end(run, 'SIGKILL');
}

/** Starts `rootstock` from the sources. */
export function rootstock(words: readonly string[], environment: Readonly<Record<string, string>>): Run {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['-r', './scripts/swc-hook.cjs', 'src/cli/main.ts', ...words], {
    cwd: ROOT,
    env: { PATH, HOME, ROOTSTOCK_TF_BACKEND: 'cpu', ROOTSTOCK_ADMIN_TOKEN: TOKEN, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const hear = (piece: Buffer): void => void (said = (said + piece.toString()).slice(-200_000));
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const run = { child, ended, said: () => said };
  runs.add(run);
  void ended.then(() => runs.delete(run));
  return run;
}

/** A service that answers. */
export interface Service extends Run {
  readonly url: string;
}

/** Starts `rootstock serve` and waits until it answers. */
export async function serve(environment: Readonly<Record<string, string>>): Promise<Service> {
  const run = rootstock(['serve'], { PORT: '0', ...environment });
  let hasEnded = false;
  void run.ended.then(() => (hasEnded = true));
  for (;;) {
    const url = /Rootstock answers at (http:\/\/[^/\s]+)/.exec(run.said())?.[1];
    if (url !== undefined) return { ...run, url };
    if (hasEnded) throw new Error(`The service ended before it answered:\n${run.said()}`);
    await Promise.race([once(run.child.stdout ?? run.child, 'data'), run.ended]);
  }
}

/** Ends a run, and waits until it has ended. */
export async function end({ child, ended }: Run, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  child.kill(signal);
  return ended;
}
