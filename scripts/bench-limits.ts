// Measures what the limits on operations take: asks the same operations of the starter catalogue of
// two applications in turn, one with all limits and one without any, and prints the processor time
// of both and their ratio; then how long operations that are to be refused take until they are. The
// database is a new one on the server of DATABASE_URL, else embedded.
import { DEFAULT_LIMITS } from '../src/platform/graphql/limits/limits';
import { medianOf } from './cost/line';
import { REFUSED_OPERATIONS } from './cost/refused-operations';
import { withMeasuredApps, type MeasuredApp } from './cost/measured-app';
import { withDatabase } from './scratch-database';

const ROUNDS = 40;
const WARM_UPS = 6;

const OPERATIONS: Readonly<Record<string, string>> = {
  'one model': '{ model(slug: "google/vit-base-patch16-224") { id slug name summary downloads } }',
  'a page of models': `{ models(first: 20) { nodes { id slug name tags tasks { id } publisher { slug }
    transferEdges(first: 5) { nodes { expectedGain domain { slug } } } } pageInfo { endCursor } } }`,
  'a long page of few fields': '{ models(first: 100) { nodes { id slug } } }',
  'many fields of many objects': `{ transferResults(first: 100) { nodes { id value split recipe protocol
    trainingExamples recordedAt metric { id name } study { title } base { id slug name } target { id slug } } } }`,
  'a recommendation': `{ recommendBases(input: { target: { description: "photos of birds" } }) {
    recommendations { score base { slug } reasons { text contribution } } } }`,
};

const say = (cells: readonly string[]): void =>
  void process.stdout.write(
    `${cells.map((cell, at) => (at === 0 ? cell.padEnd(42) : cell.padStart(12))).join('')}\n`,
  );

async function used(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function compare(limited: MeasuredApp, unlimited: MeasuredApp): Promise<void> {
  say(['CPU ms of each', 'limits on', 'limits off', 'ratio']);
  let [allOn, allOff] = [0, 0];
  for (const [name, query] of Object.entries(OPERATIONS)) {
    let [on, off] = [0, 0];
    for (let round = -WARM_UPS; round < ROUNDS; round += 1) {
      // Each goes first in turn, and the first rounds only warm up.
      const turns = round % 2 === 0 ? [limited, unlimited] : [unlimited, limited];
      for (const app of turns) {
        const taken = await used(() => app.ask(query));
        if (round >= 0 && app === limited) on += taken;
        if (round >= 0 && app === unlimited) off += taken;
      }
    }
    say([name, (on / ROUNDS).toFixed(2), (off / ROUNDS).toFixed(2), (on / off).toFixed(3)]);
    allOn += on;
    allOff += off;
  }
  say(['all', '', '', (allOn / allOff).toFixed(3)]);
}

/** By the clock, with what reads the request's JSON; the first times only warm up. */
async function refuse(limited: MeasuredApp): Promise<void> {
  say(['ms until it is refused', 'median', 'longest']);
  for (const [name, make] of Object.entries(REFUSED_OPERATIONS)) {
    const taken: number[] = [];
    for (let round = -WARM_UPS; round < ROUNDS; round += 1) {
      const started = performance.now();
      const { query, variables } = make();
      const { cost, errors } = await limited.ask(query, variables);
      if (round >= 0) taken.push(performance.now() - started);
      if (cost !== null || errors.length === 0) throw new TypeError(`Not refused: ${name}`);
    }
    say([name, medianOf(taken).toFixed(1), Math.max(...taken).toFixed(1)]);
  }
}

async function main(): Promise<void> {
  await withDatabase((environment) =>
    withMeasuredApps(environment, [DEFAULT_LIMITS, null], async ([limited, unlimited]) => {
      if (!limited || !unlimited) throw new RangeError('There are two applications.');
      await compare(limited, unlimited);
      await refuse(limited);
    }),
  );
}

void main();
