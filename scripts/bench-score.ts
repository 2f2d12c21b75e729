// How long ranking takes at scale, and for how long at most it keeps others waiting:
// The floor is one matrix product of that size in the same language: each candidate's 64 numbers
// times one vector. Time of this process's core is printed beside the time on the clock, which
// counts other processes in.
import { TransferScorer } from '../src/scoring';
import { rowProduct } from '../src/scoring/linear-algebra';
import { BLOCKS, syntheticEvidence } from './synthetic-evidence';

const MEASURED = 1500;
const FACTORS = 64;
const WARM_UP = 5;

interface Times {
  clock: number[];
  core: number[];
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;
const shown = ({ clock, core }: Times): string =>
  `${median(clock).toFixed(1)} ms (of one core: ${median(core).toFixed(1)} ms)`;

async function time(rounds: number, work: (round: number) => unknown): Promise<Times> {
  const times: Times = { clock: [], core: [] };
  for (let round = -WARM_UP; round < rounds; round++) {
    const core = process.cpuUsage();
    const clock = performance.now();
    await work(round);
    if (round < 0) continue;
    times.clock.push(performance.now() - clock);
    const { user, system } = process.cpuUsage(core);
    times.core.push((user + system) / 1000);
  }
  return times;
}

/** The longest time between two turns of the event loop while the work is done. */
async function longestStretch(work: () => Promise<unknown>): Promise<{ clock: number; core: number }> {
  const longest = { clock: 0, core: 0 };
  let isDone = false;
  let clock = performance.now();
  let core = process.cpuUsage();
  const turn = (): void => {
    const { user, system } = process.cpuUsage(core);
    longest.clock = Math.max(longest.clock, performance.now() - clock);
    longest.core = Math.max(longest.core, (user + system) / 1000);
    clock = performance.now();
    core = process.cpuUsage();
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  isDone = true;
  await new Promise(setImmediate);
  return longest;
}

async function main(bases: number, results: number, rounds: number): Promise<void> {
  const evidence = syntheticEvidence({ bases, measured: MEASURED, results, targets: 600, columns: 1000 });
  const begin = performance.now();
  const scorer = new TransferScorer(evidence, BLOCKS);
  print(`scorer over ${evidence.observations.length} results built in ${seconds(begin)} s, without a fit`);
  const candidates = scorer.select(evidence.bases.map(({ id }) => id));
  const asked = evidence.targets.map((target) => ({ ...target, id: `${target.id}, asked about` }));
  const request = (round: number) => ({
    target: asked[(round + WARM_UP) % asked.length]!,
    protocol: 'FINE_TUNE',
    candidates,
  });

  const factors = Float64Array.from({ length: bases * FACTORS }, (_, i) => Math.sin(i));
  const vector = Float64Array.from({ length: FACTORS }, (_, i) => Math.cos(i));
  const product = new Float64Array(bases);
  const floor = await time(rounds, () => {
    for (let base = 0; base < bases; base++) product[base] = rowProduct(factors, base * FACTORS, vector);
  });
  const atOnce = await time(rounds, (round) => scorer.rank(request(round)));
  const sliced = await time(rounds, (round) => scorer.rankInSlices(request(round)));
  const stretches: Times = { clock: [], core: [] };
  for (let round = 0; round < rounds; round++) {
    const { clock, core } = await longestStretch(() => scorer.rankInSlices(request(round)));
    stretches.clock.push(clock);
    stretches.core.push(core);
  }
  print(`floor, ${bases} x ${FACTORS} by ${FACTORS} x 1: ${shown(floor)}`);
  print(`rank ${candidates.ids.length} bases: ${shown(atOnce)}, ${ratio(atOnce, floor)} times the floor`);
  print(`rankInSlices: ${shown(sliced)}, ${ratio(sliced, floor)} times the floor`);
  print(
    `longest stretch, median of ${rounds}: ${shown(stretches)}; greatest ${Math.max(...stretches.clock).toFixed(1)} ms (of one core: ${Math.max(...stretches.core).toFixed(1)} ms)`,
  );
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const seconds = (begin: number): string => ((performance.now() - begin) / 1000).toFixed(1);
const ratio = (times: Times, floor: Times): string => (median(times.core) / median(floor.core)).toFixed(1);

const [bases = '100000', results = '100000', rounds = '30'] = process.argv.slice(2);
void main(Number(bases), Number(results), Number(rounds));
