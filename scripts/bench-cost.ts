// Measures what operations take of the processor against what they are said to cost. Makes 200
// operations out of the schema (as many as the first argument says; always the same ones for the
// seed of the second), asks all of them in turn of the starter catalogue in a new database (on the
// server of DATABASE_URL, whose processes count, too; else embedded), several times, and prints the
// cost units and the median of the milliseconds of each, and how well a line goes through them.
import { withMeasuredApps, type MeasuredApp } from './cost/measured-app';
import { OperationGenerator } from './cost/generated-operations';
import { lineThrough, medianOf, type Point } from './cost/line';
import { processorTime } from './cost/processor-time';
import { samplesOf } from './cost/samples';
import { DEFAULT_LIMITS } from '../src/platform/graphql/limits/limits';
import { withDatabase } from './scratch-database';

const OPERATIONS = 200;
const SEED = 12;
const ROUNDS = 5;
/** Operations that take long are asked less often: what disturbs is a smaller part of them. */
const LONG_MS = 100;
const ROUNDS_OF_LONG = 3;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Operation {
  readonly query: string;
  readonly cost: number;
  /** Milliseconds of each time that it was asked. */
  readonly taken: number[];
}

/** The operations that are within the limits; asking them once warms up what answers them. */
async function operationsOf(measured: MeasuredApp, count: number, seed: number): Promise<Operation[]> {
  const generator = new OperationGenerator(measured.schema, await samplesOf(measured), seed);
  const operations: Operation[] = [];
  while (operations.length < count) {
    const query = generator.next();
    const { cost, errors } = await measured.ask(query);
    if (cost === null) continue; // beyond a limit: it costs nothing
    if (errors.length > 0) throw new TypeError(`${errors.join(' ')} ${query}`);
    operations.push({ query, cost, taken: [] });
  }
  return operations;
}

async function measure(measured: MeasuredApp, count: number, seed: number): Promise<void> {
  const operations = await operationsOf(measured, count, seed);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { query, taken } of operations) {
      if (round >= ROUNDS_OF_LONG && medianOf(taken) > LONG_MS) continue;
      taken.push(await processorTime(measured.database, () => measured.ask(query)));
    }
  }
  say('   units        ms  operation');
  const points = operations.map(({ query, cost, taken }): Point => {
    const milliseconds = medianOf(taken);
    say(`${String(cost).padStart(8)}  ${milliseconds.toFixed(1).padStart(8)}  ${query}`);
    return { cost, milliseconds };
  });
  const { slope, start, r2 } = lineThrough(points);
  say(
    `${points.length} operations: R2 ${r2.toFixed(3)}, ${(slope * 1000).toFixed(1)} ms for 1,000 units, ` +
      `${start.toFixed(1)} ms for none`,
  );
}

async function main(): Promise<void> {
  const count = Number(process.argv[2] ?? OPERATIONS);
  const seed = Number(process.argv[3] ?? SEED);
  await withDatabase((environment) =>
    withMeasuredApps(environment, [DEFAULT_LIMITS], async (apps) => {
      for (const measured of apps) await measure(measured, count, seed);
    }),
  );
}

void main();
