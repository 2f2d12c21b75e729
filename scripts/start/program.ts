import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Runs a program, which tells what it cost in a line of standard error at its end. */
const REPORTING = `
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    process.stderr.write('\\ncpu-seconds ' + ((user + system) / 1e6).toFixed(3) + '\\n');
  });
  require(process.argv[1]);`;

/** A built copy of Rootstock: the folder with its `dist`. */
export interface Program {
  readonly name: string;
  readonly root: string;
}

/** Where a run finds its catalogue. */
export type Place = Readonly<Record<string, string>>;

const start = ({ root }: Program, words: readonly string[], place: Place): ChildProcess =>
  spawn(process.execPath, ['-e', REPORTING, path.join(root, 'dist/src/cli/main.js'), ...words], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'error', ...place },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** What a command took, in seconds. */
export interface Cost {
  readonly wall: number;
  readonly cpu: number;
}

/** Runs a command to its end. */
export async function run(program: Program, words: readonly string[], place: Place): Promise<Cost> {
  const begin = performance.now();
  const child = start(program, words, place);
  let told = '';
  child.stderr?.on('data', (piece: Buffer) => void (told += piece.toString()));
  child.stdout?.resume();
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`rootstock ${words.join(' ')} ended with ${code}:\n${told}`);
  return { wall: (performance.now() - begin) / 1000, cpu: Number(/cpu-seconds ([\d.]+)/.exec(told)?.[1]) };
}

/** A server that runs, and what it has taken so far. */
export interface Server {
  readonly url: string;
  /** Processor seconds since it began. */
  cpu(): number;
  /** Resident memory, in megabytes. */
  memory(): number;
  stop(): Promise<void>;
}

const TICKS_PER_SECOND = 100;

function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return ((user ?? 0) + (system ?? 0)) / TICKS_PER_SECOND;
}

const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

/** Starts a server, which may not answer yet. */
export function serve(program: Program, port: number, place: Place): Server {
  const child = start(program, ['serve'], { PORT: String(port), ...place });
  child.stdout?.resume();
  child.stderr?.resume();
  const pid = child.pid ?? 0;
  return {
    url: `http://127.0.0.1:${port}`,
    cpu: () => cpuOf(pid),
    memory: () => memoryOf(pid),
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'close');
    },
  };
}
