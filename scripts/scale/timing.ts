import type { Explained } from './explained';
import type { ScaleMeasured } from './measured-catalog';

/** How long an operation took, and what PostgreSQL did for it. */
export interface Timing {
  readonly name: string;
  /** Milliseconds of the whole operation, without HTTP. */
  readonly p50: number;
  readonly p95: number;
  /**
   * Least milliseconds that PostgreSQL said it took to run the statements by the plans that stay:
   * other work on the machine adds to it, and never takes away.
   */
  readonly sql: number;
  readonly statements: number;
  readonly read: number;
  readonly returned: number;
  /** The statement that took longest. */
  readonly slowest: Explained | null;
}

/** Prepared statements are planned for all values from the sixth time on. */
const PLANNED_AFTER = 5;
const MOST_RUNS = 15;
const LONG_MS = 4_000;

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
const ascending = (values: readonly number[]): number[] => [...values].sort((left, right) => left - right);
const sum = (values: readonly number[]): number => values.reduce((left, right) => left + right, 0);

/** Asks it up to fifteen times more than until its plans stay, or for some seconds then. */
export async function timingOf(
  { explanations }: Pick<ScaleMeasured, 'explanations'>,
  name: string,
  ask: () => Promise<unknown>,
): Promise<Timing> {
  for (let run = 0; run < PLANNED_AFTER; run++) await ask();
  const [taken, inServer]: [number[], number[]] = [[], []];
  let last: readonly Explained[];
  do {
    explanations.take();
    const started = performance.now();
    await ask();
    taken.push(performance.now() - started);
    last = explanations.take();
    inServer.push(sum(last.map(({ ms }) => ms)));
  } while (taken.length < MOST_RUNS && sum(taken) < LONG_MS);
  return {
    name,
    p50: at(ascending(taken), 0.5),
    p95: at(ascending(taken), 0.95),
    sql: Math.min(...inServer),
    statements: last.length,
    read: sum(last.map(({ read }) => read)),
    returned: sum(last.map(({ returned }) => returned)),
    slowest: [...last].sort((left, right) => right.ms - left.ms)[0] ?? null,
  };
}
